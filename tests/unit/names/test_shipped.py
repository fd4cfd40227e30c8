"""The data files that the package ships."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.shipped import SortedTable, read_shipped, shipped_rows

SORTED = ("clusters.tsv.gz", "given_latin.tsv.gz")
SIX_MEGABYTES = 6_000_000

words = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=["Cs"]), min_size=1)


def test_the_data_stay_small_enough_to_ship() -> None:
    folder = files("vistka.names").joinpath("data")
    assert 0 < sum(len(file.read_bytes()) for file in folder.iterdir() if file.is_file()) < SIX_MEGABYTES


@pytest.mark.parametrize("name", SORTED)
def test_a_file_that_is_searched_by_halving_is_sorted_and_has_each_word_once(name: str) -> None:
    found = [line.partition(b"\t")[0] for line in read_shipped(name).splitlines()]
    assert found == sorted(set(found))


def test_rows_carry_no_comment() -> None:
    assert not [row for row in shipped_rows("peoples.tsv") if row[0].startswith("#") or len(row) != 3]


def test_a_file_that_is_not_shipped_is_reported() -> None:
    with pytest.raises(FileNotFoundError):
        read_shipped("no_such_file.tsv")


@given(st.dictionaries(words, words), words)
def test_halving_finds_what_is_there_and_nothing_else(entries: dict[str, str], other: str) -> None:
    lines = "".join(f"{word}\t{entries[word]}\n" for word in sorted(entries, key=str.encode))
    table = SortedTable(lines.encode())
    assert all(table.get(word) == value for word, value in entries.items())
    assert table.get(other) == entries.get(other)
    assert dict(table) == entries
