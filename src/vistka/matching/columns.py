"""The persons of a register as columns of codes, sorted by family name so that a name is one stretch of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

CORE = ("family", "given", "father", "birth", "place", "unit")

Int = NDArray[np.int32]


@dataclass(frozen=True)
class Columns:
    """Rows `[0, sorted_rows)` are sorted by family code; later ones came by `apply` and are looked through one by one.

    `order`: the row's place in the input; `starts[family code]`: its first row; `birth_rows` with `birth_starts`: rows by
    birth code, `father_rows` with `father_starts` those by patronymic. `alive` is False for a person who was removed.
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

    def __len__(self) -> int:
        return len(self.order)

    @property
    def nbytes(self) -> int:
        arrays: tuple[NDArray[Any], ...] = (*self.core, self.order, self.alive, self.birth_rows, self.father_rows)
        return sum(a.nbytes for a in arrays)


def sorted_columns(core: dict[str, Int], order: Int, alive: NDArray[np.bool_]) -> Columns:
    """Columns of rows given in any order."""
    by_family = np.argsort(core["family"], kind="stable").astype(np.int32)
    family, given, father, birth, place, unit = (np.ascontiguousarray(core[name][by_family]) for name in CORE)
    return Columns(
        core=(family, given, father, birth, place, unit),
        order=order[by_family],
        alive=alive[by_family],
        starts=_starts(family),
        birth_starts=_starts(birth),
        birth_rows=np.argsort(birth, kind="stable").astype(np.int32),
        father_starts=_starts(father),
        father_rows=np.argsort(father, kind="stable").astype(np.int32),
        sorted_rows=len(order),
    )


def appended(columns: Columns, core: dict[str, Int], order: Int) -> Columns:
    """The columns with more rows at their end."""
    longer = tuple(np.concatenate((old, core[name])) for old, name in zip(columns.core, CORE, strict=True))
    family, given, father, birth, place, unit = longer
    return Columns(
        core=(family, given, father, birth, place, unit),
        order=np.concatenate((columns.order, order)),
        alive=np.concatenate((columns.alive, np.ones(len(order), np.bool_))),
        starts=columns.starts,
        birth_starts=columns.birth_starts,
        birth_rows=columns.birth_rows,
        father_starts=columns.father_starts,
        father_rows=columns.father_rows,
        sorted_rows=columns.sorted_rows,
    )


def _starts(codes: Int) -> Int:
    """First row of each code in a sorted view of `codes`, and the number of rows at the end."""
    counts = np.bincount(codes, minlength=1)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
