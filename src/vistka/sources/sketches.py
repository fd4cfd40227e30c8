"""MinHash: sixty-four numbers by which two passages tell how alike they are, when neither can be read any more.

A. Broder, "On the resemblance and containment of documents", 1997. Why it is our own: decision 24.
"""

from __future__ import annotations

import zlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vistka.sources.passages import folded

NUMBERS: Final = 64
SHINGLE: Final = 4
"""Words in a row that are looked at together."""
FEWEST_WORDS: Final = 8
"""Fewer are said by many people alike ("He was taken prisoner near Kherson")."""

_MIX: Final = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)


def sketch(text: str) -> tuple[int, ...]:
    """The least of the shingles' hashes under each of `NUMBERS` permutations, 32 bits each; () for too few words.

    The same on every machine: it depends on nothing but the words.
    """
    words = folded(text).split()
    if len(words) < FEWEST_WORDS:
        return ()
    rolled = shingles(words)
    return tuple(int(least) for least in (_mixed(rolled[None, :] ^ _SEEDS[:, None]) >> np.uint64(32)).min(axis=1))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of shingles that two passages have in common (Jaccard), estimated; standard error at most 1/16."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / NUMBERS


def shingles(words: list[str]) -> NDArray[np.uint64]:
    """A 64-bit hash of every `SHINGLE` words in a row. Raises `ValueError` for fewer words."""
    hashes = np.array([_hash_of(word) for word in words], dtype=np.uint64)
    rolled = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for place in range(SHINGLE):
        rolled = _mixed(rolled + _STEP + hashes[place : len(rolled) + place])
    return rolled


def _hash_of(word: str) -> int:
    """Two checksums of a word beside each other: stable, and quick in the standard library."""
    data = word.encode()
    return zlib.crc32(data) << 32 | zlib.adler32(data)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The end of SplitMix64 (Steele, Lea, Flood 2014): every bit of a number depends on every other."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _MIX[0]
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _MIX[1]
    return numbers ^ (numbers >> np.uint64(31))


_SEEDS: Final = _mixed(np.arange(1, NUMBERS + 1, dtype=np.uint64) * _STEP)
