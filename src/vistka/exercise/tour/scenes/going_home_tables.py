"""The tables of the stories of a way home: conditions, the road, things, the protocol, calls; each from the rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vistka.access.models import Staff
from vistka.config.founders import INVENTED
from vistka.desk.registry.words import day_words
from vistka.effects.machines import ArticleState, PacketState
from vistka.effects.models import Article, Packet
from vistka.exercise.bureau.ways_home import Handover
from vistka.exercise.tour.scenes.found_among_thousands import TOUR
from vistka.ledger.reading import reading
from vistka.registry.models import Person
from vistka.registry.states import State
from vistka.reunion.eligibility import RULES, Condition, as_before, missing
from vistka.reunion.facts import facts_of
from vistka.reunion.journeys.clocks import CLOCKS, late
from vistka.reunion.journeys.routes import ROUTES, Route
from vistka.reunion.journeys.states import How
from vistka.reunion.kinds import WayKind
from vistka.reunion.machines import machine_of
from vistka.reunion.models import Aftercare, CheckIn, Protocol, WayHome
from vistka.reunion.protocol import Part
from vistka.ui.furniture import Cell, Column, Table, Tag, Text, Tone
from vistka.ui.templatetags.ui import time

PAGE: Final = "tour:way_home"
A_MOMENT: Final = timedelta(minutes=1)
CHECK_INS, PROTOCOL, CALLS_AFTER, WAYS_HOME = _("Check-ins"), _("Protocol"), _("Calls after it"), _("Ways home")


def conditions(handover: Handover) -> Table:
    """Every condition of the handover, ticked where it holds, as the desk shows them."""
    with reading(TOUR, page=PAGE):
        lacking = missing(WayKind.HANDOVER, as_before(facts_of(handover.way, with_health=False)))
    columns = (Column(_("What must be true")), Column(_("Is it?")))
    shown = (one for one in RULES[WayKind.HANDOVER] if one is not Condition.UNCHANGED)
    rows: tuple[tuple[Cell, ...], ...] = tuple((one.words, _tick(one not in lacking)) for one in shown)
    return Table(_("What must be true first"), columns, rows, caption_hidden=True)


def road(handover: Handover) -> Table:
    """All legs with their days and borders: what the two escorts read."""
    with reading(TOUR, page=PAGE):
        itinerary = handover.journey.itinerary
    route = ROUTES[Route(itinerary["route"])]
    columns = (Column(_("Leg")), Column(_("Planned day")), Column(_("Border")))
    legs = zip(route.legs, itinerary["legs"], strict=True)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"{place}. {leg.words}", day_words(planned["on"]), leg.border.words if leg.border else "–")
        for place, (leg, planned) in enumerate(legs, 1)
    )
    return Table(route.words, columns, rows, caption_hidden=True)


def overdue(handover: Handover, due_at: datetime) -> Table:
    """What the list of what is due says of this journey a moment after the hour has passed."""
    rows = tuple(
        (gettext(CLOCKS["reunion.late"].words), time(row.due_at))
        for row in late(due_at + A_MOMENT)
        if row.row_id == handover.journey_id
    )
    return Table(_("What is due"), (Column(_("What is due")), Column(_("Due"))), rows, caption_hidden=True)


def check_ins(handover: Handover) -> Table:
    """When somebody was to hear from her, and when she came."""
    columns = (Column(_("Leg")), Column(_("Due")), Column(_("Came")), Column(_("How")))
    rows = tuple(
        (row.leg, time(row.due_at), time(row.came_at) if row.came_at else "–", How(row.how).words if row.how else "–")
        for row in CheckIn.objects.filter(journey__way_id=handover.way_id).order_by("leg")
    )
    return Table(CHECK_INS, columns, rows, caption_hidden=True)


def things(handover: Handover) -> Table:
    """The list of what was kept for him."""
    with reading(TOUR, page=PAGE):
        articles = Article.objects.filter(person_id=handover.person_id, packet=None).order_by("written_at")
        packets = Packet.objects.filter(person_id=handover.person_id).order_by("packed_at")
        rows: tuple[tuple[Cell, ...], ...] = (
            *((one.number, one.said["what"], _state(ArticleState(one.state))) for one in articles),
            *((one.number, _("A sealed packet"), _state(PacketState(one.state))) for one in packets),
        )
    columns = (Column(_("Number")), Column(_("What")), Column(_("State")))
    return Table(_("His things"), columns, rows, caption_hidden=True)


def protocol(handover: Handover) -> Table:
    """Each part of the protocol, and who wrote it; the signatures last."""
    with reading(TOUR, page=PAGE):
        kept = Protocol.objects.filter(way_id=handover.way_id).first()
        said = kept.said if kept else {}
    staff = _names({part["by"] for part in said.values()})
    rows: list[tuple[Cell, ...]] = [
        (part.words, staff[said[part]["by"]] if part in said else Tag(_("open"))) for part in Part
    ]
    if "finished" in said:
        rows.append((_("Finished by the second officer"), staff[said["finished"]["by"]]))
    return Table(PROTOCOL, (Column(_("Part")), Column(_("Who"))), tuple(rows), caption_hidden=True)


def calls(handover: Handover) -> Table:
    """When somebody calls them afterwards."""
    columns = (Column(_("Day")), Column(_("Due")), Column(_("State")))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (call.day, time(call.due_at), Tag(_("done"), Tone.GOOD) if call.done_at else Tag(_("open")))
        for call in Aftercare.objects.filter(way_id=handover.way_id).order_by("day")
    )
    return Table(CALLS_AFTER, columns, rows, caption_hidden=True)


def stands(handover: Handover) -> tuple[tuple[Text, Tag], ...]:
    """How it stands with him: in the register, and with each way home that somebody opened."""
    with reading(TOUR, page=PAGE):
        person = Person.objects.get(pk=handover.person_id)
    ways = WayHome.objects.filter(person=person).order_by("opened_at")
    return (
        (_("In the register"), _state(State(person.state))),
        *((WayKind(way.kind).words, _state(machine_of(way).states(way.state))) for way in ways),
    )


def stand(now: tuple[tuple[Text, Tag], ...]) -> Table:
    """How it stands with him."""
    return Table(WAYS_HOME, (Column(_("Way home")), Column(_("State"))), now, caption_hidden=True)


def before_and_after(before: tuple[tuple[Text, Tag], ...], after: tuple[tuple[Text, Tag], ...]) -> Table:
    """How it stood with him before the door, and how it stands since."""
    columns = (Column(_("Way home")), Column(_("Before the door")), Column(_("After it")))
    rows = tuple((words, was, is_now) for (words, was), (_words, is_now) in zip(before, after, strict=True))
    return Table(WAYS_HOME, columns, rows, caption_hidden=True)


def _tick(holds: bool) -> Tag:
    return Tag(_("yes"), Tone.GOOD) if holds else Tag(_("not yet"), Tone.WAITING)


def _state(state: Any) -> Tag:
    return Tag(state.words)


def _names(keys: Collection[str]) -> dict[str, str]:
    """Names of invented staff by the keys of their rows."""
    invented = {one.account: one.name for one in INVENTED}
    rows = Staff.objects.filter(pk__in=keys).values_list("pk", "account")
    return {str(key): invented.get(account, account) for key, account in rows}
