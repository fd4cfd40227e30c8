"""A `Reading` to JSON and back. What comes back is trusted with nothing: another process wrote it about a foreign text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final, get_args, get_origin, get_type_hints

from vistka.sources.cells import fits
from vistka.sources.findings import Reading, Span
from vistka.sources.unread import MOST_SIGNS

MOST_ITEMS: Final = MOST_SIGNS
_MOST_NUMBER: Final = 1 << 64


class NotAReading(ValueError):
    """This JSON is no reading: a cell is missing, strange, of another type, out of its bounds, or outside the text; or it
    holds what no cell of its name may (`cells.fits`)."""


def to_json(reading: Reading) -> dict[str, Any]:
    """A reading as objects, lists, strings and numbers; `Span` as a pair."""
    found: dict[str, Any] = _plain(reading)
    return found


def from_json(raw: object) -> Reading:
    """The reading that `to_json` wrote. Raises `NotAReading`."""
    text = raw.get("text") if isinstance(raw, dict) else None
    if not isinstance(text, str) or len(text) > MOST_SIGNS:
        raise NotAReading
    reading = _built(Reading, raw, text)
    if not isinstance(reading, Reading) or any(
        not 0 <= other < number for number, person in enumerate(reading.persons) for other in person.perhaps
    ):
        raise NotAReading
    return reading


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {cell.name: _plain(getattr(value, cell.name)) for cell in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, StrEnum) else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, raw: Any, text: str, name: str = "") -> Any:
    """A value of `kind` from JSON, by the annotations of the dataclasses, for the cell `name`. Raises `NotAReading`."""
    if kind is Span:
        return _span(raw, text)
    if get_origin(kind) is tuple:
        if not isinstance(raw, list) or len(raw) > MOST_ITEMS:
            raise NotAReading
        return tuple(_built(get_args(kind)[0], part, text, name) for part in raw)
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        if not isinstance(raw, dict) or raw.keys() != hints.keys():
            raise NotAReading
        return kind(**{cell: _built(hint, raw[cell], text, cell) for cell, hint in hints.items()})  # type: ignore[operator]
    return _cell(kind, raw, name)


def _span(raw: Any, text: str) -> Span:
    match raw:
        case [int(start), int(end)] if type(start) is type(end) is int and 0 <= start <= end <= len(text):
            return Span(start, end)
    raise NotAReading


def _cell(kind: Any, raw: Any, name: str) -> Any:
    """A string, a number, a yes or no, or one of a list of words."""
    if type(raw) is str and isinstance(kind, type) and issubclass(kind, StrEnum):
        if raw in {member.value for member in kind}:
            return kind(raw)
    elif type(raw) is not kind or kind not in (str, int, bool):
        raise NotAReading
    elif (kind is not str or fits(name, raw)) and (kind is not int or 0 <= raw < _MOST_NUMBER):
        return raw
    raise NotAReading
