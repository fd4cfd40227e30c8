"""Calls as staff see them: those in hand, and one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.calls.kinds import AskedBy, InRoom, Outcome, Refusal, Way
from vistka.calls.machines import State
from vistka.calls.models import Call
from vistka.desk.calls.acts import OF_CALL
from vistka.desk.registry.words import grouped
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Listing, Record
from vistka.registry.exposure import awaits_risk_review
from vistka.ui.furniture import Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

_TONES = {
    State.AGREED: Tone.WAITING,
    State.GRANTED: Tone.WAITING,
    State.SET: Tone.OPEN,
    State.ON: Tone.OPEN,
    State.HELD: Tone.GOOD,
    State.REFUSED: Tone.GRAVE,
}


def calls_page(calls: Sequence[Call]) -> Listing:
    """What is in hand, without a name."""
    table = Table(
        caption=_("Calls"),
        caption_hidden=True,
        columns=(Column(_("Call")), Column(_("Asked for by")), Column(_("State")), Column(_("When"))),
        rows=tuple(
            (
                Link(_("Call %(place)s") % {"place": place}, reverse("desk:call", args=[one.pk])),
                AskedBy(one.asked_by).words,
                _state(one),
                time(one.slot_from or one.decision_due_at),
            )
            for place, one in enumerate(calls, 1)
        ),
    )
    return Listing(
        title=_("Calls"),
        text=_("A call takes place when both want it. It lasts fifteen minutes at most."),
        tables=[table] if calls else [],
        empty_title=_("No call is in hand"),
        empty_text=_("A person asks at the camp; an enquirer from her mailbox, once a call is open to her."),
    )


def call_page(reader: Member, call: Call) -> Record:
    """One call, for this reader: the camp does not learn who the enquirer is."""
    return Record(
        title=_("A call"),
        back=Link(_("Calls"), reverse("desk:calls")),
        summary=list(_rows(reader, call)),
        warning=(call.person_id and awaits_risk_review(call.person_id)) or "",
        acts=offered(reader, call, OF_CALL),
    )


def in_zone(moment: datetime, zone: str) -> str:
    """A moment as the clocks of a time zone have it."""
    return f"{date_format(moment.astimezone(ZoneInfo(zone)), 'j E Y, H:i')} ({zone})"


def _rows(reader: Member, call: Call) -> Iterator[SummaryRow]:
    sees_family, sees_camp = reader.may(Permission.DECIDE_CALL), reader.may(Permission.ASK_CALL)
    yield SummaryRow(_("State"), _state(call))
    yield SummaryRow(_("Asked for by"), AskedBy(call.asked_by).words)
    yield SummaryRow(_("Decide by"), time(call.decision_due_at))
    if call.person is not None:
        yield SummaryRow(_("Bureau number"), grouped(call.person.number))
    if sees_family and call.callee:
        yield SummaryRow(_("With whom"), f"{call.callee.get('name', '')}, {call.callee.get('relation', '')}")
    if reader.may(Permission.RUN_CALL) and call.enquirer:
        yield SummaryRow(_("Enquirer"), call.enquirer.said["name"])
        yield SummaryRow(_("When it suits her"), call.of_family.get("times", "") or "–")
    if call.refusal:
        yield SummaryRow(_("Reason"), Refusal(call.refusal).words)
    if call.way:
        yield SummaryRow(_("How"), Way(call.way).words)
        yield from _slot(reader, call)
    if call.in_room:
        yield SummaryRow(
            _("In the room at the camp"), ", ".join(str(InRoom(one).words) for one in call.in_room.split())
        )
    if sees_camp and call.camp_link and call.state == State.SET:
        yield SummaryRow(_("Link for the camp, once"), call.camp_link)
    if call.outcome:
        yield SummaryRow(_("How it came out"), Outcome(call.outcome).words)
    if call.recorded_until:
        words = _("Erased") if call.erased_at else time(call.recorded_until)
        yield SummaryRow(_("Erase the recording by"), words)


def _slot(reader: Member, call: Call) -> Iterator[SummaryRow]:
    if call.slot_from is None:
        return
    zones = ["Europe/Kyiv"]
    if reader.may(Permission.RUN_CALL) and (hers := call.of_family.get("zone")):
        zones.append(hers)
    for zone in dict.fromkeys(zones):
        yield SummaryRow(_("When"), in_zone(call.slot_from, zone))


def _state(call: Call) -> Tag:
    state = State(call.state)
    return Tag(state.words, _TONES.get(state, Tone.PLAIN))
