"""A row's content as one string of bytes, for the MAC that binds it to its ledger entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from vistka.vault.base import VaultModel
from vistka.vault.current import keyring
from vistka.vault.fields import Sealed
from vistka.vault.keys import Purpose


def digest(number: int, kind: str, row_id: UUID, content: bytes | None) -> bytes:
    """The MAC of a row with `content`, written under entry `number`; `None` for a row that was deleted."""
    state = b"deleted" if content is None else b"written" + content
    return keyring().mac(Purpose.BINDING, number.to_bytes(8, "big"), kind.encode(), row_id.bytes, state)


def content_of(row: VaultModel) -> bytes:
    """Every field of the row as it lies in the database, with its name; unambiguous."""
    held = row.__dict__
    parts: list[bytes] = []
    for attname, named, to_python in _fields(type(row)):
        value = held[attname] if attname in held else getattr(row, attname)
        tagged = b"s" + value.blob if isinstance(value, Sealed) else _tagged(to_python(value))
        parts += (named, len(tagged).to_bytes(4, "big"), tagged)
    return b"".join(parts)


@cache
def _fields(model: type[VaultModel]) -> tuple[tuple[str, bytes, Callable[[Any], Any]], ...]:
    """Of each field the attribute, its name as it stands in the content, and what makes its value the one it stands for."""
    names = ((field, field.attname.encode()) for field in model._meta.concrete_fields)
    return tuple((field.attname, len(name).to_bytes(4, "big") + name, field.to_python) for field, name in names)


def _tagged(value: Any) -> bytes:
    """Type and value. Raises `TypeError` for a type whose form may differ between databases."""
    match value:
        case None:
            return b"-"
        case bool():
            return b"b1" if value else b"b0"
        case int():
            return b"i%d" % value
        case str():
            return b"t" + value.encode()
        case bytes() | memoryview() | bytearray():
            return b"y" + bytes(value)
        case UUID():
            return b"u" + value.bytes
        case dt.datetime():
            return b"w" + value.astimezone(dt.UTC).isoformat(timespec="microseconds").encode()
        case dt.date():
            return b"d" + value.isoformat().encode()
        case _:
            raise TypeError(f"A recorded row cannot hold a {type(value).__name__}.")
