"""The index: both sides in memory, built from what lies sealed and kept up to date by the change feed.

Names are searched nowhere else. The ledger has an entry for each process that holds the index, from then on: the machine
has read everybody. What it shows to people is entered search by search (`searching`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Final
from uuid import UUID

from vistka.agenda.feed import Written, changes_after
from vistka.ledger.actors import machine
from vistka.ledger.models import Head
from vistka.ledger.reading import reading_everybody
from vistka.matching import Add, Change, Register, Remove, Replace
from vistka.matching.packed import unpack
from vistka.tracing.opening import register_of
from vistka.tracing.sides import PERSONS, SIDES, SOUGHT, Side

Progress = Callable[[int, int], None]
"""Told how many rows are in, of how many."""

CHANGES: Final = 5000
"""Changes of the feed that are taken up at once."""


class Index:
    """Two registers: `persons`, and `sought`. Any number of threads search while one follows."""

    def __init__(self, persons: Register, sought: Register) -> None:
        self.persons, self.sought = persons, sought
        self.removed = 0  # so often somebody has left since it was opened: an older snapshot still holds them
        self._following = threading.Lock()

    @classmethod
    def from_ciphertext(cls, progress: Progress) -> Index:
        """Built anew. Raises `OpeningFailed`."""
        sequence = head_number()  # before the rows: what is written meanwhile comes once more by the feed
        total, done = sum(side.count() for side in SIDES), 0

        def count(more: int) -> None:
            nonlocal done
            done += more
            progress(done, total)

        with reading_everybody(machine("index"), "tracing.index"):
            return cls(*(register_of(side, sequence, count) for side in SIDES))

    @property
    def sequence(self) -> int:
        """Up to where in the feed both sides are."""
        return min(self.persons.sequence, self.sought.sequence)

    def follow(self) -> int:
        """Take up what the feed has that the index has not seen; how many changes. Others who call it wait."""
        seen = 0
        with self._following:
            while batch := changes_after(self.sequence, CHANGES):
                self._apply(batch)
                seen += len(batch)
        return seen

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Within the block both sides stay where they are in the feed; searches go on."""
        with self._following:
            yield

    def _apply(self, batch: Sequence[Written]) -> None:
        for side, register in self.by_side():
            written = {one.row_id for one in batch if one.kind == side.kind}
            changes = _changes(side, register, written)
            register.apply(changes, batch[-1].sequence)
            self.removed += sum(isinstance(change, Remove) for change in changes)

    def by_side(self) -> tuple[tuple[Side, Register], ...]:
        """Each side with its register."""
        return ((PERSONS, self.persons), (SOUGHT, self.sought))


def head_number() -> int:
    """The number of the ledger's last entry, which is the feed's sequence too."""
    return Head.objects.values_list("number", flat=True).first() or 0


def _changes(side: Side, register: Register, written: Collection[UUID]) -> list[Change]:
    """What became of rows that were written, as they are by now: a change met twice does nothing new."""
    if not written:
        return []
    found = side.some(written)
    changes: list[Change] = []
    for row_id in written:
        registered = str(row_id) in register
        if row_id in found:
            description = unpack(str(row_id), found[row_id])
            changes.append(Replace(description) if registered else Add(description))
        elif registered:
            changes.append(Remove(str(row_id)))
    return changes
