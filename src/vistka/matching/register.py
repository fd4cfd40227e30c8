"""The register: persons read from a list, searched by description, kept up to date without being built anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from vistka.matching.candidates import Agreement, Candidate, Evidence
from vistka.matching.changes import Change, Plan, planned
from vistka.matching.columns import CORE, Columns, changed, sorted_anew, sorted_columns
from vistka.matching.completion import Completer, Completion
from vistka.matching.description import Description, NameHypothesis
from vistka.matching.details import DETAILS
from vistka.matching.evidence import Explainer, Weights, shown, weights_of
from vistka.matching.kept import Kept
from vistka.matching.known import Known, shipped_known
from vistka.matching.lexicon import Lexicon, core_cells
from vistka.matching.model import Model, shipped_model
from vistka.matching.probability import Masses, calibrated, found_share, posterior, shipped_curve
from vistka.matching.readers import ReadersAndWriter
from vistka.matching.rows import RowCells, Rows, cells_of_rows, uncollected
from vistka.matching.sealed_blocks import Cipher
from vistka.matching.search import Searcher
from vistka.matching.snapshot import read_sections, restored, sections_of, write_sections
from vistka.matching.spelling import costs_of, shipped_costs
from vistka.matching.texts import PlaceOf
from vistka.tables import Table

Progress = Callable[[int, int | None], None]
Int = NDArray[np.int32]
_OUT_OF_REACH = 20_000  # thousandths of a bit behind the best from which no detail makes up the leeway
_TWO_CONTRADICTIONS = -4.0  # bits at or below which a strong fact contradicts


@dataclass(frozen=True)
class Match:
    """What one enquiry found, before probabilities: kept while a whole list is searched."""

    description: Description
    totals: NDArray[np.int32]
    weights: Weights
    details: tuple[tuple[Evidence, ...], ...]
    masses: Masses
    hypotheses: tuple[NameHypothesis, ...]
    columns: Columns  # those that were searched: rows are theirs, whatever has changed since
    persons: int


class Register:
    """Persons of one list. Many threads may search while one applies changes.

    >>> from vistka.tables import read_table
    >>> register = Register.from_table(read_table("id;ПІБ\\n7;Щербаков Олексій Іванович\\n".encode()))
    >>> register.search(Description({"name": "Chtcherbakov Alexeï"}))[0].registry_id
    '7'
    """

    def __init__(self, model: Model | None = None, known: Known | None = None) -> None:
        """An empty register."""
        self.model = model or shipped_model()
        self._shipped = model is None and known is None
        self.sequence = 0
        self._lexicon = Lexicon(self.model, costs_of(model) if model else shipped_costs(), known or shipped_known())
        self._searcher = Searcher(self._lexicon, self.model)
        self._kept = Kept()
        self._explainer = Explainer(self._lexicon, self._searcher, self.model, self._kept.details)
        self._columns = sorted_columns({name: np.zeros(0, np.int32) for name in CORE}, np.zeros(0, np.int32))
        self._completer = Completer(self._lexicon, self.model)
        self._persons = 0
        self._place_of: PlaceOf | None = None
        self._turns = ReadersAndWriter()
        self._writer = Lock()

    @classmethod
    def from_table(
        cls, table: Table, *, sequence: int = 0, progress: Progress | None = None, model: Model | None = None
    ) -> Register:
        """Build from a list that holds all changes up to and with `sequence`.

        `progress(bytes read, bytes in all)` is called now and then. Raises `TableError`.
        """

        def chunks() -> Iterator[Rows]:
            for chunk in table.chunks():
                yield chunk.columns["id"], chunk.columns
                if progress:
                    progress(chunk.done, table.size)

        return cls.from_columns(chunks(), sequence=sequence, model=model)

    @classmethod
    def from_columns(cls, chunks: Iterable[Rows], *, sequence: int = 0, model: Model | None = None) -> Register:
        """Build from ids and cells by column, some thousands at a time; they hold all changes up to `sequence`."""
        return cls.from_cells((cells_of_rows(ids, columns) for ids, columns in chunks), sequence=sequence, model=model)

    @classmethod
    def from_cells(cls, chunks: Iterable[RowCells], *, sequence: int = 0, model: Model | None = None) -> Register:
        """Build from rows whose names were read (`rows.cells_of_rows`), which another process may have done."""
        register = cls(model)
        parts: list[tuple[dict[str, Int], Int]] = []
        with uncollected():
            for rows in chunks:
                core, of_row = register._lexicon.coded(rows.core)
                parts.append((core, of_row + np.int32(len(register._kept))))
                register._kept.extend(rows.ids, rows.details)
        if parts:
            core = {name: np.concatenate([part[name] for part, _ in parts]) for name in CORE}
            order = np.concatenate([order for _, order in parts])
            parts.clear()
            register._lexicon.count(core)
            register._columns = sorted_columns(core, order)
        register._persons = len(register._kept)
        register.sequence = sequence
        register._kept.trim()
        return register

    def __len__(self) -> int:
        return self._persons

    def __contains__(self, registry_id: str) -> bool:
        """Whether a person of this id is registered."""
        with self._writer:
            return self._places().get(registry_id) is not None

    def _places(self) -> PlaceOf:
        if self._place_of is None:
            self._place_of = PlaceOf(self._kept.ids)
        return self._place_of

    @property
    def bytes_per_person(self) -> float:
        """Room in memory that the columns take: codes, places and postings, without ids and details."""
        return self._columns.nbytes / max(len(self), 1)

    def apply(self, changes: Iterable[Change], sequence: int) -> bool:
        """Apply a batch of changes as a whole; False if its `sequence` is no later than the last one applied.

        So a batch that comes twice is applied once. Sequences may leave numbers out. Searches wait only while names of
        the batch join the vocabularies, some 50 microseconds each, and see all of the batch or nothing.

        Raises:
            ChangeError: a change cannot be done; nothing of the batch was.
        """
        with self._writer:
            if sequence <= self.sequence:
                return False
            place_of = self._places()
            plan = planned(changes, place_of.get, len(self._kept))
            if plan.places:
                self._apply(plan, place_of)
            self.sequence = sequence
            if self._columns.loose:
                self._columns = sorted_anew(self._columns)
        return True

    def _apply(self, plan: Plan, place_of: PlaceOf) -> None:
        places = np.array(list(plan.described), np.int32)
        read = core_cells(_by_column(plan.described.values()), len(places))
        touched = sorted(plan.gone)
        gone = self._columns.rows_at(touched)
        left = self._columns.codes_of(gone)
        with self._turns.writing():  # vocabularies first: a code in the columns must be in them
            core, of_row = self._lexicon.coded(read)
        columns = changed(self._columns, gone, core, places[of_row])
        nothing = Description({})
        new = _by_column([plan.described.get(plan.first + i, nothing) for i in range(len(plan.ids))])
        others = _by_column([plan.described.get(place, nothing) for place in touched])
        with self._turns.writing():
            self._lexicon.count(left, -1)
            self._lexicon.count(core)
            self._columns = columns
            self._persons += plan.more
            self._kept.extend(plan.ids, new)
            self._kept.put(np.array(touched, np.int32), others)
        place_of.update(plan.places)

    def save(self, stream: BinaryIO, encrypt: Cipher) -> None:
        """Write the register to a stream, block by block as `encrypt` seals it; nothing is written otherwise.

        Searches go on meanwhile, changes wait.
        """
        with self._writer:
            sections = sections_of(self._lexicon, self._columns, self._kept, heard=self._shipped)
            write_sections(stream, encrypt, self.sequence, sections)

    @classmethod
    def load(cls, stream: BinaryIO, decrypt: Cipher, *, model: Model | None = None) -> Register:
        """A register as it was saved, by `decrypt` that undoes what sealed it.

        Raises:
            SnapshotError: the file is damaged, incomplete, put together from others, or sealed with another key.
        """
        sequence, sections = read_sections(stream, decrypt)
        register = cls(model)
        register._columns = restored(sections, register._lexicon, register._kept, heard=register._shipped)
        register._persons = len(register._kept)
        register.sequence = sequence
        return register

    def complete(self, text: str, filters: Mapping[str, str] | None = None, top: int = 10) -> tuple[Completion, ...]:
        """Persons whose names open as typed, in any alphabet, best first; who agree with `filters`, a text by column.

        Raises:
            ValueError: a filter for another column than `birth_date`, `birth_place` or `unit`.

        >>> from vistka.tables import read_table
        >>> register = Register.from_table(read_table("id;ПІБ\\n7;Щербаков Олексій Іванович\\n".encode()))
        >>> [found.family for text in ("щерб", "shcherb", "chtch al") for found in register.complete(text)]
        ['Щербаков', 'Щербаков', 'Щербаков']
        """
        with self._turns.reading():
            columns = self._columns
            return tuple(
                self._completion(row, columns) for row in self._completer.find(text, filters or {}, top, columns)
            )

    def _completion(self, row: int, columns: Columns) -> Completion:
        family, given, father, birth, _, _ = (int(codes[row]) for codes in columns.core)
        names, born = self._lexicon.names, self._lexicon.births.ranges[birth]
        return Completion(
            self._kept.ids[int(columns.order[row])],
            shown(names["family"].texts[family]),
            shown(names["given"].texts[given]),
            shown(names["father"].texts[father]),
            str(born or ""),
        )

    def search(self, description: Description, top: int = 10, *, everyone: bool = False) -> tuple[Candidate, ...]:
        """The best candidates for one description, best first.

        `everyone`: score all persons, not only those whose name or birth may fit.
        """
        with self._turns.reading():
            match = self._match(description, top, everyone)
            return self._candidates(match, self.model["prior_found"])

    def search_list(
        self,
        descriptions: Iterable[Description],
        top: int = 10,
        *,
        jobs: int = 1,
        progress: Callable[[int], None] | None = None,
    ) -> Iterator[tuple[Description, tuple[Candidate, ...]]]:
        """Candidates for each description of a list, in its order; the same for any number of `jobs` (threads).

        The share of enquiries that the register answers is estimated from the whole list, so that probabilities mean
        what they say whether most of the sought are registered or hardly any.
        """

        def found(description: Description) -> Match:
            with self._turns.reading():
                return self._match(description, top, False)

        matches = []
        with ThreadPoolExecutor(jobs) as pool:
            for done, match in enumerate(pool.map(found, descriptions), 1):
                matches.append(match)
                if progress:
                    progress(done)
        prior = found_share([m.masses for m in matches], self.model)
        for match in matches:
            with self._turns.reading():
                candidates = self._candidates(match, prior)
            yield match.description, candidates

    def _match(self, description: Description, top: int, everyone: bool) -> Match:
        columns = self._columns
        found = self._searcher.find(description, columns, everyone)
        order, totals, mass = columns.order[found.rows], found.totals, found.mass
        details: list[tuple[Evidence, ...]] | None = None
        if any(d.registered in self._kept.details and description[d.sought] for d in DETAILS):
            details = self._details(description, order, totals)
            more = np.array([round(1000 * sum(e.bits for e in d)) for d in details], np.int32)
            before, totals = float(np.exp2(totals / 1000.0).sum()), totals + more
            mass = max(mass - before, 0.0) + float(np.exp2(totals / 1000.0).sum())
        chosen = _best_persons(order, totals, top)
        persons = max(self._persons, 1)
        return Match(
            description=description,
            totals=totals[chosen],
            weights=weights_of(found.rows[chosen], found.tables, columns),
            details=tuple(details[i] for i in chosen) if details else ((),) * len(chosen),
            masses=Masses(mass / persons, found.brothers / persons),
            hypotheses=found.tables.hypotheses,
            columns=columns,
            persons=persons,
        )

    def _details(self, description: Description, order: Int, totals: Int) -> list[tuple[Evidence, ...]]:
        """Evidence beyond the core columns, for the persons near enough to the best."""
        near = totals > totals.max(initial=0) - _OUT_OF_REACH
        return [
            tuple(self._explainer.details(description, int(o))) if close else ()
            for o, close in zip(order, near, strict=True)
        ]

    def _candidates(self, match: Match, prior: float) -> tuple[Candidate, ...]:
        said = posterior(match.totals, match.masses, match.persons, prior, self.model)
        probabilities = calibrated(said, shipped_curve())
        return tuple(self._candidate(match, at, float(p)) for at, p in enumerate(probabilities))

    def _candidate(self, match: Match, at: int, probability: float) -> Candidate:
        columns = match.columns
        core = self._explainer.core(match.description, columns, match.hypotheses, match.weights, at)
        evidence = (*core, *match.details[at])
        return Candidate(
            self._kept.ids[int(columns.order[match.weights.rows[at]])],
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


def _by_column(descriptions: Iterable[Description]) -> dict[str, list[str]]:
    """Descriptions as columns of stripped cells, of which those are left out that nobody has."""
    rows = list(descriptions)
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    return {column: [row[column].strip() for row in rows] for column in columns}


def _best_persons(order: Int, totals: Int, top: int) -> list[int]:
    """Places of the best rows, a person once by the name that fits best; ties by place in the input."""
    places, persons = order.tolist(), set()
    chosen = []
    for at in np.lexsort((order, -totals)).tolist():
        if places[at] not in persons:
            persons.add(places[at])
            chosen.append(at)
            if len(chosen) == top:
                break
    return chosen
