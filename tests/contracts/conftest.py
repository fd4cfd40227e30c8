"""What the search for plain values needs: everything that is sealed, and every place where it must not lie."""

from __future__ import annotations

import io
import json
import logging
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from structlog.stdlib import ProcessorFormatter

from contracts.places import Places, of_caches, of_databases, of_folder
from postgres_cluster import Cluster
from vistka.vault.keyring import Keyring
from vistka.vault.keyring_file import write_keyring
from vistka.vault.keys import Purpose


@pytest.fixture
def sealed_values(monkeypatch: pytest.MonkeyPatch) -> set[bytes]:
    """Every plain value that any keyring seals, or makes a look-up key of, from now on."""
    values: set[bytes] = set()
    seal, lookup = Keyring.seal, Keyring.lookup

    def noting_seal(keyring: Keyring, purpose: Purpose, label: str, row: UUID, plain: bytes) -> bytes:
        values.update(_values_in(plain))
        return seal(keyring, purpose, label, row, plain)

    def noting_lookup(keyring: Keyring, label: str, value: str | bytes) -> bytes:
        values.add(value.encode() if isinstance(value, str) else value)
        return lookup(keyring, label, value)

    monkeypatch.setattr(Keyring, "seal", noting_seal)
    monkeypatch.setattr(Keyring, "lookup", noting_lookup)
    return values


@pytest.fixture
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of this process and its children, for this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the process writes to its log, from every logger and at every level."""
    root = logging.getLogger()
    (handler,) = [one for one in root.handlers if isinstance(one.formatter, ProcessorFormatter)]
    assert isinstance(handler, logging.StreamHandler)
    written, level = io.StringIO(), root.level
    before = handler.setStream(written)
    root.setLevel(logging.DEBUG)
    yield written
    root.setLevel(level)
    handler.setStream(before)


@pytest.fixture
def places(both_databases: None, cluster: Cluster | None, log: io.StringIO, temporary_folder: Path) -> Places:
    """Everywhere that something may be left lying, as it is when this is called."""
    since = time.time() - 1  # file systems round

    def now() -> Iterator[tuple[str, bytes]]:
        yield from of_databases(cluster, since)
        yield from of_caches()
        yield "log", log.getvalue().encode(errors="surrogateescape")
        yield from of_folder(temporary_folder)

    return now


@pytest.fixture
def keyring_file(keys: Keyring, tmp_path: Path) -> Path:
    """The keyring of the tests as a file, for another process."""
    path = tmp_path / "keyring"
    write_keyring(path, keys)
    return path


@pytest.fixture
def addresses(cluster: Cluster | None) -> Mapping[str, str]:
    """Where the databases are, for another process; on SQLite they lie in VISTKA_FOLDER, which it inherits."""
    if cluster is None:
        return {}
    return {"VISTKA_DATABASE_URL": cluster.address("bureau"), "VISTKA_MAILROOM_URL": cluster.address("mailroom")}


def _values_in(plain: bytes) -> Iterator[bytes]:
    """What was sealed, without its padding; of JSON, each text and number in it."""
    text, mark, rest = plain.rpartition(b"\x80")
    value = text if mark and not rest.strip(b"\0") else plain
    try:
        yield from _leaves(json.loads(value))
    except ValueError:
        yield value


def _leaves(found: Any) -> Iterator[bytes]:
    match found:
        case dict():
            for one in found.values():
                yield from _leaves(one)
        case list():
            for one in found:
                yield from _leaves(one)
        case _:
            yield str(found).encode()
