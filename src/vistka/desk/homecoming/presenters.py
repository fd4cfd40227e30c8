"""Ways home as staff see them: who decides reads what is missing, an escort the brief and the protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.homecoming.acts import (
    CALLING,
    DECIDING,
    ESCORTING,
    JOINING,
    NOT_YOURS,
    OF_ENQUIRER,
    OF_PERSON,
    brief,
    his_name,
    page_for_escorts,
    page_of_way,
    reads_whom,
)
from vistka.desk.homecoming.papers import PRINTS
from vistka.desk.papers.printing import prints_offered
from vistka.desk.presenters.names import all_called
from vistka.desk.registry.words import name_of
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Listing, Record
from vistka.enquiries.models import Enquirer
from vistka.registry.models import Person
from vistka.reunion.eligibility import RULES, Condition, as_before, missing, words_of
from vistka.reunion.facts import facts_of
from vistka.reunion.interviews import NOT_COMING, interview_of, standing_of
from vistka.reunion.kinds import Answer, Bar, Body, WayKind, Why
from vistka.reunion.machines import machine_of
from vistka.reunion.models import Aftercare, Protocol, WayHome
from vistka.reunion.protocol import Part
from vistka.reunion.states import LIVE
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

_TONES: Final = {
    "proposed": Tone.WAITING,
    "eligible": Tone.GOOD,
    "handed_over": Tone.GOOD,
    "carried_out": Tone.GOOD,
    "under_way": Tone.OPEN,
    "at_the_door": Tone.OPEN,
}
NOT_ON_PAGES: Final = frozenset({Condition.ASKED_SINCE_UNWELL})
"""What only the action weighs: health is opened on no page of this room."""


def ways_page(ways: Sequence[WayHome]) -> Listing:
    """The ways home that are open, those that wait for a second first."""
    return Listing(
        title=_("Ways home"),
        text=_("Two people say whether somebody may go. No exchange and no repatriation waits for a handover."),
        tables=[_ways(ways)] if ways else [],
        empty_title=_("No way home is open"),
        empty_text=_("Open one on the page of a person, under “Ways home”."),
    )


def escorts_page(reader: Member, ways: Sequence[WayHome]) -> Listing:
    """What the escorts have before them; of others' ways home no name."""
    rows = tuple(
        (Link(_named(reader, way), page_for_escorts(way)), WayKind(way.kind).words, _state(way)) for way in ways
    )
    columns = (Column(_("The person")), Column(_("Way home")), Column(_("State")))
    return Listing(
        title=_("Handovers"),
        text=_("What you read here is erased after the last call of the aftercare."),
        tables=[Table(_("Handovers"), columns, rows, caption_hidden=True)] if rows else [],
        empty_title=_("Nobody is to be brought home"),
        empty_text=_("When two people have said that somebody may go, it stands here."),
    )


def person_page(reader: Member, person: Person, ways: Sequence[WayHome], seekers: Sequence[Enquirer]) -> Record:
    """The ways home of one person, what the person said, and what can be opened."""
    handovers = [link for one in seekers for link in _handover_of(reader, one)]
    return Record(
        title=_("Ways home"),
        back=Link(_("The person"), reverse("desk:person", args=[person.pk])),
        summary=[SummaryRow(_("The person"), name_of(person.identities)), *_said(person)],
        acts=[*offered(reader, person, OF_PERSON), *handovers],
        blocks=[Block(title=_("Ways home"), table=_ways(ways))] if ways else [],
    )


def way_page(reader: Member, way: WayHome, calls: Sequence[Aftercare]) -> Record:
    """One way home for who decides: what holds, what is missing, who said what."""
    return Record(
        title=WayKind(way.kind).words,
        back=Link(_("Ways home"), reverse("desk:ways_home")),
        summary=[
            SummaryRow(_("The person"), Link(name_of(way.person.identities), _page_of_person(way))),
            *([SummaryRow(_("Who receives the person"), way.enquirer.said["name"])] if way.enquirer else []),
            SummaryRow(_("State"), _state(way)),
            *_who_said(reader, way),
            *_why(way),
        ],
        acts=offered(reader, way, DECIDING),
        blocks=[*([_conditions(way)] if way.state in LIVE else []), *([_calls(reader, calls)] if calls else [])],
    )


def escort_page(reader: Member, way: WayHome, protocol: Protocol | None) -> Record:
    """One way home for the escorts: whom they bring, the protocol, what comes next."""
    return Record(
        title=WayKind(way.kind).words,
        back=Link(_("Handovers"), reverse("desk:handovers")),
        summary=[*brief(way), SummaryRow(_("State"), _state(way))],
        acts=[
            *(link for act in JOINING if act.name == "handover_set_out" for link in offered(reader, way, (act,))),
            *offered(reader, way, ESCORTING),
            *prints_offered(reader, way, PRINTS),
        ],
        blocks=[*_when_declined(way), *_protocol(reader, way, protocol)],
    )


def others_page(reader: Member, way: WayHome) -> Record:
    """One way home for an escort who does not go along: that there is one, and how she could."""
    return Record(
        title=WayKind(way.kind).words,
        back=Link(_("Handovers"), reverse("desk:handovers")),
        text=NOT_YOURS,
        summary=[SummaryRow(_("State"), _state(way))],
        acts=offered(reader, way, JOINING),
    )


