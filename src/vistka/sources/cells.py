"""What a text and the cells of a finding may hold, so that neither steers a terminal nor turns what stands around it.

The child cleans what it found, and the parent refuses what is not clean: both ask here.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from vistka.sources.languages import LANGUAGES

MOST_SIGNS_OF_CELL: Final = 2_000
"""Signs of any cell but the text itself."""
DAYS: Final = frozenset({"published", "date", "value"})
"""Cells of any finding that hold an ISO day, month, year, or a range of them."""

_CONTROLS: Final = (*range(0x20), *range(0x7F, 0xA0))
_TURNING: Final = (0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Signs that turn the direction of what follows. Marks (U+200E, U+200F), which turn nothing, stay."""
_IN_TEXT: Final = {
    **dict.fromkeys((sign for sign in _CONTROLS if chr(sign) not in "\n\t"), " "),
    **dict.fromkeys(_TURNING, "\u200b"),
}
_IN_CELLS: Final = {**dict.fromkeys(_CONTROLS, " "), **dict.fromkeys(_TURNING)}
_HALVES: Final = "\ud800-\udfff"
_NOT_IN_TEXT: Final = re.compile(f"[{re.escape(''.join(map(chr, _IN_TEXT)))}{_HALVES}]")
_NOT_IN_CELLS: Final = re.compile(f"[{re.escape(''.join(map(chr, _IN_CELLS)))}{_HALVES}]")
_DAY: Final = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?"
_DAYS: Final = re.compile(rf"({_DAY})(?:/({_DAY}))?", re.ASCII)
_COUNTRY: Final = re.compile(r"[A-Z]{2}")

_Found = TypeVar("_Found")


def clean_text(text: str) -> str:
    """A text with none of these signs, every other in its place.

    >>> clean_text("a\\x1b[2J\\u202eb")
    'a [2J\\u200bb'
    """
    return text.translate(_IN_TEXT)


def cleaned(found: _Found) -> _Found:
    """A finding whose cells `fits` takes: signs replaced, what is too long cut, a day that is none left out."""
    if isinstance(found, tuple) and not hasattr(found, "_fields"):
        return tuple(map(cleaned, found))  # type: ignore[return-value]
    if isinstance(found, str) and not isinstance(found, StrEnum):
        return found.translate(_IN_CELLS)[:MOST_SIGNS_OF_CELL]  # type: ignore[return-value]
    if not is_dataclass(found) or isinstance(found, type):
        return found
    cells: dict[str, Any] = {cell.name: cleaned(getattr(found, cell.name)) for cell in fields(found)}
    return replace(found, **{name: cell if name not in DAYS or is_day(cell) else "" for name, cell in cells.items()})


def fits(name: str, cell: str) -> bool:
    """Whether a cell of this name may hold this."""
    if name == "text":
        return not _NOT_IN_TEXT.search(cell)
    if _NOT_IN_CELLS.search(cell) or len(cell) > MOST_SIGNS_OF_CELL:
        return False
    if name in DAYS:
        return is_day(cell)
    if name == "language":
        return cell in ("", *LANGUAGES)
    return name != "country" or not cell or _COUNTRY.fullmatch(cell) is not None


def is_day(cell: str) -> bool:
    """Whether this is "", an ISO day, month or year, or two of them with a stroke between.

    >>> is_day("2022-03-02/2022-03-04"), is_day("2022-03"), is_day("2022-02-30"), is_day("yesterday")
    (True, True, False, False)
    """
    found = _DAYS.fullmatch(cell)
    return not cell or (found is not None and all(_exists(part) for part in found.groups() if part))


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True
