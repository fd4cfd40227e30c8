"""A range of days knows how exactly it is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.dates import DateRange, read_date


def test_a_range_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        DateRange(date(1999, 4, 2), date(1999, 4, 1))


@pytest.mark.parametrize(
    ("bounds", "precision", "year"),
    [
        ((date(1999, 4, 2), date(1999, 4, 2)), "day", 1999),
        ((date(2000, 2, 1), date(2000, 2, 29)), "month", 2000),
        ((date(2000, 2, 1), date(2000, 2, 28)), "interval", 2000),
        ((date(1999, 1, 1), date(1999, 12, 31)), "year", 1999),
        ((date(1998, 3, 10), date(1999, 3, 9)), "interval", None),
    ],
)
def test_precision_and_year(bounds: tuple[date, date], precision: str, year: int | None) -> None:
    known = DateRange(*bounds)
    assert (known.precision, known.year, known.is_day) == (precision, year, precision == "day")


def test_earlier_ranges_sort_first() -> None:
    assert DateRange.of_year(1998) < DateRange.of_month(1999, 1) < DateRange.of_year(1999)


@given(st.dates(date(1850, 1, 1), date(2099, 1, 1)), st.dates(date(1850, 1, 1), date(2099, 1, 1)), st.booleans())
def test_a_written_range_is_read_back(one: date, other: date, approximate: bool) -> None:
    known = DateRange(min(one, other), max(one, other), approximate)
    assert read_date(str(known)).alternatives == (known,)
