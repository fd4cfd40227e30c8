"""Single names of real people across alphabets: our costs of spelling asked as the peers are (`bench.pairs`).

Every token of the pool is compared, as a register compares an enquiry's name with its vocabulary, by the forms, the
costs and the knowledge that are shipped, but for one thing: what the index of sounds would pass over is compared too.
The knowledge is without every class and every Wikidata item that holds a name kept for measuring.
"""

from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from bench.measure import Result, Stopwatch
from bench.pairs import Ranking, is_test, load_pairs, score_pairs
from vistka.matching.known import Known
from vistka.matching.model import Model, shipped_model
from vistka.matching.sound_index import SoundIndex
from vistka.matching.spelling import costs_of
from vistka.matching.vocabulary import Vocabulary
from vistka.names.forms import family_forms
from vistka.names.knowledge import Knowledge, lookup_key

TOP = 10
THREADS = 2


class Unsorted(SoundIndex):
    """An index of sounds that passes over nothing: what is not sorted yet is compared one by one."""

    def sort(self) -> None:
        """Leave it so."""


def of_pairs(set_name: str, model: Model | None = None) -> Result:
    """Rank the whole pool of a set (``latin-ru``, ``uk-ru``) for each of its test spellings."""
    queries, tokens = load_pairs(set_name)
    watch = Stopwatch()
    pool = Pool(tokens, model or shipped_model())
    built = watch.wall
    with ThreadPoolExecutor(THREADS) as threads:
        rankings = list(threads.map(lambda query: pool.ranking(query[0]), queries))
    took = {"build s": built, "mean ms": (watch.wall - built) / len(queries) * 1e3, "threads": THREADS}
    return {**took, **score_pairs(rankings, queries, tokens).to_dict()}


def held_back(tokens: list[str]) -> Callable[[str], bool]:
    """Whether a form must not be known: a test token as the knowledge spells it (ё is е there), or one by its hash."""
    kept = {lookup_key(token) for token in tokens if is_test(token)}
    return lambda form: form in kept or ("\u0400" <= form[:1] <= "\u052f" and is_test(form))


class Pool:
    """All tokens that may answer, as one vocabulary; given and family names alike, for the sets mix them."""

    def __init__(self, tokens: list[str], model: Model) -> None:
        costs = costs_of(model)
        known = Known(Knowledge.shipped(leaving_out=held_back(tokens)), model, costs)
        self._vocabulary = Vocabulary(family_forms, known.given, known.family_share, model, costs)
        self._vocabulary.spellings._sounds = Unsorted()
        self._tokens: dict[int, list[str]] = defaultdict(list)  # Лев and Лёв are one to a vocabulary, two to the pool
        for token in tokens:
            self._tokens[self._vocabulary.codes[token]].append(token)

    def ranking(self, spelling: str) -> Ranking:
        """The ten cheapest tokens, and all that tie with the tenth."""
        near = self._vocabulary.neighbours(spelling)
        if not len(near.codes):
            return []
        within = min(TOP, len(near.costs)) - 1
        best = np.flatnonzero(near.costs <= np.partition(near.costs, within)[within])
        return [(token, -float(near.costs[i])) for i in best for token in self._tokens[int(near.codes[i])]]