def _page_of_person(way: WayHome) -> str:
    return reverse("desk:going_home", args=[way.person_id])


def _handover_of(reader: Member, enquirer: Enquirer) -> Iterator[Link]:
    for link in offered(reader, enquirer, OF_ENQUIRER):
        yield Link(f"{link.text}: {enquirer.said['name']}", link.url)


def _ways(ways: Sequence[WayHome]) -> Table:
    columns = (Column(_("The person")), Column(_("Way home")), Column(_("State")), Column(_("Opened")))
    rows = tuple(
        (
            Link(name_of(way.person.identities), page_of_way(way)),
            WayKind(way.kind).words,
            _state(way),
            time(way.opened_at),
        )
        for way in ways
    )
    return Table(_("Ways home"), columns, rows, caption_hidden=True)


def _state(way: WayHome) -> Tag:
    state: Any = machine_of(way).states(way.state)
    return Tag(state.words, _TONES.get(way.state, Tone.PLAIN))


def _said(person: Person) -> Iterator[SummaryRow]:
    """What the person said last, and what the law says."""
    standing = standing_of(person.pk)
    held = interview_of(standing)
    bar = standing.said["bar"] if standing else ""
    yield SummaryRow(_("What the law says"), Bar(bar).words if bar else _("nobody has looked"))
    if held is None:
        yield SummaryRow(_("Wants to go home"), _("not asked yet"))
        return
    said = held.said
    kinds = ", ".join(str(WayKind(kind).words) for kind in said["kinds"])
    answer = str(Answer(said["wish"]).words)
    yield SummaryRow(_("Wants to go home"), f"{answer}: {kinds}" if kinds else answer)
    yield SummaryRow(_("Asked by"), Body(held.body).words)
    if standing is not None and standing.said["feared"]:
        yield SummaryRow(_("Fear"), Tag(_("the person fears to go"), Tone.GRAVE))


def _who_said(reader: Member, way: WayHome) -> Iterator[SummaryRow]:
    names = all_called(reader, (way.proposed_by, way.decided_by))
    for label, account in ((_("Proposed by"), way.proposed_by), (_("Seconded by"), way.decided_by)):
        if account is not None:
            yield SummaryRow(label, names.get(account, ""))


def _why(way: WayHome) -> Iterator[SummaryRow]:
    if way.said:
        yield SummaryRow(_("Why it ended"), Why(way.said["why"]).words)
        if way.said["missing"]:
            yield SummaryRow(_("What was missing"), "; ".join(words_of(map(Condition, way.said["missing"]))))


def _conditions(way: WayHome) -> Block:
    kind = WayKind(way.kind)
    wrong = missing(kind, as_before(facts_of(way, with_health=False)))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (condition.words, _holds(condition, wrong)) for condition in RULES[kind] if condition is not Condition.UNCHANGED
    )
    columns = (Column(_("What must be true")), Column(_("Is it?")))
    return Block(title=_("What must be true first"), table=Table(_("Conditions"), columns, rows, caption_hidden=True))


def _holds(condition: Condition, wrong: Sequence[Condition]) -> Tag:
    if condition in wrong:
        return Tag(_("not yet"), Tone.WAITING)
    return Tag(_("looked at when you propose")) if condition in NOT_ON_PAGES else Tag(_("yes"), Tone.GOOD)


def _calls(reader: Member, calls: Sequence[Aftercare]) -> Block:
    columns = (Column(_("Day")), Column(_("Due")), Column(_("State")))
    rows = tuple((call.day, time(call.due_at), _call(reader, call)) for call in calls)
    return Block(title=_("Calls after it"), table=Table(_("Calls after it"), columns, rows, caption_hidden=True))


def _call(reader: Member, call: Aftercare) -> Cell:
    if call.done_at is not None:
        return Tag(_("done"), Tone.GOOD)
    return next(iter(offered(reader, call, CALLING)), Tag(_("open")))


def _named(reader: Member, way: WayHome) -> str:
    return (his_name(way) or _("erased")) if reads_whom(reader, way) else str(NOT_YOURS)


def _when_declined(way: WayHome) -> Iterator[Block]:
    if way.state == "declined":
        words = "\n".join(str(sentence) for sentence in NOT_COMING)
        yield Block(title=_("Say this to who came, and no more"), words=words)


def _protocol(reader: Member, way: WayHome, protocol: Protocol | None) -> Iterator[Block]:
    """The parts of the protocol; none is open any more when the person declined, or went another way home."""
    if protocol is None or way.state == "declined":
        return
    said = protocol.said
    accounts = {part: UUID(one["by"]) for part, one in said.items()}
    names = all_called(reader, accounts.values())
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (part.words, Tag(_("done"), Tone.GOOD), names.get(accounts[part], ""))
        if part in said
        else (part.words, Tag(_("open")), "")
        for part in Part
        if part in said or way.kind == WayKind.HANDOVER
    )
    columns = (Column(_("Part")), Column(_("State")), Column(_("Who")))
    yield Block(title=_("Protocol"), table=Table(_("Protocol"), columns, rows, caption_hidden=True))
