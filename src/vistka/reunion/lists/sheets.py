"""The rows of a list of many as somebody sent it: who they are, and nothing else that stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from vistka.registry.described import description_of
from vistka.registry.particulars import Identity
from vistka.registry.sheets import Sheet, name_parts, particulars_of
from vistka.registry.sheets import read_sheet as read_table
from vistka.reunion.errors import ReunionError

ROWS_AT_MOST: Final = 2_000
COLUMNS: Final = frozenset(
    "id name family_name given_name patronymic other_names birth_date age age_as_of birth_place father_name "
    "service_number military_rank unit".split()
)
"""What tells one person from another; of marks, residence or capture a list of many needs nothing."""
_NAMES: Final = frozenset({"name", "family_name", "given_name", "patronymic", "other_names"})
_NUMBERS: Final = ("id", "service_number")


def read_list(source: bytes | str) -> Sheet:
    """The rows of a list that was uploaded (CSV, TSV, XLSX) or pasted. Raises `AccessError`, which says what to do."""
    sheet = read_table(source)
    passed = sorted({column for row in sheet.rows for column in row} - COLUMNS)
    notes = [_("These columns are not kept: %(columns)s.") % {"columns": ", ".join(passed)}] if passed else []
    rows = [{column: cell for column, cell in row.items() if column in COLUMNS} for row in sheet.rows]
    return Sheet(rows, (*sheet.notes, *notes), sheet.problems)


def checked_rows(rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The rows, each with somebody in it. Raises `ReunionError` for none, too many, or a row that names nobody."""
    found = [{column: text for column, cell in row.items() if (text := cell.strip())} for row in rows]
    found = [row for row in found if row]
    if not 0 < len(found) <= ROWS_AT_MOST:
        raise ReunionError(_("A list holds between one person and 2,000. Divide a longer one."))
    for place, row in enumerate(found, 1):
        if not row.keys() <= COLUMNS or row.keys().isdisjoint({*_NAMES, *_NUMBERS}):
            raise ReunionError(_("Row %(row)s has neither a name nor a number. Correct the list.") % {"row": place})
    return found


def numbers_of(row: Mapping[str, str]) -> list[str]:
    """The numbers that a row gives."""
    return [row[column] for column in _NUMBERS if column in row]


def described(row: Mapping[str, str]) -> str:
    """What is compared of a row, packed as a person's is; "" where it has numbers alone."""
    if row.keys().isdisjoint(_NAMES):
        return ""
    today = {"on": timezone.localdate().isoformat()}
    stated = {name: {"value": value, "how": "third_party"} for name, value in particulars_of(row, today)}
    forms = [{"identity": Identity.CLAIMED.value, "text": row["name"]}] if "name" in row else []
    return description_of({Identity.CLAIMED.value: stated}, forms, "")


def name_in(row: Mapping[str, str]) -> str:
    """The name as the list has it."""
    parts = {**name_parts(row), **row}
    written = (parts.get(part, "") for part in ("family_name", "given_name", "patronymic"))
    return row.get("name") or " ".join(filter(None, written)) or row.get("other_names", "")
