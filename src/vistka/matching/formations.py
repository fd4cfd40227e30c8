"""Military units of a register, and how well an enquiry's agrees with each.

A unit's number and its formation are two names of one thing, so one against the other says nothing
(`vistka.identifiers.compare_units`). Only units that share a number, or nearly, are compared one by one; of the rest it
is enough to know whether they can be compared at all.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from vistka.identifiers import Unit, UnitAgreement, compare_units, read_unit
from vistka.matching.codes import Codes
from vistka.matching.growing import Growing
from vistka.matching.model import Model

_LEVELS = {
    UnitAgreement.SAME: "unit_same",
    UnitAgreement.ONE_DIGIT: "unit_digit",
    UnitAgreement.SHARED_FORMATION: "unit_shared",
}


class Formations:
    """Distinct units by code (0: missing or unreadable), with how many persons name each."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.codes = Codes(self._new_code)
        self.units: list[Unit | None] = [None]
        self.texts = [""]
        self.counts = Growing(np.int64, np.zeros(1, np.int64))
        self._heights = Growing(np.int64, np.zeros(1, np.int64))  # bit 0: has a number of papers; bit n: echelon n
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        self._weights: dict[str, tuple[int, NDArray[np.int32]]] = {}

    def __len__(self) -> int:
        return len(self.units)

    def _new_code(self, cell: str) -> int:
        unit = read_unit(cell)
        if unit is None:
            return 0
        key = repr(unit)
        found = self.codes.get(key)
        return self._add(cell, key, unit) if found is None else found

    def _add(self, cell: str, key: str, unit: Unit) -> int:
        code = self.codes[key] = len(self.units)
        self.units.append(unit)
        self.texts.append(cell)
        self.counts.append(0)
        self._heights.append(_heights(unit))
        for number in _numbers(unit):
            self._by_number[number].append(code)
        return code

    def count(self, codes: NDArray[np.int32], by: int = 1) -> None:
        counts = np.bincount(codes, minlength=len(self.units)) * by
        self.counts.view[: len(counts)] += counts
        self._weights.clear()

    def weights(self, unit: Unit) -> NDArray[np.int32]:
        """Weight of an enquiry's unit against each distinct one."""
        size = len(self.units)
        cached = self._weights.get(unit.key)
        if cached is None or cached[0] != size or len(unit.formations) > 1:
            cached = (size, self._weigh(unit))
            self._weights[unit.key] = cached
        return cached[1]

    def _weigh(self, unit: Unit) -> NDArray[np.int32]:
        counts = self.counts.view
        comparable = (self._heights.view & _heights(unit)) > 0
        in_all = max(int(counts[comparable].sum()), 1)
        differs = self._model["differs_unit"]
        table = np.where(comparable, np.int32(round(1000 * np.log2(differs))), 0).astype(np.int32)
        by_level: defaultdict[UnitAgreement, list[int]] = defaultdict(list)
        for code in self._near(unit):
            other = self.units[code]
            if other is not None:
                by_level[compare_units(unit, other)].append(code)
        for level, codes in by_level.items():
            if level in _LEVELS:
                share = (counts[codes].sum() + 0.5) / (in_all + 1)
                table[codes] = round(1000 * np.log2(self._model[_LEVELS[level]] / share + differs))
        return table

    def _near(self, unit: Unit) -> list[int]:
        """Codes of units that share a number with this one, or have one that is a digit off."""
        near = {code for number in _numbers(unit) for code in self._by_number.get(number, ())}
        if unit.military_number:
            for variant in _one_digit_off(unit.military_number):
                near.update(self._by_number.get(variant, ()))
        return sorted(near)


def _numbers(unit: Unit) -> set[str]:
    return {n for n in (unit.military_number, *(f.number for f in unit.formations)) if n}


def _heights(unit: Unit) -> int:
    return int(bool(unit.military_number)) | sum({1 << f.height for f in unit.formations if f.number})


def _one_digit_off(number: str) -> set[str]:
    """Numbers that differ in one digit, in two neighbours swapped, or in one digit dropped or added."""
    digits = "0123456789"
    changed = {number[:i] + d + number[i + 1 :] for i in range(len(number)) for d in digits}
    swapped = {number[:i] + number[i + 1] + number[i] + number[i + 2 :] for i in range(len(number) - 1)}
    dropped = {number[:i] + number[i + 1 :] for i in range(len(number))}
    added = {number[:i] + d + number[i:] for i in range(len(number) + 1) for d in digits}
    return (changed | swapped | dropped | added) - {number}
