"""The tray, and an item under review: what it is, what was found in it, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.leads.item_acts import OF_ITEM
from vistka.desk.leads.marked import Paragraph, Piece, in_context, paragraphs
from vistka.desk.leads.origins import WhoSaysIt
from vistka.desk.leads.words import cell_rows
from vistka.desk.post.presenters.said import language_words
from vistka.desk.presenters.names import all_called
from vistka.desk.registry.words import day_words
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Listing
from vistka.leads.kinds import OPEN_SOURCE, UNREVIEWED_KEPT, FindingKind, ItemKind
from vistka.leads.machines import FindingState, ItemState
from vistka.leads.models import Finding, Item, Lead, Media
from vistka.sources.as_json import from_json
from vistka.sources.findings import Reading, Span
from vistka.sources.unread import MOST_SIGNS
from vistka.ui.furniture import Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

MOST: Final = 100
MOST_FINDINGS: Final = 200
"""Findings that a page shows at once; when these are decided, it shows the next."""
TONES: Final[Mapping[str, Tone]] = {
    FindingState.ACCEPTED: Tone.GOOD,
    FindingState.CORRECTED: Tone.GOOD,
    FindingState.DROPPED: Tone.PLAIN,
}
_TRAYS: Final = (
    (ItemKind.REPORT, Permission.TAKE_REPORT, "report", gettext_lazy("Civilians' reports: somebody may need help now")),
    (ItemKind.MEDIA, Permission.REVIEW_LEAD, "item", gettext_lazy("Pictures and videos")),
    (ItemKind.TEXT, Permission.REVIEW_LEAD, "item", gettext_lazy("Articles and posts")),
)
"""What waits, in the order in which it is worked on; who may; and the page of one."""
_WITHOUT_ORIGIN: Final = (FindingKind.POST, FindingKind.ATTRIBUTION)
"""They are sources themselves."""


def tray_page(reader: Member) -> Listing:
    """What waits for this reader, without a word of it."""
    trays = [tray for tray in _TRAYS if reader.may(tray[1])]
    tables = [table for tray in trays if (table := _table(tray, _waiting(tray[0])))]
    empty = _("Nothing waits") if trays else _("A reviewer reads what you bring")
    return Listing(
        title=_("Leads"),
        text=_("What news, posts and neighbours say. Everything here is unconfirmed, and no family hears of it."),
        tables=tables,
        empty_title=empty,
        empty_text=_("Bring what you saw or were told. It counts once, however often it comes."),
        acts=list(_ways_to_bring(reader)),
    )


def _waiting(kind: ItemKind) -> QuerySet[Item]:
    return Item.objects.filter(state=ItemState.WAITING, kind=kind).order_by("due_at", "pk")


def _table(tray: tuple[ItemKind, Permission, str, object], waiting: QuerySet[Item]) -> Table | None:
    kind, _may, route, title = tray
    rows = list(waiting[:MOST].values_list("pk", "brought_at", "due_at"))
    if not rows:
        return None
    lapses = () if kind is ItemKind.REPORT else (Column(_("Destroyed on")),)
    return Table(
        caption=f"{title} ({waiting.count()})",
        columns=(Column(_("What it is")), Column(_("Came")), Column(_("Review by")), *lapses),
        rows=tuple(
            (
                Link(f"{kind.words} {place}", reverse(f"desk:{route}", args=[row_id])),
                time(brought_at),
                time(due_at),
                *(time(brought_at + UNREVIEWED_KEPT) for _column in lapses),
            )
            for place, (row_id, brought_at, due_at) in enumerate(rows, 1)
        ),
    )


def _ways_to_bring(reader: Member) -> Iterator[Link]:
    yield Link(_("Paste or upload"), reverse("desk:bring"))
    if reader.may(Permission.REVIEW_LEAD):
        yield Link(_("Write down by hand"), reverse("desk:by_hand"))
    if reader.may(Permission.FOLLOW_LEAD):
        yield Link(_("See the leads"), reverse("desk:lead_list"))


@dataclass(frozen=True)
class FindingPage:
    """One finding in the list of its item."""

    finding: Finding
    kind: object
    rows: list[SummaryRow]
    context: list[Piece]
    origin: list[SummaryRow]
    state: Tag
    lead: Link | None
    waits: bool
    accept_url: str
    correct_url: str
    drop_url: str

    @property
    def anchor(self) -> str:
        return anchor_of(self.finding)


@dataclass(frozen=True)
class ItemPage:
    """One item."""

    title: object
    mark: Tag
    rows: list[SummaryRow]
    waiting: list[FindingPage]
    decided: list[FindingPage]
    left: str
    paragraphs: list[Paragraph]
    rests: list[SummaryRow]
    shared: list[str]
    drawing: str
    picture: Link | None
    acts: list[Link]
    leads: list[Link]


def item_page(reader: Member, item: Item, findings: Sequence[Finding], who: WhoSaysIt | None) -> ItemPage:
    """The page of an item. Opens class FAMILY."""
    reading = from_json(item.reading) if item.reading else None
    waiting = [one for one in findings if one.state == FindingState.FOUND and reading is not None]
    kept = [one for one in findings if one.state in (FindingState.ACCEPTED, FindingState.CORRECTED)]
    marks = [(one.number, _marked(one)) for one in findings if one.said]
    return ItemPage(
        title=ItemKind(item.kind).words,
        mark=Tag(OPEN_SOURCE, Tone.WAITING),
        rows=list(_about(reader, item, reading)),
        waiting=[finding_page(one, reading, who) for one in waiting[:MOST_FINDINGS]],
        decided=[finding_page(one, reading, who) for one in kept[:MOST_FINDINGS]],
        left=left_words(len(waiting)),
        paragraphs=list(paragraphs(reading, marks)) if reading else [],
        rests=who.whole() if who else [],
        shared=who.shared() if who else [],
        drawing=who.drawing() if who else "",
        picture=_picture(item),
        acts=offered(reader, item, OF_ITEM),
        leads=[
            Link(_("A lead"), reverse("desk:lead", args=[pk]))
            for pk in Lead.objects.filter(item=item, finding=None).values_list("pk", flat=True)
        ],
    )


def finding_page(finding: Finding, reading: Reading | None, who: WhoSaysIt | None) -> FindingPage:
    """One finding. Opens class FAMILY."""
    waits = finding.state == FindingState.FOUND and reading is not None
    has_origin = who is not None and finding.said and finding.kind not in _WITHOUT_ORIGIN
    lead = Lead.objects.filter(finding=finding).values_list("pk", flat=True).first()
    return FindingPage(
        finding=finding,
        kind=FindingKind(finding.kind).words,
        rows=cell_rows(finding.said or {}),
        context=in_context(reading, span_of(finding)) if reading and finding.said else [],
        origin=who.of(span_of(finding)) if who and has_origin else [],
        state=Tag(FindingState(finding.state).words, TONES.get(finding.state, Tone.WAITING)),
        lead=Link(_("It became a lead"), reverse("desk:lead", args=[lead])) if lead else None,
        waits=waits,
        accept_url=reverse("desk:accept_finding", args=[finding.pk]),
        correct_url=reverse("desk:correct_finding", args=[finding.pk]),
        drop_url=reverse("desk:drop_finding", args=[finding.pk]),
    )


def left_words(left: int) -> str:
    """How many findings wait."""
    return ngettext("%(count)s finding waits for you.", "%(count)s findings wait for you.", left) % {"count": left}


def anchor_of(finding: Finding) -> str:
    """Where a finding stands on the page of its item."""
    return f"finding-{finding.number}"


def span_of(finding: Finding) -> Span:
    """From where to where it stands in the text."""
    return Span(finding.start, finding.end)


def _marked(finding: Finding) -> Span:
    """What is marked of it in the text: of a post, which is a whole paragraph, only where it begins."""
    span = span_of(finding)
    return Span(span.start, span.start) if finding.kind == FindingKind.POST else span


def _about(reader: Member, item: Item, reading: Reading | None) -> Iterator[SummaryRow]:
    state = ItemState(item.state)
    yield SummaryRow(_("State"), Tag(state.words, Tone.WAITING if state is ItemState.WAITING else Tone.GOOD))
    yield SummaryRow(_("Came"), time(item.brought_at))
    if item.brought_by:
        yield SummaryRow(_("Brought by"), all_called(reader, [item.brought_by])[item.brought_by])
    if state is ItemState.WAITING:
        yield SummaryRow(_("Review by"), time(item.due_at))
        yield SummaryRow(_("Destroyed on"), time(item.brought_at + UNREVIEWED_KEPT))
    asked = {_("Who told us"): item.told_by, _("Link"): item.link, **_of_reading(reading)}
    yield from (SummaryRow(words, text) for words, text in asked.items() if text)
    media = Media.objects.filter(item=item).first()
    if media is not None:
        yield SummaryRow(_("Kind of file"), media.media_type)
        yield SummaryRow(_("Size"), _("%(count)s kB") % {"count": -(-media.size // 1000)})
    if item.digest:
        yield SummaryRow("SHA-256", item.digest)
    for referral in item.referrals.order_by("referred_at"):
        yield SummaryRow(_("Referred to"), referral.body)


def _of_reading(reading: Reading | None) -> dict[str, str]:
    if reading is None:
        return {}
    return {
        _("Published by"): reading.publisher,
        _("Published"): day_words(reading.published) if reading.published else "",
        _("Language"): language_words(reading.language) if reading.language else "",
        _("Length"): _("Very long: only the first part was read") if len(reading.text) >= MOST_SIGNS else "",
    }


def _picture(item: Item) -> Link | None:
    if item.kind != ItemKind.MEDIA or item.state != ItemState.WAITING:
        return None
    return Link(_("Open it, with a purpose"), reverse("desk:open_picture", args=[item.pk]))
