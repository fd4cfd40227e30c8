"""The dates that stand in the signature of a post, in the forms that the networks give them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from vistka.dates.months import month_number, without_accents

_WORD: Final = r"[^\W\d_]{3,12}"
_GAP: Final = r"[\s\u00a0\u202f]{1,3}"
_DE: Final = rf"(?:(?:de|del|of){_GAP})?"

DATE: Final = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}(?!\d)"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}(?!\d)"
    rf"|\d{{1,2}}(?:\.|º|ª|er|st|nd|rd|th|-?го)?{_GAP}{_DE}{_WORD}\.?,?{_GAP}{_DE}\d{{4}}(?!\d)"
    rf"|{_WORD}\.?{_GAP}\d{{1,2}}(?:st|nd|rd|th)?,?{_GAP}{_DE}\d{{4}}(?!\d))"
)
"""A day as a network writes it, without a group of its own: "March 2, 2022", "2 de março de 2022", "02.03.2022"."""

_NUMBERS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(_WORD)
_SHORT_YEAR: Final = 100
_MONTHS: Final = 12


def iso_date(said: str) -> str:
    """The day that `DATE` found, as ISO 8601, or "" where it is none. Of figures alone the day stands first.

    >>> iso_date("2 de março de 2022"), iso_date("Feb 26, 2022"), iso_date("02.03.2022"), iso_date("3/14/22")
    ('2022-03-02', '2022-02-26', '2022-03-02', '2022-03-14')
    """
    figures = [int(figure) for figure in _NUMBERS.findall(said)]
    month = next((number for word in _LETTERS.findall(said) if (number := _month(word))), None)
    if month is not None and len(figures) >= 2:
        return _iso(figures[1], month, figures[0])
    if len(figures) < 3:
        return ""
    if re.match(r"\d{4}-", said):
        return _iso(*figures[:3])
    day, month, year = figures[:3]
    year += 2000 if year < _SHORT_YEAR else 0
    return _iso(year, day, month) if month > _MONTHS else _iso(year, month, day)


def _month(word: str) -> int | None:
    return month_number(without_accents(word.lower()))


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
