"""Every encoding in which lists come, with every delimiter."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.tables import TableError, read_table
from vistka.tables.encodings import detect

UKRAINIAN = "Прізвище{0}Ім'я{0}Дата народження\nЩербаков{0}Олексій{0}02.04.1999\nҐалаґан{0}Єгор{0}1987\n"
RUSSIAN = "ФАМИЛИЯ{0}ИМЯ{0}МЕСТО РОЖДЕНИЯ\nЩЕРБАКОВ{0}АЛЕКСЕЙ{0}КЫЗЫЛ\nсоловьёв{0}пётр{0}улан-удэ\n"
LATIN_HEADED = "id{0}name{0}unit\n1{0}Гордиенко Артём{0}4 брмп\n2{0}Монгуш Шолбан-оол{0}\n"

BOM_UTF16 = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN, LATIN_HEADED], ids=["uk", "ru", "latin"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-u", "cp1125"]
)
def test_a_list_reads_the_same_in_every_encoding_and_with_every_delimiter(
    encoding: str, text: str, delimiter: str
) -> None:
    table = read_table(text.format(delimiter).encode(encoding))
    expected = [line.split(delimiter) for line in text.format(delimiter).splitlines()[1:]]
    (chunk,) = table.chunks()
    read = [chunk.columns[heading.column] for heading in table.headings if heading.column]
    assert [list(row) for row in zip(*read, strict=True)] == expected
    assert table.delimiter == delimiter
    assert table.problems == []


@pytest.mark.parametrize("codec", BOM_UTF16)
def test_a_byte_order_mark_settles_the_encoding(codec: str) -> None:
    found = detect(BOM_UTF16[codec] + "Прізвище".encode(codec))
    assert found is not None
    assert (found.codec, found.mark, found.guessed) == (codec, 2, False)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("nome;nascimento\nJoão Simões;1990\n", "cp1252"), ("imię;nazwisko\nŁukasz;Wąż\n", "cp1250")],
)
def test_accented_latin_is_told_from_cyrillic(text: str, encoding: str) -> None:
    (chunk,) = read_table(text.encode(encoding)).chunks()
    assert list(chunk.columns.values())[-1][0] in text


def test_a_guessed_encoding_is_reported() -> None:
    assert "cp1251, recognised by its letters" in read_table(RUSSIAN.format(";").encode("cp1251")).notes[0]


def test_an_encoding_that_shows_late_in_the_list_is_recognised() -> None:
    rows = "".join(f"{number};Ivanov\n" for number in range(30_000))
    table = read_table(("id;name\n" + rows + "30000;Щербаков\n").encode("cp1251"))
    assert [chunk.columns["name"] for chunk in table.chunks()][-1][-1] == "Щербаков"


def test_a_damaged_byte_does_not_turn_the_whole_list_into_another_code_page() -> None:
    good = "id;name\n" + "".join(f"{number};Щербаков Олексій\n" for number in range(50))
    table = read_table(good.encode().replace("17;Щ".encode(), b"17;\xff\xd0\xa9"))
    (chunk,) = table.chunks()
    assert (chunk.columns["name"][17], chunk.columns["name"][18]) == ("\ufffdЩербаков Олексій", "Щербаков Олексій")
    assert [problem.line for problem in table.problems] == [19]


def test_random_bytes_are_no_text() -> None:
    with pytest.raises(TableError, match="no text in a known encoding"):
        read_table(bytes(range(1, 256)) * 8)


@given(st.binary(max_size=300))
def test_detection_fails_on_no_bytes(sample: bytes) -> None:
    found = detect(sample)
    assert found is None or codecs.lookup(found.codec)
