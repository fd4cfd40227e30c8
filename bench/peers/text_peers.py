"""Peers that search text, one enquiry at a time, and weigh birth, place and unit by the shared `Evidence`.

``rapidfuzz`` compares every name with every name. ``double-metaphone`` looks sound codes up and compares what it
finds. ``tantivy`` is a full-text engine asked for each name within an edit distance. All read romanised names.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from math import log2

import numpy as np
from bench.peers.evidence import Evidence, romanise_once
from bench.peers.people import People
from doublemetaphone import doublemetaphone
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel, JaroWinkler

TOP = 10
PRIOR_KNOWN = 0.8
"""Share of the enquiries whose person is in the register: every peer is told."""

Found = list[tuple[int, float]]
"""Row of the register and probability, best first."""


class TextPeer:
    """What the text peers share: how names and evidence become a probability."""

    name: str
    packages: tuple[str, ...]
    bulk = False
    slow = False

    name_bits_at_equality = 22.0
    name_bits_per_unlikeness = 60.0
    memory_is_elsewhere = False
    blocks_in_bulk = False

    def build(self, register: People) -> None:
        self.register = register
        self.evidence = Evidence(register)
        self.prior = log2(PRIOR_KNOWN / len(register))
        self.index()

    def index(self) -> None:
        raise NotImplementedError

    def prepare(self, enquiries: People) -> None:
        """What a peer does for all enquiries at once before it is asked one by one; most do nothing."""

    def search(self, enquiries: People, row: int) -> Found:
        raise NotImplementedError

    def weigh(
        self, enquiries: People, row: int, similarity: NDArray[np.float32], rows: NDArray[np.intp] | None = None
    ) -> Found:
        """Bits of the name (falling from equality in a straight line) and of the evidence; the best ten."""
        everyone: NDArray[np.intp] | slice = slice(None) if rows is None else rows
        bits = self.evidence.bits(enquiries.birth[row], enquiries.place[row], enquiries.unit[row], everyone)
        bits += self.name_bits_at_equality - self.name_bits_per_unlikeness * (1 - similarity)
        best = np.argpartition(-bits, TOP)[:TOP] if len(bits) > TOP else np.arange(len(bits))
        best = best[np.argsort(-bits[best], kind="stable")]
        places = best if rows is None else rows[best]
        # A person beside equally good ones has his share only.
        odds = np.exp2(np.clip(bits[best].astype(float) + self.prior, -200, 200))
        return list(zip(places.tolist(), (odds / (1 + odds.sum())).tolist(), strict=True))


def sorted_words(*names: str) -> str:
    """Romanised words in alphabetical order, so that family and given name may be swapped."""
    return " ".join(sorted(" ".join(map(romanise_once, names)).split()))


class Rapidfuzz(TextPeer):
    """Everyone compared: Indel ratio of the sorted words, without the patronymic where the enquiry has none."""

    name = "rapidfuzz"
    packages = ("rapidfuzz",)
    slow = True
    name_bits_per_unlikeness = 40.0

    def index(self) -> None:
        people = self.register
        self.short = [sorted_words(*names) for names in zip(people.surname, people.given, strict=True)]
        self.full = [
            sorted_words(*names) for names in zip(people.surname, people.given, people.patronymic, strict=True)
        ]

    def search(self, enquiries: People, row: int) -> Found:
        patronymic = enquiries.patronymic[row]
        words = sorted_words(enquiries.surname[row], enquiries.given[row], patronymic)
        names = self.full if patronymic else self.short
        similarity = process.cdist([words], names, scorer=Indel.normalized_similarity, dtype=np.float32)[0]
        return self.weigh(enquiries, row, similarity)


class Reranked(TextPeer):
    """Peers that first find some hundreds of people and then compare names part by part."""

    weights = np.array([1.0, 0.7, 0.5], dtype=np.float32)

    def candidates(self, enquiries: People, row: int) -> NDArray[np.intp]:
        raise NotImplementedError

    def search(self, enquiries: People, row: int) -> Found:
        rows = self.candidates(enquiries, row)
        if not len(rows):
            return []
        return self.weigh(enquiries, row, self.similarity(enquiries, row, rows), rows)

    def similarity(self, enquiries: People, row: int, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """Weighted mean of the parts' Jaro-Winkler, in the better of both orders of family and given name."""
        people = self.register
        asked = [romanise_once(column[row]) for column in (enquiries.surname, enquiries.given, enquiries.patronymic)]
        held = [
            [romanise_once(column[place]) for place in rows]
            for column in (people.surname, people.given, people.patronymic)
        ]

        def alike(query: int, column: int) -> NDArray[np.float32]:
            return np.asarray(
                process.cdist([asked[query]], held[column], scorer=JaroWinkler.similarity, dtype=np.float32)[0]
            )

        straight = np.stack([alike(0, 0), alike(1, 1)])
        swapped = np.stack([alike(0, 1), alike(1, 0)])
        parts, weights = self.weights[:2], self.weights
        names = np.maximum(parts @ straight, parts @ swapped)
        if not asked[2]:
            return np.asarray(names / parts.sum(), dtype=np.float32)
        both = np.array([bool(patronymic) for patronymic in held[2]])
        with_patronymic = (names + weights[2] * alike(2, 2)) / weights.sum()
        return np.where(both, with_patronymic, names / parts.sum()).astype(np.float32)


