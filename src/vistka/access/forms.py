"""The forms of signing in, invitation and second factor."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import check_rate_limit
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from vistka.access.purposes import ASKED
from vistka.access.signing_in import takes


class LoginForm(AllauthLoginForm):  # type: ignore[misc]
    """Account name and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label = _("Account name"), _("Password")
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""


class _CodeForm(forms.Form):
    """A TOTP code or a recovery code of `user`; allauth's own form would believe whatever stands in its table."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Six digits from your authenticator app, or one of your recovery codes of eight digits."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        self.user = user
        super().__init__(*args, **options)

    def clean_code(self) -> str:
        """The code; raises `ValidationError` when it is not right, or after too many tries."""
        passed = check_rate_limit(self.user)
        code: str = self.cleaned_data["code"]
        if not takes(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        passed()
        return code


class SecondFactorForm(_CodeForm):
    """The second step of signing in."""

    def save(self) -> None:
        """Note in the session that both factors were given."""
        record_authentication(context.request, self.user, "mfa")


class ConfirmForm(_CodeForm):
    """The second factor once more, before something sensitive."""

    def save(self) -> None:
        """Note in the session that it was given again."""
        record_authentication(context.request, self.user, "mfa", reauthenticated=True)


class ChangePasswordForm(AllauthChangePasswordForm):  # type: ignore[misc]
    """The present password and the new one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["oldpassword"].label = _("Present password")
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password again")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""
        self.fields["password1"].help_text = PASSWORD_HELP


PASSWORD_HELP = _(
    "At least 14 signs. Four or five words that do not belong together are good and easy to keep in mind."
)


class InvitationForm(forms.Form):
    """Accepting an invitation: the account name, the code, a password chosen."""

    account = forms.CharField(
        label=_("Account name"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label=_("Invitation code"),
        help_text=_("Twenty letters and digits in groups of four, which an officer of your bureau gave you."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("New password"),
        help_text=PASSWORD_HELP,
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Raises `ValidationError` for a password that could be guessed."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password)
        return password

    def clean_again(self) -> str:
        """Raises `ValidationError` when the second typing differs."""
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_("The two passwords differ. Type the same one twice."))
        return again


class PurposeForm(forms.Form):
    """For what a person outside one's own cases is opened."""

    person = forms.UUIDField(widget=forms.HiddenInput)
    next = forms.CharField(widget=forms.HiddenInput)
    purpose = forms.ChoiceField(
        label=_("For what do you open this record?"),
        choices=[(purpose.value, purpose.words) for purpose in ASKED],
        error_messages={"required": _("Choose what comes nearest.")},
        widget=forms.RadioSelect,
    )
