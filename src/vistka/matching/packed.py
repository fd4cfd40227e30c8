"""A description in one text, as it is sealed beside a record: cells in a fixed order, nothing else.

The index opens a million of these, so packing and unpacking are a join and a split.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Final

from vistka.matching.description import Description

_SEPARATOR: Final = "\x1f"
_FORMAT: Final = "1"
COLUMNS: Final = (
    "name",
    "family_name",
    "given_name",
    "patronymic",
    "other_names",
    "callsign",
    "sex",
    "birth_date",
    "age",
    "age_as_of",
    "birth_place",
    "residence",
    "father_name",
    "mother_name",
    "mother_maiden_name",
    "nationality",
    "military_rank",
    "unit",
    "service_number",
    "marks",
    "capture_date",
    "last_contact_date",
)
"""The order of format 1. It never changes: a new column goes to the end, a new order is a new format."""


def pack(cells: Mapping[str, str]) -> str:
    """The cells of one person, by column, as one text; columns that are not compared are left out.

    >>> unpack("7", pack({"family_name": "Щербаков", "unit": "в/ч 12345"})).cells
    {'id': '7', 'family_name': 'Щербаков', 'unit': 'в/ч 12345'}
    """
    values = (cells.get(column, "").replace(_SEPARATOR, " ").strip() for column in COLUMNS)
    return _FORMAT + _SEPARATOR.join(values).rstrip(_SEPARATOR)


def unpack(registry_id: str, packed: str) -> Description:
    """The description again. Raises `ValueError` for another format."""
    found = zip(COLUMNS, cells_of(packed), strict=False)
    return Description({"id": registry_id} | {column: cell for column, cell in found if cell})


def cells_of(packed: str) -> list[str]:
    """The cells in the order of `COLUMNS`, empty ones at the end left out. Raises `ValueError` for another format."""
    if packed[:1] != _FORMAT:
        raise ValueError("This description was packed by another version of the program.")
    return packed[1:].split(_SEPARATOR)


def columns_of(texts: Iterable[str]) -> dict[str, list[str]]:
    """The cells of many persons by column, each as many as there are texts; columns that nobody has are left out.

    Raises `ValueError` for another format.

    >>> columns_of([pack({"family_name": "Щербаков"}), pack({"family_name": "Коваль", "sex": "f"})])
    {'family_name': ['Щербаков', 'Коваль'], 'sex': ['', 'f']}
    """
    by_column = zip_longest(*map(cells_of, texts), fillvalue="")
    return {column: list(cells) for column, cells in zip(COLUMNS, by_column, strict=False) if any(cells)}
