"""Setting up the second factor, and new recovery codes."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import clear_totp_secret
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic.edit import FormView

from vistka.access.actions import enrol_second_factor, renew_recovery_codes
from vistka.access.middleware import member_of
from vistka.access.second_factor import Standing, standing, unspent


class SetUpForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of the app. allauth keeps the secret in the session, which is sealed, until it is right."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        code = self.fields["code"]
        code.label = _("Code")
        code.help_text = _("The six digits that the app shows now.")
        code.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}

    def clean_code(self) -> str:
        """The code. Raises `ValidationError`, in words that speak of no recovery codes: there are none yet."""
        try:
            code: str = super().clean_code()
        except forms.ValidationError as error:
            if error.code != "incorrect_code":
                raise
            raise forms.ValidationError(_("This code is not right. Wait until the app shows the next one.")) from None
        return code


@method_decorator(never_cache, name="dispatch")
class SetUp(FormView[SetUpForm]):
    """The second factor, once: after an invitation was accepted, and never again without another."""

    form_class = SetUpForm
    template_name = "access/set_up_second_factor.html"

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        match standing(member_of(request).staff):
            case Standing.AWAITED:
                return super().dispatch(request, *args, **options)
            case Standing.BOUND:
                return HttpResponseRedirect("/")
            case _:
                return render(request, "access/no_second_factor.html", status=403)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        context = super().get_context_data(**options)
        secret = context["form"].secret
        return context | {"picture": picture_of(self.request, secret), "secret": secret}

    def form_valid(self, form: SetUpForm) -> HttpResponse:
        codes = enrol_second_factor(by=member_of(self.request).actor, secret=form.secret)
        clear_totp_secret(self.request)
        return show_codes(self.request, codes, first=True)


@method_decorator([never_cache, reauthentication_required], name="dispatch")
class RenewCodes(FormView[forms.Form]):
    """New recovery codes; the second factor is asked first."""

    form_class = forms.Form
    template_name = "access/renew_recovery_codes.html"

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        return super().get_context_data(**options) | {"left": unspent(member_of(self.request).staff)}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        return show_codes(self.request, renew_recovery_codes(by=member_of(self.request).actor), first=False)


def show_codes(request: HttpRequest, codes: list[str], *, first: bool) -> HttpResponse:
    """The codes, in the answer to the form itself: they are kept nowhere from which they could be shown again."""
    request.session.cycle_key()
    return render(request, "access/recovery_codes.html", {"codes": codes, "first": first})


def picture_of(request: HttpRequest, secret: str) -> SafeString:
    """The QR code as an element of the page: a picture by data address is not let in by our content policy."""
    adapter = get_adapter()
    svg: str = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 (made by qrcode from black squares; nothing typed is in it)
