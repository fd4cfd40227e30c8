"""Inventing people: who somebody is, before anybody writes him down.

Every name, place and number is drawn by itself, so no person here is taken from any list of real ones; should a
combination exist, it is by chance. Brothers and homonyms are made on purpose, because they are what a matcher confuses.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final, NamedTuple

from vistka.exercise import pools
from vistka.exercise.grammar import feminine, patronymic
from vistka.exercise.pools import Name, Place, Pool, UnitKind, Wording

# The day on which every exercise is written; ages are counted to it.
TODAY: Final = date(2026, 6, 1)
WAR: Final = date(2022, 2, 24)

WOMEN: Final = 0.015
BROTHERS: Final = 0.03
TWINS: Final = 0.05
HOMONYMS: Final = 0.01
DOUBLE_NAMES: Final = 0.006
SON_OF_CHANCE: Final = 0.12

YOUNGEST: Final = date(2007, 12, 31)
SERIES: Final = "АБВГЕКМНПСТУФ"
UNIT_NUMBERS: Final = (3, 7, 11, 14, 19, 23, 27, 31, 38, 45, 52, 61, 74, 83, 96, 108, 117, 126, 155, 217, 328, 1009)

# "Son of" as a word of its own (ru, uk, Latin), for fathers' names of these pools.
SON_OF: Final = {
    "asia": Name("угли", "угли", "углі", "ugli"),
    "transcaucasia": Name("оглы", "огли", "аглы", "oglu"),
    "turkic": Name("улы", "ули", "улы", "uly"),
}


class People(NamedTuple):
    """A people of the exercise: where its names and birth places are drawn, and how often from elsewhere."""

    name: str
    family: str
    given: str
    women: str
    russian_given: float
    rare: float
    patronymic: float
    homeland: str
    abroad: float
    nationality: str


class Unit(NamedTuple):
    """A military unit: its kind, its number, and the number of its field post (``в/ч``)."""

    kind: UnitKind
    number: int
    field_post: int


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person, complete: what a list knows of him is for its registrar to lose."""

    people: People
    sex: str
    family: Name
    given: Name
    father: Name | None
    son_of: Name | None
    born: date
    birth_place: Place
    residence: Place
    mother: Name
    mothers_father: Name | None
    mothers_family: Name
    unit: Unit
    rank: Wording
    service_number: str
    callsign: Name
    mark: Wording
    captured: date

    def family_name(self, language: str) -> str:
        """His family name in a language; her form of it for a woman."""
        name = self.family.written(language)
        return feminine(name, language) if self.sex == "f" else name

    def patronymic(self, language: str) -> str:
        """The patronymic in a language; empty for those whose people has none."""
        if self.father is None:
            return ""
        if self.son_of is not None:
            return f"{self.father.written(language)} {self.son_of.written(language)}"
        return patronymic(self.father, language, self.sex)

    def mother_name(self, language: str) -> str:
        """His mother's given name and patronymic."""
        if self.mothers_father is None:
            return self.mother.written(language)
        return f"{self.mother.written(language)} {patronymic(self.mothers_father, language, 'f')}"


@cache
def peoples() -> Pool[People]:
    """The peoples of the exercise by their shares."""
    rows = pools.table("peoples.tsv")
    found = [
        People(
            name=row["people"],
            family=row["family"],
            given=row["given"],
            women=row["women"],
            russian_given=float(row["russian_given"]),
            rare=float(row["rare"]),
            patronymic=float(row["patronymic"]),
            homeland=row["homeland"],
            abroad=float(row["abroad"]),
            nationality=row["nationality"],
        )
        for row in rows
    ]
    return Pool(found, (float(row["share"]) for row in rows))


def invent_persons(rng: Random) -> Iterator[Person]:
    """Persons without end; some of them are brothers of one of the last thousand, or bear his name."""
    recent: deque[Person] = deque(maxlen=1000)
    while True:
        chance = rng.random()
        if recent and chance < BROTHERS:
            person = brother_of(rng.choice(recent), rng)
        elif recent and chance < BROTHERS + HOMONYMS:
            person = homonym_of(rng.choice(recent), rng)
        else:
            person = invent_person(rng)
        recent.append(person)
        yield person


