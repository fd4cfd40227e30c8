"""Dates of birth: the distinct ones of a register, and how well an enquiry's agrees with each.

A list has the day, the year, an age or "about 1990"; hands swap day and month, slip by a digit, and mothers of grown
sons are a year off. Each level of agreement weighs log2(m/u): m its share among true pairs (`data/model.tsv`), u the
share of the register's births at that level for this very date.
"""

# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from vistka.dates import DateRange
from vistka.matching.compiled import njit
from vistka.matching.growing import Growing
from vistka.matching.model import Model

_LEVELS = ("exact", "swapped", "year_off", "digit", "month", "year", "year_only", "year_only_off", "near")
_FIRST_YEAR, _YEARS = 1850, 250


class Births:
    """Distinct births by code (0: missing), packed as (earliest day, latest day, year, month, day)."""

    def __init__(self, model: Model) -> None:
        self._code_of: dict[DateRange | None, int] = {None: 0}
        self._packed = Growing(np.int32, np.zeros(5, np.int32))
        self.counts = Growing(np.int64, np.zeros(1, np.int64))
        self._levels = np.array([model[f"birth_{level}"] for level in _LEVELS])
        self._differs = model["differs_birth"]
        self.ranges: list[DateRange | None] = [None]
        self._years: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self.ranges)

    def code(self, birth: DateRange | None) -> int:
        found = self._code_of.get(birth)
        if found is None and birth is not None:
            found = len(self.ranges)
            self._code_of[birth] = found
            self.ranges.append(birth)
            self._packed.extend(_packed(birth))
            self.counts.append(0)
        return found or 0

    def count(self, codes: NDArray[np.int32], by: int = 1) -> None:
        counts = np.bincount(codes, minlength=len(self.ranges)) * by
        self.counts.view[: len(counts)] += counts
        self._years = None

    def overlapping(self, days: tuple[DateRange, ...]) -> NDArray[np.bool_]:
        """For each code, whether the birth may lie within any of some ranges of days; never where it is missing."""
        packed = self._packed.view.reshape(-1, 5)
        overlaps = np.zeros(len(packed), np.bool_)
        for each in days:
            overlaps |= (packed[:, 0] <= each.latest.toordinal()) & (packed[:, 1] >= each.earliest.toordinal())
        return overlaps & (packed[:, 0] > 0)

    def years(self) -> NDArray[np.float64]:
        """Share of the register born in each year since 1850, smoothed so that no year is impossible."""
        years = self._years
        if years is None:
            years = self._years = self._count_years()
        return years

    def _count_years(self) -> NDArray[np.float64]:
        packed = self._packed.view.reshape(-1, 5)
        known = (packed[:, 2] > 0) & (self.counts.view > 0)
        index = np.clip(packed[known, 2] - _FIRST_YEAR, 0, _YEARS - 1)
        counts = np.bincount(index, self.counts.view[known], minlength=_YEARS) + 0.5
        smooth = np.convolve(counts, (0.1, 0.8, 0.1), "same")
        return np.asarray(smooth / smooth.sum())

    def weights(self, alternatives: tuple[DateRange, ...], years: NDArray[np.float64]) -> NDArray[np.int32]:
        """Weight of an enquiry's birth against each distinct one; an ambiguous birth counts as what fits best."""
        packed = self._packed.view.reshape(-1, 5)
        table = np.zeros(len(packed), np.int32)
        for i, birth in enumerate(alternatives):
            weights = _weights(_packed(birth), packed, years, self._levels, self._differs)
            table = weights if i == 0 else np.maximum(table, weights)
        return table


def _packed(birth: DateRange) -> NDArray[np.int32]:
    """(earliest, latest, year, month, day); month and day 0 where unknown, year 0 for an interval of years."""
    earliest, latest = birth.earliest, birth.latest
    if birth.approximate:
        earliest, latest = _widened(earliest, -1), _widened(latest, 1)
        return np.array((earliest.toordinal(), latest.toordinal(), 0, 0, 0), np.int32)
    year = birth.year or 0
    month = earliest.month if birth.precision in ("day", "month") else 0
    day = earliest.day if birth.is_day else 0
    if not month and birth.precision != "year":
        year = 0
    return np.array((earliest.toordinal(), latest.toordinal(), year, month, day), np.int32)


