"""Birth, place and unit as evidence, for the peers that only know text.

A text search finds names; to be compared with a matcher it must weigh the rest of the description too. All such peers
get the same weights, in bits (a binary logarithm of a likelihood ratio), so that what differs between them is how
they find and compare names. The weights are round numbers near what the corruptions of the benchmark make of these
fields: a generous help, since no peer has to learn them.
"""

from collections.abc import Sequence

import numpy as np
from bench.peers.latin import romanise
from bench.peers.people import People
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

Bits = NDArray[np.float32]

SAME_BIRTH = 11.0
SWAPPED_BIRTH = 8.0
YEAR_OFF_BY_ONE = 6.0
SAME_YEAR_ALONE = 4.0
YEAR_ALONE_OFF_BY_ONE = 1.0
SAME_YEAR_OTHER_DAY = -3.0
OTHER_BIRTH = -8.0
SAME_PLACE = 7.0
OTHER_PLACE = -2.0
SAME_UNIT = 6.0
OTHER_UNIT = -2.0

ALIKE = 0.92
"""Jaro-Winkler of two romanised places that count as one place."""


class Evidence:
    """What a whole register says beside its names; one call weighs one description against every person."""

    def __init__(self, register: People) -> None:
        births = np.array([_birth(text) for text in register.birth], dtype=np.int16).reshape(-1, 3)
        self.year, self.month, self.day = births.T.copy()
        self.place_names, self.place = _vocabulary([romanise_once(place) for place in register.place])
        self.unit_names, self.unit = _vocabulary(register.unit)

    def bits(self, birth: str, place: str, unit: str, rows: NDArray[np.intp] | slice = slice(None)) -> Bits:
        """The sum of the evidence for each person (or each in ``rows``)."""
        return self._birth_bits(birth, rows) + self._place_bits(place, rows) + self._unit_bits(unit, rows)

    def _birth_bits(self, birth: str, rows: NDArray[np.intp] | slice) -> Bits:
        year, month, day = _birth(birth)
        years, months, days = self.year[rows], self.month[rows], self.day[rows]
        if not year:
            return np.zeros(len(years), dtype=np.float32)
        same_year, near = years == year, np.abs(years - year) == 1
        exact = (months > 0) & (month > 0)
        same_day = exact & (months == month) & (days == day)
        cases = [
            (years == 0, 0.0),
            (same_year & same_day, SAME_BIRTH),
            (same_year & exact & (months == day) & (days == month), SWAPPED_BIRTH),
            (near & same_day, YEAR_OFF_BY_ONE),
            (same_year & ~exact, SAME_YEAR_ALONE),
            (near & ~exact, YEAR_ALONE_OFF_BY_ONE),
            (same_year, SAME_YEAR_OTHER_DAY),
        ]
        chosen = np.select([case for case, _ in cases], [weight for _, weight in cases], OTHER_BIRTH)
        return chosen.astype(np.float32)

    def _place_bits(self, place: str, rows: NDArray[np.intp] | slice) -> Bits:
        alike = process.cdist([romanise_once(place)], self.place_names, scorer=JaroWinkler.similarity)[0] >= ALIKE
        return _by_vocabulary(place, alike, self.place_names, SAME_PLACE, OTHER_PLACE)[self.place[rows]]

    def _unit_bits(self, unit: str, rows: NDArray[np.intp] | slice) -> Bits:
        same = np.array([name == unit for name in self.unit_names])
        return _by_vocabulary(unit, same, self.unit_names, SAME_UNIT, OTHER_UNIT)[self.unit[rows]]


def _birth(text: str) -> tuple[int, int, int]:
    if not text:
        return 0, 0, 0
    year, month, day = (int(part) for part in (text + "-0-0").split("-")[:3])
    return year, month, day


def _vocabulary(values: Sequence[str]) -> tuple[list[str], NDArray[np.int32]]:
    numbers: dict[str, int] = {}
    places = np.fromiter((numbers.setdefault(value, len(numbers)) for value in values), np.int32, len(values))
    return list(numbers), places


def _by_vocabulary(asked: str, same: NDArray[np.bool_], names: Sequence[str], yes: float, no: float) -> Bits:
    known = np.array([bool(name) for name in names])
    if not asked:
        return np.zeros(len(names), dtype=np.float32)
    return np.where(known, np.where(same, yes, no), 0.0).astype(np.float32)


_ROMANISED: dict[str, str] = {}


def romanise_once(text: str) -> str:
    """`romanise`, remembered: a register repeats the same few names and places."""
    latin = _ROMANISED.get(text)
    if latin is None:
        latin = _ROMANISED[text] = romanise(text)
    return latin
