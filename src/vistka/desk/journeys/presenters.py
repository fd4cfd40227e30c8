"""Journeys as staff see them: who speaks with her reads her next leg, an escort the whole road."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.contact.presenters.answer import contact_rows
from vistka.desk.homecoming.acts import NOT_YOURS, his_name
from vistka.desk.homecoming.acts import reads_whom as reads_whom_of_way
from vistka.desk.journeys.acts import ESCORTING, JOIN, PLANS, SPEAKING, page_for_escorts, page_of, reads_whom, who
from vistka.desk.journeys.papers import PRINTS
from vistka.desk.papers.printing import prints_offered
from vistka.desk.presenters.names import all_called
from vistka.desk.registry.words import day_words
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Listing, Record
from vistka.reunion.journeys.for_her import for_traveller, papers_of
from vistka.reunion.journeys.machine import MACHINE
from vistka.reunion.journeys.routes import ROUTES, LegOf, Paper, Route
from vistka.reunion.journeys.rules import RULES, Reason
from vistka.reunion.journeys.states import TRAVELLING, How, JourneyState, JourneyStep
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import CheckIn, Journey, WayHome
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

_TONES: Final = {
    JourneyState.READY: Tone.WAITING,
    JourneyState.ON_THE_WAY: Tone.OPEN,
    JourneyState.GOING_HOME: Tone.OPEN,
    JourneyState.ARRIVED: Tone.GOOD,
    JourneyState.HOME: Tone.GOOD,
    JourneyState.ABORTED: Tone.GRAVE,
    JourneyState.TURNED_BACK: Tone.WAITING,
}


def journeys_page(journeys: Sequence[Journey]) -> Listing:
    """The journeys of relatives that are not over."""
    rows = tuple((Link(_hers(one), page_of(one)), _state(one), _leg(one)) for one in journeys)
    columns = (Column(_("Who travels")), Column(_("State")), Column(_("Leg")))
    return Listing(
        title=_("Journeys"),
        text=_("Speak with who travels: briefing, consent, codes, and every call on the road."),
        tables=[Table(_("Journeys"), columns, rows, caption_hidden=True)] if rows else [],
        empty_title=_("Nobody travels"),
        empty_text=_("When an escort has planned a journey, it stands here."),
    )


def escorted_page(reader: Member, journeys: Sequence[Journey], ways: Sequence[WayHome]) -> Listing:
    """An escort's own journeys, those that lack a second escort, and the ways home that have none yet."""
    rows = tuple((Link(_named(reader, one), page_for_escorts(one)), _state(one), _leg(one)) for one in journeys)
    columns = (Column(_("The person")), Column(_("State")), Column(_("Leg")))
    to_plan = tuple(
        (_his(way) if reads_whom_of_way(reader, way) else NOT_YOURS, WayKind(way.kind).words, link)
        for way in ways
        for link in offered(reader, way, PLANS)
    )
    heads = (Column(_("The person")), Column(_("Way home")), Column(_("What you can do")))
    tables = [Table(_("Your journeys, and those without a second escort"), columns, rows)] if rows else []
    if to_plan:
        tables.append(Table(_("Without a journey yet"), heads, to_plan))
    return Listing(
        title=_("Journeys"),
        text=_("You read the whole road of your own journeys only. It is erased fourteen days after the end."),
        tables=tables,
        empty_title=_("Nobody is to be brought home"),
        empty_text=_("When two people have said that somebody may go, it stands here."),
    )


def journey_page(reader: Member, journey: Journey, check_ins: Sequence[CheckIn]) -> Record:
    """One journey for who speaks with her: how it stands, her next leg, how to reach her."""
    enquirer = journey.enquirer
    assert enquirer is not None
    return Record(
        title=_("Journey"),
        back=Link(_("Journeys"), reverse("desk:journeys")),
        warning=_warning(journey),
        summary=[*who(reader, journey), *_stands(journey)],
        acts=[*offered(reader, journey, SPEAKING), *_codes(reader, journey), *prints_offered(reader, journey, PRINTS)],
        blocks=[
            *_then(journey, Permission.BRIEF_TRAVELLER),
            *_her_next_leg(journey),
            Block(title=_("How to reach her without harm"), rows=contact_rows(enquirer.contact)),
            *_check_ins(check_ins),
        ],
    )


