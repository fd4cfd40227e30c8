"""How the cells of one person are read: names in their roles, and the days on which he may have been born."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.matching.description import Description, births_of, name_hypotheses
from vistka.tables import COLUMNS

any_description = st.dictionaries(st.sampled_from([column.name for column in COLUMNS]), st.text(max_size=40)).map(
    Description
)


def likeliest(**cells: str) -> tuple[str, str, str]:
    first = name_hypotheses(Description(cells))[0]
    return first.family.lower(), first.given.lower(), first.father.lower()


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "Щербаков Алексей Иванович"},
        {"name": "Алексей Иванович Щербаков"},
        {"name": "ЩЕРБАКОВ Алексей Иванович"},
        {"family_name": "Щербаков", "given_name": "Алексей", "patronymic": "Иванович"},
        {"family_name": "Щербаков", "given_name": "Алексей Иванович"},
        {"family_name": "Щербаков Алексей Иванович"},
        {"family_name": "Алексей", "given_name": "Щербаков", "patronymic": "Иванович"},  # cells exchanged
    ],
)
def test_a_name_is_read_in_any_order(cells: dict[str, str]) -> None:
    assert likeliest(**cells) == ("щербаков", "алексей", "иванович")


def test_the_fathers_name_stands_in_for_a_patronymic_and_never_beside_it() -> None:
    assert likeliest(name="Щербаков Алексей", father_name="Иван")[2] == "иван"
    assert likeliest(name="Щербаков Алексей Иванович", father_name="Пётр")[2] == "иванович"


def test_what_may_be_read_in_two_ways_keeps_both() -> None:
    ways = name_hypotheses(Description({"name": "Алексей Иван"}))
    assert {(way.family, way.given) for way in ways} >= {("алексей", "иван"), ("иван", "алексей")}
    shares = [way.share for way in ways]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    ("others", "further"),
    [
        ("Петренко", ("петренко", "алексей")),  # a former family name
        ("Лёша", ("щербаков", "лёша")),  # what he is called
        ("Бондар Петро", ("бондар", "петро")),  # another whole name
        ("Петренко; Лёша", ("щербаков", "лёша")),
    ],
)
def test_other_names_are_further_ways_to_be_called(others: str, further: tuple[str, str]) -> None:
    usual, *ways = name_hypotheses(Description({"name": "Щербаков Алексей Иванович", "other_names": others}))
    assert (usual.family, usual.given) == ("щербаков", "алексей")
    assert further in {(way.family.lower(), way.given.lower()) for way in ways}
    assert {way.father for way in ways} == {"иванович"}
    assert max(way.share for way in ways) < usual.share


@pytest.mark.parametrize(
    ("cells", "born"),
    [
        ({"birth_date": "02.04.1999"}, ["1999-04-02"]),
        ({"birth_date": "2/4/99"}, ["1999-04-02", "1999-02-04"]),
        ({"birth_date": "1999 р.н."}, ["1999"]),
        ({"age": "23", "age_as_of": "2022-05-11"}, ["1998-05-12/1999-05-11"]),
        ({"birth_date": "1999", "age": "50", "age_as_of": "2022-05-11"}, ["1999"]),  # the date before the age
        ({"birth_date": "—"}, []),
        ({}, []),
    ],
)
def test_a_birth_is_read_from_the_date_or_else_from_the_age(cells: dict[str, str], born: list[str]) -> None:
    assert [str(each) for each in births_of(Description(cells))] == born


def test_a_cell_that_is_not_there_is_empty() -> None:
    assert Description({})["unit"] == Description({}).id == ""
    assert name_hypotheses(Description({})) == ()


@given(any_description)
def test_any_description_is_read_in_at_most_four_ways(description: Description) -> None:
    ways = name_hypotheses(description)
    assert len(ways) <= 4
    assert all(way.family or way.given or way.father for way in ways)
    assert all(0 < way.share <= 1 + 1e-9 for way in ways)
    assert len({(way.family, way.given, way.father) for way in ways}) == len(ways)
