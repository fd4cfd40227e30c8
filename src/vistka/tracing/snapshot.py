"""The index in one sealed file, so that a restart takes seconds. It is a copy: when in doubt it is thrown away.

`index.snapshot` in the bureau's folder is a sealed head, then the two registers block by block, all under the key for
snapshots. The head says up to which entry of the ledger the copy goes, and that entry's MAC: a copy from another history
(an older backup was brought back) is not taken. The blocks are bound to the head, so no two copies can be mixed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple
from uuid import UUID, uuid4

import structlog
from django.conf import settings

from vistka.agenda.models import Change
from vistka.ledger.actors import machine
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading_everybody
from vistka.matching import Register, SnapshotError
from vistka.tracing.index import Index
from vistka.tracing.sides import SIDES
from vistka.vault.current import keyring
from vistka.vault.errors import VaultError
from vistka.vault.keys import Purpose

MOST_CHANGES: Final = 100_000
"""Changes since a snapshot from which on building anew is quicker than following."""

_MAGIC: Final = b"vistka index 1\n"
_LABEL: Final = "tracing.snapshot"
_LENGTH_BYTES: Final = 2

_log = structlog.get_logger(__name__)


class _Head(NamedTuple):
    """What binds a snapshot together: its own id, and where the ledger was."""

    snapshot: UUID
    sequence: int
    mac: str

    def as_json(self) -> bytes:
        return json.dumps({"snapshot": str(self.snapshot), "sequence": self.sequence, "mac": self.mac}).encode()

    @classmethod
    def of_json(cls, plain: bytes) -> _Head:
        said = json.loads(plain)
        return cls(UUID(said["snapshot"]), said["sequence"], said["mac"])


def snapshot_file() -> Path:
    """Where it lies."""
    return Path(settings.FOLDER) / "index.snapshot"


def save(index: Index) -> None:
    """Write the index as it is, in the place of an older one: at any moment one of them lies there whole."""
    file = snapshot_file()
    part = file.with_suffix(".part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
    with index.at_rest(), open(os.open(part, flags, 0o600), "wb") as stream:
        _write(stream, index)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)


def forget() -> None:
    """Take the snapshot away, and what a killed process left of one."""
    for file in (snapshot_file(), snapshot_file().with_suffix(".part")):
        file.unlink(missing_ok=True)


def load() -> Index | None:
    """The index as it was saved; None where there is none that can be used, and the log says why."""
    try:
        with snapshot_file().open("rb") as stream, reading_everybody(machine("index"), "tracing.index"):
            return _read(stream)
    except FileNotFoundError:
        return None
    except (OSError, SnapshotError, VaultError) as wrong:
        _log.warning("the snapshot of the index is not used", why=str(wrong))
        return None


def what_is_wrong() -> str:
    """Why the snapshot that lies there does not open, or nothing."""
    try:
        with snapshot_file().open("rb") as stream:
            for _ in _registers(stream, _read_head(stream)):
                pass
    except FileNotFoundError:
        return ""
    except (OSError, SnapshotError, VaultError) as wrong:
        return str(wrong)
    return ""


def _write(stream: BinaryIO, index: Index) -> None:
    head = _Head(uuid4(), index.sequence, _mac_at(index.sequence))
    sealed = keyring().seal(Purpose.SNAPSHOT, _LABEL, keyring().installation, head.as_json())
    stream.write(_MAGIC + len(sealed).to_bytes(_LENGTH_BYTES) + sealed)
    for side, register in index.by_side():
        register.save(stream, partial(keyring().seal, Purpose.SNAPSHOT, f"{_LABEL}.{side.name}", head.snapshot))


def _read(stream: BinaryIO) -> Index:
    head = _read_head(stream)
    if head.mac != _mac_at(head.sequence):
        raise SnapshotError("it belongs to another history of the ledger")
    if Change.objects.filter(sequence__gt=head.sequence).count() > MOST_CHANGES:
        raise SnapshotError("too much has changed since")
    return Index(*_registers(stream, head))


def _registers(stream: BinaryIO, head: _Head) -> Iterator[Register]:
    for side in SIDES:
        yield Register.load(stream, partial(keyring().open, Purpose.SNAPSHOT, f"{_LABEL}.{side.name}", head.snapshot))


def _read_head(stream: BinaryIO) -> _Head:
    if stream.read(len(_MAGIC)) != _MAGIC:
        raise SnapshotError("this is no snapshot of the index, or one of another format")
    sealed = stream.read(int.from_bytes(stream.read(_LENGTH_BYTES)))
    return _Head.of_json(keyring().open(Purpose.SNAPSHOT, _LABEL, keyring().installation, sealed))


def _mac_at(sequence: int) -> str:
    """The MAC of an entry of the ledger, which nobody else can have at this place; "" where there is none."""
    mac = Entry.objects.filter(number=sequence).values_list("mac", flat=True).first()
    return bytes(mac).hex() if mac else ""
