"""Which spellings sound nearly alike: an index by sound key and by each key with one sound left out.

Two keys that differ by one sound dropped, added or changed share a key with one sound left out (the deletion
neighbourhood of Mor and Fraenkel, 1982), so a few dozen look-ups find every spelling within one sound of an enquiry's.
How near it really is, is then measured letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from vistka.names.sounds import sound_keys

_KEYS_KEPT, _KEYS_ASKED = 4, 8
_SHORTEST_CUT = 3  # a key of two sounds with one left out would be like half the register
_UNSORTED = 1_000  # forms that are looked at one by one before the index is sorted anew


class SoundIndex:
    """Forms by number, in the order they were added."""

    def __init__(self) -> None:
        self._hashes: list[int] = []
        self._forms: list[int] = []
        self._sorted_hashes: NDArray[np.int64] = np.zeros(0, np.int64)
        self._sorted_forms: NDArray[np.int32] = np.zeros(0, np.int32)
        self._size = 0
        self._covered = 0

    def add(self, text: str) -> None:
        """Add the next form."""
        for key in set(_cut_keys(text, _KEYS_KEPT)):
            self._hashes.append(key)
            self._forms.append(self._size)
        self._size += 1

    def near(self, text: str) -> NDArray[np.int32]:
        """Numbers of the forms within one sound of a text, ascending; some may be further."""
        if self._size - self._covered > _UNSORTED or not self._covered:
            self._sort()
        keys = np.array(sorted(set(_cut_keys(text, _KEYS_ASKED))), np.int64)
        first = np.searchsorted(self._sorted_hashes, keys, "left")
        last = np.searchsorted(self._sorted_hashes, keys, "right")
        found = [self._sorted_forms[a:b] for a, b in zip(first, last, strict=True) if a < b]
        found.append(np.arange(self._covered, self._size, dtype=np.int32))
        return np.unique(np.concatenate(found))

    def _sort(self) -> None:
        hashes = np.concatenate((self._sorted_hashes, np.array(self._hashes, np.int64)))
        forms = np.concatenate((self._sorted_forms, np.array(self._forms, np.int32)))
        order = np.argsort(hashes, kind="stable")
        self._sorted_hashes, self._sorted_forms = hashes[order], forms[order]
        self._hashes, self._forms = [], []
        self._covered = self._size


def _cut_keys(text: str, most: int) -> Iterator[int]:
    """Hashes of the sound keys of a text, and of each with one sound left out."""
    for key in sound_keys(text)[:most]:
        yield hash(key)
        if len(key) >= _SHORTEST_CUT:
            for i in range(len(key)):
                yield hash(key[:i] + key[i + 1 :])
