"""The pages on which an officer changes something: each shows what will happen, and has one button."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vistka.access import actions
from vistka.access.actions import Newcomer
from vistka.access.errors import AccessError
from vistka.access.middleware import member_of
from vistka.access.models import BudgetRelease, Grant, Staff
from vistka.access.permissions import Permission
from vistka.access.roles import Role
from vistka.access.routes import Door, admits, requires
from vistka.desk.acts import Act, account_of
from vistka.desk.forms import InviteForm, RoleForm
from vistka.desk.presenters.home import own_resets
from vistka.desk.presenters.names import called
from vistka.desk.presenters.requests import open_requests, requests_table
from vistka.ui.furniture import SummaryRow

_asks_and_does = require_http_methods(["GET", "HEAD", "POST"])


def confirm(act: Act) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The page of an act: the question with what will happen, then the act itself."""

    @requires(act.permission)
    @_asks_and_does
    def page(request: HttpRequest, row_id: UUID) -> HttpResponse:
        row = get_object_or_404(act.on, pk=row_id)
        account = account_of(row)
        back = reverse("desk:staff", args=[account.pk])
        if request.method != "POST":
            about = [SummaryRow(_("Member of staff"), called(member_of(request), account))]
            if isinstance(row, Grant):
                about.append(SummaryRow(_("Role"), Role(row.role).words))
            shown = {"title": act.question, "text": act.text, "submit": act.submit, "danger": act.danger}
            return render(request, "desk/confirm.html", {**shown, "consequences": about, "cancel_url": back})
        try:
            code = act.do(member_of(request).actor, row.pk)
        except AccessError as error:
            messages.error(request, str(error.words))
            return HttpResponseRedirect(back)
        messages.success(request, str(act.done))
        return show_code(request, account, code) if code else HttpResponseRedirect(back)

    return page


def show_code(request: HttpRequest, account: Staff, code: str) -> HttpResponse:
    """The code, in the answer to the form itself: it is kept nowhere from which it could be shown again."""
    invitation = account.invitations.filter(accepted_at=None, withdrawn_at=None).latest("expires_at")
    shown = {"account": account, "code": code, "invitation": invitation, "is_reset": invitation.reset_id is not None}
    return render(request, "desk/code.html", shown)


@requires(Permission.MANAGE_ACCOUNTS)
@_asks_and_does
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account, and show its invitation code once."""
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            code = actions.invite(by=member_of(request).actor, newcomer=Newcomer(**form.cleaned_data))
        except AccessError as error:
            form.add_error("account", str(error.words))
        else:
            account = Staff.objects.get(account=form.cleaned_data["account"].lower())
            return show_code(request, account, code)
    return render(request, "desk/invite.html", {"form": form})


@requires(Permission.MANAGE_ACCOUNTS)
@_asks_and_does
def propose_role(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Propose a role for somebody else."""
    account = get_object_or_404(Staff, pk=row_id)
    back = reverse("desk:staff", args=[account.pk])
    form = RoleForm(request.POST or None, staff=account)
    if form.is_valid():
        try:
            role = Role(form.cleaned_data["role"])
            actions.propose_grant(by=member_of(request).actor, staff_id=account.pk, role=role)
        except AccessError as error:
            messages.error(request, str(error.words))
        else:
            messages.success(request, _("The role is proposed. Another officer has to second it."))
        return HttpResponseRedirect(back)
    shown = {"form": form, "name": called(member_of(request), account), "cancel_url": back}
    return render(request, "desk/propose_role.html", shown)


@admits(Door.MEMBER)
@_asks_and_does
def stop_own_reset(request: HttpRequest) -> HttpResponse:
    """Somebody had a reset of this account proposed, and its owner did not ask for it."""
    if request.method != "POST":
        return render(request, "desk/stop_own_reset.html")
    for reset in own_resets(member_of(request)):
        actions.stop_reset(by=member_of(request).actor, reset_id=reset.pk)
    messages.success(request, _("The reset is stopped. Tell an administrator in person, and change your password."))
    return HttpResponseRedirect(reverse("desk:home"))


@requires(Permission.RELEASE_BUDGET)
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """Colleagues who ask to open more records today."""
    asked = open_requests(timezone.now())
    table = requests_table(member_of(request), asked)
    return render(request, "desk/requests.html", {"table": table, "is_empty": not asked})


@requires(Permission.RELEASE_BUDGET)
@_asks_and_does
def release(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Allow it, for today."""
    asked = get_object_or_404(BudgetRelease, pk=row_id)
    back = reverse("desk:requests")
    if request.method != "POST":
        name = called(member_of(request), asked.staff)
        about = [SummaryRow(_("Member of staff"), name), SummaryRow(_("More records"), asked.persons)]
        return render(request, "desk/release.html", {"consequences": about, "cancel_url": back})
    try:
        actions.release_budget(by=member_of(request).actor, release_id=asked.pk)
    except AccessError as error:
        messages.error(request, str(error.words))
    else:
        messages.success(request, _("Your colleague can open more records today."))
    return HttpResponseRedirect(back)
