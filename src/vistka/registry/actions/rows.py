"""Rows about to be changed, and what is checked of them first."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.registry.described import description_of
from vistka.registry.errors import RegistryError
from vistka.registry.happened import Happening, captured_on, happening, in_order, state_after
from vistka.registry.models import Event, Person


def person_for_change(person_id: UUID) -> Person:
    """The person, locked and proved. Raises `RegistryError` for one whose arrival was taken back."""
    person = Person.objects.for_change(person_id)
    if person.undone_at is not None:
        raise RegistryError(_("The arrival that brought this record was taken back. Nothing more is written here."))
    return person


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
