"""Texts of a column without a Python object a row: identifiers in one block, repeated cells once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vistka.matching.growing import Growing


class Texts:
    """Texts by place, kept as one block of UTF-8."""

    def __init__(self, block: NDArray[np.uint8] | None = None, ends: NDArray[np.int64] | None = None) -> None:
        """Empty, or of a `block` in which the i-th text stands from `ends[i]` to `ends[i + 1]`."""
        self._block = Growing(np.uint8, block)
        self._ends = Growing(np.int64, np.zeros(1, np.int64) if ends is None else ends)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        packed = cls()
        packed.extend(texts)
        return packed

    def __len__(self) -> int:
        return self._ends.length - 1

    def __getitem__(self, place: int) -> str:
        ends = self._ends.view
        return bytes(self._block.view[ends[place] : ends[place + 1]]).decode(errors="surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return (packed.decode(errors="surrogatepass") for packed in self.packed())

    def packed(self) -> Iterator[bytes]:
        """The texts in order, as UTF-8."""
        block, ends = self._block.view.tobytes(), self._ends.view.tolist()
        return (block[start:end] for start, end in pairwise(ends))

    def at(self, places: NDArray[np.int32]) -> Texts:
        """The texts that stand at some places."""
        packed = list(self.packed())
        found = Texts()
        found.extend_packed([packed[place] for place in places.tolist()])
        return found

    def extend(self, texts: Iterable[str]) -> None:
        self.extend_packed([encoded(text) for text in texts])

    def extend_packed(self, texts: list[bytes]) -> None:
        """Add texts that are UTF-8 already."""
        ends = np.cumsum([len(text) for text in texts], dtype=np.int64) + self._ends.view[-1]
        self._block.extend(b"".join(texts))
        self._ends.extend(ends)

    def trim(self) -> None:
        self._block.trim()
        self._ends.trim()

    @property
    def block(self) -> NDArray[Any]:
        return self._block.view

    @property
    def ends(self) -> NDArray[Any]:
        return self._ends.view

    @property
    def nbytes(self) -> int:
        return self._block.nbytes + self._ends.nbytes


def encoded(text: str) -> bytes:
    """A text as UTF-8; half a surrogate pair, which a caller may hand us, is kept as it is."""
    return text.encode(errors="surrogatepass")


class PlaceOf:
    """The place of the person of each id: 12 bytes a person, and a dictionary of those who changed since."""

    def __init__(self, ids: Texts) -> None:
        self._ids = ids
        hashes = np.fromiter(map(hash, ids.packed()), np.int64, len(ids))
        self._places = np.argsort(hashes, kind="stable").astype(np.int32)
        self._hashes = hashes[self._places]
        self._since: dict[str, int | None] = {}

    def get(self, person: str) -> int | None:
        """The person's place; None if nobody has this id, or no longer."""
        if person in self._since:
            return self._since[person]
        wanted = hash(encoded(person))
        at = int(np.searchsorted(self._hashes, wanted))
        while at < len(self._hashes) and self._hashes[at] == wanted:
            if self._ids[int(self._places[at])] == person:
                return int(self._places[at])
            at += 1
        return None

    def update(self, places: Mapping[str, int | None]) -> None:
        """Note who came (a place) and who left (None)."""
        self._since.update(places)


class Cells:
    """Cells by place of a column in which few differ; code 0 is the empty one."""

    def __init__(self, texts: Iterable[str] = ("",), codes: NDArray[np.int32] | None = None) -> None:
        self._texts = list(texts)
        self._code_of = {text: code for code, text in enumerate(self._texts)}
        self._codes = Growing(np.int32, codes)

    def __getitem__(self, place: int) -> str:
        return self._texts[int(self._codes.view[place])]

    def __len__(self) -> int:
        return self._codes.length

    def extend(self, cells: list[str]) -> None:
        """Cells of the next places."""
        self._codes.extend(self._coded(cells))

    def put(self, places: NDArray[np.int32], cells: list[str]) -> None:
        """Other cells for places that have one."""
        self._codes.view[places] = self._coded(cells)

    def trim(self) -> None:
        self._codes.trim()

    def at(self, places: NDArray[np.int32]) -> tuple[list[str], NDArray[np.int32]]:
        """The texts that stand at some places, the empty one first, and the code of each place in them."""
        used, codes = renumbered(self._codes.view[places])
        return [self._texts[code] for code in used], codes

    def _coded(self, cells: list[str]) -> NDArray[np.int32]:
        known = self._code_of
        for cell in dict.fromkeys(cells):
            if cell not in known:
                known[cell] = len(self._texts)
                self._texts.append(cell)
        return np.fromiter(map(known.__getitem__, cells), np.int32, len(cells))


def renumbered(codes: NDArray[np.int32]) -> tuple[list[int], NDArray[np.int32]]:
    """The codes that occur, 0 always first among them, and for each code its place there."""
    used, places = np.unique(np.concatenate((np.zeros(1, np.int32), codes)), return_inverse=True)
    return used.tolist(), places[1:].astype(np.int32)