def escort_page(reader: Member, journey: Journey, check_ins: Sequence[CheckIn]) -> Record:
    """One journey for its escorts: the whole road, while it is kept."""
    names = all_called(reader, (journey.first_escort, journey.second_escort))
    return Record(
        title=_("Journey"),
        back=Link(_("Journeys"), reverse("desk:escorted_list")),
        warning=_warning(journey),
        summary=[
            SummaryRow(_("The person"), _his(journey.way)),
            *who(reader, journey),
            *_stands(journey),
            SummaryRow(_("Escorts"), ", ".join(names.values())),
        ],
        acts=offered(reader, journey, ESCORTING),
        blocks=[*_then(journey, Permission.ESCORT), *_road(journey), *_check_ins(check_ins)],
    )


def others_page(reader: Member, journey: Journey) -> Record:
    """One journey for an escort who could go along: neither who, nor the road."""
    return Record(
        title=WayKind(journey.way.kind).words,
        back=Link(_("Journeys"), reverse("desk:escorted_list")),
        text=NOT_YOURS,
        summary=[SummaryRow(_("State"), _state(journey))],
        acts=offered(reader, journey, (JOIN,)),
    )


def _hers(journey: Journey) -> str:
    return journey.way.her_brief.get("name") or _("erased")


def _his(way: WayHome) -> str:
    return his_name(way) or _("erased")


def _named(reader: Member, journey: Journey) -> str:
    return _his(journey.way) if reads_whom(reader, journey) else str(NOT_YOURS)


def _state(journey: Journey) -> Tag:
    state = JourneyState(journey.state)
    return Tag(state.words, _TONES.get(state, Tone.PLAIN))


def _leg(journey: Journey) -> str:
    return str(journey.leg or "–")


def _stands(journey: Journey) -> Iterator[SummaryRow]:
    yield SummaryRow(_("State"), _state(journey))
    yield SummaryRow(_("Leg"), _leg(journey))
    if journey.why:
        yield SummaryRow(_("Why it ended"), Reason(journey.why["reason"]).words)


def _warning(journey: Journey) -> str:
    """What must be known before anybody calls her."""
    if journey.enquirer is not None and journey.enquirer.alarm_at is not None:
        return _("She may be forced to speak. Say nothing of the enquiry, stay friendly, end the call soon.")
    return _("A check-in code was wrong. Call her before the next leg.") if journey.wrong_at else ""


def _then(journey: Journey, permission: Permission) -> Iterator[Block]:
    """What the reason of an early end asks of this reader, until she is home."""
    if journey.why and journey.ended_at is None:
        yield Block(title=_("What you do now"), text=RULES[Reason(journey.why["reason"])].then[permission])


def _codes(reader: Member, journey: Journey) -> Iterator[Link]:
    leads = MACHINE.steps[JourneyStep.GIVE_CODES]
    if journey.state in leads.before and reader.may(Permission.BRIEF_TRAVELLER):
        yield Link(leads.words, reverse("desk:journey_codes", args=[journey.pk]))


def _her_next_leg(journey: Journey) -> Iterator[Block]:
    if journey.state in TRAVELLING:
        text = _("Her mail may come only tomorrow. Say it to her by voice as well.")
        yield Block(title=_("What she reads in her mailbox"), text=text, words=for_traveller(journey, journey.language))


def _road(journey: Journey) -> Iterator[Block]:
    """All legs with their days, borders and papers; nothing once it is erased."""
    itinerary = journey.itinerary
    if not itinerary:
        return
    route = Route(itinerary["route"])
    columns = (Column(_("Leg")), Column(_("Planned day")), Column(_("Border")), Column(_("Papers")))
    legs = zip(ROUTES[route].legs, itinerary["legs"], strict=True)
    rows = tuple(
        _row(place, leg, papers_of(leg, journey.way), planned["on"]) for place, (leg, planned) in enumerate(legs, 1)
    )
    yield Block(title=route.words, table=Table(route.words, columns, rows, caption_hidden=True))
    if itinerary["contacts"]:
        yield Block(title=_("Whom the escorts call on the road"), words=itinerary["contacts"])


def _row(place: int, leg: LegOf, papers: Sequence[Paper], on: str) -> tuple[Cell, ...]:
    named = "; ".join(str(paper.words) for paper in papers)
    return (f"{place}. {leg.words}", day_words(on), leg.border.words if leg.border else "–", named or "–")


def _check_ins(check_ins: Sequence[CheckIn]) -> Iterator[Block]:
    if check_ins:
        columns = (Column(_("Leg")), Column(_("Due")), Column(_("Came")), Column(_("How")))
        rows = tuple(
            (
                one.leg,
                time(one.due_at),
                time(one.came_at) if one.came_at else "–",
                How(one.how).words if one.how else "–",
            )
            for one in check_ins
        )
        yield Block(title=_("Check-ins"), table=Table(_("Check-ins"), columns, rows, caption_hidden=True))
