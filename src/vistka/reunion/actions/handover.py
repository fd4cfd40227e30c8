"""A handover, from setting out to the last signature. Two officers keep its protocol; he may decline at the door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.permissions import Permission
from vistka.effects.reading import outstanding
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.models import HowSigned
from vistka.reunion.actions.effects import still_kept
from vistka.reunion.actions.interviews import declines
from vistka.reunion.actions.rows import goes, goes_along, refuse_unless_still_eligible, take, way_for_change
from vistka.reunion.errors import ReunionError
from vistka.reunion.interviews import Door
from vistka.reunion.kinds import NEUTRAL, Answer, Paper, WayKind, Why, WhyKept
from vistka.reunion.models import Aftercare, Journey, Protocol, WayHome
from vistka.reunion.protocol import (
    AFTER_DECLINING,
    CALLED_WITHIN,
    CALLS_AFTER,
    OTHER_PERSON,
    Part,
    has_lapsed,
    open_parts,
)
from vistka.reunion.states import TO_JOIN, Step


@action("reunion.set_out")
def set_out(*, by: Actor, way_id: UUID) -> WayHome:
    """Set out with him, as one of the two escorts of this way home.

    Raises `NotAllowed`, `NotThisStep`; `NoLongerEligible` when a condition fell away since.
    """
    way = way_for_change(way_id)
    officer = take(way, Step.SET_OUT, by)
    assert officer is not None
    refuse_unless_still_eligible(way)
    goes_along(way, officer)
    way.save()
    protocol = _protocol(way)
    protocol.said, protocol.begun_at = {}, timezone.now()
    protocol.save()
    return way


@action("reunion.join_journey")
def join_way(*, by: Actor, way_id: UUID) -> WayHome:
    """Go along as one of the two escorts of this way home: from now on one reads whom they bring.

    Raises `NotAllowed`; `AccessError` when there are two, or when it is over.
    """
    officer = permitted(by, Permission.ESCORT)
    way = way_for_change(way_id)
    still_open(way.second_escort, way.settled_at)
    second_person(officer, way.first_escort)
    if way.state not in TO_JOIN:
        raise ReunionError(_("Two people must say first that the person may go."))
    goes_along(way, officer)
    way.save()
    _joins_her_journey(way, officer)
    return way


@action("reunion.arrive")
def arrive(*, by: Actor, way_id: UUID) -> WayHome:
    """Note that one stands at the door with him. Raises `NotAllowed`, `NotThisStep`."""
    return _step(by, way_id, Step.ARRIVE)


@action("reunion.turn_back")
def turn_back(*, by: Actor, way_id: UUID) -> WayHome:
    """Turn back for today; the protocol begins anew with the next setting out. Raises `NotAllowed`, `NotThisStep`."""
    return _step(by, way_id, Step.TURN_BACK)


@action("reunion.write_protocol")
def check_identity(*, by: Actor, way_id: UUID, whose: Part, paper: Paper) -> Protocol:
    """Note by which paper one officer checked who he is, or who she is: another officer checks the other one."""
    officer = permitted(by, Permission.ESCORT)
    _way, protocol = _open_protocol(way_id)
    other = protocol.said.get(OTHER_PERSON[whose])
    second_person(officer, UUID(other["by"]) if other else None)
    return _note(protocol, whose, officer, {"paper": Paper(paper).value})


@action("reunion.write_protocol")
def confirm_no_press(*, by: Actor, way_id: UUID) -> Protocol:
    """Promise that no press and no camera was there at any leg (Geneva Convention III art. 13)."""
    officer = permitted(by, Permission.ESCORT)
    return _note(_open_protocol(way_id)[1], Part.NO_PRESS, officer, {})


@action("reunion.write_protocol")
def ask_at_the_door(*, by: Actor, way_id: UUID, door: Door) -> WayHome:
    """Note what he said when he was asked again, alone. Anything but yes, or a fear: he declines, and stays.

    Raises `NotAllowed`; `ReunionError` for who was not alone, and anywhere but at the door.
    """
    officer = permitted(by, Permission.ESCORT)
    if door.answer is not Answer.YES or door.fear:
        return decline(by=by, way_id=way_id, door=door)
    way, protocol = _open_protocol(way_id)
    if way.state != "at_the_door":
        raise ReunionError(_("Ask the person at the door, not before."))
    _was_asked_well(door)
    said = {"body": door.body.value, "answer": door.answer.value, "no_neutral": door.no_neutral or ""}
    _note(protocol, Part.DOOR, officer, said | {"on": timezone.localdate().isoformat()})
    return way


@action("reunion.decline")
def decline(*, by: Actor, way_id: UUID, door: Door) -> WayHome:
    """Note that he does not go this way, at the door or before: an outcome. To other ways he agrees as before.

    She is told `interviews.NOT_COMING`, and somebody calls her. Raises `NotAllowed`, `NotThisStep`, `ReunionError`.
    """
    way = way_for_change(way_id)
    officer = take(way, Step.DECLINE, by)
    assert officer is not None
    _was_asked_well(door)
    declines(way.person, door, WayKind(way.kind), officer)
    way.said = {"why": Why.HIS_CHOICE.value, "missing": []}
    now = timezone.now()
    way.settled_by, way.settled_at = officer, now
    way.save()
    Aftercare(way=way, day=AFTER_DECLINING, due_at=now + CALLED_WITHIN).save()
    return way


@action("reunion.write_protocol")
def return_effects(*, by: Actor, way_id: UUID, why: WhyKept | None = None) -> Protocol:
    """Note that property and packets were returned against the list; `why` not, where something is still kept.

    Raises `NotAllowed`; `ReunionError` while something is kept without a reason.
    """
    officer = permitted(by, Permission.ESCORT)
    way, protocol = _open_protocol(way_id)
    return _note(protocol, Part.EFFECTS, officer, still_kept(way.person_id, why))


@action("reunion.write_protocol")
def plan_onward(*, by: Actor, way_id: UUID, to: str, met_by: str, paper: str) -> Protocol:
    """Write where they go on to, who meets them, and which paper he was given for it."""
    officer = permitted(by, Permission.ESCORT)
    said = {"to": to.strip(), "met_by": met_by.strip(), "paper": paper.strip()}
    if not all(said.values()):
        raise ReunionError(_("Write where they go, who meets them, and which paper the person has."))
    return _note(_open_protocol(way_id)[1], Part.ONWARD, officer, said)


@action("reunion.write_protocol")
def sign_protocol(*, by: Actor, way_id: UUID, his: HowSigned, hers: HowSigned) -> Protocol:
    """Note as the first officer that he and she have signed on paper; one's own signature comes with it.

    Raises `ReunionError` while another part is open.
    """
    officer = permitted(by, Permission.ESCORT)
    _way, protocol = _open_protocol(way_id)
    _is_done(protocol, but=Part.SIGNED)
    return _note(protocol, Part.SIGNED, officer, {"his": HowSigned(his).value, "hers": HowSigned(hers).value})


@action("reunion.hand_over")
def hand_over(*, by: Actor, way_id: UUID, on: date, to: str = "") -> WayHome:
    """Finish the handover as the second officer: he goes with her, and the register learns it.

    Raises `NotAllowed`, also for the first officer; `NotThisStep`; `ReunionError` while a part of the protocol is open
    or more is kept than was noted; `NoLongerEligible` when a condition fell away since.
    """
    way = way_for_change(way_id)
    officer = take(way, Step.HAND_OVER, by)
    assert officer is not None
    protocol = _protocol(way)
    _is_done(protocol)
    second_person(officer, UUID(protocol.said[Part.SIGNED]["by"]))
    if set(outstanding(way.person_id)) - set(protocol.said[Part.EFFECTS]["outstanding"]):
        raise ReunionError(_("Something is still kept. Return it first, or choose why it does not go along."))
    refuse_unless_still_eligible(way)
    goes(way, {"on": on.isoformat(), "to": to})
    now = timezone.now()
    way.settled_by, way.settled_at = officer, now
    way.save()
    protocol.said = protocol.said | {"finished": {"by": str(officer)}}
    protocol.finished_at = now
    protocol.save()
    for day in CALLS_AFTER:
        Aftercare(way=way, day=day, due_at=now + timedelta(days=day)).save()
    return way


def _joins_her_journey(way: WayHome, officer: UUID) -> None:
    """Who goes along is the second escort of the journey too, where one is planned and lacks a second."""
    alone = Journey.objects.filter(way=way, ended_at=None, second_escort=None).exclude(first_escort=officer)
    for key in alone.values_list("pk", flat=True):
        journey = Journey.objects.for_change(key)
        journey.second_escort = officer
        journey.save()


def _step(by: Actor, way_id: UUID, step: Step) -> WayHome:
    way = way_for_change(way_id)
    take(way, step, by)
    way.save()
    return way


def _protocol(way: WayHome) -> Protocol:
    """The protocol, locked and proved, or a new one that is not saved yet."""
    key = Protocol.objects.filter(way=way).values_list("pk", flat=True).first()
    return Protocol.objects.for_change(key) if key else Protocol(way=way)


def _open_protocol(way_id: UUID) -> tuple[WayHome, Protocol]:
    """Way and protocol while the handover is under way. Raises `ReunionError` before and after."""
    way = way_for_change(way_id)
    if way.state not in ("under_way", "at_the_door"):
        raise ReunionError(_("The protocol is kept from setting out until the handover is finished."))
    return way, _protocol(way)


def _note(protocol: Protocol, part: Part, officer: UUID, said: Mapping[str, object]) -> Protocol:
    """Write one part. What both have signed is not changed any more."""
    if Part.SIGNED in protocol.said:
        raise ReunionError(_("Both have signed. Nothing of this protocol changes any more."))
    protocol.said = protocol.said | {part.value: {**said, "by": str(officer)}}
    protocol.save()
    return protocol


def _is_done(protocol: Protocol, but: Part | None = None) -> None:
    if has_lapsed(protocol.said, timezone.localdate()):
        raise ReunionError(
            _("The yes at the door was of another day. Ask the person again; if both have signed, turn back first.")
        )
    left = [str(part.words) for part in open_parts(protocol.said) if part is not but]
    if left:
        raise ReunionError(str(_("Parts of the protocol are still open:")) + f" {'; '.join(left)}.")


def _was_asked_well(door: Door) -> None:
    if not door.alone:
        raise ReunionError(_("Ask the person alone. Nobody else may be in the room but an interpreter."))
    if door.body not in NEUTRAL and door.no_neutral is None:
        raise ReunionError(_("Say why no neutral body could ask, or have one ask."))
