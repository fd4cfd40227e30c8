"""Rows on their way into a register: ids and cells by column, and what of them a register takes.

Reading names out of rows touches no register, so the process that opens sealed rows can do it for the one that builds.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from vistka.matching.columns import CORE
from vistka.matching.details import COLUMNS as DETAILS
from vistka.matching.lexicon import CoreCells, core_cells

Rows = tuple[list[str], Mapping[str, list[str]]]
"""Ids, and cells by column, each as many."""

Plain = tuple[list[str], dict[str, list[str]], list[int], dict[str, list[str]]]
"""Ids, the core cells by column, the row that each name belongs to, details by column: what a pipe can carry."""


@dataclass(frozen=True, slots=True)
class RowCells:
    """What a register takes of some rows: their ids, their core cells, their details by column."""

    ids: list[str]
    core: CoreCells
    details: dict[str, list[str]]

    def plain(self) -> Plain:
        """The same in lists of texts and numbers."""
        return self.ids, {name: getattr(self.core, name) for name in CORE}, self.core.of_row, self.details

    @classmethod
    def of_plain(cls, plain: Plain) -> RowCells:
        """What `plain` gave."""
        ids, core, of_row, details = plain
        return cls(ids, CoreCells(**core, of_row=of_row), details)


def cells_of_rows(ids: list[str], columns: Mapping[str, list[str]]) -> RowCells:
    """Read what a register takes of some rows."""
    return RowCells(ids, core_cells(columns, len(ids)), {name: columns[name] for name in DETAILS if name in columns})


@contextmanager
def uncollected() -> Iterator[None]:
    """Within the block Python looks for no cycles: among millions of lists that stay it takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
