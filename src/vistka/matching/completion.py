"""Search as one types: whose names open as the words typed do, in any alphabet and in any order.

"щерб", "shcherb" and "chtch" all lead to Щербаков. A word is compared with the distinct names of the register, the rest
of each name being free, and the last letters typed may be the beginning of a longer group ("shc" of shch). Then one pass
over the persons adds up what their names cost. A word with digits narrows by birth: "щерб ол 199".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from vistka.dates import DateRange, read_date
from vistka.identifiers import read_unit
from vistka.matching.alignment import FAR
from vistka.matching.columns import Columns
from vistka.matching.completion_kernels import complete, openings, padded, same_opening, shared_with_previous
from vistka.matching.lexicon import Lexicon
from vistka.matching.model import Model
from vistka.matching.places import place_forms
from vistka.matching.spelling import LONGEST, UNKNOWN_UNIT, Costs, pack_spelling
from vistka.names.forms import given_forms
from vistka.names.scripts import fold
from vistka.names.units import units

Int = NDArray[np.int32]
Mask = NDArray[np.bool_]

ROLES = ("family", "given", "father")
_BOUND = 7_000  # thousandths of a bit beyond which a name does not open as a word does
_UNFINISHED = 500  # that the last letters typed are but the beginning of a group
_LONGEST_GROUP = 7
_ROLE_COST = (0, 300, 600)  # a single word is likelier the beginning of a family name
_OTHER_ORDER = 100  # two or three words in another order than family name, given name, patronymic
_ROWS_A_PERSON = 4  # a person of several names is found once
_DIGITS_OF_A_YEAR = 4
_REMEMBERED = 64
_BETWEEN_WORDS = str.maketrans(",;", "  ")


@dataclass(frozen=True, slots=True)
class Completion:
    """A registered person whose names open as typed; names as people write them, birth as EDTF, "" where it has none."""

    registry_id: str
    family: str
    given: str
    patronymic: str
    born: str


class Completer:
    """Completes from the columns of one register; remembers the last words typed."""

    def __init__(self, lexicon: Lexicon, model: Model) -> None:
        self._lexicon = lexicon
        self._bases = np.array([model.cost("heard_same_script"), model.cost("heard_other_script")], np.int32)
        self._costs = lru_cache(maxsize=_REMEMBERED)(self._costs_of)
        self._in_order = lru_cache(maxsize=2 * len(lexicon.names))(self._sorted)
        self._filters: dict[str, Callable[[str], Mask]] = {
            "birth_date": self._born,
            "birth_place": self._from,
            "unit": self._in_unit,
        }

    def find(self, text: str, filters: Mapping[str, str], top: int, columns: Columns) -> list[int]:
        """Rows of the persons whose names open so, best first.

        Raises:
            ValueError: a filter for a column that completion cannot narrow by.
        """
        unknown = filters.keys() - self._filters.keys()
        if unknown:
            raise ValueError(f"completion narrows by {', '.join(self._filters)}, not by {', '.join(sorted(unknown))}")
        words = fold(text).translate(_BETWEEN_WORDS).split()
        dates = [word for word in words if any(c.isdigit() for c in word)]
        names = [form.text for word in words if word not in dates for form in given_forms(word)[:1]]
        if len(names) > len(ROLES) or not (names or dates or any(filters.values())):
            return []
        passed = {column: np.ones(size, np.bool_) for column, size in self._sizes().items()}
        for column, wanted in [*filters.items(), *(("birth_date", word) for word in dates)]:
            if wanted:
                passed[column] &= self._filters[column](wanted)
        return self._rows(names, passed, top, columns)

    def _sizes(self) -> dict[str, int]:
        lexicon = self._lexicon
        return {"birth_date": len(lexicon.births), "birth_place": len(lexicon.place), "unit": len(lexicon.units)}

    def _rows(self, names: list[str], passed: dict[str, Mask], top: int, columns: Columns) -> list[int]:
        ways, way_costs = _ways(len(names))
        tops = np.zeros(top * _ROWS_A_PERSON, np.int32)
        rows = np.zeros(len(tops), np.int32)
        kept = complete(
            columns.core, columns.order, columns.alive, *(self._table(role, names) for role in ROLES), ways, way_costs,
            *passed.values(), tops, rows,
        )  # fmt: skip
        of_person: dict[int, int] = {}
        for row in rows[:kept]:
            of_person.setdefault(int(columns.order[row]), int(row))
        return list(of_person.values())[:top]

    def _table(self, role: str, words: list[str]) -> Int:
        """Cost of each word (row) for each token of a role."""
        size = len(self._lexicon.names[role])
        table = np.empty((len(words), size), np.int32)
        for i, word in enumerate(words):
            table[i] = self._costs(role, word, size)
        return table

    def _costs_of(self, role: str, word: str, size: int) -> Int:
        """What it costs that each of the first `size` tokens of a role opens as a word does; FAR for those that do not."""
        vocabulary = self._lexicon.names[role]
        costs = vocabulary.spellings.costs
        units, units_at, letters, letters_at, script, owner, penalty = vocabulary.spellings.packed
        order, shared = self._in_order(role, len(owner))
        written = pack_spelling(word, costs)
        best = np.full(size, FAR, np.int32)
        same_opening(
            np.frombuffer(written.letters, np.uint8), written.script, letters, letters_at, script, owner, penalty, best
        )
        for stem, last in endings(word, costs):
            openings(
                order, shared, stem, last, written.script, units, units_at, script, owner, penalty, costs.change,
                costs.drop, costs.add, self._bases, _BOUND, best,
            )  # fmt: skip
        if role == "given":  # a whole name is also known by its equivalents: Олексій by Alexey
            near = vocabulary.neighbours(word)
            known = near.costs <= _BOUND
            best[near.codes[known]] = np.minimum(best[near.codes[known]], near.costs[known])
        return best

    def _sorted(self, role: str, spellings: int) -> tuple[Int, Int]:
        """Spellings of a role in the order of their units, and how many units each shares with the one before."""
        units, units_at, _, _, script, _, _ = self._lexicon.names[role].spellings.packed
        rows = padded(units, units_at, LONGEST)
        order = np.argsort(rows.view(f"S{LONGEST}").ravel(), kind="stable").astype(np.int32)
        return order, shared_with_previous(order, units, units_at, script)

    def _born(self, text: str) -> Mask:
        """Births in a year of which the first digits are given, or on a day in any spelling."""
        if text.isdecimal() and len(text) <= _DIGITS_OF_A_YEAR:
            first, last = (max(int(text.ljust(_DIGITS_OF_A_YEAR, digit)), date.min.year) for digit in "09")
            return self._lexicon.births.overlapping((DateRange.of_year(first, last),))
        return self._lexicon.births.overlapping(read_date(text).alternatives)

    def _from(self, text: str) -> Mask:
        """Places that open as the text does, as a whole or in one of their words."""
        size = len(self._lexicon.place)
        passed = np.zeros(size, np.bool_)
        for form in place_forms(text)[:1]:
            passed |= self._costs("place", form.text, size) < FAR
        return passed

    def _in_unit(self, text: str) -> Mask:
        unit = read_unit(text)
        return self._lexicon.units.weights(unit) > 0 if unit else np.zeros(len(self._lexicon.units), np.bool_)


@lru_cache(maxsize=1)
def _ways(words: int) -> tuple[Int, Int]:
    """All ways to take words as names, a role of `ROLES` for each, and what each way costs."""
    ways = list(permutations(range(len(ROLES)), words))
    costs = [_ROLE_COST[way[0]] if words == 1 else _OTHER_ORDER * (list(way) != sorted(way)) for way in ways]
    return np.array(ways, np.int32).reshape(len(ways), words), np.array(costs, np.int32)


def endings(word: str, costs: Costs) -> Iterator[tuple[NDArray[np.uint8], Int]]:
    """Ways to cut a word typed so far: units that are complete, and for every unit what it costs to be the last one.

    "chtc" is "chtch" but for a letter, or ch and tc, or ch and the beginning of tch; a mark of the end or of a
    neighbour, which the unit may have in the whole name, is not known yet.
    """
    cut = units(word)[:LONGEST]
    if not cut:
        return
    tails = {_bare(cut[-1]): cut[:-1]}
    for length in range(2, min(_LONGEST_GROUP, len(word)) + 1):
        tails.setdefault(word[-length:], units(word[:-length]))
    for tail, stem in tails.items():
        last = [
            (code, _UNFINISHED * (_bare(unit) != tail)) for unit, code in costs.codes.items() if unit.startswith(tail)
        ]
        if last:
            codes, more = np.array(last, np.int32).T
            packed = bytes(costs.codes.get(unit.rstrip("."), UNKNOWN_UNIT) for unit in stem)
            yield np.frombuffer(packed, np.uint8), (costs.change[:, codes] + more).min(axis=1)


def _bare(unit: str) -> str:
    return unit.rstrip("°^~.")
