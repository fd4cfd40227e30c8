"""The forms of the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from vistka.access.models import Grant, Staff
from vistka.access.roles import Role, clash
from vistka.desk.sentences import VERBS
from vistka.ui.forms import DateField

_ANY = ("", _("Everything"))


class InviteForm(forms.Form):
    """Whom to invite."""

    name = forms.CharField(
        label=_("Full name"), help_text=_("Sealed: only administrators and the person read it."), max_length=200
    )
    account = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9.-]*$",
        label=_("Account name"),
        help_text=_(
            "Typed to sign in, and seen by officers. Not the real name: letters, digits, hyphens, like desk-07."
        ),
        error_messages={"invalid": _("Use Latin letters, digits, hyphens and full stops only.")},
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the pages"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )


class RoleForm(forms.Form):
    """A role that the account neither holds nor awaits, and that clashes with none of those."""

    role = forms.ChoiceField(label=_("Role"), help_text=_("One at a time."), widget=forms.RadioSelect)

    def __init__(self, *args: Any, staff: Staff, **options: Any) -> None:
        super().__init__(*args, **options)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [(one.value, one.words) for one in roles_that_fit(staff)]


def roles_that_fit(staff: Staff) -> list[Role]:
    """The roles that can be proposed for this account."""
    held = {Role(grant.role) for grant in Grant.objects.filter(staff=staff, ended_at=None)}
    return [role for role in Role if role not in held and clash({role, *held}) is None]


class LedgerFilter(forms.Form):
    """Which entries to show. It is sent in the body of the request: no key of a person stands in an address."""

    account = forms.UUIDField(
        label=_("Account"),
        help_text=_("The account's number in the ledger. It stands on the account's page."),
        required=False,
        error_messages={"invalid": _("This is not an account's number. Copy it from an entry.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    verb = forms.ChoiceField(
        label=_("What happened"),
        required=False,
        choices=lambda: [_ANY, *((verb, said.what) for verb, said in VERBS.items())],
    )
    day = DateField(label=_("Day (UTC)"), required=False)

    def kept(self) -> dict[str, str]:
        """What the session keeps of a valid form."""
        account: UUID | None = self.cleaned_data["account"]
        day = self.cleaned_data["day"]
        return {
            "account": str(account or ""),
            "verb": self.cleaned_data["verb"],
            "day": day.isoformat() if day else "",
        }
