"""What is said of one person, by whoever asks or registers: the cells of one row, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from vistka.dates import DateRange, birth_from_age, read_date
from vistka.names.knowledge import Knowledge
from vistka.names.reading import Reading, read_name, read_parts

_OTHER_NAME = 0.2  # how likely it is that he goes by another name that the enquirer gives
_KNOWLEDGE = Knowledge.shipped()
_BETWEEN_NAMES = re.compile(r"[;|/,]")


@dataclass(frozen=True, slots=True)
class Description:
    """The cells of one person by column (see `vistka columns`), as written; missing ones left out."""

    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def id(self) -> str:
        return self.cells.get("id", "")


@dataclass(frozen=True, slots=True)
class NameHypothesis:
    """One way to take the parts of a name: cells by role, and how likely it is (0..1)."""

    family: str
    given: str
    father: str
    share: float


def name_hypotheses(description: Description, most: int = 4) -> tuple[NameHypothesis, ...]:
    """How the names of an enquiry may be meant, likeliest first: as marked, exchanged, or as a full name reads."""
    readings = _read_names(description)
    father = description["father_name"]
    found: dict[tuple[str, str, str], float] = {}
    for reading in readings:
        whole = (reading.family, reading.given, reading.patronymic or father)
        found[whole] = found.get(whole, 0.0) + reading.sureness
    first = readings[0] if readings else Reading("", "", "")
    for other in other_readings(description["other_names"], first):
        found.setdefault((other.family, other.given, other.patronymic or father), _OTHER_NAME)
    ranked = sorted(found.items(), key=lambda item: -item[1])[:most]
    return tuple(NameHypothesis(*parts, share) for parts, share in ranked)


def _read_names(description: Description) -> tuple[Reading, ...]:
    family, given, patronymic = (description[c] for c in ("family_name", "given_name", "patronymic"))
    if family or given:
        return read_parts(family, given, patronymic)
    return read_name(description["name"]) if description["name"] else ()


def other_readings(text: str, usual: Reading) -> Iterator[Reading]:
    """Names in a cell of other names, completed by the usual ones: a whole name, a diminutive, or a former family name."""
    for part in _BETWEEN_NAMES.split(text):
        name = part.strip()
        if not name:
            continue
        reading = next(iter(read_name(name)), usual)
        if reading.given and reading.family:
            yield Reading(reading.family, reading.given, reading.patronymic or usual.patronymic)
        elif _KNOWLEDGE.given_classes(name.lower()):
            yield Reading(usual.family, name, usual.patronymic)
        else:
            yield Reading(name, usual.given, usual.patronymic)


@lru_cache(maxsize=65_536)
def birth_alternatives(birth_date: str, age: str, as_of: str) -> tuple[DateRange, ...]:
    """What the birth date may be, best first; by the age where no date stands."""
    if birth_date:
        return read_date(birth_date).alternatives
    return birth_from_age(age, as_of).alternatives if age else ()


def births_of(description: Description) -> tuple[DateRange, ...]:
    return birth_alternatives(description["birth_date"], description["age"], description["age_as_of"])
