"""A code that is typed back, and the question about the second one."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.portal.typed import TypedField


class AgainForm(forms.Form):
    """The code once more, from the paper."""

    code = TypedField(
        label=_("Your number"),
        help_text=_("24 digits. Spaces do not matter."),
        required=True,
        error_messages={"required": _("Type the number from your paper.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "portal-digits"}),
    )


class SecondForm(forms.Form):
    """Whether somebody could force her."""

    wanted = forms.ChoiceField(
        label=_("Could someone make you open your mailbox?"),
        choices=[("yes", _("Yes. Give me a second code.")), ("no", _("No. One code is enough."))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no. If you are not sure, choose yes.")},
    )
