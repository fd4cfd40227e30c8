"""Eight threads and two processes write and look at once, while a follower follows: nothing is lost or out of order."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
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

THREADS, PROCESSES = 8, 2
HANDS = THREADS + PROCESSES
OF_EACH = 10
"""Persons that a hand registers, renames, visits and looks at."""


@action("invented.share")
def share(*, by: Actor) -> None:
    """Two persons that all hands work on."""
    for name in ("Петро", "Павло"):
        person = register(by=by, name=name)
        person.state = "shared"
        person.save()


def follow(seen: list[int], ended: Event) -> None:
    """Follow the feed until the hands are at rest, and once more."""
    last = False
    while not last:
        last = ended.wait(0.01)
        while feed.follow("a test", lambda batch: seen.extend(one.sequence for one in batch)):
            pass
    connections.close_all()


def mixed_in_a_thread(seed: int) -> None:
    try:
        mixed(seed)
    finally:
        connections.close_all()


@pytest.fixture
def seen_by_the_follower(keyring_file: Path, addresses: Mapping[str, str], worker: Actor) -> list[int]:
    """What the follower was given, in its order, while all hands worked."""
    share(by=worker)
    seen: list[int] = []
    ended = Event()
    with ExitStack() as places, ThreadPoolExecutor(THREADS + 1) as threads:
        hands = [places.enter_context(hand(keyring_file, addresses)) for _ in range(PROCESSES)]
        following = threads.submit(follow, seen, ended)
        for seed, one in enumerate(hands):
            one.begin("mixed", seed=seed)
        working = [threads.submit(mixed_in_a_thread, seed) for seed in range(PROCESSES, HANDS)]
        try:
            for thread in working:
                thread.result()
            for one in hands:
                one.end()
        finally:
            ended.set()
        following.result()
    return seen


def test_many_hands_at_once_lose_nothing(seen_by_the_follower: list[int]) -> None:
    entries = Entry.objects.order_by("number")
    assert list(entries.values_list("number", flat=True)) == list(range(1, entries.count() + 1))
    written = list(entries.filter(wrote=True).values_list("number", flat=True))
    shared = entries.filter(verb="invented.share", wrote=True).count() + 2
    assert len(written) == 3 * OF_EACH * HANDS + shared
    assert entries.filter(wrote=False).count() == OF_EACH * HANDS
    assert (Person.objects.count(), Visit.objects.count()) == (OF_EACH * HANDS + 2, OF_EACH * HANDS)
    assert seen_by_the_follower == written
    assert verify().findings == ()
