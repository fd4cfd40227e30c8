"""What the pages of leads show: plain values. Whom a lead may mean is shown without what anybody said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.roles import Room, may_read
from vistka.desk.leads.lead_acts import ANSWER, OF_LEAD, SETTLE, TAKE_BACK, page_of_lead, reads_publisher
from vistka.desk.leads.lead_words import UNCONFIRMED, described, fate_words, open_source, state_tag
from vistka.desk.leads.origins import compared_with
from vistka.desk.leads.words import CELLS, cell_rows
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Listing, Record
from vistka.leads.kinds import Asked, ItemKind
from vistka.leads.machines import FollowUpState, TakeDownState
from vistka.leads.models import FollowUp, Lead, TakeDown
from vistka.sources.findings import Span
from vistka.sources.origins import origins
from vistka.tracing.decisions import CandidateState
from vistka.tracing.machines import HintState
from vistka.tracing.models import LeadCandidate
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time
from vistka.vault.classes import DataClass

_TONES: Final = {
    TakeDownState.ASKED: Tone.WAITING,
    TakeDownState.DONE: Tone.GOOD,
    TakeDownState.REFUSED: Tone.GRAVE,
}


@dataclass(frozen=True)
class Followed:
    """All that follows from a lead, proved."""

    follow_ups: Sequence[FollowUp]
    answers: Mapping[UUID, str]
    """What was answered to a follow-up, for who reads it."""
    take_downs: Sequence[TakeDown]
    candidates: Sequence[LeadCandidate]


def leads_table(rows: Iterable[Lead]) -> Table:
    """One line for each lead. It opens class IDENTITY of each."""
    return Table(
        caption=_("Leads"),
        caption_hidden=True,
        columns=(Column(_("Described person")), Column(CELLS["fate"]), Column(_("Accepted")), Column(_("State"))),
        rows=tuple(
            (Link(described(lead), page_of_lead(lead)), fate_words(lead), time(lead.accepted_at), state_tag(lead))
            for lead in rows
        ),
    )


def lead_page(reader: Member, lead: Lead, followed: Followed) -> Record:
    """The page of one lead."""
    blocks = [Block(title=_("What the source says"), rows=[*_said(reader, lead), *_rests_on(lead)])]
    if followed.candidates:
        blocks.append(Block(title=_("Who may be meant"), table=_candidates(followed.candidates)))
    if followed.follow_ups:
        blocks.append(Block(title=_("Questions"), table=_questions(reader, followed)))
    if followed.take_downs:
        blocks.append(Block(title=_("Take-downs"), table=_take_downs(reader, followed.take_downs)))
    return Record(
        title=_("A lead"),
        back=Link(_("Leads"), reverse("desk:lead_list")),
        warning=UNCONFIRMED,
        summary=_about(reader, lead),
        blocks=blocks,
        acts=offered(reader, lead, OF_LEAD),
    )


def _about(reader: Member, lead: Lead) -> list[SummaryRow]:
    rows = [
        SummaryRow(_("State"), state_tag(lead)),
        SummaryRow(_("Source"), open_source()),
        SummaryRow(_("Brought"), time(lead.item.brought_at)),
        SummaryRow(_("What was brought"), ItemKind(lead.item.kind).words, _item(reader, lead)),
    ]
    if lead.shown:
        rows.append(SummaryRow(_("Picture or video"), _("It shows the person")))
    return rows


def _item(reader: Member, lead: Lead) -> Link | None:
    """The way to what was brought, for the reviewers."""
    if not reader.may(Permission.REVIEW_LEAD):
        return None
    return Link(_("Open it"), reverse("desk:item", args=[lead.item_id]))


def _said(reader: Member, lead: Lead) -> list[SummaryRow]:
    """What is said of the person; the place for who reads where people are held."""
    reads_place = may_read(reader.roles, DataClass.CUSTODY, Room.LEADS)
    return cell_rows({**lead.said, "where": lead.where} if reads_place else lead.said)


def _rests_on(lead: Lead) -> list[SummaryRow]:
    """How many independent sources say it, and since when: a number and a day, for names are for the reviewers."""
    if lead.finding is None:
        return []
    outlines = compared_with(lead.item, timezone.now())
    if not any(one.item == str(lead.item_id) for one in outlines):
        return []
    found = origins(outlines).support(str(lead.item_id), Span(lead.finding.start, lead.finding.end))
    count = len(found.roots)
    words = ngettext("%(count)s independent source", "%(count)s independent sources", count) % {"count": count}
    rows = [SummaryRow(_("Rests on"), words if count else _("No source is named"))]
    return [*rows, SummaryRow(_("First seen"), found.first_seen)] if found.first_seen else rows


def standing(row: LeadCandidate) -> Tag:
    """What people have decided; of what is still open nothing, for the reader may be the second."""
    if row.state == CandidateState.CONFIRMED:
        return Tag(_("Two people say: it is this person"), Tone.GRAVE)
    if row.state == CandidateState.REJECTED:
        return Tag(_("Somebody else"), Tone.PLAIN)
    if row.state == HintState.FOLLOWED:
        return Tag(HintState.FOLLOWED.words, Tone.OPEN)
    return Tag(_("Not decided"), Tone.WAITING)


def _candidates(rows: Sequence[LeadCandidate]) -> Table:
    return Table(
        caption=_("Who may be meant"),
        caption_hidden=True,
        columns=(Column(_("Look at both")), Column(_("State"))),
        rows=tuple(
            (Link(beside_words(one), reverse("desk:lead_candidate", args=[one.pk])), standing(one)) for one in rows
        ),
    )


def beside_words(row: LeadCandidate) -> str:
    """What stands beside the lead."""
    return _("Beside an enquiry") if row.enquiry_id else _("Beside a person of the register")


def _questions(reader: Member, followed: Followed) -> Table:
    return Table(
        caption=_("Questions"),
        caption_hidden=True,
        columns=(
            Column(_("Who is asked")),
            Column(_("What is asked")),
            Column(_("Answer")),
        ),
        rows=tuple(
            (Asked(one.asks).words, one.words, followed.answers.get(one.pk) or _without_answer(reader, one))
            for one in followed.follow_ups
        ),
    )


def _without_answer(reader: Member, row: FollowUp) -> Cell:
    """Where it stands; while there is no answer, the way to take the question back."""
    links = offered(reader, row, (TAKE_BACK,))
    return links[0] if links else Tag(FollowUpState(row.state).words)


def _take_downs(reader: Member, rows: Sequence[TakeDown]) -> Table:
    reads = reads_publisher(reader)
    return Table(
        caption=_("Take-downs"),
        caption_hidden=True,
        columns=(Column(_("Who was asked")), Column(_("Asked")), Column(_("State")), Column(_("What became of it"))),
        rows=tuple(
            (
                one.publisher if reads else "–",
                time(one.asked_at),
                Tag(TakeDownState(one.state).words, _TONES[TakeDownState(one.state)]),
                next(iter(offered(reader, one, (SETTLE,))), "–"),
            )
            for one in rows
        ),
    )


def waiting_questions(rows: QuerySet[FollowUp] | Sequence[FollowUp]) -> Listing:
    """The questions that wait: who is asked, what, and nothing of the lead."""
    table = Table(
        caption=_("Questions from outside"),
        caption_hidden=True,
        columns=(Column(_("What is asked")), Column(_("Who is asked")), Column(_("By when")), Column(_("Answer"))),
        rows=tuple((one.words, Asked(one.asks).words, time(one.due_at), ANSWER.link_to(one)) for one in rows),
    )
    return Listing(
        title=_("Questions from outside"),
        text=_("Ask them as they stand, and tell nobody where they come from."),
        tables=[table] if table.rows else [],
        empty_title=_("Nothing waits for you"),
        empty_text=_("When a colleague asks something, it stands here."),
    )
