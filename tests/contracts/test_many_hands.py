"""Eight threads and two processes write and look at once, while a follower follows: nothing is lost or out of order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from django.db import connections

from contracts.hands import hand, mixed
from invented.actions import register
from invented.models import Person, Visit
from vistka.agenda import feed
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.ledger.verification import verify

pytestmark = pytest.mark.django_db(transaction=True)

THREADS, PROCESSES, SHARED = 8, 2, 2
WRITES, LOOKS = 30, 10
"""Of one hand."""


@action("invented.share")
def share(*, by: Actor) -> None:
    """The persons that all hands work on."""
    for number in range(SHARED):
        person = register(by=by, name=f"Петро {number}")
        person.state = "shared"
        person.save()


@pytest.fixture
def followed(worker: Actor) -> Iterator[list[int]]:
    """The numbers that a follower was given, in its order, complete when the hands are at rest."""
    seen: list[int] = []
    ended = Event()

    def follow() -> None:
        while feed.follow("a test", lambda batch: seen.extend(one.sequence for one in batch)) or not ended.wait(0.01):
            pass
        connections.close_all()

    class Seen(list[int]):
        pass

    with ThreadPoolExecutor(1) as thread:
        following = thread.submit(follow)

        yield seen
        ended.set()
        following.result()


def mixed_in_a_thread(seed: int) -> None:
    try:
        mixed(seed)
    finally:
        connections.close_all()
