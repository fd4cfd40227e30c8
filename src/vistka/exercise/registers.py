"""The register: persons as the registrars of many camps wrote them down.

Each row is one registrar's: mostly Russian, a fourth Ukrainian, one in seven in Latin letters, with the gaps and the
formats of real lists. Its mistakes are part of the exercise and are not told in the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Final

from vistka.exercise.hands import (
    NAME_COLUMNS,
    PLAIN_COLUMNS,
    Hand,
    Row,
    date_otherwise,
    draw_hand,
    write_down,
)
from vistka.exercise.known import known_case
from vistka.exercise.persons import Person, invent_persons

LATIN: Final = 0.15
LATIN_OF_A_FOREIGNER: Final = 0.5

# How often a registrar writes Ukrainian, or Belarusian, by the homeland of the person before him.
UKRAINIAN: Final = {"ukraine": 0.5}
UKRAINIAN_ELSEWHERE: Final = 0.2
BELARUSIAN: Final = {"belarus": 0.25}

YEAR_ONLY: Final = 0.09
OTHER_DATE_FORMAT: Final = 0.12
UNSURE: Final = 0.01
SINGLE_NAME: Final = 0.04

GAPS: Final = {
    "patronymic": 0.07,
    "other_names": 0.92,
    "callsign": 0.7,
    "sex": 0.1,
    "birth_date": 0.05,
    "birth_place": 0.2,
    "residence": 0.45,
    "father_name": 0.6,
    "mother_name": 0.65,
    "mother_maiden_name": 0.85,
    "nationality": 0.2,
    "military_rank": 0.25,
    "unit": 0.3,
    "service_number": 0.5,
    "marks": 0.8,
    "capture_date": 0.15,
}


def invent_register(persons: int, seed: int, columns: tuple[str, ...] = PLAIN_COLUMNS) -> Iterator[Row]:
    """The rows of a register of so many persons, one at a time; the first of them are the known case's.

    >>> next(invent_register(1000, seed=7))["family_name"]
    'Щербаков'
    """
    for _, row in register_of(persons, seed, columns):
        yield row


def register_of(persons: int, seed: int, columns: tuple[str, ...]) -> Iterator[tuple[Person | None, Row]]:
    """Each row of the register with the person who is behind it (nobody behind the fixed rows of the known case)."""
    known = known_case().register
    if persons < len(known):
        raise ValueError(f"an exercise needs at least {len(known)} persons: the known case")
    for fixed in known:
        yield None, {column: fixed.get(column, "") for column in columns}
    rng = Random(f"register {seed}")
    for number, person in enumerate(islice(invent_persons(rng), persons - len(known)), len(known) + 1):
        row = register_row(person, columns, rng)
        row["id"] = f"R{number}"
        yield person, row


def register_row(person: Person, columns: tuple[str, ...], rng: Random) -> Row:
    """How the registrar of some camp writes a person down; without a number."""
    hand = _registrar(person, rng)
    row = write_down(person, hand, columns, GAPS, rng)
    row["birth_date"] = _birth(person, row["birth_date"], hand, rng)
    if row["birth_place"] and rng.random() < UNSURE:
        row["birth_place"] += "?"
    if "name" in row and rng.random() < SINGLE_NAME:
        row["name"] = " ".join(filter(None, (row[column] for column in NAME_COLUMNS)))
        row.update(dict.fromkeys(NAME_COLUMNS, ""))
    return row


def _registrar(person: Person, rng: Random) -> Hand:
    homeland = person.people.homeland
    latin = rng.random() < (LATIN_OF_A_FOREIGNER if person.family.latin else LATIN)
    language = rng.random()
    ukrainian = UKRAINIAN.get(homeland, UKRAINIAN_ELSEWHERE)
    if language < ukrainian:
        return draw_hand("uk", latin, rng)
    return draw_hand("be" if language < ukrainian + BELARUSIAN.get(homeland, 0.0) else "ru", latin, rng)


def _birth(person: Person, written: str, hand: Hand, rng: Random) -> str:
    way = rng.random()
    if not written or way > YEAR_ONLY + OTHER_DATE_FORMAT + UNSURE:
        return written
    if way < YEAR_ONLY:
        return str(person.born.year)
    return f"{person.born.year}?" if way < YEAR_ONLY + UNSURE else date_otherwise(person.born, hand, rng)
