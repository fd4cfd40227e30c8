"""Reading a list: what is recognised, what is reported, and that the rest goes on."""

import csv
import gzip
import io
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.tables import Table, TableError, read_table
from vistka.tables.problems import LISTED
from vistka.tables.records import BLOCK, CELL_LIMIT


def columns_of(table: Table, rows: int = 20_000) -> dict[str, list[str]]:
    joined: dict[str, list[str]] = {name: [] for name in table.columns}
    for chunk in table.chunks(rows):
        for name, cells in chunk.columns.items():
            joined[name] += cells
    return joined


def problems_of(table: Table) -> list[str]:
    for _ in table.chunks():
        pass
    return [str(problem) for problem in table.problems]


def test_a_list_is_recognised_and_says_so() -> None:
    table = read_table("id,surname,shoe size,dob\n1,Щербаков,43,1999\n".encode(), name="march.csv")
    assert (table.name, table.format, table.encoding, table.delimiter) == ("march.csv", "CSV", "utf-8", ",")
    assert table.columns == ("id", "family_name", "birth_date")
    assert [heading.column for heading in table.headings] == ["id", "family_name", None, "birth_date"]
    assert any('"shoe size" is not understood' in note for note in table.notes)
    assert columns_of(table) == {"id": ["1"], "family_name": ["Щербаков"], "birth_date": ["1999"]}


def test_a_table_can_be_read_again() -> None:
    table = read_table(b"id,name\n1,A\n1,B\n")
    assert columns_of(table) == columns_of(table)
    assert len(table.problems) == 1


@pytest.mark.parametrize("rows", [1, 2, 3, 1000])
def test_chunks_have_the_size_asked_for(rows: int) -> None:
    table = read_table(b"id,name\n" + b"".join(b"%d,A\n" % number for number in range(1000)))
    sizes = [len(chunk.lines) for chunk in table.chunks(rows)]
    assert sum(sizes) == 1000
    assert set(sizes[:-1]) <= {rows}


def test_progress_ends_at_the_size_of_the_file() -> None:
    content = b"id,name\n" + b"".join(b"%d,Somebody\n" % number for number in range(40_000))
    table = read_table(content)
    done = [chunk.done for chunk in table.chunks(5000)]
    assert done == sorted(done)
    assert done[0] < done[-1] == table.size == len(content)


def test_lines_are_those_of_the_file() -> None:
    table = read_table(b'id,name,marks\n\n1,A,"scar\non hand"\n2,B,\n\n3,C,\n')
    (chunk,) = table.chunks()
    assert chunk.lines == [3, 5, 7]
    assert chunk.columns["marks"] == ["scar\non hand", "", ""]


# --- where a list comes from ---


def test_a_list_is_read_from_a_path_a_stream_and_gzip(tmp_path: Path) -> None:
    content = "name\tdob\nЩербаков\t1999\n".encode()
    plain, packed = tmp_path / "list.tsv", tmp_path / "list.tsv.gz"
    plain.write_bytes(content)
    packed.write_bytes(gzip.compress(content))
    tables = [read_table(source) for source in (plain, str(plain), packed, io.BytesIO(content), content)]
    assert [columns_of(table)["name"] for table in tables] == [["Щербаков"]] * 5
    assert {table.format for table in tables} == {"TSV"}


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"name,id\nA,5\n")))
    table = read_table("-")
    assert table.name == "standard input"
    assert columns_of(table) == {"name": ["A"], "id": ["5"]}


def test_importing_the_room_loads_no_reader_of_workbooks() -> None:
    script = "import sys, vistka.tables; print(sorted({'python_calamine', 'openpyxl', 'numpy'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=30)  # noqa: S603
    assert run.stdout.decode().strip() == "[]"


# --- the header ---


def test_titles_above_the_header_are_skipped_and_reported() -> None:
    text = "Список військовополонених на 01.03.2022;;\n;;\n№;ПІБ;Дата народження\n1;Щербаков Олексій;1999\n"
    table = read_table(text.encode())
    assert columns_of(table)["name"] == ["Щербаков Олексій"]
    assert "The header stands in row 3; what is above it was not read." in table.notes


def test_a_header_in_two_storeys_is_read() -> None:
    text = "№;Особа;;Дата народження\n;Прізвище;Ім'я;\n1;Щербаков;Олексій;1999\n"
    table = read_table(text.encode())
    assert table.columns == ("id", "family_name", "given_name", "birth_date")


