"""What a date in a list amounts to: one interval of days, or several when it is ambiguous."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "interval"]


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """A closed interval of days; `earliest <= latest`, else `ValueError`.

    `approximate` says that the writer himself doubted ("1999~", "около 1999"). The bounds are then still those of
    what he wrote; how far beyond them the truth may lie is for the reader to weigh.
    """

    earliest: date
    latest: date
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError("a range of days ends before it begins")

    @classmethod
    def of_year(cls, year: int, last_year: int | None = None) -> DateRange:
        """All days of a year, or of the years up to and with `last_year`."""
        return cls(date(year, 1, 1), date(last_year or year, 12, 31))

    @classmethod
    def of_month(cls, year: int, month: int) -> DateRange:
        """All days of a month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.earliest == self.latest

    @property
    def year(self) -> int | None:
        """The year, if the whole range lies within one."""
        return self.earliest.year if self.earliest.year == self.latest.year else None

    @property
    def precision(self) -> Precision:
        """How exactly it is known: a day, a whole month, a whole year, or some other interval."""
        if self.is_day:
            return "day"
        if self.year is None:
            return "interval"
        bounds = (self.earliest, self.latest)
        month = DateRange.of_month(self.earliest.year, self.earliest.month)
        if bounds == (month.earliest, month.latest):
            return "month"
        year = DateRange.of_year(self.earliest.year)
        return "year" if bounds == (year.earliest, year.latest) else "interval"

    def __str__(self) -> str:
        """The range in ISO 8601-2 (EDTF) words: `1999-04-02`, `1999-04`, `1999~`, `1998-03-10/1999-03-09`."""
        written = {
            "day": f"{self.earliest}",
            "month": f"{self.earliest:%Y-%m}",
            "year": f"{self.earliest:%Y}",
            "interval": "/".join(
                ".." if day in (date.min, date.max) else f"{day}" for day in (self.earliest, self.latest)
            ),
        }[self.precision]
        return f"{written}~" if self.approximate else written


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a text may mean: the ranges, best first, and in words what is ambiguous or wrong with it.

    No alternative means that it could not be read, or that nothing was written (then `note` is empty too). The note
    never repeats the text, so that it may go into a log.
    """

    alternatives: tuple[DateRange, ...]
    note: str = ""
