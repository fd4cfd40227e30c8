"""What was worked out of the names of a vocabulary, as arrays: kept in a snapshot beside the names themselves.

Hearing 150,000 spellings takes seconds. It follows from the names, the program and its data alone; so it is kept with a
fingerprint of the program, and one with another fingerprint hears all names anew.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]
Int = NDArray[np.int32]

_MADE_BY: Final = ("vistka.names", "vistka.identifiers", "vistka.matching")
_PARTS: Final = (".py", ".tsv", ".txt", ".gz")


@cache
def fingerprint() -> bytes:
    """16 bytes that change with any line of the program, or of its data, that hears and knows names."""
    digest = blake2b(digest_size=16)
    for package in _MADE_BY:
        _add(digest, files(package))
    return digest.digest()


def _add(digest: Any, folder: Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            _add(digest, entry)
        elif entry.name.endswith(_PARTS):
            content = entry.read_bytes()
            digest.update(f"{entry.name} {len(content)} ".encode() + content)


def picked(values: NDArray[Any], starts: Int, which: Int) -> tuple[NDArray[Any], Int]:
    """Some of the pieces of `values`, of which the i-th stands from `starts[i]` to `starts[i + 1]`; and their starts.

    >>> picked(np.array([1, 2, 2, 3]), np.array([0, 1, 3, 4]), np.array([0, 2]))
    (array([1, 3]), array([0, 1, 2], dtype=int32))
    """
    lengths = np.diff(starts)[which]
    ends = np.cumsum(lengths)
    places = np.repeat(starts[which] - (ends - lengths), lengths) + np.arange(ends[-1] if len(ends) else 0)
    return values[places], np.concatenate(([0], ends)).astype(np.int32)


def numbering(used: Int, size: int) -> Int:
    """For each of `size` old numbers its new one, -1 for one that is not used."""
    new = np.full(size, -1, np.int32)
    new[used] = np.arange(len(used), dtype=np.int32)
    return new
