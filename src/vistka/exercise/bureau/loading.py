"""Loading an exercise: people, families, matches, and work half done, each through the bureau's own actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import IO, Final, TypeVar
from uuid import UUID

from vistka.agenda.models import LastDone
from vistka.agenda.work import done, follow_all
from vistka.enquiries.actions import take_many
from vistka.exercise.bureau.families import invent_families
from vistka.exercise.bureau.filings import file_by_the_portal
from vistka.exercise.bureau.leads import bring_leads
from vistka.exercise.bureau.people import SURELY_OFFICIAL, Sizes, invent_people
from vistka.exercise.bureau.stories import Cast, play
from vistka.exercise.known import Truth, known_case
from vistka.exercise.persons import Person
from vistka.exercise.tour.cases import keep_cases
from vistka.ledger.actors import machine
from vistka.progress import Bar, with_progress
from vistka.registry.actions import register_many
from vistka.registry.models import Person as RegisteredPerson
from vistka.registry.models import Side
from vistka.tracing.current import open_index
from vistka.tracing.matching import match_waiting
from vistka.tracing.models import Candidate

Item = TypeVar("Item")

LOADED: Final = "exercise loaded"
"""The name under which `LastDone` has the end of loading."""

BATCH: Final = 1000
FINDABLE: Final = 1 / 30
"""The share of the enquiries that somebody in the register answers: 40 of 1,200."""

FEWEST: Final = 16
"""So many pairs the stories need, some to spare."""

FILED: Final = 8
"""Enquiries that came by the portal and wait for a person."""

MACHINE: Final = machine("exercise")


@dataclass(frozen=True)
class Loaded:
    """What was loaded."""

    sizes: Sizes
    enquiries: int
    findable: int
    candidates: int

    def report(self) -> str:
        """In words, for the terminal."""
        return (
            f"Loaded: {self.sizes.held:,} held, {self.sizes.dead:,} dead, {self.sizes.reported:,} reported held by the "
            f"other side;\n{self.enquiries:,} enquiries, {self.findable:,} of them about somebody in the register; "
            f"{self.candidates:,} possible matches to review.\nAll of them are invented."
        )


def is_loaded() -> bool:
    """Whether an exercise was loaded to its end."""
    return LastDone.objects.filter(name=LOADED).exists()


def is_begun() -> bool:
    """Whether somebody is in the register."""
    return RegisteredPerson.objects.exists()


def load(people: int, enquiries: int, seed: int, to: IO[str]) -> Loaded:
    """Invent so many held people and enquiries. Raises `ValueError` for numbers that make no exercise."""
    sizes, known = Sizes.of(people), known_case()
    findable = max(round(enquiries * FINDABLE), len(known.enquiries) + FEWEST)
    if people < findable + len(known.register) or enquiries < 2 * findable or not sizes.reported:
        raise ValueError(f"{people:,} people and {enquiries:,} enquiries are too few for an exercise")
    reported = min(SURELY_OFFICIAL, sizes.reported)
    sought = _those_sought(sizes, findable - len(known.enquiries) - reported, seed)
    keys, behind = _register(sizes, seed, sought, to)
    families = _take(behind, enquiries, seed, to)
    _match(to)
    file_by_the_portal([family for _truth, family in islice(invent_families([], FILED + 3, seed + 1), FILED)])
    cast = _cast(families, keys)
    played = play(cast)
    brought = bring_leads(cast.unknown, played["told person"])
    follow_all()
    match_waiting()
    keep_cases(played | brought)
    done(LOADED)
    return Loaded(sizes, enquiries, findable, Candidate.objects.count())


def _those_sought(sizes: Sizes, count: int, seed: int) -> frozenset[int]:
    """Places of the held whom somebody will seek; the known case stands before them, the reported come after them."""
    first = len(known_case().register)
    return frozenset(Random(f"sought {seed}").sample(range(first, sizes.held), count))


def _register(
    sizes: Sizes, seed: int, sought: frozenset[int], to: IO[str]
) -> tuple[dict[str, UUID], list[tuple[str, Person]]]:
    """Register everybody: keys by row of those who matter later, and who is behind the rows that are sought."""
    keys: dict[str, UUID] = {}
    behind: list[tuple[str, Person]] = []
    people = with_progress(invent_people(sizes, seed), sizes.total, "registering", "people", to)
    first, reported = len(known_case().register), 0
    for batch in _batches(enumerate(people)):
        ids = register_many(by=MACHINE, newcomers=[one.newcomer for _, one in batch])
        for (place, one), key in zip(batch, ids, strict=True):
            is_sought = place in sought
            if reported < SURELY_OFFICIAL and one.newcomer.report and one.newcomer.report.official:
                is_sought, reported = True, reported + 1
            if is_sought and one.person is not None:
                behind.append((one.row_id, one.person))
            if is_sought or place < first:
                keys[one.row_id] = key
    return keys, behind


def _take(behind: list[tuple[str, Person]], enquiries: int, seed: int, to: IO[str]) -> list[tuple[Truth, UUID]]:
    """Take all enquiries; whom each means, and its key."""
    taken: list[tuple[Truth, UUID]] = []
    families = with_progress(invent_families(behind, enquiries, seed), enquiries, "taking", "enquiries", to)
    for batch in _batches(families):
        ids = take_many(by=MACHINE, enquiries=[new for _, new in batch])
        taken += [(truth, key) for (truth, _), key in zip(batch, ids, strict=True)]
    return taken


def _match(to: IO[str]) -> None:
    """Find the matches, as the worker does."""
    with Bar("reading names", "records", to) as bar:
        open_index(bar.show)
    print("Finding the matches …", file=to)
    follow_all()
    match_waiting()


def _cast(families: list[tuple[Truth, UUID]], keys: dict[str, UUID]) -> Cast:
    """The rows with which the stories are played."""
    known = {truth.enquiry_id for truth in known_case().truth}
    first = {row["id"] for row in known_case().register}
    candidates = set(Candidate.objects.values_list("enquiry_id", flat=True))
    both = [
        (key, keys[truth.registry_id]) for truth, key in families if truth.enquiry_id not in known and truth.registry_id
    ]
    reported = set(RegisteredPerson.objects.filter(side=Side.REPORTED).values_list("pk", flat=True))
    return Cast(
        known={truth.enquiry_id: key for truth, key in families if truth.enquiry_id in known}
        | {row_id: keys[row_id] for row_id in first},
        pairs=[pair for pair in both if pair[1] not in reported],
        reported=[pair for pair in both if pair[1] in reported],
        unknown=next(key for truth, key in families if not truth.registry_id and key not in candidates),
    )


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
