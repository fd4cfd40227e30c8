"""The persons of a register as columns of codes, sorted by family name so that a name is one stretch of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

CORE = ("family", "given", "father", "birth", "place", "unit")

Int = NDArray[np.int32]

# How many rows may have come or gone before the columns are sorted anew: a fiftieth of them, which a search hardly
# feels, but not so few that a short list is sorted at every change, nor so many that the search does feel it.
_FEWEST_LOOSE, _MOST_LOOSE, _LOOSE_SHARE = 1_000, 100_000, 0.02


@dataclass(frozen=True)
class Columns:
    """Rows `[0, sorted_rows)` are sorted by family code; later ones came by `apply` and are looked through one by one.

    `order`: the person's place in the input (a person of several names has several rows); `starts[family code]`: its
    first row; `birth_rows` with `birth_starts`: rows by birth code, `father_rows` with `father_starts` those by
    patronymic. `alive` is False for a row whose person was removed or is described otherwise by now.

    Never written to once made: a change makes new columns, and who searches keeps those he began with.
    """

    core: tuple[Int, Int, Int, Int, Int, Int]
    order: Int
    alive: NDArray[np.bool_]
    starts: Int
    birth_starts: Int
    birth_rows: Int
    father_starts: Int
    father_rows: Int
    sorted_rows: int
    dead: int = 0

    def __len__(self) -> int:
        return len(self.order)

    @property
    def nbytes(self) -> int:
        arrays: tuple[NDArray[Any], ...] = (
            *self.core, self.order, self.alive, self.starts, self.birth_starts, self.birth_rows, self.father_starts,
            self.father_rows,
        )  # fmt: skip
        return sum(a.nbytes for a in arrays)

    @property
    def loose(self) -> bool:
        """Whether so many rows have come and gone that the columns should be sorted anew."""
        most = min(max(int(len(self) * _LOOSE_SHARE), _FEWEST_LOOSE), _MOST_LOOSE)
        return len(self) - self.sorted_rows + self.dead > most

    def rows_at(self, places: list[int]) -> Int:
        """Rows, still alive, of the persons at some places of the input."""
        sought = np.zeros(int(self.order.max(initial=0)) + 1, np.bool_)
        sought[places] = True
        return np.flatnonzero(sought[self.order] & self.alive).astype(np.int32)

    def codes_of(self, rows: Int) -> dict[str, Int]:
        """Codes of some rows by column."""
        return {name: codes[rows] for name, codes in zip(CORE, self.core, strict=True)}


def sorted_columns(core: Mapping[str, Int], order: Int) -> Columns:
    """Columns of rows given in any order."""
    by_family = np.argsort(core["family"], kind="stable").astype(np.int32)
    family, given, father, birth, place, unit = (np.ascontiguousarray(core[name][by_family]) for name in CORE)
    return Columns(
        core=(family, given, father, birth, place, unit),
        order=order[by_family],
        alive=np.ones(len(order), np.bool_),
        starts=_starts(family),
        birth_starts=_starts(birth),
        birth_rows=np.argsort(birth, kind="stable").astype(np.int32),
        father_starts=_starts(father),
        father_rows=np.argsort(father, kind="stable").astype(np.int32),
        sorted_rows=len(order),
    )


def changed(columns: Columns, gone: Int, core: Mapping[str, Int], order: Int) -> Columns:
    """The columns without the rows `gone`, and with more rows at their end."""
    alive = columns.alive.copy()
    alive[gone] = False
    longer = tuple(np.concatenate((old, core[name])) for old, name in zip(columns.core, CORE, strict=True))
    family, given, father, birth, place, unit = longer
    return replace(
        columns,
        core=(family, given, father, birth, place, unit),
        order=np.concatenate((columns.order, order)),
        alive=np.concatenate((alive, np.ones(len(order), np.bool_))),
        dead=columns.dead + len(gone),
    )


def sorted_anew(columns: Columns) -> Columns:
    """The same persons with nothing loose at the end and no dead rows."""
    alive = np.flatnonzero(columns.alive).astype(np.int32)
    return sorted_columns(columns.codes_of(alive), columns.order[alive])


def _starts(codes: Int) -> Int:
    """First row of each code in a sorted view of `codes`, and the number of rows at the end."""
    counts = np.bincount(codes, minlength=1)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
