"""Numbers for the cells of a column."""

from __future__ import annotations

from collections.abc import Callable


class Codes(dict[str, int]):
    """Codes by cell, made by `new` when a cell is first met; as quick to ask as a dict, which a million rows need."""

    def __init__(self, new: Callable[[str], int]) -> None:
        super().__init__({"": 0})
        self._new = new

    def __missing__(self, cell: str) -> int:
        code = self[cell] = self._new(cell)
        return code
