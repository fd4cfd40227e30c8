"""Calls as she asks for them from her mailbox, and what her mail says of one that is set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.calls import rooms
from vistka.calls.facts import person_for, stays_open
from vistka.calls.kinds import AskedBy, InRoom, Way
from vistka.calls.machines import CALL, State
from vistka.calls.models import Call
from vistka.calls.rules import LOCAL, working_days_after
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.reading import reading
from vistka.ledger.recorded import trust
from vistka.mailroom.models import CallRoom
from vistka.registry.exposure import awaits_risk_review

CLOSED_BEFORE: Final = timedelta(minutes=10)
"""So long before its hour a room is ended whose call waits for a review; until then it may still be done in time."""


@action("calls.ask_from_mailbox")
def ask(*, by: Actor, enquirer_id: UUID, submission_id: UUID, said: Mapping[str, Any]) -> Call:
    """She asks for a call. It lies unseen until the table opens one to her; she gets the same receipt as for all else.

    Called twice for one submission, it is one. Raises `NotAllowed` for a member of staff, `Forged`.
    """
    if by.kind != "machine":
        raise NotAllowed(_("Only the machine does this, by itself."))
    enquirer = Enquirer.objects.for_change(enquirer_id)
    if known := Call.objects.filter(submission_id=submission_id).first():
        return known
    now = timezone.now()
    call = Call(
        enquirer=enquirer,
        asked_by=AskedBy.FAMILY,
        state=State.RECEIVED,
        submission_id=submission_id,
        of_family={**said, "told": True, "on": now.date().isoformat()},
        asked_at=now,
        decision_due_at=working_days_after(now, LOCAL.decided_within),
    )
    call.save()
    return let_on(by=by, call_id=call.pk)


@action("calls.let_on")
def let_on(*, by: Actor, call_id: UUID) -> Call:
    """Show a call that she asked for to those who decide, if one is open to her now. Raises `NotAllowed`, `Forged`."""
    call = Call.objects.for_change(call_id)
    assert call.enquirer is not None
    person_id = person_for(call.enquirer)
    if person_id is not None and call.state == State.RECEIVED and call.of_family.get("agrees"):
        CALL.take(call, "let_on", by)
        call.person_id = person_id
        call.decision_due_at = working_days_after(timezone.now(), LOCAL.decided_within)
        call.save()
    return call


def let_on_all() -> None:
    """Look again at what waits unseen."""
    for call_id in list(Call.objects.filter(state=State.RECEIVED).values_list("pk", flat=True)):
        let_on(by=machine("calls"), call_id=call_id)
    close_rooms()


def close_rooms() -> None:
    """End each room of a call that the table has closed since, or that waits for a review. Her mail stays as it was."""
    with reading(machine("calls"), page="calls"):
        for call in Call.objects.filter(state__in=(State.SET, State.ON), room_id__isnull=False):
            trust(call)
            closed = call.enquirer and person_for(call.enquirer) != call.person_id
            if (
                (closed or _waits(call))
                and call.room_id
                and CallRoom.objects.filter(pk=call.room_id, ended=False).exists()
            ):
                rooms.end_room(call.room_id)


def _waits(call: Call) -> bool:
    """Whether the hour is near, and the risk of one who was shown in public is still to be reviewed. A call whose hour has
    come is not cut.
    """
    now = timezone.now()
    if call.state != State.SET or call.slot_from is None or not now < call.slot_from <= now + CLOSED_BEFORE:
        return False
    return call.person_id is not None and awaits_risk_review(call.person_id) is not None


def link(enquirer: Enquirer, language: str, *, freely: bool = False) -> dict[str, str] | None:
    """What her mail says of the call that is set: {way, from, to, zone, url, in_room}, times as ISO 8601 in UTC.

    None when none is set, its time is over, or none is open to her any more. Opens it. Raises `Forged`.
    """
    call = (
        Call.objects.filter(enquirer=enquirer, state=State.SET, slot_to__gt=timezone.now())
        .order_by("slot_from")
        .first()
    )
    if call is None:
        return None
    trust(call)
    if stays_open(enquirer, freely=freely) != call.person_id or call.slot_from is None or call.slot_to is None:
        return None
    return {
        "way": Way(call.way).value,
        "from": call.slot_from.isoformat(),
        "to": call.slot_to.isoformat(),
        "zone": str(call.of_family.get("zone", "")),
        "url": call.her_link,
        "in_room": _in_words(call.in_room, language),
    }


def _in_words(in_room: str, language: str) -> str:
    with translation.override(language):
        return ", ".join(str(InRoom(one).words) for one in in_room.split())
