"""Peers for single names: each ranks all tokens of a pool for one spelling.

``rapidfuzz`` compares romanised spellings. The sound codes (Beider-Morse, Daitch-Mokotoff, double metaphone) only say
*same key or not*, so each is given its best reasonable shape: tokens that share a key come first, the more of the
two's keys they share the higher (these codes give several keys where a spelling can be read in several ways), within
that in the order of the romanised similarity; after them all the rest by similarity alone.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from bench.peers.latin import romanise
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

TOP = 10

Similarities = NDArray[np.float32]


@dataclass(frozen=True)
class Pool:
    """Every token that may answer, and its plain Latin."""

    tokens: Sequence[str]
    latin: Sequence[str]

    @classmethod
    def of(cls, tokens: Sequence[str]) -> "Pool":
        return cls(tokens, [romanise(token) for token in tokens])

    def similarity(self, spelling: str) -> Similarities:
        """Levenshtein with a little Jaro-Winkler (beginnings count): on training pairs better than either alone."""
        query = romanise(spelling)
        edits = process.cdist([query], self.latin, scorer=Levenshtein.normalized_similarity, dtype=np.float32)[0]
        jaro = process.cdist([query], self.latin, scorer=JaroWinkler.similarity, dtype=np.float32)[0]
        return np.asarray((edits + 0.3 * jaro) / 1.3, dtype=np.float32)

    def best(self, similarity: Similarities) -> list[tuple[str, float]]:
        """The ten best tokens and all that tie with the tenth."""
        tenth = np.partition(similarity, -TOP)[-TOP]
        return [(self.tokens[i], float(similarity[i])) for i in np.flatnonzero(similarity >= tenth)]


class Rapidfuzz:
    """Romanised similarity, all tokens compared."""

    name = "rapidfuzz"
    packages = ("rapidfuzz",)

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    def rank(self, spelling: str) -> list[tuple[str, float]]:
        return self.pool.best(self.pool.similarity(spelling))


class SoundCode:
    """A sound code over a pool: tokens with a key in common first."""

    name: str
    packages: tuple[str, ...]
    key_weight = 0.0

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.encode = self.coder()
        self.counts = np.zeros(len(pool.tokens), dtype=np.float32)
        self.by_key: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(pool.tokens):
            keys = self.encode(token)
            self.counts[place] = len(keys)
            for key in keys:
                self.by_key[key].append(place)

    def coder(self) -> Callable[[str], frozenset[str]]:
        raise NotImplementedError

    def rank(self, spelling: str) -> list[tuple[str, float]]:
        similarity = self.pool.similarity(spelling)
        keys = self.encode(spelling)
        shared: dict[int, int] = defaultdict(int)
        for key in keys:
            for place in self.by_key.get(key, ()):
                shared[place] += 1
        for place, number in shared.items():
            # One lifts a token above all that share no key; Dice's coefficient of the two sets of keys comes on top.
            dice = 2 * number / (len(keys) + self.counts[place])
            similarity[place] += 1 + self.key_weight * dice
        return self.pool.best(similarity)


class BeiderMorse(SoundCode):
    """Beider-Morse phonetic matching, approximate, of the romanised spelling, language guessed from it."""

    name = "beider-morse"
    packages = ("abydos", "rapidfuzz")
    key_weight = 0.3

    def coder(self) -> Callable[[str], frozenset[str]]:
        from abydos.phonetic import BeiderMorse as Code

        encode = Code(match_mode="approx").encode
        return lambda token: frozenset(encode(romanise(token)).split())


class DaitchMokotoff(SoundCode):
    """Daitch-Mokotoff Soundex of the romanised spelling."""

    name = "daitch-mokotoff"
    packages = ("abydos", "rapidfuzz")

    def coder(self) -> Callable[[str], frozenset[str]]:
        from abydos.phonetic import DaitchMokotoff as Code

        encode = Code().encode
        return lambda token: frozenset(encode(romanise(token)))


class DoubleMetaphone(SoundCode):
    """Philips' double metaphone of the romanised spelling."""

    name = "double-metaphone"
    packages = ("doublemetaphone", "rapidfuzz")

    def coder(self) -> Callable[[str], frozenset[str]]:
        from doublemetaphone import doublemetaphone

        return lambda token: frozenset(filter(None, doublemetaphone(romanise(token))))


SINGLES = {peer.name: peer for peer in (Rapidfuzz, BeiderMorse, DaitchMokotoff, DoubleMetaphone)}
