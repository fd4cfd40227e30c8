"""Rows of a list as the register takes them in: each name in its role, further names as aliases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.matching.intake import RoleCells, role_cells


def read(**cells: str) -> RoleCells:
    return role_cells({column: [cell] for column, cell in cells.items()}, 1)


def names(found: RoleCells, row: int = 0) -> tuple[str, str, str]:
    return found.family[row].lower(), found.given[row].lower(), found.patronymic[row].lower()


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "Щербаков Олексій Іванович"},
        {"name": "Олексій Іванович Щербаков"},
        {"family_name": "Щербаков", "given_name": "Олексій", "patronymic": "Іванович"},
        {"family_name": "Щербаков", "given_name": "Олексій Іванович"},
        {"family_name": "Щербаков Олексій Іванович"},
        {"family_name": "Щербаков", "given_name": "Олексій", "patronymic": "Іванович", "name": "Somebody Else"},
        {"family_name": "Олексій", "given_name": "Щербаков", "patronymic": "Іванович"},  # cells exchanged
    ],
)
def test_a_name_is_read_into_its_roles(cells: dict[str, str]) -> None:
    assert names(read(**cells)) == ("щербаков", "олексій", "іванович")


def test_a_name_in_its_cells_is_left_as_it_was_written() -> None:
    found = read(family_name="ЩЕРБАКОВ", given_name="Олексій", patronymic="")
    assert (found.family, found.given, found.patronymic) == (["ЩЕРБАКОВ"], ["Олексій"], [""])


def test_every_row_keeps_its_place() -> None:
    found = role_cells({"name": ["Щербаков Олексій", "", "Мельник Петро", "…"]}, 4)
    assert [names(found, row)[0] for row in range(4)] == ["щербаков", "", "мельник", ""]


def test_a_name_that_may_be_read_in_two_ways_is_registered_in_both() -> None:
    found = read(name="Иван Алексей")
    read_so = {names(found)[:2], *((alias.family, alias.given) for alias in found.aliases)}
    assert read_so == {("иван", "алексей"), ("алексей", "иван")}


@pytest.mark.parametrize(
    ("others", "aliases"),
    [
        ("Петренко", [("петренко", "олексій")]),
        ("Льоша", [("щербаков", "льоша")]),
        ("Бондар Петро; Коваль", [("бондар", "петро"), ("коваль", "олексій")]),
        ("", []),
        (" ; , ", []),
    ],
)
def test_other_names_are_aliases_completed_by_the_usual_one(others: str, aliases: list[tuple[str, str]]) -> None:
    found = read(family_name="Щербаков", given_name="Олексій", patronymic="Іванович", other_names=others)
    assert [(alias.family.lower(), alias.given.lower()) for alias in found.aliases] == aliases
    assert {alias.patronymic for alias in found.aliases} <= {"Іванович"}


def test_aliases_know_whose_they_are() -> None:
    found = role_cells({"name": ["Щербаков Олексій", "Мельник Петро"], "other_names": ["", "Коваль"]}, 2)
    assert [alias.row for alias in found.aliases] == [1]


def test_a_list_without_any_name_is_read() -> None:
    assert names(role_cells({}, 1)) == ("", "", "")


cells = st.lists(st.text(max_size=30), min_size=3, max_size=3)


@given(st.dictionaries(st.sampled_from(["name", "family_name", "given_name", "patronymic", "other_names"]), cells))
def test_any_cells_are_read_row_by_row(columns: dict[str, list[str]]) -> None:
    found = role_cells(columns, 3)
    assert [len(column) for column in (found.family, found.given, found.patronymic)] == [3, 3, 3]
    assert all(0 <= alias.row < 3 for alias in found.aliases)
