"""Registering many at once: the arrival of a unit, or the people of an exercise.

One outermost action, so that all of them are registered or none. Every row has its own entry in the ledger, as if it
had been written alone; what is saved is the going to and fro between Python and the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.registry.models import CaptureCard, Event, Identifier, Person, Report
from vistka.registry.newcomers import Newcomer
from vistka.registry.records import Records, records_of
from vistka.vault.numbers import free_numbers

BATCH: Final = 500
"""Persons whose rows are in memory at once."""
EXERCISE: Final = machine("exercise")
"""The task that invents people. A bureau has no such task: there a registrar registers, by name."""


@action("registry.register_many")
def register_many(*, by: Actor, newcomers: Sequence[Newcomer], arrival_id: UUID | None = None) -> list[UUID]:
    """Register all of them; the ids of the persons, in the same order.

    Raises `NotAllowed`; `RegistryError`, `NotAParticular` and `DoesNotFollow` for what cannot be written of a person.
    Then nobody is registered.
    """
    if by != EXERCISE or not settings.EXERCISE:
        permitted(by, Permission.REGISTER)
    now, numbers = timezone.now(), free_numbers(Person.objects.all(), len(newcomers))
    registered: list[UUID] = []
    for start in range(0, len(newcomers), BATCH):
        batch = zip(newcomers[start : start + BATCH], numbers[start:], strict=False)
        registered += _write([records_of(one, number=number, now=now, arrival_id=arrival_id) for one, number in batch])
    return registered


def _write(records: Sequence[Records]) -> list[UUID]:
    Person.objects.bulk_create(one.person for one in records)
    Event.objects.bulk_create(chain.from_iterable(one.events for one in records))
    CaptureCard.objects.bulk_create(chain.from_iterable(one.cards for one in records))
    Identifier.objects.bulk_create(chain.from_iterable(one.identifiers for one in records))
    Report.objects.bulk_create(chain.from_iterable(one.reports for one in records))
    return [one.person.pk for one in records]
