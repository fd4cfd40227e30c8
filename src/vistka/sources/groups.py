"""Which of many passages say the same, and other equalities that are found pair by pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from vistka.sources.sketches import NUMBERS, likeness

ALIKE: Final = 0.4
"""Likeness from which one passage was made of the other. Paragraphs of different articles that were written apart share
less than 0.1; of a sentence of 25 words two changed words leave 0.5 (decision 24)."""
BANDS: Final = 32
"""Parts of a sketch of which one is equal in nearly all pairs that are `ALIKE` (1 - (1 - 0.4²)³² = 0.996)."""


class Groups:
    """Things by number, joined pair by pair (union-find)."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def join(self, one: int, other: int) -> None:
        self._parents[self.of(other)] = self.of(one)

    def of(self, one: int) -> int:
        """The number that all of a group share."""
        while self._parents[one] != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one


def alike(sketches: Sequence[tuple[int, ...]]) -> Groups:
    """The passages by group; one without a sketch stays alone."""
    groups = Groups(len(sketches))
    for one, other in _candidates(sketches):
        if groups.of(one) != groups.of(other) and likeness(sketches[one], sketches[other]) >= ALIKE:
            groups.join(one, other)
    return groups


def _candidates(sketches: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs with an equal band: each with the one before it, so that what stands in thousands costs no square."""
    numbers = [number for number, sketch in enumerate(sketches) if sketch]
    if not numbers:
        return
    table = np.array([sketches[number] for number in numbers], dtype=np.uint64)
    width = NUMBERS // BANDS
    for band in range(BANDS):
        keys = table[:, band * width] << np.uint64(32) | table[:, band * width + 1]
        order = np.argsort(keys, kind="stable")
        equal = np.flatnonzero(keys[order][1:] == keys[order][:-1])
        for at in equal.tolist():
            yield numbers[order[at]], numbers[order[at + 1]]
