"""What a register keeps of each person as it was written: his id, and the cells that are compared only in the end."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from vistka.matching.details import COLUMNS
from vistka.matching.texts import Cells, Texts


class Kept:
    """Ids and details by place in the input. A detail that nobody has takes no room."""

    def __init__(self) -> None:
        self.ids = Texts()
        self.details: dict[str, Cells] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def extend(self, ids: list[str], cells: Mapping[str, list[str]]) -> None:
        """Keep the next persons; of `cells` by column, the details."""
        before = len(self.ids)
        self.ids.extend(ids)
        for name in self._columns(cells):
            self._detail(name, before).extend(cells.get(name) or [""] * len(ids))

    def put(self, places: NDArray[np.int32], cells: Mapping[str, list[str]]) -> None:
        """Keep other details for persons at some places; those not among `cells` are forgotten."""
        for name in self._columns(cells):
            self._detail(name, len(self.ids)).put(places, cells.get(name) or [""] * len(places))

    def trim(self) -> None:
        """Give back room to spare."""
        self.ids.trim()
        for detail in self.details.values():
            detail.trim()

    def _columns(self, cells: Mapping[str, list[str]]) -> list[str]:
        return [name for name in COLUMNS if name in cells or name in self.details]

    def _detail(self, name: str, places: int) -> Cells:
        if name not in self.details:
            self.details[name] = Cells(codes=np.zeros(places, np.int32))
        return self.details[name]
