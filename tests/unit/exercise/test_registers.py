import re

import pytest

from vistka.exercise.hands import PLAIN_COLUMNS, REGISTER_COLUMNS, Row
from vistka.exercise.registers import invent_register


@pytest.fixture(scope="module")
def plain() -> list[Row]:
    return list(invent_register(6000, seed=3))


@pytest.fixture(scope="module")
def full() -> list[Row]:
    return list(invent_register(3000, seed=3, columns=REGISTER_COLUMNS))


def share(rows: list[Row], column: str, pattern: str) -> float:
    return sum(bool(re.search(pattern, row[column])) for row in rows) / len(rows)


def test_the_same_seed_gives_the_same_register(plain: list[Row]) -> None:
    assert list(invent_register(6000, seed=3)) == plain
    assert list(invent_register(6000, seed=4)) != plain


def test_a_register_has_its_columns_and_numbers_its_rows(plain: list[Row], full: list[Row]) -> None:
    assert all(tuple(row) == PLAIN_COLUMNS for row in plain)
    assert all(tuple(row) == REGISTER_COLUMNS for row in full)
    assert [row["id"] for row in plain] == [f"R{number}" for number in range(1, 6001)]


def test_about_one_in_seven_is_written_in_latin_letters(plain: list[Row]) -> None:
    assert 0.12 < share(plain, "family_name", r"^[A-Za-zÀ-ž]") < 0.19


@pytest.mark.parametrize(
    ("column", "pattern", "least", "most"),
    [
        ("patronymic", r"^$", 0.07, 0.16),
        ("birth_date", r"^$", 0.03, 0.07),
        ("birth_date", r"^\d{4}$", 0.06, 0.11),
        ("birth_date", r"^\d{4}\?$", 0.003, 0.02),
        ("birth_date", r"\d\D.*\d{4}", 0.07, 0.14),
        ("birth_place", r"^$", 0.17, 0.23),
        ("birth_place", r"\S \S", 0.1, 0.4),
        ("unit", r"^$", 0.26, 0.34),
        ("unit", r"^в/ч", 0.1, 0.3),
        ("family_name", r"\w-\w", 0.004, 0.03),
        ("given_name", r"[іїєґ]", 0.05, 0.25),
    ],
)
def test_a_register_has_the_gaps_and_habits_of_real_lists(
    plain: list[Row], column: str, pattern: str, least: float, most: float
) -> None:
    assert least < share(plain, column, pattern) < most


def test_some_rows_have_all_names_in_one_column(full: list[Row]) -> None:
    single = [row for row in full if row["name"]]
    assert 0.02 < len(single) / len(full) < 0.07
    assert not any(row["family_name"] or row["given_name"] or row["patronymic"] for row in single)


def test_every_column_of_a_full_register_is_filled_in_somewhere(full: list[Row]) -> None:
    assert all(any(row[column] for row in full) for column in REGISTER_COLUMNS)


def test_a_register_without_room_for_the_known_case_is_refused() -> None:
    with pytest.raises(ValueError, match="known case"):
        list(invent_register(1, seed=1))
