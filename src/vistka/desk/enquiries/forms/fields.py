"""The few kinds of field that the forms of this room are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

LONG: Final = 400
Words = Any
"""Words, translated now or when the page is made: Django's stubs know lazy ones by a class that is not there to import."""

_UNREMEMBERED: Final = {"autocomplete": "off", "spellcheck": "false"}
"""No browser keeps, completes or corrects what is typed about a person."""


def line(label: Words, hint: Words = "", *, required: bool = False, most: int = 200) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        error_messages={"required": _("Write this down, even if it is only a part.")},
        widget=forms.TextInput(attrs=dict(_UNREMEMBERED)),
    )


def lines(
    label: Words, hint: Words = "", *, required: bool = False, most: int = 2000, rows: int = 3
) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        error_messages={"required": _("Write this down, in a few words.")},
        widget=forms.Textarea(attrs={**_UNREMEMBERED, "rows": rows}),
    )


def one_of(
    label: Words, choices: Iterable[tuple[str, Any]], hint: Words = "", *, required: bool = True
) -> forms.ChoiceField:
    """One of a few, each a row that a thumb can hit."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=required,
        choices=list(choices),
        error_messages={"required": _("Choose one.")},
        widget=forms.RadioSelect,
    )


def yes_or_no(label: Words, hint: Words = "") -> forms.TypedChoiceField:
    """A question that must be asked aloud: neither answer stands there before."""
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        error_messages={"required": _("Ask, and choose yes or no.")},
        widget=forms.RadioSelect,
    )
