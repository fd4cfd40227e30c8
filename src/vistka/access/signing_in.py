"""How allauth is made to sign in staff: which account a password opens, which code is right, and what it says."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access import second_factor
from vistka.access.actions import change_password, spend_recovery_code
from vistka.access.errors import AccessError
from vistka.access.members import trusted_account
from vistka.access.models import Staff
from vistka.access.models.staff import clean_account
from vistka.access.second_factor import Standing, standing


class StaffBackend(BaseBackend):
    """Opens accounts that the ledger bears out and nobody blocked; refuses all others alike and in the same time."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_other: Any
    ) -> Staff | None:
        """The account of that name, if this is its password."""
        if not username or not password:
            return None
        staff = Staff.objects.filter(account=clean_account(username)).first()
        if staff is None:
            Staff().set_password(password)  # as long as a comparison takes, so that time does not tell who is here
            return None
        right = staff.check_password(password)
        return trusted_account(staff) if right else None

    def get_user(self, user_id: UUID | str) -> Staff | None:
        """The account of a session, asked anew with each request."""
        return trusted_account(Staff.objects.filter(pk=user_id).first())


def takes(staff: Staff, code: str) -> bool:
    """Whether the code is right just now. A recovery code is spent by it."""
    account = trusted_account(Staff.objects.filter(pk=staff.pk).first())
    if account is None or standing(account) is not Standing.BOUND:
        return False
    if second_factor.holds_now(account, code):
        return True
    number = second_factor.recovery_code(account, code)
    if number is None:
        return False
    try:
        spend_recovery_code(by=account.actor, number=number)
    except AccessError:  # somebody used the same code in the same moment
        return False
    return True


MESSAGES: Final = {
    "account/messages/logged_out.txt": _("You are signed out. All that you saved is kept."),
    "account/messages/password_changed.txt": _("Your password is changed."),
}
"""What the staff are told of what allauth did, by the name of its own message."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up, no mail, our words, and passwords changed by an action."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The account name or the password is not right. Type both again."),
        "too_many_login_attempts": _(
            "There were too many attempts. Wait five minutes, then try again. If it was not you, tell an administrator."
        ),
        "rate_limited": _("There were too many attempts. Wait five minutes, then try again."),
        "enter_current_password": _("This is not your present password. Type it again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Staff come by invitation."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_args: Any, **_options: Any
    ) -> None:
        """Our words for what allauth reports, and silence where the page says it itself."""
        if words := MESSAGES.get(message_template or ""):
            messages.add_message(request, level, words)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing about staff leaves by mail."""

    def send_notification_mail(self, *args: Any, **options: Any) -> None:
        """Nothing about staff leaves by mail."""

    def set_password(self, user: Any, password: str) -> None:
        """Change the password by an action, and show the caller the row as it is now."""
        user.__dict__.update(change_password(by=user.actor, password=password).__dict__)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to work."""
        return settings.LOGIN_REDIRECT_URL

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Before something sensitive the second factor is asked again: a colleague may have seen the password typed."""
        if not user.is_authenticated:
            return []
        again = reverse("mfa_reauthenticate")
        return [{"id": "mfa_reauthenticate", "description": _("Use your second factor"), "url": again}]

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        """Go on, in the language that the account names."""
        response: HttpResponse = super().post_login(request, user, **options)
        if user.language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, httponly=True, samesite="Lax")
        return response


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets sealed, and nothing believed that the account does not bear out."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Wait for the next one, or type one of your recovery codes."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return second_factor.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret. Raises `CannotOpen`."""
        return second_factor.unseal(encrypted_text)

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """Whether a code is asked at sign-in: always, but for an account that is to set up its second factor now.

        Also for a broken one: rows deleted from allauth's table must not let anybody in with the password alone.
        """
        if user.is_anonymous or (types is not None and Authenticator.Type.TOTP not in types):
            return False
        return standing(user) is not Standing.AWAITED

    def send_notification_mail(self, *args: Any, **options: Any) -> None:
        """Nothing about staff leaves by mail."""
