"""Which spellings sound nearly alike: an index by sound key and by each key with one sound left out.

Two keys that differ by one sound dropped, added or changed share a key with one sound left out (the deletion
neighbourhood of Mor and Fraenkel, 1982), so a few dozen look-ups find every spelling within one sound of an enquiry's.
How near it really is, is then measured letter by letter.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from vistka.matching.heard import Arrays, Int
from vistka.names.sounds import sound_keys

_KEYS_KEPT, _KEYS_ASKED = 4, 8
_SHORTEST_CUT = 3  # a key of two sounds with one left out would be like half the register
_UNSORTED = 1_000  # forms that are looked at one by one before the index is sorted anew


class SoundIndex:
    """Forms by number, in the order they were added; `hashes` ascending with the form of each, up to form `covered`."""

    def __init__(self) -> None:
        self._new_hashes, self._new_forms = array("q"), array("i")
        self.hashes: NDArray[np.int64] = np.zeros(0, np.int64)
        self.forms: NDArray[np.int32] = np.zeros(0, np.int32)
        self.covered = 0
        self.size = 0
        self._sorting = Lock()

    def add(self, text: str) -> None:
        """Add the next form."""
        for key in set(_cut_keys(text, _KEYS_KEPT)):
            self._new_hashes.append(key)
            self._new_forms.append(self.size)
        self.size += 1

    def sort(self) -> None:
        """Bring the index up to date when much has been added; the first of many searches does it for all."""
        with self._sorting:
            if self.size - self.covered > _UNSORTED or not self.covered:
                self._sort()

    def arrays(self, new: Int) -> Arrays:
        """The index of the forms that have a `new` number, by these."""
        with self._sorting:
            if self.size > self.covered:
                self._sort()
        forms = new[self.forms]
        kept = forms >= 0
        return {"sound hashes": self.hashes[kept], "sound forms": forms[kept]}

    def restore(self, arrays: Arrays, size: int) -> None:
        """Take up what `arrays` gave, of so many forms; nothing was added before."""
        self.hashes, self.forms = arrays["sound hashes"], arrays["sound forms"]
        self.covered = self.size = size

    def _sort(self) -> None:
        hashes = np.concatenate((self.hashes, np.array(self._new_hashes, np.int64)))
        forms = np.concatenate((self.forms, np.array(self._new_forms, np.int32)))
        order = np.argsort(hashes, kind="stable")
        self.hashes, self.forms = hashes[order], forms[order]
        self._new_hashes, self._new_forms = array("q"), array("i")
        self.covered = self.size


@lru_cache(maxsize=20_000)
def asked_keys(text: str) -> NDArray[np.int64]:
    """The hashes by which forms within one sound of a text are found."""
    return np.array(list(dict.fromkeys(_cut_keys(text, _KEYS_ASKED))), np.int64)


def _cut_keys(text: str, most: int) -> Iterator[int]:
    """Hashes of the sound keys of a text, and of each with one sound left out: the same in every process.

    Two keys of one hash do no harm: how near two spellings are is measured afterwards.
    """
    for key in sound_keys(text)[:most]:
        yield crc32(key.encode())
        if len(key) >= _SHORTEST_CUT:
            for i in range(len(key)):
                # Two like sounds that come to stand side by side are one: Маомедов has м, д, в.
                doubled = 0 < i < len(key) - 1 and key[i - 1] == key[i + 1]
                yield crc32((key[:i] + key[i + 1 + doubled :]).encode())
