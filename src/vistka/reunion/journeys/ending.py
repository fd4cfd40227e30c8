"""The end of a journey: she turns back, it is ended early for a reason of the table, she is home; then it is erased."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import second_person
from vistka.access.errors import NotAllowed
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.reunion.errors import ReunionError
from vistka.reunion.journeys.rows import check_in_of, stepping
from vistka.reunion.journeys.rules import PURGED_AFTER, RULES, SILENT_AFTER, Reason
from vistka.reunion.journeys.states import JourneyStep
from vistka.reunion.models import Journey

PURGER = machine("journeys")


@action("reunion.turn_back_journey")
def turn_back_journey(*, by: Actor, journey_id: UUID) -> Journey:
    """She turns back, and need not say why. Raises `NotAllowed`, `NotThisStep`."""
    journey, account = stepping(by, journey_id, JourneyStep.TURN_BACK)
    return _given_up(journey, account, Reason.HER_WISH)


@action("reunion.abort_journey")
def abort_journey(*, by: Actor, journey_id: UUID, reason: Reason) -> Journey:
    """End a journey early. Any escort may: it must not wait for one of the two.

    For silence two people are needed: one has called her in vain, and hours have passed since. Raises `NotAllowed`,
    `NotThisStep`, `ReunionError`.
    """
    journey, account = stepping(by, journey_id, JourneyStep.ABORT)
    if RULES[reason].by_two:
        _was_sought(journey)
        second_person(account, journey.tried_by)
    return _given_up(journey, account, reason)


@action("reunion.close_journey")
def close_journey(*, by: Actor, journey_id: UUID) -> Journey:
    """Somebody has heard from her that she is home and safe. Raises `NotAllowed`, `NotThisStep`."""
    journey, _account = stepping(by, journey_id, JourneyStep.CLOSE)
    journey.next_leg = {}
    journey.ended_at = timezone.now()
    journey.save()
    return journey


@action("reunion.purge_journey")
def purge_journey(*, by: Actor, journey_id: UUID) -> None:
    """Erase where a journey went, with whom, and its codes; that it was, and was erased, the ledger keeps.

    Raises `NotAllowed` for anybody but the machine; `ReunionError` before its day.
    """
    if by.kind != "machine":
        raise NotAllowed(_("Only the machine does this, by itself."))
    journey = Journey.objects.for_change(journey_id)
    if journey.ended_at is None or journey.ended_at + PURGED_AFTER > timezone.now():
        raise ReunionError(_("A journey is erased fourteen days after its end."))
    journey.itinerary, journey.next_leg, journey.codes = {}, {}, {}
    journey.purged_at = timezone.now()
    journey.save()


def purge_all() -> None:
    """Erase every journey whose day has come; each in an action of its own."""
    over = Journey.objects.filter(ended_at__lte=timezone.now() - PURGED_AFTER, purged_at=None)
    for journey_id in list(over.values_list("pk", flat=True)):
        purge_journey(by=PURGER, journey_id=journey_id)


def _given_up(journey: Journey, account: UUID, reason: Reason) -> Journey:
    """Nothing of the road ahead holds any more. One with a relative stays open until she is home."""
    now = timezone.now()
    journey.why, journey.next_leg = {"reason": reason.value}, {}
    journey.given_up_by, journey.given_up_at = account, now
    if journey.enquirer_id is None:
        journey.ended_at = now
    journey.save()
    return journey


def _was_sought(journey: Journey) -> None:
    """Raises `ReunionError` unless the check-in is late by hours, and somebody called her since it was due."""
    row, tried_at = check_in_of(journey), journey.tried_at
    if row is None or row.came_at is not None or row.due_at + SILENT_AFTER > timezone.now():
        raise ReunionError(_("Six hours must pass after the check-in was due. Until then somebody calls her."))
    if tried_at is None or tried_at < row.due_at:
        raise ReunionError(_("Somebody must call her first, and note it."))