def test_a_row_that_numbers_the_columns_is_no_person() -> None:
    table = read_table("№;ПІБ;Звання\n1;2;3\n1;Щербаков Олексій;солдат\n".encode())
    assert columns_of(table)["name"] == ["Щербаков Олексій"]
    assert "Row 2 only numbers the columns; it was not read." in table.notes


def test_a_list_without_a_header_is_refused_with_what_is_understood() -> None:
    with pytest.raises(TableError, match=r"^list: no heading is understood .* family_name, .*vistka columns") as caught:
        read_table("1;Щербаков;Олексій\n2;Гордиенко;Артём\n".encode())
    assert "Щербаков" not in str(caught.value)


def test_of_two_headings_with_one_meaning_the_first_is_read() -> None:
    table = read_table("Surname,Фамилия,dob\nShcherbakov,Щербаков,1999\n".encode())
    assert columns_of(table)["family_name"] == ["Shcherbakov"]
    assert '"Фамилия" and "Surname" both mean family_name; the first is read.' in table.notes


def test_other_names_from_several_columns_are_joined() -> None:
    table = read_table(b"name,alias,maiden name\nA,B,C\nD,,E\nF,,\n")
    assert columns_of(table)["other_names"] == ["B; C", "E", ""]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Name,Surname", ("given_name", "family_name")),
        ("Name,Vorname", ("family_name", "given_name")),
        ("Name,Rank", ("name", "military_rank")),
        ("Full name,Surname", ("name", "family_name")),
    ],
)
def test_a_bare_name_means_what_its_neighbour_leaves(header: str, columns: tuple[str, ...]) -> None:
    assert read_table(f"{header}\nA,B\n".encode()).columns == ("id", *columns)


def test_excel_may_name_the_delimiter_in_the_first_line() -> None:
    table = read_table("sep=;\nid;name\n1;Щербаков, Олексій\n".encode())
    assert columns_of(table)["name"] == ["Щербаков, Олексій"]


def test_a_comma_in_the_headings_does_not_make_it_the_delimiter() -> None:
    table = read_table("Прізвище, ім'я, по батькові;Дата народження\nЩербаков Олексій;1999\n".encode())
    assert table.columns == ("id", "name", "birth_date")


# --- rows that are wrong ---


def test_a_list_without_ids_numbers_its_rows() -> None:
    table = read_table(b"name\nA\n\nB\n")
    assert columns_of(table)["id"] == ["1", "2"]
    assert "No column of ids; rows are numbered from 1 instead." in table.notes


def test_a_row_without_an_id_is_called_after_its_line() -> None:
    table = read_table(b"id,name\n1,A\n,B\n")
    assert columns_of(table)["id"] == ["1", "line 3"]
    assert problems_of(table) == ['line 3: no id; called "line 3"']


