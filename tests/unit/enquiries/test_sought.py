"""What is asked about the one who is sought."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.sought import ASKED, MOST, checked, described, whole_name
from vistka.matching.packed import COLUMNS, unpack

TODAY = date(2040, 1, 2)


def cells(packed: str) -> dict[str, str]:
    return {column: cell for column, cell in unpack("", packed).cells.items() if column != "id"}


def test_every_column_but_that_of_the_capture_is_asked() -> None:
    assert set(COLUMNS) - set(ASKED) == {"capture_date"}
    assert set(ASKED) - set(COLUMNS) == {"languages", "circumstances"}


@given(st.dictionaries(st.sampled_from(list(COLUMNS[:-2])), st.text("абв 12", min_size=1).map(str.strip).filter(bool)))
def test_what_is_said_is_what_is_compared(said: dict[str, str]) -> None:
    assert cells(described(said)) == said


def test_what_only_helps_people_is_not_compared() -> None:
    assert cells(described({"name": "Лис", "languages": "uk", "circumstances": "At a crossing."})) == {"name": "Лис"}


def test_an_age_is_counted_from_the_day_of_the_call() -> None:
    assert checked({"name": "Лис", "age": "23"}, TODAY) == {"name": "Лис", "age": "23", "age_as_of": "2040-01-02"}
    as_of = {"name": "Лис", "age": "23", "age_as_of": "2039"}
    assert checked(as_of, TODAY) == as_of


@pytest.mark.parametrize(
    "said",
    [{}, {"unit": "в/ч 12345"}, {"name": " "}, {"name": "Лис", "capture_date": "2040"}, {"name": "Л" * (MOST + 1)}],
)
def test_nobody_is_sought_without_a_name_or_by_other_questions(said: dict[str, str]) -> None:
    with pytest.raises(EnquiryError):
        checked(said, TODAY)


@pytest.mark.parametrize("said", [{"callsign": "Лис"}, {"given_name": "Лёша"}, {"other_names": "Лёша"}])
def test_one_name_is_enough(said: dict[str, str]) -> None:
    assert checked(said, TODAY) == said


def test_a_repeat_adds_what_was_missing_and_changes_nothing() -> None:
    first = {"family_name": "Щербаков", "given_name": "Алексей", "birth_date": "1999"}
    repeat = {"name": "Щербаков Лёша", "birth_date": "1998", "unit": "в/ч 12345", "other_names": "Лис"}
    assert cells(described(first, [repeat, first])) == {
        **first,
        "unit": "в/ч 12345",
        "other_names": "Щербаков Лёша; Лис",
    }


def test_a_name_in_parts_is_said_whole() -> None:
    assert whole_name({"family_name": "Щербаков", "given_name": "Алексей"}) == "Щербаков Алексей"
