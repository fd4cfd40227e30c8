"""All that a register's cells are made of: the vocabularies of its columns, for reading, searching and explaining."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vistka.matching.births import Births
from vistka.matching.codes import Codes
from vistka.matching.description import birth_alternatives
from vistka.matching.formations import Formations
from vistka.matching.intake import role_cells
from vistka.matching.known import Known
from vistka.matching.model import Model
from vistka.matching.places import place_forms
from vistka.matching.spelling import Costs
from vistka.matching.vocabulary import Vocabulary
from vistka.names.forms import family_forms, given_forms, patronymic_forms

Int = NDArray[np.int32]


class Lexicon:
    """Vocabularies by role."""

    def __init__(self, model: Model, costs: Costs, known: Known) -> None:
        self.family = Vocabulary(family_forms, known.clusters, known.family_share, model, costs)
        self.given = Vocabulary(given_forms, known.given, known.given_share, model, costs)
        self.father = Vocabulary(patronymic_forms, known.given, known.given_share, model, costs)
        self.place = Vocabulary(place_forms, lambda forms: (), lambda form: model["expected_place"], model, costs)
        self.births = Births(model)
        self.units = Formations(model)
        self._birth_codes = Codes(self._birth_code)

    def _birth_code(self, cell: str) -> int:
        # An age stands behind a tab (`_birth_cells`), with which no trimmed date begins.
        birth, (age, _, as_of) = ("", cell[1:].partition("\t")) if cell[:1] == "\t" else (cell, ("", "", ""))
        alternatives = birth_alternatives(birth, age, as_of)
        return self.births.code(alternatives[0] if alternatives else None)

    def coded(self, cells: CoreCells) -> tuple[dict[str, Int], Int]:
        """Codes of the core columns of some rows, and the row each belongs to: a person has one more for each alias.

        New cells join the vocabularies, with nobody who bears them as yet (`count`).
        """
        of_row = np.array(cells.of_row, np.int32)
        core = {name: _codes(codes, getattr(cells, name)) for name, codes in self._codes_by_column().items()}
        for name in ("birth", "place", "unit"):
            core[name] = core[name][of_row]
        return core, of_row

    def codes(self, column: str, cells: list[str]) -> Int:
        """Codes of cells of one core column; new ones join its vocabulary."""
        return _codes(self._codes_by_column()[column], cells)

    def _codes_by_column(self) -> dict[str, Codes]:
        names = {role: vocabulary.codes for role, vocabulary in self.names.items()}
        return {**names, "birth": self._birth_codes, "unit": self.units.codes}

    def count(self, core: Mapping[str, Int], by: int = 1) -> None:
        """Note that rows with these codes joined the register (`by` = 1) or left it (-1)."""
        self.family.count(core["family"], by)
        self.given.count(core["given"], by)
        self.father.count(core["father"], by)
        self.place.count(core["place"], by)
        self.births.count(core["birth"], by)
        self.units.count(core["unit"], by)

    @property
    def names(self) -> dict[str, Vocabulary]:
        """The vocabularies of names and places by role."""
        return {"family": self.family, "given": self.given, "father": self.father, "place": self.place}


@dataclass(frozen=True, slots=True)
class CoreCells:
    """What some rows say, by core column: names for each row and each alias, all else for each row alone."""

    family: list[str]
    given: list[str]
    father: list[str]
    birth: list[str]
    place: list[str]
    unit: list[str]
    of_row: list[int]  # the row to which each name belongs


def core_cells(cells: Mapping[str, list[str]], rows: int) -> CoreCells:
    """Read the names of some rows and sort their cells by core column; touches no vocabulary."""
    names = role_cells(cells, rows)
    aliases = names.aliases
    fathers = _either(names.patronymic, cells.get("father_name"))
    return CoreCells(
        family=names.family + [a.family for a in aliases],
        given=names.given + [a.given for a in aliases],
        father=fathers + [a.patronymic for a in aliases],
        birth=_birth_cells(cells, rows),
        place=_either(cells.get("birth_place"), cells.get("residence"), rows),
        unit=cells.get("unit") or [""] * rows,
        of_row=[*range(rows), *(a.row for a in aliases)],
    )


def _codes(codes: Codes, cells: list[str]) -> Int:
    return np.fromiter(map(codes.__getitem__, cells), np.int32, len(cells))


def _either(first: list[str] | None, second: list[str] | None, rows: int = 0) -> list[str]:
    """The first column's cells, the second's where they are empty."""
    if first is None or second is None:
        return first or second or [""] * rows
    return [a or b for a, b in zip(first, second, strict=True)]


def _birth_cells(cells: Mapping[str, list[str]], rows: int) -> list[str]:
    """Birth dates; where there is none the age and the day it was told, parted by tabs as `_birth_code` expects."""
    births = cells.get("birth_date") or [""] * rows
    if "age" not in cells:
        return births
    as_of = cells.get("age_as_of") or [""] * rows
    return [b or (f"\t{age}\t{day}" if age else "") for b, age, day in zip(births, cells["age"], as_of, strict=True)]
