"""What happened to a person: appended, never changed; a mistaken event is corrected by another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.rows import describe_anew, happenings_of, person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.happened import checked_said, happening, in_order, state_after
from vistka.registry.models import CaptureCard, Event, Person, Side
from vistka.registry.records import cards_for, health_after
from vistka.registry.states import EventKind

_DEPARTURES: Final = frozenset({EventKind.RELEASED, EventKind.REPATRIATED})
"""Nobody who is held by us leaves by one signature: two people decide, after the person was asked (art. 109-118)."""


@action("registry.record_event")
def record_event(*, by: Actor, person_id: UUID, kind: EventKind, said: Mapping[str, str]) -> Event:
    """Append what happened; the cards that are due for it come with it. It may have happened before others.

    Raises `RegistryError`, also for the departure of one who is held by us, which two people decide elsewhere;
    `DoesNotFollow`.
    """
    permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    _is_entered_here(person, kind)
    return append_event(person, kind, said)


@action("registry.correct_event")
def correct_event(*, by: Actor, event_id: UUID, kind: EventKind | None, said: Mapping[str, str]) -> Event:
    """Append what really happened in place of an event; `kind` None: nothing of the sort did.

    Cards that were due for the mistaken event and are not made yet fall away. Raises `RegistryError`, `DoesNotFollow`.
    """
    permitted(by, Permission.REGISTER)
    person = person_for_change(Event.objects.values_list("person_id", flat=True).get(pk=event_id))
    if Event.objects.filter(corrects_id=event_id).exists():
        raise RegistryError(_("This event was corrected already. Correct the one that took its place."))
    mistaken = Event.objects.for_change(event_id)
    if mistaken.kind not in _DEPARTURES:
        _is_entered_here(person, kind)
    for card in CaptureCard.objects.filter(event=mistaken, made_at=None, declined_at=None):
        card.delete()
    return append_event(person, kind, said, corrects=mistaken)


def append_event(
    person: Person, kind: EventKind | None, said: Mapping[str, str], corrects: Event | None = None
) -> Event:
    """Append an event to a person who is locked, with the state, cards and word of health that follow from it."""
    now = timezone.now()
    entered = happenings_of(person)
    event = Event(
        person=person,
        kind=EventKind(kind).value if kind else "",
        place_in_order=len(entered) + 1,
        said=checked_said(said) if kind else {},
        corrects=corrects,
        recorded_at=now,
    )
    entered.append(happening(event))
    person.state = state_after(in_order(entered))
    event.save()
    for card in cards_for(event, Side(person.side), now):
        card.save()
    person.health_due_at = _health_due(person, event, now)
    describe_anew(person, entered)
    person.save()
    return event


def _is_entered_here(person: Person, kind: EventKind | None) -> None:
    if person.side == Side.HELD and kind in _DEPARTURES:
        raise RegistryError(
            _("Two people decide that somebody goes home. Note it with the way home or its list: it then stands here.")
        )


def _health_due(person: Person, event: Event, now: datetime) -> datetime | None:
    due = health_after(happening(event), now) if person.side == Side.HELD else None
    return min(filter(None, (due, person.health_due_at)), default=None)
