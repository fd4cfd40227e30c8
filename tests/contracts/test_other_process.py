"""What one process writes, the index of another finds within two seconds: the desk and the worker are two."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from contracts.hands import Hand, hand
from invented_pairs import hold
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS = 2.0


@pytest.fixture
def other(keyring_file: Path, addresses: Mapping[str, str]) -> Iterator[Hand]:
    """Another process, whose index is open and follows."""
    with hand(keyring_file, addresses) as process:
        process.begin("find")
        while not Entry.objects.filter(verb="tracing.index").exists():
            time.sleep(0.05)
        yield process


def test_who_is_registered_here_is_found_there_within_two_seconds(other: Hand, worker: Actor) -> None:
    hold(by=worker)
    written = time.monotonic()
    other.end()
    assert time.monotonic() - written <= SECONDS
