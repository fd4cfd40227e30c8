"""An association's sheet, read: a row a family. What cannot be read is named by its row and the kind of fault only."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from vistka.enquiries import consent, contacts, sought, taking
from vistka.enquiries.consent import GivenConsent
from vistka.enquiries.errors import EnquiryError
from vistka.mailroom.consent_wordings import Item
from vistka.mailroom.sheet_columns import (
    CHANNELS,
    LANGUAGES,
    MOST_BYTES,
    MOST_ROWS,
    NEEDED,
    OF_THE_FAMILY,
    RELATIONS,
    YES_OR_NO,
    meant,
)
from vistka.post.extent import NotRead, TooManyRows, bounded
from vistka.post.faults import WHOLE, Fault, LeftOut
from vistka.tables import Heading, Table, TableError, read_table

MOST_UNPACKED: Final = 20 * MOST_BYTES
"""Bytes of a workbook once it is unpacked."""
FARTHEST_ROW: Final = 1000
FARTHEST_COLUMN: Final = 200
"""A workbook is laid out in memory from its first cell to its last: what lies farther away takes gigabytes."""
LONGEST: Final = 1000
"""Characters of a cell about the family."""
_WITHOUT_HARM: Final = "the others read as empty"
"""The one problem of a row that loses nothing: many programs leave out the empty cells at its end."""
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SOUGHT: Final = frozenset(sought.ASKED) - {"circumstances", "languages"}

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A family's row, by the number that a table program shows. `said`, `contact`: as `incoming.NewEnquirer` has them."""

    line: int
    sought: Cells = field(repr=False)
    said: Cells = field(repr=False)
    contact: contacts.Contact = field(repr=False)
    consent: GivenConsent = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read. A row is in one of the two; one that is left out may have several faults."""

    rows: tuple[Row, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def rows_of(content: bytes) -> Sheet:
    """The families of a sheet (CSV, TSV, XLSX). It raises nothing: what cannot be read is said in `left_out`."""
    if len(content) > MOST_BYTES or not _unpacks_small(content):
        return _none(Fault.NO_SHEET)
    try:
        table = _with_family(read_table(bounded(content, FARTHEST_ROW, FARTHEST_COLUMN), name="sheet"))
        if _lacks_columns(table.columns):
            return _none(Fault.COLUMNS)
        cells = dict(_cells(table))
    except TooManyRows:
        return _none(Fault.TOO_MANY)
    except (TableError, NotRead):
        return _none(Fault.NO_SHEET)
    if len(cells) > MOST_ROWS:
        return _none(Fault.TOO_MANY)
    damaged = {problem.line for problem in table.problems if not problem.reason.endswith(_WITHOUT_HARM)}
    faults = {line: set(faults_of(each)) for line, each in cells.items()}
    for line in damaged:
        faults.setdefault(line, set()).add(Fault.UNREADABLE)
    left_out = sorted(LeftOut(line, fault) for line, found in faults.items() for fault in found)
    return Sheet(tuple(_row(line, each) for line, each in cells.items() if not faults[line]), tuple(left_out))


def faults_of(cells: Cells) -> Iterator[Fault]:
    """What keeps a row from being taken. Nothing of it is repeated."""
    if any(cell.startswith("=") for cell in cells.values()):
        yield Fault.FORMULA
    if any(map(_has_hidden_signs, cells.values())):
        yield Fault.SIGNS
    if any(len(cells.get(name, "")) > LONGEST for name in OF_THE_FAMILY):
        yield Fault.TOO_LONG
    if not _holds(lambda: sought.checked(_about_the_sought(cells), date.today())):
        yield Fault.SOUGHT
    if not cells.get("enquirer_name"):
        yield Fault.ENQUIRER
    if not meant(RELATIONS, cells.get("enquirer_relation", "")):
        yield Fault.RELATION
    if not meant(CHANNELS, cells.get("safe_channel", "")) or not cells.get("safe_address"):
        yield Fault.CONTACT
    if not meant(LANGUAGES, cells.get("language", "")):
        yield Fault.LANGUAGE
    elif _unclear(cells) or not _holds(lambda: consent.checked(_consent(cells))):
        yield Fault.CONSENT


def _row(line: int, cells: Cells) -> Row:
    """A row without faults."""
    said = {
        "name": cells["enquirer_name"],
        "birth_date": cells.get("enquirer_birth_date", ""),
        "relation": meant(RELATIONS, cells["enquirer_relation"]),
        "address": cells.get("enquirer_address", ""),
    }
    return Row(line, _about_the_sought(cells), taking.checked_said(said), _contact(cells), _consent(cells))


def _contact(cells: Cells) -> contacts.Contact:
    """The family's own; no message is left unless the row says yes."""
    return contacts.checked(
        {
            "channel": meant(CHANNELS, cells["safe_channel"]),
            "address": cells["safe_address"],
            "hours": cells.get("safe_hours", ""),
            "may_pick_up": cells.get("may_pick_up", ""),
            "never_leave_message": not _yes(cells, "may_leave_message"),
            "language": meant(LANGUAGES, cells["language"]),
            "interpreter": _yes(cells, "interpreter"),
            "second_way": cells.get("second_way", ""),
        }
    )


