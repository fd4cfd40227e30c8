"""nomenklatura (OpenSanctions): its DuckDB token index proposes candidates, its logic-v2 matcher scores them.

logic-v2 knows names of the world from Wikidata and has a birth date count against (never for); the shared evidence of
birth, place and unit is added to its score. Its index answers all enquiries at once, so blocking is timed in bulk.
"""

import logging
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from bench.peers.people import People
from bench.peers.text_peers import Found, TextPeer
from bench.peers.trigram_peer import Unavailable

try:
    from followthemoney import Dataset, StatementEntity
    from nomenklatura.blocker.index import Index
    from nomenklatura.matching.logic_v2.model import LogicV2
except ImportError as problem:
    raise Unavailable(f"nomenklatura is not installed ({problem}): setup.sh could not build pyicu") from problem

logging.disable(logging.INFO)

OPTIONS = {"max_bucket_size": 1000, "max_candidates": 200, "memory": 4000}
"""Wider than the index's defaults (60, 75), with which it loses a tenth of the true persons in a register of homonyms.
It answers three times slower for it."""


class PeopleView:
    """As much of a nomenklatura view as its index asks for: entities made from our columns as they are wanted."""

    def __init__(self, people: People, prefix: str, dataset: Any) -> None:
        self.people = people
        self.prefix = prefix
        self.dataset = dataset

    def entity(self, row: int) -> Any:
        people = self.people
        names = (people.given[row], people.patronymic[row], people.surname[row])
        properties = {
            "name": [" ".join(filter(None, names))],
            "firstName": [people.given[row]],
            "fatherName": [people.patronymic[row]],
            "lastName": [people.surname[row]],
            "birthDate": [people.birth[row]],
            "birthPlace": [people.place[row]],
        }
        data = {
            "id": f"{self.prefix}{row}",
            "schema": "Person",
            "properties": {name: values for name, values in properties.items() if values[0]},
        }
        return StatementEntity.from_data(self.dataset, data)

    def entities(self, include_schemata: Iterable[Any] | None = None) -> Iterator[Any]:
        return map(self.entity, range(len(self.people)))


class Nomenklatura(TextPeer):
    """Index, then logic-v2 on the candidates that it proposes."""

    name = "nomenklatura"
    packages = ("nomenklatura", "rapidfuzz")
    name_bits_per_unlikeness = 20.0
    blocks_in_bulk = True

    def index(self) -> None:
        self.dataset = Dataset({"name": "benchmark", "title": "benchmark"})
        self.view = PeopleView(self.register, "r", self.dataset)
        self.folder = tempfile.TemporaryDirectory(prefix="vistka-peers-nk-")
        self.tokens = Index(self.view, Path(self.folder.name), OPTIONS)
        self.tokens.build()
        self.config = LogicV2.default_config()
        # Homonyms recur as candidates.
        self.held = lru_cache(maxsize=20_000)(self.view.entity)

    def prepare(self, enquiries: People) -> None:
        """Block all enquiries at once, as the index does it."""
        self.asked = PeopleView(enquiries, "q", self.dataset)
        self.candidates = {
            str(asked.id): [int(str(held.id)[1:]) for held, _ in matches]
            for asked, matches in self.tokens.match_entities(self.asked.entities())
        }

    def search(self, enquiries: People, row: int) -> Found:
        rows = np.array(self.candidates.get(f"q{row}", ()), dtype=np.intp)
        if not len(rows):
            return []
        asked = self.asked.entity(row)
        scores = [LogicV2.compare(asked, self.held(place), self.config).score for place in rows.tolist()]
        return self.weigh(enquiries, row, np.array(scores, dtype=np.float32), rows)
