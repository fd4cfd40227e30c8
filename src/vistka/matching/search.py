"""Search a register for one description: names, births, places and units weighed against everyone who may be meant."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sized
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from vistka.identifiers import read_unit
from vistka.matching import kernels
from vistka.matching.columns import Columns
from vistka.matching.description import Description, NameHypothesis, births_of, name_hypotheses
from vistka.matching.lexicon import Lexicon
from vistka.matching.model import Model
from vistka.matching.vocabulary import Neighbours, Vocabulary

ROLES = ("family", "given", "father")
KEPT = 64  # best rows of the core columns that further evidence may put in another order
_REMEMBERED = 20_000
_BIRTH_TELLS = 6_000  # thousandths of a bit from which a birth alone brings a person among the candidates
_NEVER = np.int32(-(1 << 28))
_NAMELESS = NameHypothesis("", "", "", 1.0)
_NO_ROWS = np.zeros(0, np.int32)
_TOO_COMMON = 20_000  # rows of one patronymic beyond which it tells nobody from another

Int = NDArray[np.int32]


@dataclass(frozen=True)
class Tables:
    """Weights of one description by code of the register, thousandths of a bit; names one row a hypothesis."""

    hypotheses: tuple[NameHypothesis, ...]
    order: NDArray[np.int32]
    family: NDArray[np.int32]
    given: NDArray[np.int32]
    father: NDArray[np.int32]
    birth: NDArray[np.int32]
    place: NDArray[np.int32]
    unit: NDArray[np.int32]


@dataclass(frozen=True)
class Found:
    """The best rows and their weights, and what everyone else weighs together (in 2^(weight/1000))."""

    rows: NDArray[np.int32]
    totals: NDArray[np.int32]
    mass: float
    brothers: float
    tables: Tables


class Searcher:
    """Finds in the columns of one register; remembers what tokens of enquiries may mean."""

    def __init__(self, lexicon: Lexicon, model: Model) -> None:
        self._lexicon, self._model = lexicon, model
        self._remembered: OrderedDict[tuple[str, str], tuple[int, Neighbours]] = OrderedDict()
        self._lock = Lock()

    def find(self, description: Description, columns: Columns, everyone: bool = False) -> Found:
        """The best rows for a description; `everyone` scores all rows, else those whose name or birth may fit."""
        tables = self._tables(description)
        tops = np.full(KEPT, _NEVER, np.int32)
        rows = np.zeros(KEPT, np.int32)

        weights = (
            tables.family, tables.given, tables.father, tables.order, tables.birth, tables.place, tables.unit, tops, rows,
        )  # fmt: skip
        everybody = (columns.core, columns.order, columns.alive, *weights)
        kept, mass, brothers = 0, 0.0, 0.0
        named = any(h.family for h in tables.hypotheses)
        if named:
            ranges, picked = self._likely(tables, columns)
            kept, mass, brothers = kernels.scan(ranges, picked, *everybody, _NEVER)
            if kept == 0 or tops[0] < self._model["convincing"]:
                more = self._by_father(tables, columns)
                if len(more):
                    kept, mass, brothers = kernels.scan(ranges, np.concatenate((picked, more)), *everybody, _NEVER)
        if everyone or not named:
            threshold = tops[KEPT - 1] if kept == KEPT else _NEVER
            kept, mass = kernels.scan_everyone(*everybody, threshold)
        # How far below the best a scan still looks depends on whom it met first; what is shown must not.
        kept = int((tops[:kept] >= tops[0] - kernels.NEGLIGIBLE).sum())
        return Found(rows[:kept], tops[:kept], mass, brothers, tables)

    def _likely(self, tables: Tables, columns: Columns) -> tuple[Int, Int]:
        """Stretches of rows whose family name may be meant, and single rows whose birth speaks for them."""
        meant = [self.neighbours("family", h.family) for h in tables.hypotheses]
        codes = [part for near in meant for part in (near.codes, np.array(near.initials, np.int32))]
        ranges: Int = kernels.stretches(np.unique(np.concatenate(codes)), tables.family, columns.starts)
        births = np.flatnonzero(tables.birth[: len(columns.birth_starts) - 1] >= _BIRTH_TELLS).astype(np.int32)
        picked: Int = kernels.rows_of(
            births, columns.birth_starts, columns.birth_rows, columns.core[0], tables.family, columns.core[1],
            tables.given[:0], columns.core[3], tables.birth, -_NEVER,
        )  # fmt: skip
        likely, _ = _loose_rows(tables, columns)
        return ranges, np.concatenate((picked, likely))

    def _by_father(self, tables: Tables, columns: Columns) -> Int:
        """Rows with given name and patronymic in common though the family name says nothing: a maiden name, a ruined one."""
        known = len(columns.father_starts) - 1
        fathers = np.flatnonzero((tables.father[:, :known] > 0).any(axis=0)).astype(np.int32)
        how_many = int((columns.father_starts[fathers + 1] - columns.father_starts[fathers]).sum())
        if how_many > _TOO_COMMON:
            return _NO_ROWS
        rows: Int = kernels.rows_of(
            fathers, columns.father_starts, columns.father_rows, columns.core[0], tables.family, columns.core[1],
            tables.given, columns.core[3], tables.birth, _BIRTH_TELLS,
        )  # fmt: skip
        _, by_father = _loose_rows(tables, columns)
        return np.concatenate((rows, by_father))

    def _tables(self, description: Description) -> Tables:
        lexicon = self._lexicon
        hypotheses = name_hypotheses(description)
        names = {role: np.empty((max(len(hypotheses), 1), len(self._vocabulary(role))), np.int32) for role in ROLES}
        rarity = np.zeros(max(len(hypotheses), 1))
        for h, hypothesis in enumerate(hypotheses or (_NAMELESS,)):
            rarity[h] = 1000 * np.log2(hypothesis.share)
            for role in ROLES:
                rarity[h] += self._weigh(role, getattr(hypothesis, role), names[role][h])
        # One enquiry, several ways to read it: each is measured against how rare the enquiry is, read in any way.
        together = 1000 * np.logaddexp2.reduce(rarity / 1000)
        order = np.rint(rarity - together).astype(np.int32)
        place = np.empty(len(lexicon.place), np.int32)
        self._weigh("place", description["birth_place"] or description["residence"], place)
        births = births_of(description)
        unit = read_unit(description["unit"]) if description["unit"] else None
        return Tables(
            hypotheses=hypotheses,
            order=order,
            family=names["family"],
            given=names["given"],
            father=names["father"],
            birth=lexicon.births.weights(births, lexicon.births.years()) if births else _zeros(lexicon.births),
            place=place,
            unit=lexicon.units.weights(unit) if unit else _zeros(lexicon.units),
        )

    def _vocabulary(self, role: str) -> Vocabulary:
        return self._lexicon.names[role]

    def _weigh(self, role: str, cell: str, table: NDArray[np.int32]) -> float:
        """Fill the weights of a cell by token, and return how rare the cell is (1000 log2)."""
        if not cell:
            table[:] = 0
            return 0.0
        vocabulary = self._vocabulary(role)
        near = self.neighbours(role, cell)
        counts = vocabulary.counts.view[: len(table)]
        rarity: float = kernels.weigh(
            near.codes, near.costs, counts, vocabulary.named, near.expected, self._model["expected_persons"],
            self._model["unknown_name"], self._model["differs_" + role], table,
        )  # fmt: skip
        for initial in near.initials:
            table[initial] = vocabulary.initial_weight(initial)
        return rarity

    def neighbours(self, role: str, cell: str) -> Neighbours:
        """What a cell may mean in a role, remembered while the vocabulary does not grow."""
        vocabulary = self._vocabulary(role)
        key = (role, cell)
        remembered = self._remembered.get(key)
        if remembered and remembered[0] == len(vocabulary):
            return remembered[1]
        size = len(vocabulary)
        near = vocabulary.neighbours(cell)
        with self._lock:
            self._remembered[key] = (size, near)
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return near


def _loose_rows(tables: Tables, columns: Columns) -> tuple[Int, Int]:
    """Rows that came since the columns were sorted, taken by the rules for the others: likely, and by patronymic."""
    if len(columns) == columns.sorted_rows:
        return _NO_ROWS, _NO_ROWS
    family, given, father, birth, _, _ = (codes[columns.sorted_rows :] for codes in columns.core)
    likely = _speaks(tables.family, family) | (tables.birth[birth] >= _BIRTH_TELLS)
    by_father = ~likely & _speaks(tables.given, given) & _speaks(tables.father, father)
    first = np.int32(columns.sorted_rows)
    return np.flatnonzero(likely).astype(np.int32) + first, np.flatnonzero(by_father).astype(np.int32) + first


def _speaks(table: Int, codes: Int) -> NDArray[np.bool_]:
    return np.asarray((table[:, codes] > 0).any(axis=0))


def _zeros(values: Sized) -> NDArray[np.int32]:
    return np.zeros(len(values), np.int32)
