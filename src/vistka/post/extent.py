"""A workbook whose cells lie within bounds, before a reader that lays all of them out in memory opens it.

Two cells, of 1.5 kB, can lie so far apart that the reader takes gigabytes. So each part of the archive is read once by a
parser that keeps nothing and expands no entity, and only what was read goes on, in an archive of our own: the other reader
finds no part and no encoding that this one did not.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, NoReturn
from xml.parsers import expat

_READ: Final = (".xml", ".rels")
"""Parts that a table is made of; pictures, macros and the settings of printers are left out."""
_REFERENCE: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


class NotRead(ValueError):
    """A part of the workbook cannot be read, is written as no program writes it, or has a cell in too far a column."""


class TooManyRows(ValueError):
    """A cell lies in a row beyond the bound."""


def bounded(content: bytes, rows: int, columns: int) -> bytes:
    """The workbook as the table reader may have it; what is no archive as it is. Raises `NotRead`, `TooManyRows`."""
    if not content.startswith(b"PK"):
        return content
    ours = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(ours, "w") as copy:
            for member in archive.infolist():
                if member.filename.lower().endswith(_READ):
                    part = archive.read(member)
                    _Cells(rows, columns).read(part)
                    copy.writestr(member.filename, part)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as error:
        raise NotRead from error
    return ours.getvalue()


class _Cells:
    """Counts where the cells of a sheet lie, those that hold something; other parts have none."""

    def __init__(self, rows: int, columns: int) -> None:
        self._most_rows, self._most_columns = rows, columns
        self._row, self._column = 0, 0
        self._in_cell = False

    def read(self, part: bytes) -> None:
        """Raises `NotRead`, `TooManyRows`, `ExpatError`."""
        parser = expat.ParserCreate("utf-8")
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.Parse(part, True)

    def _begins(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if self._in_cell:
            if self._row > self._most_rows:
                raise TooManyRows
            if self._column > self._most_columns:
                raise NotRead
        elif name == "row":
            self._row, self._column = _number(attributes["r"]) if "r" in attributes else self._row + 1, 0
        elif name == "c":
            self._in_cell = True
            self._column += 1
            if "r" in attributes:
                self._row, self._column = _place(attributes["r"])

    def _ends(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "c":
            self._in_cell = False


def _place(reference: str) -> tuple[int, int]:
    """Row and column of a cell, both from 1. Raises `NotRead`."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise NotRead
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _number(row: str) -> int:
    if not re.fullmatch("[0-9]{1,7}", row):
        raise NotRead
    return int(row)


def _refuse(*_about: object) -> NoReturn:
    raise NotRead