class DoubleMetaphone(Reranked):
    """People who share the codes of at least two names (in any part), then compared."""

    name = "double-metaphone"
    packages = ("doublemetaphone", "rapidfuzz")

    def index(self) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        people = self.register
        for place, names in enumerate(zip(people.surname, people.given, people.patronymic, strict=True)):
            for code in {code for name in names for code in self.codes(name)}:
                found[code].append(place)
        self.by_code = {code: np.array(places, dtype=np.int32) for code, places in found.items()}

    def candidates(self, enquiries: People, row: int) -> NDArray[np.intp]:
        names = (enquiries.surname[row], enquiries.given[row], enquiries.patronymic[row])
        shared = np.zeros(len(self.register), dtype=np.uint8)
        for name in filter(None, names):
            hit = np.zeros(len(self.register), dtype=bool)
            for code in self.codes(name):
                hit[self.by_code.get(code, np.empty(0, np.int32))] = True
            shared += hit
        return np.flatnonzero(shared >= 2)

    _codes: dict[str, tuple[str, ...]] = {}  # noqa: RUF012  (a memo, shared on purpose)

    def codes(self, name: str) -> tuple[str, ...]:
        if name not in self._codes:
            codes = [code for word in romanise_once(name).split() for code in doublemetaphone(word) if code]
            self._codes[name] = tuple(dict.fromkeys(codes))
        return self._codes[name]


class Tantivy(Reranked):
    """A full-text index asked for every word within two edits; its best 200 are then compared."""

    name = "tantivy"
    packages = ("tantivy", "rapidfuzz")
    depth = 200

    def index(self) -> None:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_unsigned_field("place", stored=True)
        schema.add_text_field("names", stored=False, index_option="freq")
        self.index_ = tantivy.Index(schema.build())
        writer = self.index_.writer(
            heap_size=256_000_000, num_threads=1
        )  # one: with two, ties fall differently each time
        for place, words in self._documents():
            writer.add_document(tantivy.Document(place=place, names=words))
        writer.commit()
        writer.wait_merging_threads()
        self.index_.reload()
        self.searcher = self.index_.searcher()
        self.tantivy = tantivy

    def _documents(self) -> Iterator[tuple[int, str]]:
        people = self.register
        for place, names in enumerate(zip(people.surname, people.given, people.patronymic, strict=True)):
            yield place, sorted_words(*names)

    def candidates(self, enquiries: People, row: int) -> NDArray[np.intp]:
        words = sorted_words(enquiries.surname[row], enquiries.given[row], enquiries.patronymic[row])
        should = []
        for word in re.findall(r"\w+", words):
            distance = 2 if len(word) > 5 else 1
            query = self.tantivy.Query
            schema = self.index_.schema
            fuzzy = query.fuzzy_term_query(schema, "names", word, distance=distance, transposition_cost_one=True)
            exact = query.term_query(schema, "names", word)
            should += [(self.tantivy.Occur.Should, fuzzy), (self.tantivy.Occur.Should, exact)]
        hits = self.searcher.search(self.tantivy.Query.boolean_query(should), self.depth, count=False).hits
        return np.array([self.searcher.doc(address)["place"][0] for _, address in hits], dtype=np.intp)


TEXT_PEERS = (Rapidfuzz, DoubleMetaphone, Tantivy)
