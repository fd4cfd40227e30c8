"""Step 1: the man who was written three ways, found by the index while one looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.models import Enquiry
from vistka.exercise.tour.cases import cases
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.matching import Candidate, Description, Evidence
from vistka.matching.packed import unpack
from vistka.registry.models import Person
from vistka.tracing.current import index

TOUR: Final = machine("exercise.tour")
SHOWN: Final = 2
_NAMES: Final = ("family_name", "given_name", "patronymic", "name")
_MORE: Final = ("birth_date", "age", "birth_place", "unit", "father_name", "mother_name", "mother_maiden_name")

WHO: Final[tuple[tuple[str, Promise], ...]] = (
    ("E1", _("His mother, who writes Russian:")),
    ("E2", _("A newspaper, in Portuguese:")),
    ("E3", _("A newspaper, in French:")),
)


@dataclass(frozen=True)
class Ranked:
    """A candidate as it is shown: who, how well it agrees, for and against."""

    written: str
    is_he: bool
    agreement: str
    for_it: list[str]
    against: list[str]


@dataclass(frozen=True)
class Search:
    """One of the three ways in which he was written, and whom the index found by it."""

    who: Promise
    written: str
    milliseconds: str
    ranked: list[Ranked]


@dataclass(frozen=True)
class Scene:
    """How he stands in the register, his brother beside him, and the searches."""

    persons: int
    registered: str
    brother: str
    searches: list[Search]


def scene() -> Scene:
    """Search for him as he was written by each of the three."""
    keys, register = cases(), index().persons
    with reading(TOUR, page="tour:found"):
        he, brother = (_described(Person.objects.get(pk=keys[name])) for name in ("R1", "R2"))
        sought = [(who, unpack(name, Enquiry.objects.get(pk=keys[name]).description)) for name, who in WHO]
        searches = [_search(who, description, {he.id: he, brother.id: brother}) for who, description in sought]
    return Scene(len(register), said(he), said(brother), searches)


def _search(who: Promise, description: Description, known: dict[str, Description]) -> Search:
    begun = perf_counter()
    found = index().persons.search(description, top=SHOWN)
    took = (perf_counter() - begun) * 1000
    he = next(iter(known))
    return Search(who, said(description), f"{took:.1f}", [_ranked(one, known, he) for one in found])


def _ranked(candidate: Candidate, known: dict[str, Description], he: str) -> Ranked:
    who = known.get(candidate.registry_id)
    person = who or _described(Person.objects.get(pk=candidate.registry_id))
    return Ranked(
        said(person),
        candidate.registry_id == he,
        candidate.agreement,
        list(_words(one for one in candidate.evidence if one.bits > 0)),
        list(_words(one for one in candidate.evidence if one.bits <= 0)),
    )


def _words(evidence: Iterator[Evidence]) -> Iterator[str]:
    return (str(one) for one in evidence)


def _described(person: Person) -> Description:
    return unpack(str(person.pk), person.description)


def said(description: Description) -> str:
    """A person in a line.

    >>> said(Description({"family_name": "Щербаков", "given_name": "Олексій", "birth_date": "1999"}))
    'Щербаков Олексій, 1999'
    """
    name = " ".join(filter(None, map(description.__getitem__, _NAMES)))
    return ", ".join(filter(None, (name, *map(description.__getitem__, _MORE))))
