"""Days as people write them."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language


def in_words(day: date) -> str:
    """A day in the reader's language, so that a full stop may follow it: Django's own ends in “р.” and “г.”.

    >>> in_words(date(2026, 3, 5))
    '5 March 2026'
    """
    if get_language() == "pt":  # months have a small letter since 1990; Django's have a capital one
        return str(date_format(day, "DATE_FORMAT")).lower()
    return str(date_format(day, "j E Y"))
