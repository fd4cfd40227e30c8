"""XLSX lists, made with openpyxl as another program would."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from vistka.tables import Table, TableError, read_table
from vistka.tables import survey as survey_module

HEADER = ["№", "ПІБ", "Дата народження", "В/ч"]


def workbook(*sheets: Iterable[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def only_chunk(table: Table) -> dict[str, list[str]]:
    (chunk,) = table.chunks()
    return chunk.columns


def rewritten(content: bytes, member: str, pattern: str, replacement: str) -> bytes:
    """The same archive with one part changed by a regular expression."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, re.sub(pattern, replacement, part.decode()).encode() if name == member else part)
    return stream.getvalue()


def test_cells_become_text_as_a_list_would_have_it() -> None:
    rows: list[Sequence[object]] = [
        HEADER,
        ["007", "Щербаков Олексій", datetime.date(1999, 4, 2), 12345.0],
        [8, "A", 1998, "в/ч 00042"],
    ]
    table = read_table(workbook(rows))
    assert (table.format, table.encoding, table.delimiter) == ("XLSX", "", "")
    assert only_chunk(table) == {
        "id": ["007", "8"],
        "name": ["Щербаков Олексій", "A"],
        "birth_date": ["1999-04-02", "1998"],
        "unit": ["12345", "в/ч 00042"],
    }


def test_lines_are_the_rows_that_the_spreadsheet_shows() -> None:
    table = read_table(workbook([[], ["Список"], [], HEADER, [1, "A", None, None], [], [2, "B", None, None]]))
    (chunk,) = table.chunks()
    assert chunk.lines == [5, 7]
    assert chunk.done == table.size


def test_a_table_that_does_not_begin_in_the_corner_is_found() -> None:
    table = read_table(workbook([[], [None, None, "id", "name"], [None, None, 1, "A"]]))
    assert only_chunk(table) == {"id": ["1"], "name": ["A"]}


def test_the_first_sheet_with_a_header_is_read_and_the_others_are_named() -> None:
    table = read_table(workbook([["Зміст"]], [HEADER, [1, "A", None, None]], [HEADER, [2, "B", None, None]]))
    assert only_chunk(table)["name"] == ["A"]
    assert {'Sheet "Sheet 1" was not read.', 'Sheet "Sheet 3" was not read.'} <= set(table.notes)


def test_a_workbook_is_read_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "march.xlsx"
    path.write_bytes(workbook([HEADER, (1, "A", None, None)]))
    assert only_chunk(read_table(path))["name"] == ["A"]


def test_hidden_rows_are_read() -> None:
    book = Workbook()
    book.worksheets[0].append(["id", "name"])
    book.worksheets[0].append([1, "A"])
    book.worksheets[0].row_dimensions[2].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    assert only_chunk(read_table(stream.getvalue()))["name"] == ["A"]


def test_a_formula_that_was_never_computed_is_reported() -> None:
    table = read_table(workbook([["id", "name"], [1, "A"], [2, '=CONCATENATE("B","C")']]))
    assert only_chunk(table)["name"] == ["A"]
    assert [str(problem) for problem in table.problems] == [
        "line 3: the formula in column 2 has no value; read as empty",
        "line 3: nothing in the columns that are read; left out",
    ]


def test_a_formula_is_read_as_the_value_it_had() -> None:
    content = workbook([["id", "name"], [1, '=CONCATENATE("B","C")']])
    sheet = "xl/worksheets/sheet1.xml"
    computed = rewritten(
        content, sheet, r'<c r="B2"><f>(.*?)</f><v ?/?>(</v>)?', r'<c r="B2" t="str"><f>\1</f><v>BC</v>'
    )
    table = read_table(computed)
    assert only_chunk(table)["name"] == ["BC"]
    assert table.problems == []


def test_a_formula_computed_to_nothing_is_no_problem() -> None:
    content = workbook([["id", "name", "unit"], [1, "A", '=""']])
    sheet = "xl/worksheets/sheet1.xml"
    table = read_table(rewritten(content, sheet, r'<c r="C2">', '<c r="C2" t="str">'))
    assert only_chunk(table)["unit"] == [""]
    assert table.problems == []


def test_a_workbook_without_a_header_is_refused() -> None:
    with pytest.raises(TableError, match="no heading is understood"):
        read_table(workbook([[1, "Щербаков", "Олексій"]]))


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as built:
        for name, content in members.items():
            built.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (archive(photo_xml=b"x"), "ZIP archive; unpack"),
        (archive(mimetype=b"application/vnd.oasis"), "OpenDocument"),
        (archive(word__document_xml=b"<x/>"), "Word document"),
        (archive(xl__workbook_bin=b"x"), "XLSB"),
        (archive(xl__workbook_xml=b"<nothing"), "damaged|no heading"),
        (archive(xl__workbook_xml=b"\0" * 40_000_000), "unpacks to"),
    ],
)
def test_an_archive_that_is_no_list_says_what_to_do(content: bytes, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_table(content)


@pytest.mark.parametrize("cell", ['r="XFD1048576"', "r = 'xfd1048576' t='n'", 'r="ZZ900000"'])
def test_cells_that_lie_too_far_apart_are_refused_before_memory_is_reserved(cell: str) -> None:
    far = rewritten(
        workbook([["id", "name"], [1, "A"]]),
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        f"<row><c {cell}><v>1</v></c></row></sheetData>",
    )
    with pytest.raises(TableError, match="too far apart"):
        read_table(far)


def test_a_workbook_whose_sizes_lie_is_refused() -> None:
    content = workbook([["id", "name"], [1, "A"]])
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        size = opened.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = content.replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    assert lying != content
    with pytest.raises(TableError, match="damaged"):
        read_table(lying)


def test_a_sheet_longer_than_a_piece_of_the_survey_is_surveyed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey_module, "_BLOCK", 64)
    table = read_table(workbook([("id", "name", "unit"), *((number, "A", "=1+1") for number in range(20))]))
    only_chunk(table)
    assert len(table.problems) == 20


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_raises_nothing_but_a_table_error(place: int, damage: bytes) -> None:
    content = bytearray(SOUND)
    place %= len(content)
    content[place : place + len(damage)] = damage
    with suppress(TableError):
        assert all(len(chunk.lines) <= 20_000 for chunk in read_table(bytes(content)).chunks())


SOUND = workbook([HEADER, (1, "A", datetime.date(1999, 4, 2), "=1+1")])
