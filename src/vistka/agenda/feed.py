"""The change feed: which rows were written, in the order in which it became true.

A change takes its sequence while the ledger's head is locked, as the last thing of its transaction. Whoever sees
number n therefore sees every change below n that will ever be: a follower that remembers one number misses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db import transaction

from vistka.agenda.models import Change, Follower
from vistka.vault.inserting import insert_columns

BATCH: Final = 1000


class Written(NamedTuple):
    """A row that was written under `sequence`."""

    sequence: int
    kind: str
    row_id: UUID


def publish(changes: Iterable[Written], at: datetime) -> None:
    """Add to the feed. To be called under the lock of the ledger's head alone."""
    if written := list(changes):
        insert_columns(Change, (*zip(*written, strict=True), [at] * len(written)))


def changes_after(sequence: int, limit: int = BATCH) -> list[Written]:
    """The next changes after `sequence`, oldest first, at most `limit`."""
    rows = Change.objects.filter(sequence__gt=sequence).order_by("sequence")
    return [Written(*row) for row in rows.values_list("sequence", "kind", "row_id")[:limit]]


def follow(name: str, handle: Callable[[Sequence[Written]], None]) -> int:
    """Hand `handle` the next batch that `name` has not seen; how many there were.

    The batch counts as seen in the transaction in which `handle` writes: when it fails, both are undone.
    """
    Follower.objects.get_or_create(name=name)
    with transaction.atomic():
        follower = Follower.objects.select_for_update().get(name=name)
        if batch := changes_after(follower.sequence):
            handle(batch)
            follower.sequence = batch[-1].sequence
            follower.save(update_fields=["sequence"])
    return len(batch)
