"""Dates whose month is a word or a Roman numeral, in any order: `2 квітня 1999`, `April 2, 1999`, `2.IV.99`."""

from __future__ import annotations

import re

from vistka.dates.months import month_number
from vistka.dates.numbers import NO_YEAR, calendar_reading
from vistka.dates.pivot import Horizon
from vistka.dates.ranges import DateRange, DateReading

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\s.,/\-_'’()]")


def read_spelled(text: str, horizon: Horizon) -> DateReading | None:
    """Day, month and year; month and year; or two days of one month ("2-5 апреля 2022"). None if a word is unknown."""
    tokens = _TOKEN.findall(text)
    figures = [token for token in tokens if token.isdecimal()]
    words = [token for token in tokens if not token.isdecimal()]
    month = month_number(words[0]) if len(words) == 1 else None
    if month is None or not 1 <= len(figures) <= 3:
        return None
    year, days = _year_and_days(figures)
    if len(year) == 3 or not all(1 <= len(day) <= 2 for day in days):
        return None
    if not days and len(year) == 2 and int(year) <= 31:
        # "12 апреля", "April 12": a day of an unknown year as likely as a year.
        return DateReading((), NO_YEAR)
    if len(days) < 2:
        return calendar_reading(int(days[0]) if days else 0, month, year, horizon)
    return _days_of_one_month(days, month, year, horizon)


def _year_and_days(figures: list[str]) -> tuple[str, list[str]]:
    """The four-digit figure is the year wherever it stands; of two short ones, the last."""
    year = next((figure for figure in figures if len(figure) == 4), figures[-1])
    days = list(figures)
    days.remove(year)
    return year, days


def _days_of_one_month(days: list[str], month: int, year: str, horizon: Horizon) -> DateReading | None:
    ends = [calendar_reading(int(day), month, year, horizon) for day in sorted(days, key=int)]
    if not all(end.alternatives and end.alternatives[0].is_day for end in ends):
        return None
    return DateReading((DateRange(ends[0].alternatives[0].earliest, ends[1].alternatives[0].latest),))
