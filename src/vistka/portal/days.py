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
    return str(date_format(day, "DATE_FORMAT" if get_language() == "pt" else "j E Y"))