def _widened(day: date, years: int) -> date:
    return day.replace(year=min(max(day.year + years, 1), 9999), day=min(day.day, 28))


@njit(cache=True, nogil=True)
def _digits_apart(a: int, b: int) -> int:
    apart = 0
    while a > 0 or b > 0:
        apart += a % 10 != b % 10
        a //= 10
        b //= 10
    return apart


@njit(cache=True, nogil=True)
def _mass(earliest: int, latest: int, years: NDArray[np.float64]) -> float:
    """Share of births between two days (ordinals), days within a year being alike."""
    mass = 0.0
    for i in range(len(years)):
        first = (_FIRST_YEAR + i - 1) * 365.2425 + 1
        overlap = min(latest + 1.0, first + 365.2425) - max(float(earliest), first)
        if overlap > 0:
            mass += years[i] * min(overlap / 365.2425, 1.0)
    return max(mass, 1e-6)


@njit(cache=True, nogil=True)
def _weights(
    birth: NDArray[np.int32],
    packed: NDArray[np.int32],
    years: NDArray[np.float64],
    levels: NDArray[np.float64],
    differs: float,
) -> NDArray[np.int32]:
    exact, swapped, year_off, digit, same_month, same_year, year_only, year_only_off, near = levels
    earliest, latest, year, month, day = birth
    expected = _mass(earliest, latest, years)
    a_day = expected / 365.0 if month == 0 else expected if day else expected / 30.0
    share = _mass((year - 1) * 365.2425 + 1, year * 365.2425, years)
    out = np.zeros(len(packed), np.int32)
    floor = np.int32(np.rint(1000.0 * np.log2(differs)))
    for i in range(1, len(packed)):
        low, high, its_year, its_month, its_day = packed[i]
        ratio = 0.0
        if day and its_day:
            # Chances of writing just this date for that one, by kind of slip.
            if low == earliest:
                ratio = exact / a_day
            elif year == its_year and month == its_day and day == its_month:
                ratio = swapped / a_day
            elif abs(year - its_year) == 1 and month == its_month and day == its_day:
                ratio = year_off / 2.0 / a_day
            elif (year == its_year) + (month == its_month) + (day == its_day) == 2 and _digits_apart(
                year * 10000 + month * 100 + day, its_year * 10000 + its_month * 100 + its_day
            ) == 1:
                ratio = digit / 20.0 / a_day
            elif year == its_year and month == its_month:
                ratio = same_month / 30.0 / a_day
            elif year == its_year:
                ratio = same_year / 365.0 / a_day
        elif year and its_year:
            # At least one side knows no day: what both know is compared, the rest is as rare as it is.
            if year == its_year:
                ratio = year_only / share
                if month and its_month:
                    ratio *= 11.0 if month == its_month else 0.05
            elif abs(year - its_year) == 1:
                ratio = year_only_off / 2.0 / share
        elif high >= earliest and low <= latest:
            # Intervals: as much as both leave open.
            ratio = (1.0 - near) / min(_mass(min(low, earliest), max(high, latest), years), 1.0)
        elif min(abs(low - latest), abs(earliest - high)) <= 366:
            ratio = near / 2.0 / max(expected, 0.02)
        if ratio > 0.0:
            out[i] = np.int32(np.rint(1000.0 * np.log2(ratio + differs)))
        else:
            out[i] = floor
    return out


def agreement_words(registered: DateRange, sought: DateRange) -> str:
    """How two births agree, in words; "" where they are the same."""
    if (registered.earliest, registered.latest) == (sought.earliest, sought.latest):
        return ""
    if registered.is_day and sought.is_day:
        a, b = registered.earliest, sought.earliest
        if (a.year, a.month, a.day) == (b.year, b.day, b.month):
            return "day and month swapped"
        if (a.month, a.day) == (b.month, b.day) and abs(a.year - b.year) == 1:
            return "a year off"
        if sum(x != y for x, y in zip(f"{a:%Y%m%d}", f"{b:%Y%m%d}", strict=True)) == 1:
            return "one digit off"
        return "the same month" if (a.year, a.month) == (b.year, b.month) else "the same year"
    if registered.latest < sought.earliest or sought.latest < registered.earliest:
        return "a year off"
    return "within" if registered.is_day or sought.is_day else "overlapping"
