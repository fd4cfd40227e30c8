"""What can be done with invented persons."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone

from invented.models import Person, Visit
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor


@action("invented.register")
def register(
    *,
    by: Actor,
    name: str,
    born_on: dt.date | None = None,
    number: str | None = None,
    note: Any = None,
    likeness: bytes | None = None,
) -> Person:
    """Write a new person down."""
    person = Person(name=name, born_on=born_on, number=number, note=note, likeness=likeness)
    person.save()
    return person


@action("invented.rename")
def rename(*, by: Actor, person_id: UUID, name: str) -> None:
    """Correct a name."""
    person = Person.objects.for_change(person_id)
    person.name = name
    person.save()


@action("invented.settle")
def settle(*, by: Actor, person_id: UUID) -> None:
    """Change a person's state and open nothing."""
    person = Person.objects.for_change(person_id)
    person.state = "settled"
    person.save()


@action("invented.visit")
def visit(*, by: Actor, person_id: UUID, place: str) -> Visit:
    """Note a visit."""
    visited = Visit(person_id=person_id, place=place, visited_at=timezone.now())
    visited.save()
    return visited


@action("invented.register_visited")
def register_visited(*, by: Actor, name: str, places: list[str]) -> Person:
    """Register somebody and the visits to him: actions within an action."""
    person = register(by=by, name=name)
    for place in places:
        visit(by=by, person_id=person.pk, place=place)
    return person


@action("invented.strike")
def strike(*, by: Actor, person_id: UUID) -> None:
    """Delete a person."""
    Person.objects.for_change(person_id).delete()
