"""Dates written in figures: runs of digits, day.month.year in any order, month.year, spans of years."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from vistka.dates.pivot import Horizon
from vistka.dates.ranges import DateRange, DateReading

DAY_OR_MONTH_FIRST = "day and month may be the other way round"
MONTH_FIRST = "read with the month first, since the second number is no month"
NO_SUCH_DAY = "the month has no such day"
NO_SUCH_MONTH = "there is no such month; only the year was read"
NO_YEAR = "the year is missing or impossible"
DAY_WITHOUT_MONTH = "a day without a month; only the year was read"
SHORT_ORDER = "six digits: day, month, year or year, month, day"

# Excel counts days from 1899-12-31 and believes in 1900-02-29, so that from March 1900 the count starts a day earlier.
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(10_000, 60_001)
# "1998/99" is a span of years; "2001-21" is more likely a slip in the month.
_LONGEST_SHORT_SPAN = 10

_UNKNOWN = r"[xх?*_]{1,2}|--"
_BREAK = r"(?:\s*[./,\-]\s*|\s+)"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}|{_UNKNOWN})({_BREAK})(\d{{1,2}}|{_UNKNOWN}){_BREAK}(\d{{4}}|\d\d|[xх?*_]{{4}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_BREAK}(\d{{1,2}}|{_UNKNOWN}){_BREAK}(\d{{1,2}}|{_UNKNOWN})")
_MONTH_YEAR = re.compile(rf"(\d{{1,2}}|{_UNKNOWN}){_BREAK}(\d{{4}})")
_YEAR_MONTH = re.compile(rf"(\d{{4}}){_BREAK}(\d{{1,2}}|{_UNKNOWN})")
_YEARS = re.compile(r"(\d{4})\s*[/\-]\s*(\d{4}|\d\d)")
_DECADE = re.compile(r"(\d{3}[xх?*_]|\d\d[xх?*_]{2})|(\d{3})0(?:s|'s|-?(?:е|х|і|ти|ті|тих|х гг|е годы))")
_DIGITS = re.compile(r"(\d{4,8})(?:[.,]0+)?|(\d{5})[.,]\d+")


def read_decade(text: str, horizon: Horizon) -> DateReading | None:
    """`198X`, `199?`, `19XX`, `1980-е`, `1980s`: all years that begin so."""
    shape = _DECADE.fullmatch(text)
    if not shape:
        return None
    known = (shape[1] or shape[2]).rstrip("xх?*_")
    first, last = horizon.year(known.ljust(4, "0")), horizon.year(known.ljust(4, "9"))
    return DateReading((DateRange.of_year(first, last),)) if first and last else None


def read_digits(text: str, horizon: Horizon) -> DateReading | None:
    """`1999`, `19990402`, `02041999`, `2041999` (its zero lost in a spreadsheet), `020499`, and Excel's `36252`."""
    shape = _DIGITS.fullmatch(text)
    if not shape:
        return None
    digits = shape[1] or shape[2]
    if len(digits) == 4:
        year = horizon.year(digits)
        return DateReading((DateRange.of_year(year),)) if year else None
    if len(digits) == 5:
        return _serial(int(digits))
    if len(digits) == 6:
        return _six_digits(digits, horizon)
    digits = digits.zfill(8)
    orders = ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2]))
    days = [day for order in orders if (day := _exact(*order, horizon))]
    return DateReading(tuple(days[:1])) if days else None


def _serial(number: int) -> DateReading | None:
    if number not in _SERIALS:
        return None
    day = _SERIAL_ZERO + timedelta(days=number)
    return DateReading((DateRange(day, day),))


def _six_digits(digits: str, horizon: Horizon) -> DateReading | None:
    first, middle, last = digits[:2], digits[2:4], digits[4:]
    days = [day for day in (_exact(last, middle, first, horizon), _exact(first, middle, last, horizon)) if day]
    distinct = tuple(dict.fromkeys(days))
    return DateReading(distinct, SHORT_ORDER if len(distinct) > 1 else "") if distinct else None


def read_triple(text: str, horizon: Horizon) -> DateReading | None:
    """Day, month and year in figures, with any separators; `00`, `XX` and `??` stand for what is not known."""
    shape = _YEAR_FIRST.fullmatch(text)
    if shape:
        return calendar_reading(_number(shape[3]), _number(shape[2]), shape[1], horizon)
    shape = _DAY_FIRST.fullmatch(text)
    if not shape:
        return None
    first, separator, second, last = shape.groups()
    if len(last) == 2 and first.isdecimal() and int(first) > 31:
        return calendar_reading(_number(last), _number(second), first, horizon)
    reading = calendar_reading(_number(first), _number(second), last, horizon)
    # Dots are European, day first; strokes and hyphens are used both ways.
    if separator.isspace() or separator.strip() in ".,":
        return reading
    month_first = _exact(last, first, second, horizon)
    if month_first is None or len(reading.alternatives) != 1 or month_first == reading.alternatives[0]:
        return reading
    if not reading.alternatives[0].is_day:
        return reading
    return DateReading((*reading.alternatives, month_first), DAY_OR_MONTH_FIRST)


def read_pair(text: str, horizon: Horizon) -> DateReading | None:
    """`04.1999`, `1999-04`, and spans of years: `1998-2000`, `1998/99`."""
    shape = _YEARS.fullmatch(text)
    if shape and not _could_be_month(shape[2]):
        span = _span(shape[1], shape[2], horizon)
        if span:
            return DateReading((span,))
    shape = _MONTH_YEAR.fullmatch(text)
    if shape:
        return calendar_reading(0, _number(shape[1]), shape[2], horizon)
    shape = _YEAR_MONTH.fullmatch(text)
    return calendar_reading(0, _number(shape[2]), shape[1], horizon) if shape else None


def _span(first: str, last: str, horizon: Horizon) -> DateRange | None:
    begins, ends = horizon.year(first), horizon.year(first[:2] + last if len(last) == 2 else last)
    if not begins or not ends or (len(last) == 2 and not 0 < ends - begins <= _LONGEST_SHORT_SPAN):
        return None
    return DateRange.of_year(min(begins, ends), max(begins, ends))


def _could_be_month(figure: str) -> bool:
    return len(figure) == 2 and int(figure) <= 12


def calendar_reading(day: int, month: int, year_digits: str, horizon: Horizon) -> DateReading:
    """What day, month and year name, 0 standing for what is unknown; what cannot be falls to the next larger range."""
    if month > 12 and 1 <= day <= 12:
        swapped = calendar_reading(month, day, year_digits, horizon)
        return DateReading(swapped.alternatives, swapped.note or MONTH_FIRST)
    year = horizon.year(year_digits, month or 1, day or 1)
    if year is None:
        return DateReading((), NO_YEAR)
    if month > 12:
        return DateReading((DateRange.of_year(year),), NO_SUCH_MONTH)
    if month == 0:
        return DateReading((DateRange.of_year(year),), DAY_WITHOUT_MONTH if day else "")
    if day == 0:
        return DateReading((DateRange.of_month(year, month),))
    if day > monthrange(year, month)[1]:
        return DateReading((DateRange.of_month(year, month),), NO_SUCH_DAY)
    exact = date(year, month, day)
    return DateReading((DateRange(exact, exact),))


def _exact(year_digits: str, month: str, day: str, horizon: Horizon) -> DateRange | None:
    if not (month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12 and int(day)):
        return None
    alternatives = calendar_reading(int(day), int(month), year_digits, horizon).alternatives
    return alternatives[0] if alternatives and alternatives[0].is_day else None


def _number(part: str) -> int:
    return int(part) if part.isdecimal() else 0
