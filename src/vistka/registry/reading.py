"""What other rooms ask of the register. Every row that they may act on is proved here."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from vistka.ledger.errors import Forged
from vistka.ledger.recorded import Recorded, trust
from vistka.registry.happened import happening, in_order
from vistka.registry.models import Event, HealthNote, Person, Report
from vistka.registry.states import State

Row = TypeVar("Row", bound=Recorded)


def state_of_person(person_id: UUID) -> State:
    """How it stands with a person. Raises `Forged`."""
    return State(proved_person(person_id).state)


def is_dead(person_id: UUID) -> bool:
    """Whether the person is known to have died; by official notification, of one whom we do not hold. Raises `Forged`."""
    return state_of_person(person_id) is State.DEAD


def events_that_count(person_id: UUID) -> list[Event]:
    """The events that no other corrects, proved, in the order in which they happened. It opens them."""
    entered = list(Event.objects.filter(person_id=person_id).order_by("place_in_order"))
    trust(*entered)
    by_id = {event.pk: event for event in entered}
    return [by_id[one.id] for one in in_order(happening(event) for event in entered)]


def latest_official(person_id: UUID) -> Report | None:
    """What the other Power or the Agency notified last, deaths left aside, proved. Raises `Forged`."""
    return proved(Report, proved_person(person_id).notified_id)


def latest_health(person_id: UUID) -> HealthNote | None:
    """How the person was when last seen, proved. Raises `Forged`."""
    return proved(HealthNote, proved_person(person_id).health_note_id)


def proved_person(person_id: UUID) -> Person:
    """The person, proved. Raises `DoesNotExist`, `Forged`."""
    person = Person.objects.get(pk=person_id)
    trust(person)
    return person


def proved(model: type[Row], row_id: UUID | None) -> Row | None:
    """The row that a proved one names. Raises `Forged`, also when other hands have deleted it."""
    if row_id is None:
        return None
    row = model._base_manager.filter(pk=row_id).first()
    if row is None:
        raise Forged([f"{model._meta.label} {row_id}"])
    trust(row)
    return row
