"""Rows of a journey, proved and about to be changed, and what every step of it asks."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.access.machines import Machine
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.reunion.errors import ReunionError
from vistka.reunion.journeys.machine import ESCORTED, MACHINE
from vistka.reunion.journeys.routes import ROUTES, LegOf, Route, lengths_of
from vistka.reunion.journeys.states import JourneyState, JourneyStep
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import CheckIn, Journey

ONLY_THE_TWO: Final = _("Only the two escorts of this journey do this.")


def machine_of(journey: Journey) -> Machine:
    """The table of this journey."""
    return MACHINE if journey.enquirer_id else ESCORTED


def stepping(by: Actor, journey_id: UUID, step: JourneyStep) -> tuple[Journey, UUID]:
    """The journey, locked, after a step that a person takes, and the account. It is not saved.

    Raises `NotAllowed`, `NotThisStep`, `Forged`; `ReunionError` for a step that a journey without a relative lacks.
    """
    journey = Journey.objects.for_change(journey_id)
    table = machine_of(journey)
    if step not in table.steps:
        raise ReunionError(_("No relative travels here: this step is not needed."))
    account = table.take(journey, step, by)
    assert account is not None
    return journey, account


def only_an_escort(journey: Journey, account: UUID) -> None:
    """Raises `NotAllowed` for an escort of other journeys."""
    if account not in (journey.first_escort, journey.second_escort):
        raise NotAllowed(ONLY_THE_TWO)


def legs_of(journey: Journey) -> tuple[LegOf, ...]:
    """All its legs. Opens the itinerary: within an action, or for escorts."""
    return ROUTES[Route(journey.itinerary["route"])].legs


def is_outward_done(journey: Journey) -> bool:
    """Whether the last leg before the meeting was walked to its end."""
    return journey.leg == lengths_of(WayKind(journey.way.kind))[0] and not is_awaited(journey)


def has_next_leg(journey: Journey) -> bool:
    """Whether a leg may follow on this side of the meeting, and none is being walked. Needs no itinerary."""
    outward, whole = lengths_of(WayKind(journey.way.kind))
    return journey.leg < (outward if journey.state == JourneyState.ON_THE_WAY else whole) and not is_awaited(journey)


def check_in_of(journey: Journey) -> CheckIn | None:
    """The check-in of the leg that is being walked; None before the first.

    Each leg begins with its own: raises `Forged` also when other hands have deleted it.
    """
    if not journey.leg:
        return None
    row = CheckIn.objects.filter(journey=journey, leg=journey.leg).first()
    if row is None:
        raise Forged([f"{CheckIn._meta.label} {journey.pk} {journey.leg}"])
    trust(row)
    return row


def is_awaited(journey: Journey) -> bool:
    """Whether a leg is being walked whose check-in has not come."""
    row = check_in_of(journey)
    return row is not None and row.came_at is None


def came(journey: Journey, row: CheckIn, at: datetime, how: str, taken_by: UUID | None = None) -> None:
    """Write that somebody came to the end of a leg; what comes next is told when it begins. Both rows are saved."""
    row.came_at, row.how, row.taken_by = at, how, taken_by
    row.save()
    journey.next_leg = {}
    journey.tried_by = journey.tried_at = None
    journey.save()
