"""An age at a date is a year of possible birthdays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.dates import birth_from_age


@pytest.mark.parametrize(
    "age", ["23", "23 роки", "23 года", "23 г.", "23 років", "23-х лет", "23 y.o.", "23 years old", "23 anos", " 23. "]
)
def test_whoever_is_23_was_born_within_the_year_before_his_birthday(age: str) -> None:
    assert [str(each) for each in birth_from_age(age, "2022-03-09").alternatives] == ["1998-03-10/1999-03-09"]


@pytest.mark.parametrize("age", ["25-30", "25–30 лет", "от 25 до 30", "25 или 30 лет"])
def test_a_span_of_ages_is_a_longer_range(age: str) -> None:
    assert [str(each) for each in birth_from_age(age, "2022-03-09").alternatives] == ["1991-03-10/1997-03-09"]


def test_an_age_guessed_is_doubtful() -> None:
    assert [each.approximate for each in birth_from_age("около 30", "09.03.2022").alternatives] == [True]


def test_a_moment_known_to_the_year_widens_the_range() -> None:
    assert [str(each) for each in birth_from_age("23", "2022").alternatives] == ["1998-01-02/1999-12-31"]


def test_an_ambiguous_moment_gives_both() -> None:
    assert len(birth_from_age("23", "9/3/2022").alternatives) == 2


@pytest.mark.parametrize(
    ("age", "as_of"),
    [("23", ""), ("23", "позавчора"), ("200", "2022"), ("молодий", "2022"), ("23", "../1985"), ("23", "2022/..")],
)
def test_without_age_or_moment_nothing_is_said(age: str, as_of: str) -> None:
    reading = birth_from_age(age, as_of)
    assert reading.alternatives == ()
    assert reading.note


def test_no_age_is_no_fault() -> None:
    assert birth_from_age("", "2022-03-09").note == ""


def _age(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@given(st.integers(0, 110), st.dates(date(1970, 1, 1), date(2090, 1, 1)))
def test_at_both_ends_of_the_range_and_only_within_it_the_age_is_right(age: int, moment: date) -> None:
    (birth,) = birth_from_age(str(age), moment.isoformat()).alternatives
    before = date.fromordinal(birth.earliest.toordinal() - 1)
    after = date.fromordinal(birth.latest.toordinal() + 1)
    assert _age(birth.earliest, moment) == _age(birth.latest, moment) == age
    assert _age(before, moment) == age + 1
    assert _age(after, moment) == age - 1


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_makes_it_fail(age: str, as_of: str) -> None:
    assert birth_from_age(age, as_of).alternatives == () or any(sign.isdecimal() for sign in age)
