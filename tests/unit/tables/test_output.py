"""Lists that go out open as lists, never as programs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.tables import escape_cell, read_table, write_rows

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-1", "@cmd", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_compute_is_escaped(text: str) -> None:
    assert escape_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Щербаков", "4-й полк", "a=b", "'quoted"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert escape_cell(text) == text


@given(TEXTS)
def test_escaping_leaves_nothing_to_escape(text: str) -> None:
    assert escape_cell(escape_cell(text)) == escape_cell(text)


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_what_is_written_is_rfc_4180_in_utf_8(rows: list[tuple[str, str]]) -> None:
    stream = io.BytesIO()
    write_rows(stream, ["id", "reasons"], rows)
    read = list(csv.reader(io.StringIO(stream.getvalue().decode(), newline=""), strict=True))
    assert read == [["id", "reasons"], *([escape_cell(cell) for cell in row] for row in rows)]


def test_what_is_written_can_be_read_as_a_list() -> None:
    stream = io.BytesIO()
    write_rows(stream, ["id", "name"], [["1", "Щербаков, Олексій"], ["2", "=A1"]])
    (chunk,) = read_table(stream.getvalue()).chunks()
    assert chunk.columns == {"id": ["1", "2"], "name": ["Щербаков, Олексій", "'=A1"]}