def invent_person(rng: Random) -> Person:
    """One person whose every particular is drawn by itself from what is common among his people."""
    people = peoples().draw(rng)
    sex = "f" if rng.random() < WOMEN else "m"
    born = _birthday(rng)
    family = _family_name(people, rng)
    birth_place = _place(people, rng)
    return Person(
        people=people,
        sex=sex,
        family=family,
        given=_given_name(people, sex, "y" if born.year >= 1992 else "o", rng),
        father=_given_name(people, "m", "o", rng) if rng.random() < people.patronymic else None,
        son_of=_son_of(people, family, sex, rng),
        born=born,
        birth_place=birth_place,
        residence=birth_place if rng.random() < 0.6 else _place(people, rng),
        mother=pools.given_names(people.women, "f", "o").draw(rng),
        mothers_father=_given_name(people, "m", "o", rng) if people.patronymic else None,
        mothers_family=_family_name(people, rng),
        unit=_unit(rng),
        rank=pools.ranks().draw(rng),
        service_number=f"{rng.choice(SERIES)}{rng.choice(SERIES)}-{rng.randrange(100_000, 1_000_000)}",
        callsign=pools.callsigns().draw(rng),
        mark=pools.marks().draw(rng),
        captured=WAR + timedelta(days=rng.randrange((TODAY - WAR).days)),
    )


def brother_of(person: Person, rng: Random) -> Person:
    """A brother (or, of a woman, a sister): same parents and place; a given name, birth and service of his own."""
    apart = 0 if rng.random() < TWINS else rng.choice((-1, 1)) * rng.randrange(330, 9 * 365)
    other = invent_person(rng)
    given = person.given
    while given.ru == person.given.ru:
        given = _given_name(person.people, person.sex, "", rng)
    return replace(
        person,
        given=given,
        born=min(person.born + timedelta(days=apart), YOUNGEST),
        unit=person.unit if rng.random() < 0.3 else other.unit,
        rank=other.rank,
        service_number=other.service_number,
        callsign=other.callsign,
        mark=other.mark,
        captured=other.captured,
    )


def homonym_of(person: Person, rng: Random) -> Person:
    """Another person who bears the same three names."""
    return replace(
        invent_person(rng),
        people=person.people,
        sex=person.sex,
        family=person.family,
        given=person.given,
        father=person.father,
        son_of=person.son_of,
    )


def _birthday(rng: Random) -> date:
    """Most soldiers are between twenty and forty-five; those whose papers know no day have the first of January."""
    day = date(int(rng.triangular(1963, 2006, 1995)), 1, 1) + timedelta(days=rng.randrange(365))
    return day.replace(month=1, day=1) if rng.random() < 0.01 else min(day, YOUNGEST)


def _family_name(people: People, rng: Random) -> Name:
    pool = pools.family_names(people.family)
    name = pool.draw(rng)
    if people.given != "slavic" or rng.random() >= DOUBLE_NAMES or "-" in name.ru:
        return name
    other = pool.draw(rng)
    if "-" in other.ru:
        return name
    return Name(f"{name.ru}-{other.ru}", f"{name.uk}-{other.uk}", f"{name.be}-{other.be}")


def _given_name(people: People, sex: str, era: str, rng: Random) -> Name:
    chance = rng.random()
    if chance < people.russian_given:
        return pools.given_names("slavic", sex, era).draw(rng)
    if sex == "m" and chance < people.russian_given + people.rare:
        return pools.given_names("rare", sex).draw(rng)
    return pools.given_names(people.women if sex == "f" else people.given, sex, era).draw(rng)


def _son_of(people: People, family: Name, sex: str, rng: Random) -> Name | None:
    """The word for "son of"; Armenians and Georgians, whose names do not end in -в, have none."""
    fits = sex == "m" and people.given in SON_OF and family.ru.endswith("в") and rng.random() < SON_OF_CHANCE
    return SON_OF[people.given] if fits else None


def _place(people: People, rng: Random) -> Place:
    return pools.places("russia" if rng.random() < people.abroad else people.homeland).draw(rng)


def _unit(rng: Random) -> Unit:
    """One of some two hundred units; a unit always has the same field post."""
    kind = pools.unit_kinds().draw(rng)
    number = rng.choice(UNIT_NUMBERS)
    return Unit(kind, number, 10_000 + (number * 7919 + len(kind.short_ru) * 104_729) % 89_999)
