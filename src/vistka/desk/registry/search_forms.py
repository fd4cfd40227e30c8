"""What is typed to find a person. It is sent in the body of the request: no name stands in an address."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.dates import read_date

_TYPED: Final = {"autocomplete": "off", "spellcheck": "false"}
FILTERS: Final = ("birth_date", "birth_place", "unit")
"""What narrows a search by name, as the register's index knows it."""


class SearchForm(forms.Form):
    """A name, narrowed by birth, place or unit; or a number, which is found exactly."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("In any alphabet, in any order; the first letters are enough."),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={**_TYPED, "type": "search"}),
    )
    birth_date = forms.CharField(
        label=_("Born"),
        help_text=_("A day, a month or a year: 27.3.1998, 3.1998 or 1998."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={**_TYPED, "class": "govuk-input--width-20"}),
    )
    birth_place = forms.CharField(
        label=_("Place of birth"), max_length=100, required=False, widget=forms.TextInput(attrs=_TYPED)
    )
    unit = forms.CharField(
        label=_("Military unit"), max_length=100, required=False, widget=forms.TextInput(attrs=_TYPED)
    )
    number = forms.CharField(
        label=_("Or a number"),
        help_text=_("The bureau number, or the number in the camp, on the disc or on a document: the whole of it."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={**_TYPED, "class": "govuk-input--width-20"}),
    )

    def clean_birth_date(self) -> str:
        """A date that can be read."""
        typed: str = self.cleaned_data["birth_date"]
        if typed and not read_date(typed).alternatives:
            raise forms.ValidationError(_("This cannot be read as a date. Write it like 27.3.1998, 3.1998 or 1998."))
        return typed

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and not any(typed.values()):
            raise forms.ValidationError(_("Write a name or a number."))
        return typed

    @property
    def filters(self) -> dict[str, str]:
        """What narrows the search, by the index's columns."""
        return {name: value for name in FILTERS if (value := self.cleaned_data[name])}
