"""A birth from an age: lists of prisoners and the press give "23 роки" where papers give a birthday."""

from __future__ import annotations

import re
from datetime import date, timedelta

from vistka.dates.ranges import DateRange, DateReading
from vistka.dates.reading import NOTHING_WRITTEN, read_date
from vistka.dates.words import folded, says_unknown, without_doubt

UNREADABLE_AGE = "the age could not be read"
NO_MOMENT = "it is not known when the age was right"
_OLDEST = 120
_AGE = re.compile(
    r"(?:(?:от|від|from|de) )?(\d{1,3})(?:\s*(?:-|/|до|или|або|or|to|ou)\s*(\d{1,3}))?[\s.\-]*(?:(?:и|ти|х)[\s.]+)?"
    # As folded: without accents, й as и.
    r"(?:лет|год|года|годы|г|л|років|роки|рік|р|гадоу|гады|(?:years?|yrs?)(?: old)?|y/?o|y\.o|anos?|ans|jahre?|lata?)?"
    r"\.?"
)


def birth_from_age(age: str, as_of: str) -> DateReading:
    """When someone was born who had this age at that date; never raises.

    Whoever is 23 on 9 March 2022 was born from 10 March 1998 to 9 March 1999. A span of ages, or an `as_of` known
    to the year only, widens the range; an ambiguous `as_of` gives one alternative each.

    >>> str(birth_from_age("25-30", "2022-03-09").alternatives[0])
    '1991-03-10/1997-03-09'
    """
    plain, doubtful = without_doubt(folded(age[:80]))
    if says_unknown(plain):
        return NOTHING_WRITTEN
    shape = _AGE.fullmatch(plain)
    if not shape:
        return DateReading((), UNREADABLE_AGE)
    ages = sorted(int(figure) for figure in shape.groups() if figure)
    if ages[-1] > _OLDEST:
        return DateReading((), UNREADABLE_AGE)
    moment = read_date(as_of)
    if not moment.alternatives:
        return DateReading((), NO_MOMENT)
    births = (_births(ages[0], ages[-1], day, doubtful) for day in moment.alternatives)
    known = tuple(birth for birth in births if birth)
    return DateReading(known, moment.note) if known else DateReading((), NO_MOMENT)


def _births(youngest: int, oldest: int, moment: DateRange, doubtful: bool) -> DateRange | None:
    if moment.earliest.year <= oldest + 1 or moment.latest == date.max:
        return None
    first = _years_before(moment.earliest, oldest + 1) + timedelta(days=1)
    return DateRange(first, _years_before(moment.latest, youngest), doubtful or moment.approximate)


def _years_before(day: date, years: int) -> date:
    """The same day some years earlier; 29 February falls to the 28th, the last day on which the age was the same."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
