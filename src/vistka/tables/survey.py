"""What an XLSX archive holds, before anything opens it: a look at its table of contents and one pass over its bytes.

It refuses what only pretends to be a workbook, archives that unpack to a multiple of any honest list ("zip bombs"),
and sheets whose cells lie so far apart that a reader would have to reserve gigabytes. It also finds the formulas
that were never computed: programs write them without a value, and to the reader such a cell looks empty.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from vistka.tables.problems import TableError
from vistka.tables.sources import Source

UNPACKED_LIMIT = 2 * 1024**3
# Sheets shrink ten- to fiftyfold; a thousandfold, the most that Deflate can, is an attack.
RATIO_LIMIT = 250
_RATIO_MATTERS = 16 * 1024**2
CELLS_LIMIT = 60_000_000
_BLOCK = 1 << 20

_OTHER_ARCHIVES = (
    ("mimetype", "this is an OpenDocument file (ODS, ODT); save the list as XLSX or CSV"),
    ("word/document.xml", "this is a Word document; save the list as XLSX or CSV"),
    ("xl/workbook.bin", "this is a binary workbook (XLSB); save it as XLSX or CSV"),
)

_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
# Only rows from 10,000 on and columns beyond Z are looked for: the others cannot make a sheet too large.
_FAR_ROW = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{0,3}(\d{5,})["']""")
_NEAR_ROWS, _NEAR_COLUMNS = 9_999, 26
# A cell that is merely formatted ends in "/>" and takes no room.
_FAR_COLUMN = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{2,3})\d+["'][^>]*(?<!/)>""")
_FORMULA_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_REFERENCE = re.compile(rb"([A-Z]{1,3})(\d+)$")


class SheetSurvey(NamedTuple):
    """Cells, as (row from 1, column from 0), whose formula has no value."""

    without_value: frozenset[tuple[int, int]]


def survey(source: Source) -> list[SheetSurvey]:
    """One survey for each sheet, in the order of the workbook.

    Raises:
        TableError: this is no XLSX, is damaged, encrypted, or would unpack to more than a list ever needs.
    """
    try:
        with source.opener() as stream, zipfile.ZipFile(stream) as archive:
            _refuse(archive, source.name)
            sheets = _sheet_members(archive)
            found = {
                member.filename: _pass_over(archive, member, member.filename in sheets, source.name)
                for member in archive.infolist()
            }
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise TableError(source.name, "this workbook is damaged; open it, save it anew as XLSX or CSV") from error
    return [found.get(member, SheetSurvey(frozenset())) for member in sheets]


def _refuse(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        reasons = [reason for sign, reason in _OTHER_ARCHIVES if sign in names]
        raise TableError(name, reasons[0] if reasons else "this is a ZIP archive; unpack it and give the list inside")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) + 1
    if unpacked > UNPACKED_LIMIT or (unpacked > _RATIO_MATTERS and unpacked > RATIO_LIMIT * packed):
        raise TableError(name, f"this workbook unpacks to {unpacked >> 20:,} MB, more than a list needs; save as CSV")


def _sheet_members(archive: zipfile.ZipFile) -> list[str]:
    """The archive's names of the sheets, in the order in which the workbook lists them."""
    targets = {
        attributes.get("Id", ""): attributes.get("Target", "")
        for attributes in _elements(archive, "xl/_rels/workbook.xml.rels", _RELATION)
    }
    paths = [
        targets.get(next((value for key, value in attributes.items() if key.endswith(":id")), ""), "")
        for attributes in _elements(archive, "xl/workbook.xml", _SHEET)
    ]
    return [path.lstrip("/") if path.startswith("/") else f"xl/{path}" for path in paths]


def _elements(archive: zipfile.ZipFile, member: str, pattern: re.Pattern[bytes]) -> Iterator[dict[str, str]]:
    content = archive.read(member) if member in archive.namelist() else b""
    for found in pattern.finditer(content):
        yield {key.decode(): value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(found[1])}


def _pass_over(archive: zipfile.ZipFile, member: zipfile.ZipInfo, is_sheet: bool, name: str) -> SheetSurvey:
    """Read a member to its end, which also proves that its size and checksum are what the archive declares."""
    last_row, last_column = _NEAR_ROWS, _NEAR_COLUMNS
    without_value: set[tuple[int, int]] = set()
    with archive.open(member) as stream:
        for piece in _whole_rows(cast(BinaryIO, stream)):
            if is_sheet:
                last_row = max(last_row, *map(int, _FAR_ROW.findall(piece)), 0)
                last_column = max(last_column, *map(_column_number, _FAR_COLUMN.findall(piece)), 0)
                without_value.update(_formulas_without_value(piece))
    if last_row * last_column > CELLS_LIMIT:
        raise TableError(name, "its cells lie too far apart; copy the list alone to a new workbook, or save it as CSV")
    return SheetSurvey(frozenset(without_value))


def _whole_rows(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a sheet, cut only where a row ends."""
    rest = b""
    while block := stream.read(_BLOCK):
        rest += block
        cut = rest.rfind(b"row>") + 4
        if cut > 4 or len(rest) > 64 * _BLOCK:
            cut = cut if cut > 4 else len(rest)
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _column_number(letters: bytes) -> int:
    """The number of a column from its letters, A = 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _formulas_without_value(piece: bytes) -> Iterator[tuple[int, int]]:
    if b"<f" not in piece and b":f" not in piece:
        return
    for found in _FORMULA_CELL.finditer(piece):
        attributes = dict(_ATTRIBUTE.findall(found[1]))
        # A formula computed to an empty text has the type "str"; one never computed has none.
        if attributes.get(b"t") != b"str" and (reference := _REFERENCE.match(attributes.get(b"r", b""))):
            yield int(reference[2]), _column_number(reference[1]) - 1
