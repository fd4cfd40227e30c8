"""What people type: any script and any emoji, freed of the hidden signs that could deceive a reader, never cut off.

A hidden sign is named in a message and taken out of the field at once, so that "Continue" works the second time: nobody
can delete what she cannot see. Marks that telephones put around pasted names and numbers go without a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vistka.dates import DateReading, read_date
from vistka.dates.numbers import NO_SUCH_DAY, NO_SUCH_MONTH, NO_YEAR

OVERRIDES: Final = "\u202d\u202e"
"""Show the letters in another order than they are stored (Unicode Standard Annex 9, section 2.2)."""
_AROUND: Final = "\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
"""Embeddings, isolates and the byte order mark: they come with pasted text and change no letter."""
_HARMLESS: Final = dict.fromkeys(map(ord, _AROUND))
_TO_A_SPACE: Final = dict.fromkeys((*b"\t\x0b\x0c", 0x85, 0x2028, 0x2029), " ")
_SHORT: Final = 400

HIDDEN: Final = _("A hidden sign came with these words. We took it out. Read the words again, then continue.")
TURNED: Final = _(
    "A hidden sign turned some letters round. We took it out. Read the words again, mend them, then continue."
)


def plain(text: str, *, lines: bool = False) -> str:
    """The text as it is kept: NFC, without hidden signs and the space around it; in one line unless `lines`.

    >>> plain(" Оле\\u0301на\\u202e\\x00 "), plain("one\\r\\ntwo", lines=True), plain("one\\r\\ntwo")
    ('Оле\u0301на', 'one\\ntwo', 'one two')
    """
    kept = _one_kind_of_line(text).translate(_HARMLESS)
    signs = (sign for sign in kept if sign == "\n" or not _is_hidden(sign))
    whole = unicodedata.normalize("NFC", "".join(signs)).strip()
    return whole if lines else " ".join(whole.split("\n"))


def _one_kind_of_line(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TO_A_SPACE)


def _is_hidden(sign: str) -> bool:
    """Control characters, the overrides, halves of characters."""
    return sign in OVERRIDES or unicodedata.category(sign) in ("Cc", "Cs")


def hidden_in(text: str) -> Promise | None:
    """What is said about the hidden signs in a text; None if it has none that matter."""
    if any(sign in OVERRIDES for sign in text):
        return TURNED
    kept = _one_kind_of_line(text).translate(_HARMLESS)
    return HIDDEN if any(sign != "\n" and _is_hidden(sign) for sign in kept) else None


class TypedField(forms.CharField):
    """A line of text, not compulsory, of at most `max_length` letters (by default 400, as `mailroom.schema.Text`)."""

    lines = False

    def __init__(self, *, max_length: int = _SHORT, required: bool = False, **options: Any) -> None:
        super().__init__(required=required, strip=False, **options)
        self.most = max_length
        # Django's own check names the sign by its number; `clean` says it in words.
        self.validators = []

    def to_python(self, value: Any) -> str:
        return plain(str(value or ""), lines=self.lines)

    def clean(self, value: Any) -> str:
        """The text. Raises `ValidationError`, which says what is wrong without repeating it."""
        if said := hidden_in(str(value or "")):
            raise ValidationError(str(said), code="hidden")
        return str(super().clean(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(_too_long(len(value), self.most), code="too_long")

    def bound_data(self, data: Any, initial: Any) -> str:
        """What the field shows again: all that was typed, without the hidden signs."""
        return self.to_python(data)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class TypedArea(TypedField):
    """A text of several lines."""

    lines = True

    def __init__(self, *, max_length: int = 2000, rows: int = 4, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **options)


class TypedDate(TypedField):
    """A day, month or year in any of the ways of `vistka.dates`; kept as it was typed, once it can be read.

    `past`: what has not come yet is refused.
    """

    def __init__(self, *, past: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self.past = past

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        reading = read_date(value)
        if fault := _fault_of(reading):
            raise ValidationError(str(fault), code="unread")
        if self.past and reading.alternatives and all(each.earliest > date.today() for each in reading.alternatives):
            raise ValidationError(_("This day has not come yet. Look at the year again."), code="future")


_FAULTS: Final[Mapping[str, Promise]] = {
    NO_SUCH_DAY: _("The month has no such day. Mend the day, or write only the month and the year."),
    NO_SUCH_MONTH: _("There is no such month. Write the month as a word, or write only the year."),
    NO_YEAR: _("We cannot see a year here. Write the year with four digits, like 1999."),
}
_UNREAD: Final = _("We cannot read this date. Write it like 2 April 1999, or write only the year.")


def _fault_of(reading: DateReading) -> Promise | None:
    """What she can mend; None for a date that can be read, and for words such as "unknown"."""
    if reading.note in _FAULTS:
        return _FAULTS[reading.note]
    return _UNREAD if reading.note and not reading.alternatives else None


def _too_long(length: int, most: int) -> str:
    return ngettext(
        "This is %(length)d letter long. There is room for %(most)d. Please make it shorter; all of it is still here.",
        "This is %(length)d letters long. There is room for %(most)d. Please make it shorter; all of it is still here.",
        length,
    ) % {"length": length, "most": most}
