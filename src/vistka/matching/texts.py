"""Texts of a column without a Python object a row: identifiers in one block, repeated cells once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from vistka.matching.growing import Growing


class Texts:
    """Texts by row, kept as one block of UTF-8."""

    def __init__(self) -> None:
        self._block = Growing(np.uint8)
        self._ends = Growing(np.int64, np.zeros(1, np.int64))

    def __len__(self) -> int:
        return self._ends.length - 1

    def __getitem__(self, row: int) -> str:
        ends = self._ends.view
        return bytes(self._block.view[ends[row] : ends[row + 1]]).decode()

    def extend(self, texts: Iterable[str]) -> None:
        packed = [text.encode() for text in texts]
        ends = np.cumsum([len(p) for p in packed], dtype=np.int64) + self._ends.view[-1]
        self._block.extend(b"".join(packed))
        self._ends.extend(ends)


class Cells:
    """Cells by row of a column in which few differ; 0 is the empty one."""

    def __init__(self, rows: int = 0) -> None:
        self._code_of = {"": 0}
        self._texts = [""]
        self._codes = Growing(np.int32, np.zeros(rows, np.int32))

    def __getitem__(self, row: int) -> str:
        return self._texts[self._codes.view[row]]

    def __len__(self) -> int:
        return self._codes.length

    def extend(self, cells: list[str]) -> None:
        known = self._code_of
        for cell in dict.fromkeys(cells):
            if cell not in known:
                known[cell] = len(self._texts)
                self._texts.append(cell)
        self._codes.extend(np.fromiter(map(known.__getitem__, cells), np.int32, len(cells)))
