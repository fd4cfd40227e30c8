"""The spellings of a vocabulary, packed side by side, and the search among them for what one spelling may mean."""

from __future__ import annotations

from functools import lru_cache
from threading import local
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vistka.matching import alignment
from vistka.matching.growing import Growing
from vistka.matching.heard import Arrays, Int, numbering, picked
from vistka.matching.mistakes import mistaken_letters
from vistka.matching.model import Model
from vistka.matching.sound_index import SoundIndex, asked_keys
from vistka.matching.spelling import Costs, Spelling, pack_spelling

_PACKED = 50_000  # spellings that are compared two by two, remembered
_BASES = ("slip_base", "heard_same_script", "heard_other_script", "same_cyrillic", "same_latin", "heard_doubled")
_SLIPS = ("slip_changed", "slip_dropped", "slip_added", "slip_doubled", "slip_swapped")


class Reach:
    """What a search has reached: the cost of each token and the way to it. One to a thread, cleared after each use."""

    def __init__(self, tokens: int, forms: int) -> None:
        self.best = np.full(tokens, alignment.FAR, np.int32)
        self.way = np.zeros(tokens, np.uint8)
        self.touched = np.zeros(tokens, np.int32)
        self.found = 0
        self.seen = np.zeros(forms, np.int64)
        self.turn = 0

    def reach(self, token: int, cost: int, way: int) -> None:
        """Note a way to a token if it is the cheapest so far."""
        if cost < self.best[token]:
            if self.best[token] == alignment.FAR:
                self.touched[self.found] = token
                self.found += 1
            self.best[token] = cost
            self.way[token] = way

    def take(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
        """(tokens ascending, costs, ways) of all that was reached, and begin anew."""
        codes = np.sort(self.touched[: self.found])
        costs, ways = self.best[codes], self.way[codes]
        self.best[codes] = alignment.FAR
        self.found = 0
        return codes, costs, ways


class Spellings:
    """Spellings with the token each belongs to and what it costs that the token is given so."""

    def __init__(self, model: Model, costs: Costs) -> None:
        self.costs = costs
        self._units, self._letters = Growing(np.uint8), Growing(np.uint8)
        self._units_at, self._letters_at = (Growing(np.int32, np.zeros(1, np.int32)) for _ in range(2))
        self._script, self._owner, self._penalty = Growing(np.uint8), Growing(np.int32), Growing(np.int32)
        self._sounds = SoundIndex()
        self._bases = np.array([model.cost(name) for name in _BASES], np.int32)
        self._slips = np.array([model.cost(name) for name in _SLIPS], np.int32)
        self._mistaken = mistaken_letters(model.cost("slip_mistaken"))
        self._bound = model.cost("spelling_bound")
        self._threads = local()
        self._packed = lru_cache(maxsize=_PACKED)(lambda text: pack_spelling(text, costs))

    def add(self, token: int, text: str, penalty: int) -> None:
        spelling = pack_spelling(text, self.costs)
        self._units.extend(spelling.units)
        self._units_at.append(self._units.length)
        self._letters.extend(spelling.letters)
        self._letters_at.append(self._letters.length)
        self._script.append(spelling.script)
        self._penalty.append(penalty)
        self._sounds.add(text)
        self._owner.append(token)

    @property
    def packed(self) -> tuple[NDArray[Any], ...]:
        """Units and where each spelling's begin, letters likewise, and of each spelling script, token and penalty."""
        return (
            self._units.view, self._units_at.view, self._letters.view, self._letters_at.view, self._script.view,
            self._owner.view, self._penalty.view,
        )  # fmt: skip

    def arrays(self, new: Int) -> Arrays:
        """The spellings of the tokens that have a `new` number, by these."""
        owner = new[self._owner.view]
        kept = np.flatnonzero(owner >= 0).astype(np.int32)
        units, units_at = picked(self._units.view, self._units_at.view, kept)
        letters, letters_at = picked(self._letters.view, self._letters_at.view, kept)
        return {
            "units": units,
            "units at": units_at,
            "letters": letters,
            "letters at": letters_at,
            "script": self._script.view[kept],
            "owner": owner[kept],
            "penalty": self._penalty.view[kept],
            **self._sounds.arrays(numbering(kept, len(owner))),
        }

    def restore(self, arrays: Arrays) -> None:
        """Take up what `arrays` gave; nothing was added before."""
        self._units, self._letters = Growing(np.uint8, arrays["units"]), Growing(np.uint8, arrays["letters"])
        self._units_at, self._letters_at = (Growing(np.int32, arrays[f"{name} at"]) for name in ("units", "letters"))
        self._script, self._owner = Growing(np.uint8, arrays["script"]), Growing(np.int32, arrays["owner"])
        self._penalty = Growing(np.int32, arrays["penalty"])
        self._sounds.restore(arrays, self._owner.length)

    def reach(self, tokens: int) -> Reach:
        """The thread's own reach, for a vocabulary of so many tokens."""
        reach: Reach | None = getattr(self._threads, "reach", None)
        if reach is None or len(reach.best) < tokens or len(reach.seen) < self._owner.length:
            reach = self._threads.reach = Reach(tokens * 5 // 4, self._owner.length * 5 // 4 + 1)
        return reach

    def hear(self, text: str, penalty: int, reach: Reach) -> None:
        """Reach every token that a spelling may mean; `penalty`: what it costs that it is given so."""
        written, sounds = pack_spelling(text, self.costs), self._sounds
        sounds.sort()
        reach.turn += 1
        costs = self.costs
        reach.found = alignment.neighbours(
            asked_keys(text), sounds.hashes, sounds.forms, sounds.covered, self._owner.length,
            *_symbols(written), penalty, *self.packed, costs.change, costs.drop, costs.add, self._slips, self._mistaken,
            self._bases, self._bound, reach.seen, reach.turn, reach.best, reach.way, reach.touched, reach.found,
        )  # fmt: skip

    def cost(self, meant: str, written: str) -> tuple[int, int]:
        """(cost, way) of writing one spelling for another."""
        a, b = self._packed(meant), self._packed(written)
        costs = self.costs
        cost, way = alignment.cost_between(
            *_symbols(a), *_symbols(b), costs.change, costs.drop, costs.add, self._slips, self._mistaken, self._bases,
            self._bound,
        )  # fmt: skip
        return int(cost), int(way)


def _symbols(spelling: Spelling) -> tuple[NDArray[np.uint8], NDArray[np.uint8], int]:
    """Units, letters and script as the kernels take them."""
    return np.frombuffer(spelling.units, np.uint8), np.frombuffer(spelling.letters, np.uint8), spelling.script
