"""How well two dates of birth agree: the rarest agreement weighs most, and a missing date nothing."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.dates import DateRange, birth_from_age, read_date
from vistka.matching.births import Births
from vistka.matching.model import Model

REGISTERED = ("1999-04-02", "1985-06-30", "1990", "1972-11-17", "2001-09", "1994-02-28")


def weight(model: Model, registered: str, *sought: DateRange) -> int:
    """Weight of a birth that is sought against one registered, in a register of a few others."""
    births = Births(model)
    codes = [births.code(read_date(text).alternatives[0]) for text in (registered, *REGISTERED * 3)]
    births.count(np.array(codes, np.int32))
    return int(births.weights(sought, births.years())[codes[0]])


def between(model: Model, registered: str, sought: str) -> int:
    return weight(model, registered, *read_date(sought).alternatives)


def test_births_agree_by_degrees(model: Model) -> None:
    degrees = [
        between(model, "1999-04-02", sought)
        for sought in (
            "1999-04-02",  # to the day
            "1999-02-04",  # day and month swapped
            "1999",  # the year alone
            "1998",  # a year off, and no day
            "1971-12-25",  # another
        )
    ]
    assert degrees == sorted(degrees, reverse=True)
    assert degrees[2] > 0 > degrees[-1]


@pytest.mark.parametrize(
    "slip",
    [
        "1999-02-04",  # day and month swapped
        "2000-04-02",
        "1998-04-02",
        "1999-04-03",
        "1999-04-22",
        "1989-04-02",
        "1999-06-02",
    ],
)
def test_a_slip_in_a_date_speaks_for_him_but_less_than_the_date(model: Model, slip: str) -> None:
    assert 0 < between(model, "1999-04-02", slip) < between(model, "1999-04-02", "1999-04-02")


@pytest.mark.parametrize("other", ["1999-11-23", "1999-04-27"])
def test_another_day_of_the_same_year_says_less_than_a_slip(model: Model, other: str) -> None:
    assert between(model, "1999-04-02", other) < between(model, "1999-04-02", "1999-02-04")


def test_what_is_ambiguous_counts_as_what_fits_best(model: Model) -> None:
    exact = between(model, "1999-04-02", "1999-04-02")
    assert between(model, "1999-04-02", "2/4/99") == between(model, "1999-02-04", "2/4/99") == exact


def test_an_age_speaks_for_the_years_it_leaves_open(model: Model) -> None:
    (age,) = birth_from_age("23", "2022-05-11").alternatives
    fits, a_year_off, other = (weight(model, day, age) for day in ("1999-04-02", "2000-01-01", "1972-11-17"))
    assert fits > max(0, a_year_off) > other
    assert fits < between(model, "1999-04-02", "1999-04-02")


def test_about_a_year_leaves_the_neighbours_open(model: Model) -> None:
    about = read_date("около 1999").alternatives
    assert about[0].approximate
    assert weight(model, "1998-07-01", *about) > 0 > weight(model, "1972-11-17", *about)


def test_a_month_says_more_than_a_year_and_less_than_a_day(model: Model) -> None:
    day, month, year, other = (
        between(model, "1999-04-02", text) for text in ("1999-04-02", "1999-04", "1999", "1999-09")
    )
    assert day > month > year > other


def test_what_the_register_knows_by_the_year_alone_is_compared_by_the_year(model: Model) -> None:
    assert between(model, "1990", "1990-05-17") > 0 > between(model, "1990", "1972-05-17")


def test_a_common_year_says_less_than_a_rare_one(model: Model) -> None:
    births = Births(model)
    young, old = (births.code(DateRange.of_year(year)) for year in (1999, 1961))
    births.count(np.array([young] * 50 + [old], np.int32))
    years = births.years()
    weights = {year: births.weights((DateRange.of_year(year),), years) for year in (1999, 1961)}
    assert weights[1961][old] > weights[1999][young] > 0


def test_a_missing_birth_weighs_nothing_on_either_side(model: Model) -> None:
    births = Births(model)
    births.count(np.array([births.code(None), births.code(DateRange.of_year(1999))], np.int32))
    assert births.weights(read_date("02.04.1999").alternatives, births.years())[0] == 0
    assert births.weights((), births.years()).tolist() == [0, 0]


def test_one_date_is_one_code_and_those_who_leave_are_not_counted(model: Model) -> None:
    births = Births(model)
    codes = [births.code(read_date(text).alternatives[0]) for text in ("02.04.1999", "1999-04-02")]
    assert codes == [1, 1]
    births.count(np.array(codes, np.int32))
    births.count(np.array([1], np.int32), by=-1)
    assert births.counts.view.tolist() == [0, 1]


def test_the_shares_of_the_years_are_of_one_whole_and_none_is_impossible(model: Model) -> None:
    births = Births(model)
    births.count(np.array([births.code(DateRange.of_year(1999))] * 99, np.int32))
    years = births.years()
    assert years.sum() == pytest.approx(1)
    assert years.min() > 0
    assert years.argmax() == 1999 - 1850


def test_births_within_some_days_are_told(model: Model) -> None:
    births = Births(model)
    for text in REGISTERED:
        births.code(read_date(text).alternatives[0])
    ninety = births.overlapping((DateRange.of_year(1990), DateRange.of_month(2001, 9)))
    assert [births.ranges[i] is not None and str(births.ranges[i]) for i in np.flatnonzero(ninety)] == [
        "1990",
        "2001-09",
    ]


days = st.dates(min_value=date(1800, 1, 1)).map(lambda day: DateRange(day, day))


@given(days, days)
def test_no_other_day_weighs_more_than_the_day_itself(model: Model, registered: DateRange, sought: DateRange) -> None:
    births = Births(model)
    codes = [births.code(registered), births.code(sought)]
    births.count(np.array(codes, np.int32))
    weights = births.weights((sought,), births.years())
    assert weights[codes[0]] <= weights[codes[1]]


@given(st.lists(st.dates(), min_size=2, max_size=2), st.booleans(), days)
def test_any_dates_can_be_compared(model: Model, ends: list[date], approximate: bool, day: DateRange) -> None:
    interval = DateRange(min(ends), max(ends), approximate)
    births = Births(model)
    births.code(interval)
    births.code(day)
    assert births.weights((interval,), births.years())[0] == 0
