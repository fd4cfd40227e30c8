"""Rows about to be changed, and what is checked of them first."""

from __future__ import annotations

from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.registry.changing import person_for_change
from vistka.registry.described import description_of
from vistka.registry.happened import Happening, captured_on, happening, in_order, state_after
from vistka.registry.models import Event, Person

__all__ = ["describe_anew", "happenings_of", "person_for_change"]


def happenings_of(person: Person) -> list[Happening]:
    """All that was entered of a person who is locked, in that order. Raises `Forged`, also when an event is missing."""
    events = list(Event.objects.filter(person=person).order_by("place_in_order"))
    trust(*events)
    entered = [happening(event) for event in events]
    numbered = [event.place_in_order for event in events] == list(range(1, len(events) + 1))
    if not numbered or state_after(in_order(entered)) != person.state:
        raise Forged([str(person)])
    return entered


def describe_anew(person: Person, entered: list[Happening]) -> None:
    """Write what is compared of a person, if it has changed: an unchanged one is not matched again."""
    described = description_of(person.identities, person.names, captured_on(in_order(entered)))
    if described != person.description:
        person.description = described
