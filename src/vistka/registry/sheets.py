"""The rows of a table of arrivals: read from what was pasted or uploaded, and made newcomers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from vistka.dates import birth_from_age
from vistka.names.reading import read_name
from vistka.names.scripts import fold
from vistka.registry.arrivals import ROWS_AT_MOST, Row, is_unchecked
from vistka.registry.described import description_of
from vistka.registry.errors import RegistryError
from vistka.registry.models import Arrival, Category, Side
from vistka.registry.newcomers import Newcomer, NewEvent, NewReport
from vistka.registry.particulars import FIELDS, Identity
from vistka.registry.reports import ReportSource
from vistka.registry.states import EventKind
from vistka.tables import TableError, read_table

PARTICULARS: Final[Mapping[str, str]] = {field.column: name for name, field in FIELDS.items() if field.column}
"""Of a column the particular that its cells are."""
COLUMNS: Final = frozenset({"id", "name", "age", "age_as_of", "capture_date", *PARTICULARS})
"""The columns that a row may have: beside the particulars what the list calls it, a whole name, an age, the capture."""
_PARTS: Final = ("family_name", "given_name", "patronymic")


@dataclass(frozen=True)
class Sheet:
    """Rows as they were read; `notes` say what was recognised and what not, `problems` which lines were left out."""

    rows: list[dict[str, str]]
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read_sheet(source: bytes | str) -> Sheet:
    """The rows of a list that was uploaded (CSV, TSV, XLSX) or pasted. Raises `RegistryError`, which says what to do."""
    rows: list[dict[str, str]] = []
    try:
        table = read_table(source.encode() if isinstance(source, str) else source, name=_("The list"))
        for chunk in table.chunks(ROWS_AT_MOST):
            taken = {name: cells for name, cells in chunk.columns.items() if name in COLUMNS}
            rows += (
                {name: cell for name, cell in zip(taken, cells, strict=True) if cell}
                for cells in zip(*taken.values(), strict=True)
            )
            if len(rows) > ROWS_AT_MOST:
                raise RegistryError(_("A table holds 10,000 people at most. Divide the list."))
    except TableError as error:
        raise RegistryError(str(error)) from None
    passed = ", ".join(name for name in table.columns if name not in COLUMNS)
    notes = (
        *table.notes,
        *([_("The register has no field for: %(columns)s.") % {"columns": passed}] if passed else []),
    )
    return Sheet(rows, notes, tuple(str(problem) for problem in table.problems))


def checked_rows(rows: Iterable[Row]) -> list[dict[str, str]]:
    """The rows, none of them empty. Raises `RegistryError` for no row, too many, or a column that there is not."""
    found = [checked for row in rows if (checked := checked_row(row))]
    if not 0 < len(found) <= ROWS_AT_MOST:
        raise RegistryError(_("A table holds between one person and 10,000."))
    return found


def checked_row(row: Row) -> dict[str, str]:
    """One row, its cells stripped. Raises `RegistryError` for a column that there is not."""
    if not row.keys() <= COLUMNS:
        raise RegistryError(_("A row has a column that the register does not have."))
    return {name: text for name, cell in row.items() if (text := str(cell).strip())}


def newcomer_of(row: Row, side: Side, category: Category, shared: Mapping[str, Any]) -> Newcomer:
    """The person of a row; `shared` as `arrivals.checked_shared` has it."""
    how = shared["how"]
    custody = {"place": shared["place"], "camp": shared["camp"]}
    return Newcomer(
        side=side,
        category=category,
        identities={
            Identity.CLAIMED.value: {name: {"value": value, "how": how} for name, value in particulars_of(row, shared)}
        },
        names=_forms(row),
        events=tuple(_events(row, side, shared)),
        report=_report(shared) if side is Side.REPORTED else None,
        custody={key: value for key, value in custody.items() if value},
    )


def particulars_of(row: Row, shared: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The particulars that a row gives: a whole name in its parts, an age as the days of birth that it leaves."""
    cells = {**name_parts(row), **row}
    if "birth_date" not in cells and (age := row.get("age")):
        born = birth_from_age(age, row.get("age_as_of") or shared["on"]).alternatives
        cells["birth_date"] = str(born[0]) if born else ""
    return ((name, cell) for column, name in PARTICULARS.items() if (cell := cells.get(column, "")))


def name_parts(row: Row) -> dict[str, str]:
    """The parts of a whole name, as likely as they can be read; none where the row has its parts apart."""
    if "name" not in row or any(part in row for part in _PARTS):
        return {}
    readings = read_name(row["name"])
    if not readings:
        return {"family_name": row["name"]}
    best = readings[0]
    written = {fold(word): word for word in row["name"].replace(",", " ").split()}
    read = {"family_name": best.family, "given_name": best.given, "patronymic": best.patronymic}
    return {
        part: " ".join(written.get(word) or word.capitalize() for word in words.split()) for part, words in read.items()
    }


def description_of_row(row: Row, side: Side, category: Category, shared: Mapping[str, Any]) -> str:
    """What is compared of a row, packed as a person's is."""
    newcomer = newcomer_of(row, side, category, shared)
    captured = next((one.said.get("on", "") for one in newcomer.events if one.kind is EventKind.CAPTURED), "")
    return description_of(newcomer.identities, newcomer.names, captured)


def descriptions_to_look_for(arrival: Arrival) -> list[str]:
    """What is still to be compared with the register, each description once; rows that are left out are not."""
    side, category, shared = Side(arrival.side), Category(arrival.category), arrival.shared
    rows = (row for row, found in zip(arrival.sheet, arrival.findings, strict=True) if is_unchecked(found))
    return list(dict.fromkeys(description_of_row(row, side, category, shared) for row in rows))


def _forms(row: Row) -> tuple[dict[str, str], ...]:
    """A whole name as the list has it: reading it in parts is a guess."""
    return ({"identity": Identity.CLAIMED.value, "text": row["name"]},) if "name" in row else ()


def _events(row: Row, side: Side, shared: Mapping[str, Any]) -> Iterator[NewEvent]:
    here = {"on": shared["on"], "place": shared["place"]}
    captured = row.get("capture_date", "")
    if side is Side.HELD and shared["event"] == EventKind.CAPTURED:
        yield NewEvent(kind=EventKind.CAPTURED, said=here | ({"on": captured} if captured else {}))
        return
    if captured:
        yield NewEvent(kind=EventKind.CAPTURED, said={"on": captured})
    if side is Side.HELD:
        yield NewEvent(kind=EventKind.ARRIVED, said=here | ({"place": shared["camp"]} if shared["camp"] else {}))


def _report(shared: Mapping[str, Any]) -> NewReport:
    return NewReport(
        source=ReportSource(shared["source"]),
        official=shared["official"],
        said={"status": shared["status"], "date": shared["on"], "reference": shared["reference"]},
        received_on=date.fromisoformat(shared["received_on"]),
    )
