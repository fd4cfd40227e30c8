"""What it costs to write one spelling for another, in thousandths of a bit: -1000 log2 P(written so | meant so).

Two ways lead from a registered spelling to an enquiry's: it is *heard* and written down in another alphabet, language or
romanisation (units of spelling, costs learnt from real pairs, `bench/fit/channel.py`), or it is the same spelling with a
slip of the hand or of a scanner (letters, costs below). The cheaper way counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from vistka.matching.model import Model, shipped_model
from vistka.names.units import units, unmarked

LONGEST = 24  # units or letters of a token that are compared
CYRILLIC, LATIN = 0, 1
UNKNOWN_UNIT = 0


@dataclass(frozen=True, slots=True)
class Costs:
    """Learnt costs of edit operations, int32 thousandths of a bit.

    `change[a, b]`: unit a written as b. `drop[a, s]`: a left out in script s. `add[b, s]`: b put in where the spelling
    meant was of script s.
    """

    codes: dict[str, int]
    change: NDArray[np.int32]
    drop: NDArray[np.int32]
    add: NDArray[np.int32]

    def code(self, unit: str) -> int:
        """The code of a unit, that of the unit in any place where this one was never seen, or of an unknown one."""
        found = self.codes.get(unit)
        return self.codes.get(unmarked(unit), UNKNOWN_UNIT) if found is None else found


def read_costs(lines: list[str], model: Model) -> Costs:
    """Costs from the rows of `data/channel.tsv`, scaled.

    The letters of one spelling are not chosen one by one: who writes ж as zh also writes ч as ch. So a whole name costs
    less than its units add up to (`heard_scale`), and no unit more than a slip of the hand.
    """
    changed, added, dropped = (model.cost("heard_" + slip) for slip in ("changed", "added", "dropped"))
    scale = model["heard_scale"]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    names = sorted({unit for _, a, b, _ in rows for unit in (a, b) if unit})
    codes = {unit: i + 1 for i, unit in enumerate(names)}
    n = len(codes) + 1
    change = np.full((n, n), changed, np.int32)
    drop = np.full((n, 2), dropped, np.int32)
    add = np.full((n, 2), added, np.int32)
    scripts = {"cyrillic": CYRILLIC, "latin": LATIN}
    for direction, a, b, text in rows:
        one, other = (scripts[s] for s in direction.split(">"))
        cost = round(int(text) * scale)
        if not b:
            drop[codes[a], other] = min(cost, dropped)
        elif not a:
            add[codes[b], one] = min(cost, added)
        else:
            change[codes[a], codes[b]] = min(cost, changed)
    return Costs(codes, change, drop, add)


@cache
def shipped_costs() -> Costs:
    return costs_of(shipped_model())


def costs_of(model: Model) -> Costs:
    """The shipped costs as a model scales them."""
    return read_costs((files("vistka.matching") / "data" / "channel.tsv").read_text("utf-8").splitlines(), model)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling, packed for comparison."""

    script: int
    units: bytes
    letters: bytes


def pack_spelling(text: str, costs: Costs) -> Spelling:
    """Pack a folded, joined token."""
    cut = units(text)[:LONGEST]
    script = CYRILLIC if text and "\u0400" <= text[0] <= "\u052f" else LATIN
    return Spelling(
        script,
        bytes(costs.code(unit) for unit in cut),
        bytes(letter_code(c) for c in text[:LONGEST]),
    )


def letter_code(letter: str) -> int:
    """A letter as a byte: Cyrillic to 1-127, Latin to 128-255; letters of one code are rare and differ in a diacritic."""
    point = ord(letter)
    return 1 + (point - 0x400) % 127 if 0x400 <= point <= 0x52F else 128 + point % 128