def test_of_rows_that_share_an_id_the_first_is_kept() -> None:
    far = b"".join(b"%d,Somebody\n" % number for number in range(10, BLOCK // 8))
    table = read_table(b"id,name\n1,A\n1,B\n" + far + b"1,C\n")
    names = columns_of(table)["name"]
    assert (names[0], names[-1]) == ("A", "Somebody")
    assert [problem.reason for problem in table.problems] == [
        "its id was already given to an earlier row; left out"
    ] * 2


def test_rows_of_the_wrong_width_are_reported_and_the_rest_goes_on() -> None:
    table = read_table(b"id,name,dob\n1,A,1990\n2,B\n3,C,1991,more\n4,D,1992,,\n")
    assert columns_of(table) == {"id": ["1", "2", "4"], "name": ["A", "B", "D"], "birth_date": ["1990", "", "1992"]}
    assert problems_of(table) == [
        "line 3: 2 cells where the header has 3; the others read as empty",
        "line 4: 4 cells where the header has 3; left out",
    ]


def test_a_column_that_has_no_heading_shifts_nothing() -> None:
    table = read_table(b"id,name\n1,A,x\n2,B,y\n")
    assert columns_of(table)["name"] == ["A", "B"]
    assert problems_of(table) == []
    assert "Column 3 has no heading; it was not read." in table.notes


def test_a_quotation_mark_that_is_never_closed_costs_no_other_person() -> None:
    rows = "".join(f"{number};Somebody;{1950 + number % 50}\n" for number in range(3, 900))
    table = read_table(f'id;name;dob\n1;"Щербаков;1999\n2;Гордиенко;1998\n{rows}'.encode())
    read = columns_of(table)
    assert read["id"] == [str(number) for number in range(1, 900)]
    assert read["birth_date"][:2] == ["1999", "1998"]
    assert problems_of(table) == ["line 2: a quotation mark is out of place; the line was read by itself"]


def test_a_nickname_in_quotation_marks_joins_no_rows() -> None:
    table = read_table('id;name;unit\n1;"Грач" Щербаков;4\n2;Гордиенко;"Ахмат" полк\n'.encode())
    assert columns_of(table)["id"] == ["1", "2"]
    assert [problem.line for problem in table.problems] == [2, 3]


def test_a_quoted_cell_may_reach_over_the_end_of_a_block() -> None:
    filler = "x" * (BLOCK - 30)
    table = read_table(f'id,name,marks\n1,A,"{filler}\nscar"\n2,"B",\n'.encode())
    assert columns_of(table)["name"] == ["A", "B"]
    assert columns_of(table)["marks"][0] == f"{filler}\nscar"
    assert problems_of(table) == []


def test_nul_bytes_are_dropped_and_reported() -> None:
    table = read_table(b"id,name\n" + b"1,Ab\n" * 1 + b"2,C\x00d\n" + b"".join(b"%d,Eve\n" % n for n in range(3, 30)))
    assert columns_of(table)["name"][:2] == ["Ab", "Cd"]
    assert problems_of(table) == ["line 3: NUL bytes; read without them"]


@pytest.mark.parametrize("length", [CELL_LIMIT + 1, 3_000_000])
def test_an_over_long_cell_is_left_out_and_the_rest_goes_on(length: int) -> None:
    table = read_table(b"id,name\n1,A\n2," + b"x" * length + b"\n3,C\n")
    assert columns_of(table)["id"] == ["1", "3"]
    assert [problem.line for problem in table.problems] == [3]


def test_headings_repeated_within_the_list_are_no_person() -> None:
    table = read_table(b"id,name\n1,A\nid,name\n2,B\n")
    assert columns_of(table)["id"] == ["1", "2"]
    assert problems_of(table) == ["line 3: the headings once more; left out"]


def test_a_row_with_nothing_that_is_read_is_no_person() -> None:
    table = read_table(b"id,name,shoe\n1,A,43\n2, ,44\n")
    assert columns_of(table)["id"] == ["1"]
    assert problems_of(table) == ["line 3: nothing in the columns that are read; left out"]


def test_a_list_that_is_wrong_throughout_does_not_fill_the_memory() -> None:
    table = read_table(b"id,name,dob\n1,A,1990\n" + b"2,B,1,2\n" * (LISTED + 50))
    assert len(problems_of(table)) <= LISTED + 1


# --- files that are no list ---


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "this is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"<!DOCTYPE html><table>", "web page"),
        (b"\xef\xbb\xbf  <html>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 not really", "damaged"),
        (gzip.compress(b"name,dob\n" + b"A,1999\n" * 9)[:-12], "damaged or cut short"),
        (gzip.compress(b"PK\x03\x04"), "unpack it first"),
        (b"a" * 2_000_000, "does not end"),
    ],
)
def test_a_file_that_is_no_list_says_what_to_do(content: bytes, message: str) -> None:
    with pytest.raises(TableError, match=f"^given: .*{message}"):
        problems_of(read_table(content, name="given"))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"march\.csv: there is no such file"):
        read_table(tmp_path / "march.csv")
    with pytest.raises(TableError, match="folder"):
        read_table(tmp_path)


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_raise_nothing_but_a_table_error(content: bytes) -> None:
    for head in (b"", b"id;name\n", b"PK\x03\x04", b"\x1f\x8b\x08\x00"):
        with suppress(TableError):
            assert all(isinstance(problem, str) for problem in problems_of(read_table(head + content)))


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\t\r\n\x85"), max_size=12)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_the_csv_module_writes_is_read_back(
    rows: list[tuple[str, str]], delimiter: str, quoting: Literal[0, 1]
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting)
    writer.writerow(["record id", "family name", "birth place"])
    writer.writerows((f"r{number}", f"A{name}", place) for number, (name, place) in enumerate(rows))
    table = read_table(text.getvalue().encode())
    assert columns_of(table) == {
        "id": [f"r{number}" for number in range(len(rows))],
        "family_name": [f"A{name}".strip() for name, _ in rows],
        "birth_place": [place.strip() for _, place in rows],
    }
