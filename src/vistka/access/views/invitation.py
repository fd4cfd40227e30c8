"""Accepting an invitation: the one page besides signing in that is open to who is not signed in."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic.edit import FormView

from vistka.access.actions import accept_invitation
from vistka.access.errors import InvitationRefused
from vistka.access.forms import InvitationForm
from vistka.access.models import Staff
from vistka.access.models.staff import clean_account
from vistka.ledger.actors import staff as actor_of


@method_decorator([never_cache, sensitive_post_parameters("code", "password", "again")], name="dispatch")
class AcceptInvitation(FormView[InvitationForm]):
    """Account name, code and a password; the second factor comes after signing in with it."""

    form_class = InvitationForm
    template_name = "access/accept_invitation.html"
    success_url = reverse_lazy("account_login")

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        account = clean_account(form.cleaned_data["account"])
        if not ratelimit.consume(self.request, action="accept_invitation", key=account):
            form.add_error(None, _("There were too many attempts. Wait five minutes, then try again."))
            return self.form_invalid(form)
        try:
            accept(account, form.cleaned_data)
        except InvitationRefused as error:
            form.add_error(None, str(error.words))
            return self.form_invalid(form)
        messages.success(self.request, _("Your password is set. Sign in with it; then you set up your second factor."))
        return super().form_valid(form)


def accept(account: str, typed: dict[str, Any]) -> None:
    """Accept the invitation. Raises `InvitationRefused`, for an unknown account as for a wrong code."""
    staff = Staff.objects.filter(account=account).first()
    # An account that is not there has no invitation: the action refuses it in the same words.
    by = actor_of(staff.pk if staff else Staff().pk)
    accept_invitation(by=by, code=typed["code"], password=typed["password"])
