"""What is done with a call: asked for by the person, agreed to by both, decided, set, held; and the recording's end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.permissions import Permission
from vistka.calls import rooms
from vistka.calls.errors import CallError
from vistka.calls.facts import must_be_open, must_not_wait
from vistka.calls.kinds import SPOKEN, AskedBy, InRoom, Outcome, Refusal, Way
from vistka.calls.machines import CALL
from vistka.calls.models import Call
from vistka.calls.rules import LOCAL, working_days_after
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.mailroom.calls import Side
from vistka.registry.models import Person
from vistka.registry.models import Side as HeldBy
from vistka.registry.states import IN_OUR_HANDS
from vistka.registry.states import State as StateOfPerson


@action("calls.ask")
def ask(*, by: Actor, person_id: UUID, callee: Mapping[str, str], agreed: Mapping[str, Any]) -> Call:
    """The person asks to speak with somebody, and says with whom. Raises `NotAllowed`, `CallError`, `Forged`."""
    permitted(by, Permission.ASK_CALL)
    person = Person.objects.for_change(person_id)
    if person.side != HeldBy.HELD or StateOfPerson(person.state) not in IN_OUR_HANDS:
        raise CallError(_("Only somebody who is here can ask for a call."))
    must_not_wait(person.pk)
    if not str(callee.get("name", "")).strip():
        raise CallError(_("Write with whom the person wants to speak, as the person says it."))
    _agrees(agreed)
    call = Call(person=person, asked_by=AskedBy.PERSON, state=CALL.begins, callee=dict(callee), **_times())
    call.of_person = _consent(agreed)
    call.save()
    return call


@action("calls.person_agrees")
def person_agrees(*, by: Actor, call_id: UUID, agreed: Mapping[str, Any]) -> Call:
    """The person was asked whether to speak with one whom he named, and agrees. Raises `NotThisStep`, `Forged`."""
    call = Call.objects.for_change(call_id)
    CALL.take(call, "person_agrees", by)
    if call.asked_by == AskedBy.PERSON:
        raise CallError(_("The person asked for this call. Now the enquirer is to be asked."))
    assert call.person_id is not None
    must_not_wait(call.person_id)
    _agrees(agreed)
    call.of_person = _consent(agreed)
    call.save()
    return call


@action("calls.family_agrees")
def family_agrees(*, by: Actor, call_id: UUID, enquirer_id: UUID, agreed: Mapping[str, Any]) -> Call:
    """The person meant this enquirer; she was asked and agrees. Raises `NotOpen`, `NotThisStep`, `Forged`."""
    call, enquirer = Call.objects.for_change(call_id), Enquirer.objects.for_change(enquirer_id)
    CALL.take(call, "family_agrees", by)
    if call.asked_by == AskedBy.FAMILY:
        raise CallError(_("The enquirer asked for this call. Now the person is to be asked."))
    _is_open(call, enquirer)
    _agrees(agreed)
    call.enquirer, call.of_family = enquirer, _consent(agreed)
    call.save()
    return call


@action("calls.decline")
def decline(*, by: Actor, call_id: UUID, side: AskedBy) -> Call:
    """One of the two does not want it, or no longer. Nobody is asked why. Raises `NotThisStep`, `Forged`."""
    call = Call.objects.for_change(call_id)
    CALL.take(call, f"{AskedBy(side)}_declines", by)
    _close_room(call)
    call.save()
    return call


@action("calls.grant")
def grant(*, by: Actor, call_id: UUID, needs_court: bool, court_allows: bool) -> Call:
    """Let them speak. Raises `NotOpen`, `NotThisStep`, `Forged`; `CallError` while a court that must allow it has not."""
    call = Call.objects.for_change(call_id)
    account = CALL.take(call, "grant", by)
    _is_open(call, call.enquirer)
    if needs_court and not court_allows:
        raise CallError(_("A court or a prosecutor has to allow this call first. Ask them, or refuse it for now."))
    call.needs_court, call.court_allows = needs_court, court_allows
    call.decided_by, call.decided_at = account, timezone.now()
    call.save()
    return call


@action("calls.refuse")
def refuse(*, by: Actor, call_id: UUID, why: Refusal) -> Call:
    """Refuse it, with a reason of the list. Raises `NotThisStep`, `Forged`."""
    call = Call.objects.for_change(call_id)
    account = CALL.take(call, "refuse", by)
    call.refusal, call.decided_by, call.decided_at = Refusal(why), account, timezone.now()
    call.save()
    return call


@action("calls.set_slot")
def set_slot(*, by: Actor, call_id: UUID, way: Way, slot_from: datetime, in_room: Sequence[InRoom]) -> Call:
    """Set when and how they speak, and who is in the room. Set anew, an earlier link is dead.

    Raises `NotOpen`, `NotThisStep`, `Forged`; `CallError` for a time that is past, or when nobody sits with them.
    """
    call = Call.objects.for_change(call_id)
    CALL.take(call, "set", by)
    _is_open(call, call.enquirer)
    if slot_from <= timezone.now():
        raise CallError(_("This time is past. Choose a later one."))
    if not in_room:
        raise CallError(_("Write who is in the room at the camp: both are told."))
    _close_room(call)
    call.way, call.slot_from = Way(way), slot_from
    call.slot_to = slot_from + (LOCAL.window if call.way == Way.BROWSER else LOCAL.most)
    call.in_room = " ".join(InRoom(one) for one in in_room)
    if call.way == Way.BROWSER:
        links = rooms.open_room(
            opens_at=call.slot_from,
            closes_at=call.slot_to,
            picture=_both_ask_for_picture(call),
            languages={Side.FAMILY: _language(call), Side.CAMP: settings.LANGUAGE_CODE},
        )
        call.room_id, call.her_link, call.camp_link = links.room, links.family, links.camp
    call.save()
    return call


@action("calls.begin")
def begin(*, by: Actor, call_id: UUID) -> Call:
    """They begin to speak. Raises `NotOpen`, `NotThisStep`, `Forged`."""
    call = Call.objects.for_change(call_id)
    CALL.take(call, "begin", by)
    _is_open(call, call.enquirer)
    call.begun_at = timezone.now()
    call.save()
    return call


@action("calls.end")
def end(*, by: Actor, call_id: UUID, outcome: Outcome) -> Call:
    """End it, or say that it did not come about. In the browser both pages close at once. Raises `NotThisStep`, `Forged`."""
    call, came_out, now = Call.objects.for_change(call_id), Outcome(outcome), timezone.now()
    CALL.take(call, "end" if came_out in SPOKEN else "miss", by)
    _close_room(call)
    call.outcome, call.ended_at = came_out, now
    if came_out in SPOKEN and LOCAL.recording_kept and call.way != Way.BROWSER:
        call.recorded_until = now + LOCAL.recording_kept
    call.save()
    return call


@action("calls.erase_recording")
def erase_recording(*, by: Actor, call_id: UUID) -> Call:
    """Say that the recording was erased, when its time is up or before. Raises `NotAllowed`, `AccessError`, `Forged`."""
    account = permitted(by, Permission.RUN_CALL)
    call = Call.objects.for_change(call_id)
    still_open(call.erased_at)
    if call.recorded_until is None:
        raise CallError(_("Nothing was recorded of this call."))
    call.erased_at, call.erased_by = timezone.now(), account
    call.save()
    return call


def _is_open(call: Call, enquirer: Enquirer | None) -> None:
    """Refuse a step towards a call that the table does not open, or that waits for a review of what was shown in public."""
    must_be_open(enquirer, call.person_id)
    assert call.person_id is not None
    must_not_wait(call.person_id)


def _times() -> dict[str, datetime]:
    now = timezone.now()
    return {"asked_at": now, "decision_due_at": working_days_after(now, LOCAL.decided_within)}


def _agrees(agreed: Mapping[str, Any]) -> None:
    """Refuse a consent without the words that go before it (practice, 1.6)."""
    if not agreed.get("told"):
        raise CallError(_("First say how long it lasts, who is in the room, and whether it is recorded."))


def _consent(agreed: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: agreed[name] for name in ("picture", "how", "times", "zone") if agreed.get(name)}
    return {**said, "told": True, "on": timezone.now().date().isoformat()}


def _both_ask_for_picture(call: Call) -> bool:
    return LOCAL.picture and bool(call.of_person.get("picture") and call.of_family.get("picture"))


def _language(call: Call) -> str:
    return str(call.enquirer.contact.get("language", "") if call.enquirer else "") or settings.LANGUAGE_CODE


def _close_room(call: Call) -> None:
    if call.room_id:
        rooms.end_room(call.room_id)
    call.room_id, call.her_link, call.camp_link = None, "", ""
