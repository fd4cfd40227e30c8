"""Days as people write them."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language


def in_words(day: date) -> str:
    """A day in the reader's language; Django's own English is American."""
    english = (get_language() or "en").startswith("en")
    return str(date_format(day, "j F Y" if english else "DATE_FORMAT"))
