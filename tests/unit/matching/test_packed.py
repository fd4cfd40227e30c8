"""A description as one text: what goes in comes out, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.matching.packed import COLUMNS, cells_of, pack, unpack

SEPARATOR = "\x1f"

cell = st.text(st.characters(exclude_characters=SEPARATOR, exclude_categories=["Cs"]), max_size=20).map(str.strip)


@given(st.dictionaries(st.sampled_from(COLUMNS), cell))
def test_what_was_packed_comes_out(cells: dict[str, str]) -> None:
    given_cells = {column: text for column, text in cells.items() if text}
    assert unpack("7", pack(cells)).cells == {"id": "7", **given_cells}


@given(st.dictionaries(st.sampled_from(COLUMNS), cell))
def test_the_order_in_which_cells_are_given_does_not_matter(cells: dict[str, str]) -> None:
    assert pack(dict(reversed(cells.items()))) == pack(cells)


def test_a_separator_in_a_cell_parts_nothing() -> None:
    assert unpack("7", pack({"family_name": f"Щерба{SEPARATOR}ков"}))["family_name"] == "Щерба ков"


def test_what_is_not_compared_is_left_out() -> None:
    assert pack({"religion": "x", "manner_of_capture": "y"}) == pack({})


def test_the_order_of_the_first_format_never_changes() -> None:
    assert COLUMNS[:4] == ("name", "family_name", "given_name", "patronymic")
    assert COLUMNS[-2:] == ("capture_date", "last_contact_date")
    assert len(COLUMNS) == 22


def test_a_description_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="another version"):
        cells_of("2Щербаков")
    with pytest.raises(ValueError, match="another version"):
        unpack("7", "")
