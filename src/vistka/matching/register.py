"""The register: persons read from a list, searched by description, kept up to date without being built anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vistka.matching.candidates import Agreement, Candidate, Evidence
from vistka.matching.columns import CORE, sorted_columns
from vistka.matching.description import Description
from vistka.matching.details import COLUMNS as DETAIL_COLUMNS
from vistka.matching.details import DETAILS
from vistka.matching.evidence import Explainer, Weights, weights_of
from vistka.matching.known import Known, shipped_known
from vistka.matching.lexicon import Lexicon
from vistka.matching.model import Model, shipped_model
from vistka.matching.probability import Masses, found_share, posterior
from vistka.matching.search import Searcher, Tables
from vistka.matching.spelling import costs_of
from vistka.matching.texts import Cells, Texts
from vistka.tables import Table

Progress = Callable[[int, int | None], None]
_TWO_CONTRADICTIONS = -4.0  # bits at or below which a strong fact contradicts


@dataclass(frozen=True)
class Match:
    """What one enquiry found, before probabilities: kept while a whole list is searched."""

    description: Description
    rows: NDArray[np.int32]
    totals: NDArray[np.int32]
    weights: Weights
    details: tuple[tuple[Evidence, ...], ...]
    masses: Masses
    tables: Tables | None


class Register:
    """Persons of one list. Many threads may search while one applies changes.

    >>> from vistka.tables import read_table
    >>> register = Register.from_table(read_table("id;ПІБ\\n7;Щербаков Олексій Іванович\\n".encode()))
    >>> register.search(Description({"name": "Chtcherbakov Alexeï"}))[0].registry_id
    '7'
    """

    def __init__(self, model: Model | None = None, known: Known | None = None) -> None:
        self.model = model or shipped_model()
        self.sequence = 0
        self._lexicon = Lexicon(self.model, costs_of(self.model), known or shipped_known())
        self._searcher = Searcher(self._lexicon, self.model)
        self._ids = Texts()
        self._details: dict[str, Cells] = {}
        self._explainer = Explainer(self._lexicon, self._searcher, self.model, self._details)
        self._columns = sorted_columns({name: np.zeros(0, np.int32) for name in CORE}, _NO_ROWS)
        self._persons = 0

    @classmethod
    def from_table(cls, table: Table, *, progress: Progress | None = None, model: Model | None = None) -> Register:
        """Build from a list; `progress(bytes read, bytes in all)` is called now and then. Raises `TableError`."""
        register = cls(model)
        parts: list[dict[str, NDArray[np.int32]]] = []
        orders: list[NDArray[np.int32]] = []
        for chunk in table.chunks():
            core, order = register._take_in(chunk.columns)
            parts.append(core)
            orders.append(order)
            if progress:
                progress(chunk.done, table.size)
        if parts:
            core = {name: np.concatenate([part[name] for part in parts]) for name in CORE}
            register._lexicon.count(core)
            order = np.concatenate(orders)
            register._columns = sorted_columns(core, order)
        register._persons = len(register._ids)
        return register

    def __len__(self) -> int:
        return self._persons

    def _take_in(self, cells: dict[str, list[str]]) -> tuple[dict[str, NDArray[np.int32]], NDArray[np.int32]]:
        """Code some rows and keep their ids and details; their core codes and places in the input."""
        before, rows = len(self._ids), len(cells["id"])
        core, of_row = self._lexicon.code_columns(cells, rows)
        self._ids.extend(cells["id"])
        for name in DETAIL_COLUMNS:
            if name in cells and name not in self._details:
                self._details[name] = Cells(codes=np.zeros(before, np.int32))
            if name in self._details:
                self._details[name].extend(cells.get(name) or [""] * rows)
        return core, of_row + np.int32(before)

    def search(self, description: Description, top: int = 10, *, everyone: bool = False) -> tuple[Candidate, ...]:
        """The best candidates for one description, best first.

        `everyone`: score all persons, not only those whose name or birth may fit.
        """
        match = self._match(description, top, everyone)
        return self._candidates(match, self.model["prior_found"])

    def search_list(
        self, descriptions: Iterable[Description], top: int = 10, *, jobs: int = 1, progress: Callable[[int], None] | None = None
    ) -> Iterator[tuple[Description, tuple[Candidate, ...]]]:
        """Candidates for each description of a list, in its order; the same for any number of `jobs` (threads).

        The share of enquiries that the register answers is estimated from the whole list, so that probabilities mean
        what they say whether most of the sought are registered or hardly any.
        """
        matches = []
        with ThreadPoolExecutor(jobs) as pool:
            for done, match in enumerate(pool.map(lambda d: self._match(d, top, False), descriptions), 1):
                matches.append(match)
                if progress:
                    progress(done)
        prior = found_share([m.masses for m in matches], self.model)
        for match in matches:
            yield match.description, self._candidates(match, prior)

    def _match(self, description: Description, top: int, everyone: bool) -> Match:
        columns = self._columns
        found = self._searcher.find(description, columns, everyone)
        weights = weights_of(found, columns)
        order = columns.order[found.rows]
        details: list[tuple[Evidence, ...]] = [()] * len(order)
        totals = found.totals.copy()
        mass = found.mass
        if any(d.registered in self._details and description[d.sought] for d in DETAILS):
            details = [tuple(self._explainer.details(description, int(o))) for o in order]
            more = np.array([round(1000 * sum(e.bits for e in d)) for d in details], np.int32)
            mass += float((np.exp2((totals + more) / 1000.0) - np.exp2(totals / 1000.0)).sum())
            totals = totals + more
        ranked = np.lexsort((order, -totals))
        _, first = np.unique(order[ranked], return_index=True)  # a person once, by the name that fits best
        chosen = ranked[np.sort(first)][:top]
        persons = max(self._persons, 1)
        return Match(
            description, found.rows[chosen], totals[chosen],
            Weights(weights.rows[chosen], weights.parts[chosen], weights.hypothesis[chosen]),
            tuple(details[i] for i in chosen), Masses(mass / persons, found.brothers / persons), found.tables,
        )  # fmt: skip

    def _candidates(self, match: Match, prior: float) -> tuple[Candidate, ...]:
        probabilities = posterior(match.totals, match.masses, self._persons, prior, self.model)
        return tuple(self._candidate(match, at, float(p)) for at, p in enumerate(probabilities))

    def _candidate(self, match: Match, at: int, probability: float) -> Candidate:
        columns = self._columns
        core = self._explainer.core(match.description, columns, match.tables, match.weights, at)
        evidence = (*core, *match.details[at])
        return Candidate(
            self._ids[int(columns.order[match.rows[at]])],
            probability,
            int(match.totals[at]) / 1000,
            self._agreement(probability, evidence),
            evidence,
        )

    def _agreement(self, probability: float, evidence: tuple[Evidence, ...]) -> Agreement:
        """Strong, possible or weak; two strong facts in contradiction leave nothing but weak."""
        contradictions = sum(e.strong and e.bits <= _TWO_CONTRADICTIONS for e in evidence)
        if contradictions >= 2 or probability < self.model["agreement_possible"]:
            return "weak"
        return "strong" if probability >= self.model["agreement_strong"] else "possible"


_NO_ROWS = np.zeros(0, np.int32)
