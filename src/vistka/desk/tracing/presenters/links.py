"""The pages of a link: why it was confirmed, who wants it undone and why; and what is put right afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.tracing.presenters.candidate import verdict_rows
from vistka.desk.tracing.presenters.sides import both_names
from vistka.tracing.models import Candidate, Correction, Undoing
from vistka.tracing.models import Link as TracedLink
from vistka.tracing.rounds import verdicts_of
from vistka.ui.furniture import Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time


@dataclass(frozen=True)
class LinkPage:
    """One link. `undoing`: what somebody proposed; `may_second`: whether this reader is another."""

    summary: list[SummaryRow]
    verdicts: list[list[SummaryRow]]
    undoing: list[SummaryRow]
    may_second: bool
    second_url: str
    drop_url: str
    undo_url: str


def link_page(reader: Member, link: TracedLink, undoing: Undoing | None) -> LinkPage:
    """The page of a link whose rows were proved, and whose two persons were opened."""
    key = undoing.pk if undoing else link.pk
    return LinkPage(
        summary=[*pair_rows(link.candidate), SummaryRow(_("Confirmed"), time(link.made_at)), _standing(link)],
        verdicts=[verdict_rows(one) for one in verdicts_of(link.candidate, link.round)],
        undoing=undoing_rows(undoing) if undoing else [],
        may_second=undoing is not None and undoing.proposed_by != reader.staff.pk,
        second_url=reverse("desk:second_undoing", args=[key]),
        drop_url=reverse("desk:drop_undoing", args=[key]),
        undo_url="" if link.undone_at or undoing else reverse("desk:undo_link", args=[link.pk]),
    )


def pair_rows(candidate: Candidate) -> list[SummaryRow]:
    """Who is sought and who is registered."""
    sought, registered = both_names(candidate.enquiry, candidate.person)
    page = Link(_("Both sides"), reverse("desk:candidate", args=[candidate.pk]))
    return [SummaryRow(_("Sought"), sought), SummaryRow(_("Registered"), registered, page)]


def undoing_rows(undoing: Undoing) -> list[SummaryRow]:
    """Since when somebody wants it undone, and why."""
    return [SummaryRow(_("Proposed"), time(undoing.proposed_at)), SummaryRow(_("Why"), undoing.reasons)]


def _standing(link: TracedLink) -> SummaryRow:
    if link.undone_at:
        return SummaryRow(_("State"), Tag(_("Undone"), Tone.GRAVE))
    return SummaryRow(_("State"), Tag(_("In force"), Tone.GOOD))


def correction_rows(correction: Correction) -> list[SummaryRow]:
    """What was undone, when and why, and by when what followed is to be put right."""
    undoing = Undoing.objects.filter(link=correction.link, seconded_at__isnull=False).latest("seconded_at")
    return [
        *pair_rows(correction.link.candidate),
        SummaryRow(_("Undone"), time(correction.opened_at)),
        SummaryRow(_("Why it was undone"), undoing.reasons),
        SummaryRow(_("To put right by"), time(correction.due_at)),
    ]


def two_pairs_table(asked: Candidate, linked: Candidate) -> Table:
    """The pair that was to be confirmed, and the one that is."""
    rows = ((_("The pair that you looked at"), asked), (_("Confirmed already"), linked))
    return Table(
        caption=_("Both pairs"),
        columns=(Column(_("Pair")), Column(_("Sought")), Column(_("Registered")), Column(_("Look at it"))),
        rows=tuple(
            (
                words,
                *both_names(pair.enquiry, pair.person),
                Link(_("Both sides"), reverse("desk:candidate", args=[pair.pk]), words),
            )
            for words, pair in rows
        ),
    )
