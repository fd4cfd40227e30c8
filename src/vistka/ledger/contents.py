"""A row's content as one string of bytes, for the MAC that binds it to its ledger entry."""

from __future__ import annotations

import datetime as dt
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
    parts = []
    for field in row._meta.concrete_fields:
        value = row.__dict__[field.attname] if field.attname in row.__dict__ else getattr(row, field.attname)
        parts += [field.attname.encode(), _tagged(value if isinstance(value, Sealed) else field.to_python(value))]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _tagged(value: Any) -> bytes:
    """Type and value. Raises `TypeError` for a type whose form may differ between databases."""
    match value:
        case None:
            return b"-"
        case Sealed():
            return b"s" + value.blob
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
