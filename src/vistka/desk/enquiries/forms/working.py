"""What is asked when something is done with an enquiry."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vistka.desk.enquiries.forms.fields import line, lines, one_of
from vistka.enquiries.closing import OUTCOMES
from vistka.identifiers.bureau_numbers import clean_number, is_number


class NumberForm(forms.Form):
    """The number on a receipt. It is sent in the body of a request and stands in no address."""

    number = forms.CharField(
        label=_("Number on the receipt"),
        help_text=_("Ten digits, grouped as you like."),
        max_length=40,
        error_messages={"required": _("Write the number.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "numeric"}),
    )

    def clean_number(self) -> str:
        """Raises `ValidationError` for a number with a slip in it: its last digit checks the others."""
        number: str = self.cleaned_data["number"]
        if not is_number(number):
            raise ValidationError(_("A digit is wrong or missing. Ask for the number once more, in groups."))
        return clean_number(number)


class CloseForm(forms.Form):
    """How it ended."""

    outcome = one_of(_("How did it end?"), [(name, one.words) for name, one in OUTCOMES.items()])


class AssociationForm(forms.Form):
    """An association that may file for families."""

    name = line(_("Name of the association"), required=True)
    contact = lines(_("How it is reached"), _("Who speaks for it, telephone, address."), required=True)
