"""Enquiries with a truth: views of registered persons, and of people whom the register does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Final

from vistka.exercise.corruptions import Level, corrupt
from vistka.exercise.hands import Hand, Row, unit_short, write_down
from vistka.exercise.known import Truth, known_case
from vistka.exercise.persons import Person, brother_of, invent_person
from vistka.exercise.view import View

# One in five who seek in vain seek a brother of somebody who is here.
BROTHERS_OF_REGISTERED: Final = 0.2
NOBODY, BROTHER = "nobody", "brother"

# What enquirers leave out of what the corruptions do not already take away.
GAPS: Final = {
    "other_names": 0.9,
    "callsign": 0.75,
    "sex": 0.4,
    "residence": 0.5,
    "father_name": 0.5,
    "mother_name": 0.5,
    "mother_maiden_name": 0.8,
    "nationality": 0.5,
    "military_rank": 0.6,
    "service_number": 0.85,
    "marks": 0.6,
}
NO_LAST_CONTACT: Final = 0.4
UKRAINIAN_AT_HOME: Final = 0.6


def invent_enquiries(
    registered: list[tuple[str, Person]], hopeless: int, columns: tuple[str, ...], level: Level, rng: Random
) -> Iterator[tuple[Row, Truth]]:
    """One enquiry for each of the registered persons, and so many that match nobody, shuffled; no two alike.

    The known case's stand first. `registered` holds register ids with the persons behind them.
    """
    known = known_case()
    for fixed, truth in zip(known.enquiries, known.truth, strict=True):
        yield {column: fixed.get(column, "") for column in columns}, truth
    sought: list[tuple[str, Person, tuple[str, ...]]] = [(number, person, ()) for number, person in registered]
    for _ in range(hopeless):
        if registered and rng.random() < BROTHERS_OF_REGISTERED:
            sought.append(("", brother_of(rng.choice(registered)[1], rng), (NOBODY, BROTHER)))
        else:
            sought.append(("", invent_person(rng), (NOBODY,)))
    rng.shuffle(sought)
    seen: set[tuple[str, ...]] = set()
    for number, (registry_id, person, why) in enumerate(sought, len(known.enquiries) + 1):
        view = _unlike(seen, person, columns, level, rng)
        view.row["id"] = f"E{number}"
        yield view.row, Truth(f"E{number}", registry_id, (*why, *view.corruptions))


def enquiry_view(person: Person, columns: tuple[str, ...], level: Level, rng: Random) -> View:
    """What one enquirer says of a person, corrupted."""
    at_home = "uk" if person.people.homeland == "ukraine" and rng.random() < UKRAINIAN_AT_HOME else "ru"
    hand = Hand(at_home)
    view = View(person, hand, write_down(person, hand, columns, GAPS, rng))
    view.row["unit"] = unit_short(person.unit, hand)
    if "last_contact_date" in columns and rng.random() >= NO_LAST_CONTACT:
        view.row["last_contact_date"] = (person.captured - timedelta(days=int(rng.expovariate(0.2)))).isoformat()
    corrupt(view, level, rng)
    return view


def _unlike(seen: set[tuple[str, ...]], person: Person, columns: tuple[str, ...], level: Level, rng: Random) -> View:
    """A view that says something that no view before it has said."""
    while True:
        view = enquiry_view(person, columns, level, rng)
        said = tuple(view.row.values())
        if said not in seen:
            seen.add(said)
            return view
