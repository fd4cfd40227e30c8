"""On the road: leg after leg, each only after the one before was walked, and after the conditions were asked anew."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.permissions import Permission
from vistka.enquiries.code_words import is_under_duress
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.reunion.actions.rows import refuse_unless_still_eligible, way_for_change
from vistka.reunion.errors import ReunionError
from vistka.reunion.journeys.planning import OUTWARD
from vistka.reunion.journeys.routes import LegOf, Walks
from vistka.reunion.journeys.rows import (
    came,
    check_in_of,
    is_awaited,
    is_outward_done,
    legs_of,
    only_an_escort,
    stepping,
)
from vistka.reunion.journeys.states import How, JourneyState, JourneyStep
from vistka.reunion.models import CheckIn, Journey, WayHome

_BEGINS: Final = {
    JourneyState.READY: JourneyStep.SET_OUT,
    JourneyState.PLANNED: JourneyStep.SET_OUT,
    JourneyState.ON_THE_WAY: JourneyStep.GO_ON,
    JourneyState.ARRIVED: JourneyStep.GO_HOME,
    JourneyState.GOING_HOME: JourneyStep.GO_ON_HOME,
}


def step_that_begins_a_leg(state: str) -> JourneyStep:
    """By which step the next leg begins from here."""
    return _BEGINS.get(JourneyState(state), JourneyStep.SET_OUT)


@action("reunion.begin_leg")
def begin_leg(*, by: Actor, journey_id: UUID, check_in_by: datetime) -> CheckIn:
    """Let the next leg begin; by `check_in_by` (aware) somebody has checked in at its end.

    Before the meeting all conditions of the way home are asked anew. Raises `NotAllowed`, `NotThisStep`,
    `NoLongerEligible`; `ReunionError` with what must be done first.
    """
    way_id, state = Journey.objects.values_list("way_id", "state").get(pk=journey_id)
    way = way_for_change(way_id)
    journey, account = stepping(by, journey_id, step_that_begins_a_leg(state))
    only_an_escort(journey, account)
    leg = _next_leg(journey)
    _hers_is_right(journey, leg)
    _way_is_open(way, leg)
    _fits_the_window(leg, check_in_by)
    journey.leg += 1
    journey.next_leg = {"leg": leg.name.value, "by": check_in_by.isoformat()} if journey.enquirer_id else {}
    journey.save()
    row = CheckIn(journey=journey, leg=journey.leg, due_at=check_in_by)
    row.save()
    return row


@action("reunion.meet_traveller")
def meet_traveller(*, by: Actor, journey_id: UUID) -> Journey:
    """Note that the escorts have met her. Raises `NotAllowed`, `NotThisStep`; `ReunionError` at another leg."""
    journey, account = stepping(by, journey_id, JourneyStep.MEET)
    only_an_escort(journey, account)
    still_open(journey.met_at)
    if not _is_met_at(journey):
        raise ReunionError(_("She is met behind the checkpoint, at the end of that leg."))
    journey.met_by, journey.met_at = account, timezone.now()
    journey.save()
    return journey


@action("reunion.end_road")
def end_road(*, by: Actor, journey_id: UUID) -> Journey:
    """Note the arrival: the last leg before the meeting, or of the whole journey where no relative travels, is done.

    Raises `NotAllowed`, `NotThisStep`, `ReunionError`.
    """
    journey, account = stepping(by, journey_id, JourneyStep.ARRIVE)
    only_an_escort(journey, account)
    if not is_outward_done(journey):
        raise ReunionError(_("There are legs to go, or the check-in of the last one has not come."))
    if journey.enquirer_id is None:
        journey.ended_at = timezone.now()
    journey.save()
    return journey


@action("reunion.report_leg")
def report_leg(*, by: Actor, journey_id: UUID) -> CheckIn:
    """An escort says that a leg without a relative is done. Raises `NotAllowed`, `ReunionError`."""
    account = permitted(by, Permission.ESCORT)
    journey = Journey.objects.for_change(journey_id)
    only_an_escort(journey, account)
    row = check_in_of(journey)
    if journey.enquirer_id is not None:
        raise ReunionError(_("She checks in herself, with her code."))
    if row is None or row.came_at is not None or journey.ended_at is not None:
        raise ReunionError(_("No leg is being walked just now."))
    came(journey, row, timezone.now(), How.ESCORT, account)
    return row


@action("reunion.call_traveller")
def call_traveller(*, by: Actor, journey_id: UUID, reached: bool, check_in_by: datetime | None = None) -> Journey:
    """Somebody called her because a check-in is late or its code was wrong. `check_in_by`: until when she has time now.

    Without one, and when she was reached, she is where the leg ends: who called is sure that it was she who spoke, by her
    code words. Raises `NotAllowed`; `ReunionError` when nothing is awaited or the time does not fit the leg.
    """
    account, now = permitted(by, Permission.BRIEF_TRAVELLER), timezone.now()
    journey = Journey.objects.for_change(journey_id)
    row = check_in_of(journey)
    still_open(journey.ended_at)
    if not reached:
        journey.tried_by, journey.tried_at = account, now
        journey.save()
        return journey
    journey.wrong_at = journey.tried_by = journey.tried_at = None
    if row is None or row.came_at is not None:
        journey.save()
    elif check_in_by is None:
        came(journey, row, now, How.TELEPHONE, account)
    else:
        _fits_the_window(legs_of(journey)[journey.leg - 1], check_in_by)
        row.due_at = check_in_by
        row.save()
        journey.next_leg = journey.next_leg | {"by": check_in_by.isoformat()}
        journey.save()
    return journey


def _next_leg(journey: Journey) -> LegOf:
    """The leg that begins. Raises `ReunionError`."""
    legs = legs_of(journey)
    if is_awaited(journey):
        raise ReunionError(_("The check-in of the leg before has not come. The next leg waits for it."))
    if journey.leg >= len(legs):
        raise ReunionError(_("There is no further leg."))
    leg = legs[journey.leg]
    if leg.homeward and journey.state == JourneyState.ON_THE_WAY:
        raise ReunionError(_("She is there. First note the arrival."))
    return leg


def _hers_is_right(journey: Journey, leg: LegOf) -> None:
    """Raises `ReunionError` for what stops her own road, outward and home."""
    if journey.second_escort is None:
        raise ReunionError(_("Two escorts go. Somebody must join as the second."))
    if journey.enquirer is None:
        return
    # A check-in under duress, or with a wrong code, stops here: somebody speaks with her first.
    if is_under_duress(journey.enquirer) or journey.wrong_at is not None:
        raise ReunionError(_("Somebody must speak with her first. The next leg waits for it."))
    if leg.walks is Walks.ESCORTED and journey.met_at is None:
        raise ReunionError(_("The escorts must meet her first."))


def _way_is_open(way: WayHome, leg: LegOf) -> None:
    """Outward every condition holds anew; home she goes whatever became of the way. Raises `ReunionError`."""
    trust(way)
    if leg.homeward:
        if way.state in OUTWARD:
            raise ReunionError(
                _("The meeting is not over. First finish the handover, or note that it does not take place.")
            )
        return
    if way.state not in OUTWARD:
        raise ReunionError(_("This way home is over. End the journey, and see that she comes home."))
    refuse_unless_still_eligible(way)


def _fits_the_window(leg: LegOf, check_in_by: datetime) -> None:
    now = timezone.now()
    if not now < check_in_by <= now + leg.longest:
        hours = leg.longest.total_seconds() // 3600
        raise ReunionError(
            _("Choose a time from now to %(hours)d hours from now: longer no one waits for this leg.")
            % {"hours": hours}
        )


def _is_met_at(journey: Journey) -> bool:
    legs = legs_of(journey)
    return 0 < journey.leg < len(legs) and legs[journey.leg].walks is Walks.ESCORTED
