"""Words of a cell: what belongs to the name, what only stands beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.words import name_words


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Щербаков А.И.", ("щербаков", "а", "и")),
        ("А. И. Щербаков", ("а", "и", "щербаков")),
        ("О'Брайен Igor'", ("о'брайен", "igor'")),
        ("Мамедов Эльчин Рауф оглы", ("мамедов", "эльчин", "рауф оглы")),
        ("Abd al-Rahman bin Khalid al-Masri", ("abd al-rahman", "bin khalid", "al-masri")),
        ("Karl von der Berg", ("karl", "von der berg")),
        ("Ван Гуанцзюнь", ("ван", "гуанцзюнь")),
        ("王广军", ("wang", "guangjun")),
        ("김철수", ("gim", "cheolsu")),
        ("12. Иванов Иван Иванович, 1999 г.р.", ("иванов", "иван", "иванович")),
        ("7RIQ", ("юрий",)),
        ("", ()),
        ("--- 12", ()),
    ],
)
def test_a_cell_falls_into_the_words_of_the_name(cell: str, words: tuple[str, ...]) -> None:
    assert name_words(cell).words == words


@pytest.mark.parametrize(
    "cell", ["рядовой Щербаков", "мл. сержант Щербаков", "Щербаков, рядовой", "Sgt. Щербаков", "солдат Щербаков"]
)
def test_a_rank_is_no_part_of_the_name(cell: str) -> None:
    read = name_words(cell)
    assert (read.words, read.notes) == (("щербаков",), ("rank",))


def test_a_family_name_that_is_also_a_rank_stays_when_alone() -> None:
    assert name_words("Майор").words == ("майор",)


@pytest.mark.parametrize(
    "cell",
    [
        "Алексей «Лис» Щербаков",
        'Алексей Щербаков "Лис"',
        "Алексей Щербаков позывной Лис",
        "Алексей Щербаков, позивний «Лис»",
    ],
)
def test_a_callsign_stands_beside_the_name(cell: str) -> None:
    read = name_words(cell)
    assert (read.words, read.others) == (("алексей", "щербаков"), ("лис",))
    assert "callsign" in read.notes


def test_a_name_in_brackets_is_another_name() -> None:
    read = name_words("Щербаков (Иванов) Алексей")
    assert (read.words, read.others, read.notes) == (("щербаков", "алексей"), ("иванов",), ("name in brackets",))


def test_capitals_count_where_not_everything_is_in_capitals() -> None:
    assert name_words("ЩЕРБАКОВ Алексей").in_capitals == {"щербаков"}
    assert not name_words("ЩЕРБАКОВ АЛЕКСЕЙ").in_capitals
    assert not name_words("Щербаков А.И.").in_capitals


@pytest.mark.parametrize("cell", ["Shcherbakov, Aleksei I.", "SHCHERBAKOV<<ALEKSEI<I"])
def test_a_comma_or_the_zones_filler_ends_the_family_name(cell: str) -> None:
    assert name_words(cell).before_comma == 1


@given(st.text())
def test_no_text_breaks_the_words(text: str) -> None:
    assert all(name_words(text).words)
