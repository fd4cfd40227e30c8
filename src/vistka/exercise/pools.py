"""Where the exercise draws names, places and units from: data files, and a draw by frequency.

Names are not equally common: the hundredth family name of a people is borne by a twentieth as many as the first
(Zipf's law). A matcher that weighs a rare name higher than a common one needs registers in which that holds.
"""

from __future__ import annotations

import csv
from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate
from random import Random
from typing import Final, Generic, NamedTuple, TypeVar

from vistka.exercise.languages import to_belarusian, to_ukrainian

Item = TypeVar("Item")

# Mandelbrot's form of Zipf's law, 1 / (rank + offset) ** exponent. With these a people's first family name is borne by
# about one in eighty and its first given name by one in twelve, as in the Russian telephone books.
FAMILY_ZIPF: Final = (6.0, 0.93)
GIVEN_ZIPF: Final = (4.0, 1.25)
PLACE_ZIPF: Final = (8.0, 0.9)

# A name of fathers is rarer among sons and the other way round.
IN_ITS_ERA, OUT_OF_ITS_ERA = 2.0, 0.15


class Name(NamedTuple):
    """One name in the languages of the lists; `latin` only where its bearer's own passport has a Latin form."""

    ru: str
    uk: str
    be: str
    latin: str = ""
    diminutives_ru: tuple[str, ...] = ()
    diminutives_uk: tuple[str, ...] = ()

    def written(self, language: str) -> str:
        """The name in ``ru``, ``uk`` or ``be``."""
        return self.uk if language == "uk" else self.be if language == "be" else self.ru

    def diminutives(self, language: str) -> tuple[str, ...]:
        """What his family calls him; Russian serves where a language has none of its own here."""
        return (self.diminutives_uk if language == "uk" else ()) or self.diminutives_ru


class Place(NamedTuple):
    """A place by its name, the kind of place as papers abbreviate it, and the district and region it lies in."""

    name: Name
    kind: str
    district: str
    region: str


class UnitKind(NamedTuple):
    """How a kind of military unit is written, short and in full; ``{n}`` stands for its number."""

    short_ru: str
    long_ru: str
    short_uk: str
    long_uk: str
    latin: str


class Wording(NamedTuple):
    """One fact (a rank, a mark) in Russian, Ukrainian, English and, for ranks, as lists abbreviate it."""

    ru: str
    uk: str
    latin: str
    short: str = ""


class Pool(Generic[Item]):
    """Things to draw from, each with its own weight."""

    def __init__(self, items: Iterable[Item], weights: Iterable[float]) -> None:
        self.items: Sequence[Item] = tuple(items)
        self._cumulative = tuple(accumulate(weights))
        if not self.items or len(self.items) != len(self._cumulative):
            raise ValueError("a pool needs one weight for each of its items, and at least one item")
        self._total, self._last = self._cumulative[-1], len(self.items) - 1

    def draw(self, rng: Random) -> Item:
        """One item, as often as its weight says."""
        return self.items[bisect(self._cumulative, rng.random() * self._total, 0, self._last)]


def zipf(count: int, law: tuple[float, float]) -> list[float]:
    """The weights of `count` things in order of rank.

    >>> [round(weight, 2) for weight in zipf(3, (0.0, 1.0))]
    [1.0, 0.5, 0.33]
    """
    offset, exponent = law
    return [1 / (rank + offset) ** exponent for rank in range(1, count + 1)]


@cache
def table(file: str) -> tuple[dict[str, str], ...]:
    """The rows of a data file: tab-separated, comments (source, licence) first, then the heads of the columns."""
    lines = (resources.files("vistka.exercise") / "data" / file).read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def name_of(row: dict[str, str]) -> Name:
    """The name in a row of a data file, what the file leaves out spelled by rule."""
    return Name(
        ru=row["ru"],
        uk=row["uk"] or to_ukrainian(row["ru"]),
        be=row.get("be") or to_belarusian(row["ru"]),
        latin=row.get("latin") or "",
        diminutives_ru=tuple(filter(None, (row.get("diminutives_ru") or "").split(","))),
        diminutives_uk=tuple(filter(None, (row.get("diminutives_uk") or "").split(","))),
    )


@cache
def family_names(people: str) -> Pool[Name]:
    """The family names of a people, men's forms."""
    names = [name_of(row) for row in table("family_names.tsv") if row["people"] == people]
    return Pool(names, zipf(len(names), FAMILY_ZIPF))


@cache
def given_names(people: str, sex: str, era: str = "") -> Pool[Name]:
    """The given names of a people for a sex (``m``, ``f``) and an era (``o`` of fathers, ``y`` of sons)."""
    rows = [row for row in table("given_names.tsv") if row["people"] == people and row["sex"] == sex]
    weights = zipf(len(rows), GIVEN_ZIPF)
    fitting = [
        weight * (1.0 if not era or not row["era"] else IN_ITS_ERA if row["era"] == era else OUT_OF_ITS_ERA)
        for row, weight in zip(rows, weights, strict=True)
    ]
    return Pool(map(name_of, rows), fitting)


@cache
def places(homeland: str) -> Pool[Place]:
    """The places where people of a homeland are born."""
    rows = [row for row in table("places.tsv") if row["homeland"] == homeland]
    found = [Place(name_of(row), row["kind"], row["district"], row["region"]) for row in rows]
    return Pool(found, zipf(len(found), PLACE_ZIPF))


@cache
def unit_kinds() -> Pool[UnitKind]:
    """The kinds of military unit."""
    rows = table("units.tsv")
    return Pool(
        (UnitKind(*(row[field] for field in UnitKind._fields)) for row in rows), (float(row["share"]) for row in rows)
    )


@cache
def ranks() -> Pool[Wording]:
    """The military ranks."""
    rows = table("ranks.tsv")
    return Pool(
        (Wording(row["ru"], row["uk"], row["latin"], row["short"]) for row in rows),
        (float(row["share"]) for row in rows),
    )


@cache
def marks() -> Pool[Wording]:
    """Scars, tattoos and the like, all equally common."""
    rows = table("marks.tsv")
    return Pool((Wording(row["ru"], row["uk"], row["latin"]) for row in rows), (1.0 for _ in rows))


@cache
def callsigns() -> Pool[Name]:
    """What his comrades call him on the radio."""
    names = [Name(row["ru"], row["uk"], to_belarusian(row["ru"])) for row in table("callsigns.tsv")]
    return Pool(names, zipf(len(names), (3.0, 0.8)))