def _consent(cells: Cells) -> GivenConsent:
    items: dict[str, bool] = {item: _yes(cells, f"agrees_{item.value}") for item in Item}
    return GivenConsent(items=items, language=meant(LANGUAGES, cells["language"]))


def _unclear(cells: Cells) -> bool:
    """Whether an answer to a point of the mandate is neither yes nor no; an empty one is no."""
    answers = (cells.get(f"agrees_{item.value}", "") for item in Item)
    return any(answer and not meant(YES_OR_NO, answer) for answer in answers)


def _yes(cells: Cells, name: str) -> bool:
    return meant(YES_OR_NO, cells.get(name, "")) == "yes"


def _about_the_sought(cells: Cells) -> dict[str, str]:
    return {name: cell for name, cell in cells.items() if name in _SOUGHT}


def _with_family(table: Table) -> Table:
    """The table, its columns about the family recognised too. What the list calls a row is not read."""
    table.headings = tuple(Heading(each.position, each.text, _column(each)) for each in table.headings)
    table.columns = tuple(dict.fromkeys(["id", *(each.column for each in table.headings if each.column)]))
    return table


def _column(heading: Heading) -> str | None:
    written = "_".join(heading.text.strip().casefold().split())
    known = heading.column if heading.column in _SOUGHT else None
    return written if written in OF_THE_FAMILY else known


def _lacks_columns(columns: Iterable[str]) -> bool:
    found = set(columns)
    return bool(NEEDED - found) or not found & {"name", "family_name", "given_name", "other_names", "callsign"}


def _cells(table: Table) -> Iterator[tuple[int, Cells]]:
    """Each row's filled cells by its line; of a sheet that is too long, enough to see that."""
    for chunk in table.chunks(MOST_ROWS + 1):
        for place, line in enumerate(chunk.lines):
            row = {name: cells[place] for name, cells in chunk.columns.items() if name != "id"}
            yield line, {name: cell for name, cell in row.items() if cell}
        if len(chunk.lines) > MOST_ROWS:
            return


def _unpacks_small(content: bytes) -> bool:
    """Whether what says that it is a workbook stays small when it is unpacked; other packings are no sheet."""
    if content.startswith(b"\x1f\x8b"):
        return False
    if not content.startswith(b"PK"):
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(member.file_size for member in archive.infolist()) <= MOST_UNPACKED
    except (zipfile.BadZipFile, ValueError):
        return False


def _has_hidden_signs(cell: str) -> bool:
    return any(sign in _TURNING or (unicodedata.category(sign) == "Cc" and sign not in "\t\r\n") for sign in cell)


def _holds(check: Callable[[], object]) -> bool:
    """Whether a check raises no `EnquiryError`."""
    try:
        check()
    except EnquiryError:
        return False
    return True


def _none(fault: Fault) -> Sheet:
    return Sheet(left_out=(LeftOut(WHOLE, fault),))
