"""What people type: any script and any emoji, freed of the hidden signs that could deceive a reader.

A hidden sign is named in a message and taken out of the field at once, so that "Continue" works the second time: nobody
can delete what she cannot see. Marks that telephones put around pasted names and numbers go without a word. What is a
little too long is shown again whole; what is longer by far is cut before anything works on it, and the page says so.
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
from vistka.mailroom.schema import LONGEST

OVERRIDES: Final = "\u202d\u202e"
"""Show the letters in another order than they are stored (Unicode Standard Annex 9, section 2.2)."""
_AROUND: Final = "\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
"""Embeddings, isolates and the byte order mark: they come with pasted text and change no letter."""
_HARMLESS: Final = dict.fromkeys(map(ord, _AROUND))
_TO_A_SPACE: Final = dict.fromkeys((*b"\t\x0b\x0c", 0x85, 0x2028, 0x2029), " ")
_SHORT: Final = 400
MOST_MARKS: Final = 30
"""Marks on one letter. No script needs more (Unicode Standard Annex 15, section 13: stream-safe text). To put a longer
run in order takes the square of its length, and holds the whole process meanwhile."""
SIGNS_A_LETTER: Final = 4
"""So many signs can become one letter when they are composed, as "ᾂ"."""

HIDDEN: Final = _("A hidden sign came with these words. We took it out. Read the words again, then continue.")
TURNED: Final = _(
    "A hidden sign turned some letters round. We took it out. Read the words again, mend them, then continue."
)
HEAPED: Final = _("One letter had too many marks on it. We took some away. Read the words again, then continue.")
FAR_TOO_LONG: Final = _("This is far too long. We could keep only the beginning. Please make it shorter.")


def plain(text: str, *, lines: bool = False) -> str:
    """The text as it is kept: NFC, without hidden signs, heaps of marks and the space around it; in one line unless
    `lines`. Takes as long as the text is long: the caller bounds that.

    >>> plain(" Оле\\u0301на\\u202e\\x00 "), plain("one\\r\\ntwo", lines=True), plain("one\\r\\ntwo")
    ('Оле\u0301на', 'one\\ntwo', 'one two')
    """
    whole = unicodedata.normalize("NFC", without_heaps(_seen(text))).strip()
    return whole if lines else " ".join(whole.split("\n"))


def _one_kind_of_line(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TO_A_SPACE)


def _seen(text: str) -> str:
    """The text without hidden signs."""
    kept = _one_kind_of_line(text).translate(_HARMLESS)
    return "".join(sign for sign in kept if sign == "\n" or not _is_hidden(sign))


def without_heaps(text: str) -> str:
    """Without the marks of a letter beyond the thirtieth. Whatever a stranger typed is normalised only like this."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if _is_mark(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _is_mark(sign: str) -> bool:
    """Whether it is put in order with its neighbours, now or once it is taken apart."""
    if unicodedata.decomposition(sign):
        sign = unicodedata.normalize("NFKD", sign)[0]
    return unicodedata.combining(sign) != 0


def _is_hidden(sign: str) -> bool:
    """Control characters, the overrides, halves of characters."""
    return sign in OVERRIDES or unicodedata.category(sign) in ("Cc", "Cs")


def hidden_in(text: str) -> Promise | None:
    """What is said about the hidden signs in a text; None if it has none that matter."""
    if any(sign in OVERRIDES for sign in text):
        return TURNED
    kept = _one_kind_of_line(text).translate(_HARMLESS)
    if any(sign != "\n" and _is_hidden(sign) for sign in kept):
        return HIDDEN
    return HEAPED if without_heaps(kept) != kept else None


class TypedField(forms.CharField):
    """A line of text, not compulsory, of at most `max_length` letters (by default 400, as `mailroom.schema.Text`)."""

    lines = False

    def __init__(self, *, max_length: int = _SHORT, required: bool = False, **options: Any) -> None:
        super().__init__(required=required, strip=False, **options)
        self.most = max_length
        self.room = max(LONGEST, SIGNS_A_LETTER * max_length)
        # Django's own check names the sign by its number; `clean` says it in words.
        self.validators = []

    def to_python(self, value: Any) -> str:
        return plain(self._fitting(value), lines=self.lines)

    def _fitting(self, value: Any) -> str:
        """As much of what was typed as is looked at: what can become the longest text, and more to be mended."""
        return str(value or "")[: self.room]

    def clean(self, value: Any) -> str:
        """The text. Raises `ValidationError`, which says what is wrong without repeating it."""
        if len(str(value or "")) > self.room:
            raise ValidationError(str(FAR_TOO_LONG), code="far_too_long")
        if said := hidden_in(str(value or "")):
            raise ValidationError(str(said), code="hidden")
        return str(super().clean(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(_too_long(len(value), self.most), code="too_long")

    def bound_data(self, data: Any, initial: Any) -> str:
        """What the field shows again: what was typed, as far as there is room, without the hidden signs."""
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
