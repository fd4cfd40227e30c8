"""Somebody leaves as a way home that was carried out leaves it in the register: no registrar enters that alone."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.events import append_event
from vistka.registry.actions.rows import person_for_change
from vistka.registry.models import Event
from vistka.registry.states import EventKind

DEPARTURES: Final = frozenset({EventKind.RELEASED, EventKind.REPATRIATED})


@action("reunion.carry_out")
def leaves(*, by: Actor, person_id: UUID, kind: EventKind, said: dict[str, str]) -> Event:
    """The register learns that the person has gone."""
    return append_event(person_for_change(person_id), kind, said)
