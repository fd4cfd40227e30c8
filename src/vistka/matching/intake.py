"""Rows of a list to cells in their roles: full names read apart, other names as further ways to be called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from vistka.matching.description import other_readings
from vistka.names.reading import Reading, read_name, read_parts
from vistka.names.roles import role_evidence
from vistka.names.scripts import fold

_SECOND_READING = 0.25  # a reading this likely stands beside the likeliest


@dataclass(frozen=True, slots=True)
class Alias:
    """A further name of the person on a row (0, 1, … of its chunk)."""

    row: int
    family: str
    given: str
    patronymic: str


@dataclass(frozen=True, slots=True)
class RoleCells:
    """The cells of some rows by role, and further names of some of them."""

    family: list[str]
    given: list[str]
    patronymic: list[str]
    aliases: list[Alias]


def role_cells(cells: Mapping[str, list[str]], rows: int) -> RoleCells:
    """Names of some rows in their roles; `cells` by column, each of `rows` texts."""
    blank = [""] * rows
    family, given, patronymic = (cells.get(c) or blank for c in ("family_name", "given_name", "patronymic"))
    found = RoleCells(list(family), list(given), list(patronymic), [])
    for row in _to_be_read(found, cells.get("name")):
        full = (cells.get("name") or blank)[row]
        marked = (found.family[row], found.given[row], found.patronymic[row])
        readings = read_parts(*marked) if any(marked) else read_name(full)
        if readings:
            _set(found, row, readings)
    for row, others in enumerate(cells.get("other_names") or ()):
        if others:
            found.aliases.extend(_others(row, others, found))
    return found


def _to_be_read(found: RoleCells, names: list[str] | None) -> Iterator[int]:
    """Rows whose names do not stand in their cells one by one, or in each other's."""
    given_like = {cell for cell in set(found.family) if _sounds_given(cell)}
    family_like = {cell for cell in set(found.given) if _sounds_family(cell)}
    for row, (family, given) in enumerate(zip(found.family, found.given, strict=True)):
        if family and given:
            if " " in given or " " in family or (family in given_like and given in family_like):
                yield row
        elif family or given or found.patronymic[row]:
            if " " in family or " " in given:
                yield row
        elif names and names[row]:
            yield row


@lru_cache(maxsize=400_000)
def _sounds_given(cell: str) -> bool:
    """Whether a cell of family names holds what is likelier a given name."""
    evidence = role_evidence(fold(cell)) if cell else None
    return evidence is not None and evidence.given > evidence.family


@lru_cache(maxsize=400_000)
def _sounds_family(cell: str) -> bool:
    """Whether a cell of given names holds what is likelier a family name."""
    evidence = role_evidence(fold(cell)) if cell else None
    return evidence is not None and evidence.family > evidence.given


def _set(found: RoleCells, row: int, readings: tuple[Reading, ...]) -> None:
    first = readings[0]
    found.family[row], found.given[row], found.patronymic[row] = first.family, first.given, first.patronymic
    for other in readings[1:]:
        if other.sureness >= _SECOND_READING:
            found.aliases.append(Alias(row, other.family, other.given, other.patronymic))
    for text in first.others:
        found.aliases.extend(_others(row, text, found))


def _others(row: int, text: str, found: RoleCells) -> Iterator[Alias]:
    """Other names of the person on a row."""
    usual = Reading(found.family[row], found.given[row], found.patronymic[row])
    for reading in other_readings(text, usual):
        yield Alias(row, reading.family, reading.given, reading.patronymic)
