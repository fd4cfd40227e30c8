"""Real names in two spellings: given one spelling, how soon does a ranking of all names reach the other?

Two sets, both of names as real people wrote them. ``latin-ru``: a Latin token and the Cyrillic token that Wikidata
gives for it. ``uk-ru``: a Ukrainian form of a name and its usual Russian form. A ranking is asked for the other
spelling among *all* Cyrillic (Russian) tokens of the set. Every fifth name, drawn by a hash of its Cyrillic token, is
for measuring and must be left out of whatever a matcher learns from these files; the rest are for learning.

Where a matcher gives several names the same similarity, the order among them is chance: the figures are then what
would come out on average over all orders.
"""

import csv
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from math import comb
from pathlib import Path
from typing import Any

import numpy as np

NAMES = Path(os.environ.get("VISTKA_SHARED", "/work/shared")) / "data" / "names"
SETS = ("latin-ru", "uk-ru")
SAMPLE = 3000
RESAMPLES = 1000
SEED = 20220302

Query = tuple[str, frozenset[str]]
"""A spelling, and every Cyrillic token that is right for it."""

Ranking = Iterable[tuple[str, float]]
"""Tokens with similarity, in any order; a token that is not named is never found. All that tie with the tenth best
belong in it."""


def is_test(token: str) -> bool:
    """Whether a Cyrillic token is kept for measuring (issue 2's split).

    >>> is_test("иван")
    True
    """
    return int.from_bytes(blake2b(token.encode(), digest_size=8).digest(), "big") % 5 == 0


def load_pairs(set_name: str) -> tuple[list[Query], list[str]]:
    """The queries of a set, 3,000 at most, and the pool of all tokens that may answer them.

    A query is a test query if every token that is right for it is a test token. The sample is the same for everyone:
    the lowest hashes of the query itself. Raises ``KeyError`` for a set that is not in ``SETS``.
    """
    queries, pool = _split(set_name, is_test)
    return queries, pool


def load_training_pairs(set_name: str) -> tuple[list[Query], list[str]]:
    """Like `load_pairs`, of names that may be learnt from: to choose settings without looking at the test."""
    return _split(set_name, lambda token: not is_test(token))


def _split(set_name: str, wanted: Callable[[str], bool]) -> tuple[list[Query], list[str]]:
    right: dict[str, set[str]] = defaultdict(set)
    pool: set[str] = set()
    for spelling, token, is_right in READERS[set_name]():
        pool.add(token)
        if is_right:
            right[spelling].add(token)
    queries = [(spelling, frozenset(tokens)) for spelling, tokens in right.items() if all(map(wanted, tokens))]
    queries.sort(key=lambda query: blake2b(b"query " + query[0].encode(), digest_size=8).digest())
    return queries[:SAMPLE], sorted(pool)


def _latin_russian() -> Iterator[tuple[str, str, bool]]:
    # No quoting: a quotation mark here is part of the name as somebody wrote it.
    with (NAMES / "wikidata-en-ru.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["latin"], row["cyrillic"], True


def _ukrainian_russian() -> Iterator[tuple[str, str, bool]]:
    for kind in ("first", "last", "patronymic"):
        with (NAMES / f"uk-ru-{kind}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield row["uk"], row["ru"], row["rank"] == "0"


READERS: dict[str, Callable[[], Iterator[tuple[str, str, bool]]]] = {
    "latin-ru": _latin_russian,
    "uk-ru": _ukrainian_russian,
}


@dataclass(frozen=True)
class PairScore:
    """Share of queries whose right token is first, or among the first ten, each with its 95 % bootstrap interval."""

    queries: int
    pool: int
    recall_at_1: float
    recall_at_10: float
    interval_at_1: tuple[float, float]
    interval_at_10: tuple[float, float]

    def to_dict(self) -> dict[str, Any]:
        return {
            "queries": self.queries,
            "pool": self.pool,
            "R@1": self.recall_at_1,
            "R@10": self.recall_at_10,
            "intervals": {"R@1": list(self.interval_at_1), "R@10": list(self.interval_at_10)},
        }


def score_pairs(rankings: Iterable[Ranking], queries: Sequence[Query], pool: Sequence[str]) -> PairScore:
    """Score one ranking for each query, in the order of the queries.

    >>> score_pairs([[("иван", 0.9), ("ивана", 0.9)]], [("ivan", frozenset({"иван"}))], ["иван", "ивана"]).recall_at_1
    0.5
    """
    hits = np.array([_hits(list(ranking), right) for ranking, (_, right) in zip(rankings, queries, strict=True)])
    draws = np.random.default_rng(SEED).integers(0, len(hits), (RESAMPLES, len(hits)))
    low, high = np.quantile(hits[draws].mean(axis=1), (0.025, 0.975), axis=0).round(4)
    first, ten = hits.mean(axis=0)
    return PairScore(
        queries=len(queries),
        pool=len(pool),
        recall_at_1=float(first),
        recall_at_10=float(ten),
        interval_at_1=(float(low[0]), float(high[0])),
        interval_at_10=(float(low[1]), float(high[1])),
    )


def _hits(ranking: list[tuple[str, float]], right: frozenset[str]) -> tuple[float, float]:
    found = [similarity for token, similarity in ranking if token in right]
    if not found:
        return 0.0, 0.0
    best = max(found)
    better = sum(similarity > best for _, similarity in ranking)
    equal = sum(similarity == best for _, similarity in ranking)
    rights = sum(similarity == best for similarity in found)
    return _chance(better, equal, rights, 1), _chance(better, equal, rights, 10)


@cache
def _chance(better: int, equal: int, rights: int, top: int) -> float:
    """The chance that one of ``rights`` among ``equal`` in random order, after ``better``, is within ``top``."""
    places = min(top - better, equal)
    if places <= 0:
        return 0.0
    return 1 - comb(equal - rights, places) / comb(equal, places)
