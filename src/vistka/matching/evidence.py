"""The reasons behind a candidate's weight, each with both values in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vistka.matching import alignment, kernels
from vistka.matching.births import agreement_words
from vistka.matching.candidates import Evidence
from vistka.matching.columns import CORE, Columns
from vistka.matching.description import Description, NameHypothesis, births_of
from vistka.matching.details import DETAILS
from vistka.matching.lexicon import Lexicon
from vistka.matching.model import Model
from vistka.matching.pairs import WAYS, PairComparer
from vistka.matching.places import place_forms
from vistka.matching.search import ROLES, Searcher, Tables
from vistka.matching.texts import Cells

_SHOWN = 50  # thousandths of a bit from which the reading of the names is a reason
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {"family": "family name", "given": "given name", "father": "patronymic", "place": "birth place"}
_PARTS = (*CORE, "order")


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of some rows by part, thousandths of a bit: one column for each of `CORE` and the order of names.

    `hypothesis`: which way of taking the enquiry's names fits each row best.
    """

    rows: NDArray[np.int32]
    parts: NDArray[np.int32]
    hypothesis: NDArray[np.int32]


def weights_of(rows: NDArray[np.int32], tables: Tables, columns: Columns) -> Weights:
    """Take the weights of some rows apart."""
    parts, hypothesis = kernels.take_apart(
        rows, columns.core, tables.family, tables.given, tables.father, tables.order, tables.birth, tables.place,
        tables.unit,
    )  # fmt: skip
    return Weights(rows, parts, hypothesis)


class Explainer:
    """Puts the weights of one register's rows into words."""

    def __init__(self, lexicon: Lexicon, searcher: Searcher, model: Model, details: dict[str, Cells]) -> None:
        self._lexicon, self._searcher, self._model, self._details = lexicon, searcher, model, details
        self._pairs = PairComparer(lexicon.names)

    def details(self, description: Description, order: int) -> list[Evidence]:
        """Evidence beyond the core columns for the person at a place of the input."""
        found = []
        for detail in DETAILS:
            sought, cells = description[detail.sought], self._details.get(detail.registered)
            registered = cells[order] if sought and cells else ""
            if not registered or (detail.name == "residence" and not _lives_elsewhere(description)):
                continue
            verdict = detail.compare(registered, sought, self._model, self._pairs)
            if verdict and verdict[0]:
                weight, words = verdict
                found.append(Evidence(detail.name, registered, sought, weight / 1000, words, detail.strong))
        return found

    def core(
        self,
        description: Description,
        columns: Columns,
        hypotheses: tuple[NameHypothesis, ...],
        weights: Weights,
        at: int,
    ) -> Iterator[Evidence]:
        """Evidence of the core columns for the `at`-th row."""
        row = weights.rows[at]
        codes = dict(zip(CORE, (int(column[row]) for column in columns.core), strict=True))
        bits = dict(zip(_PARTS, (int(w) for w in weights.parts[at]), strict=True))
        hypothesis = hypotheses[weights.hypothesis[at]] if hypotheses else None
        for role in ROLES:
            sought = getattr(hypothesis, role) if hypothesis else ""
            if sought and codes[role]:
                yield self._name(role, sought, codes[role], bits[role])
        if abs(bits["order"]) >= _SHOWN and hypothesis:
            yield Evidence("names", "", "read otherwise than marked", bits["order"] / 1000, "")
        births = births_of(description)
        if births and codes["birth"]:
            yield self._birth(description, codes["birth"], bits["birth"])
        place = description["birth_place"] or description["residence"]
        if place and codes["place"]:
            yield self._name("place", place, codes["place"], bits["place"])
        if description["unit"] and codes["unit"]:
            yield self._unit(description["unit"], codes["unit"], bits["unit"])

    def _name(self, role: str, sought: str, code: int, weight: int) -> Evidence:
        near = self._searcher.neighbours(role, sought)
        registered = self._lexicon.names[role].texts[code]
        at = int(np.searchsorted(near.codes, code))
        way = int(near.ways[at]) if at < len(near.codes) and near.codes[at] == code else None
        if code in near.initials:
            way = alignment.INITIAL
        words = (
            "differs"
            if weight <= 0 and way is None
            else f"{WAYS[way] if way is not None else 'alike'}, {_rarity(weight)}"
        )
        return Evidence(_NAMES[role], shown(registered), shown(sought), weight / 1000, words, strong=role != "place")

    def _birth(self, description: Description, code: int, weight: int) -> Evidence:
        sought = description["birth_date"] or f"aged {description['age']}"
        registered = self._lexicon.births.ranges[code]
        births = births_of(description)
        words = "differs" if weight <= 0 or registered is None else agreement_words(registered, births[0])
        days = registered is not None and registered.is_day and any(b.is_day for b in births)
        return Evidence("born", str(registered), sought, weight / 1000, words, strong=days)

    def _unit(self, sought: str, code: int, weight: int) -> Evidence:
        unit = self._lexicon.units.units[code]
        words = "" if weight > 0 else "differs" if weight < 0 else "cannot be compared"
        return Evidence("unit", unit.label if unit else "", sought, weight / 1000, words)


def _rarity(weight: int) -> str:
    """How many persons it takes for one to agree so well: "1 in 6,100"."""
    if weight <= 0:
        return "common"
    one_in = 2 ** (weight / 1000)
    if one_in < 10:
        return f"1 in {one_in:.1f}"
    digits = len(str(int(one_in)))
    return f"1 in {round(one_in, 2 - digits):,.0f}"


def shown(name: str) -> str:
    """A folded name as people write it."""
    return name if any(c.isupper() for c in name) else _WORD.sub(lambda word: word[0].capitalize(), name)


def _lives_elsewhere(description: Description) -> bool:
    """Whether the residence says more than the birth place, which has been counted: dependent evidence counts once."""
    birth_place = {form.text for form in place_forms(description["birth_place"])}
    return bool(birth_place) and birth_place.isdisjoint(form.text for form in place_forms(description["residence"]))
