"""A claim of kinship: its steps, what the papers say to each, the papers themselves, and the decisions about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.enquiries.opening import proved
from vistka.desk.enquiries.presenters.enquiry import sought_rows
from vistka.desk.enquiries.presenters.words import day, level_tag
from vistka.desk.presenters.names import all_called
from vistka.enquiries.actions.kinship import PAPER
from vistka.enquiries.chains import Chain, check_claim
from vistka.enquiries.kinship import ENQUIRER, PAPERS, PROVES, SOUGHT, Relation, level_of
from vistka.enquiries.models import KinshipClaim, KinshipLevel, LevelDecision, Paper
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Text, Tone
from vistka.vault.files import pages_of


@dataclass(frozen=True)
class ClaimPage:
    """One claim."""

    about: list[SummaryRow]
    sought: list[SummaryRow]
    steps: Table
    advice: list[Text]
    papers: Table | None
    decisions: Table | None
    enquiry_url: str
    add_paper_url: str
    propose_url: str


def claim_page(reader: Member, claim: KinshipClaim) -> ClaimPage:
    """The page of one claim. Raises `NotAsEntered`."""
    papers = list(Paper.objects.filter(claim=claim).select_related("enquirer").order_by("received_at", "pk"))
    decisions = list(
        LevelDecision.objects.filter(claim=claim, dropped_at=None).select_related("enquirer").order_by("-proposed_at")
    )
    proved(*papers, *decisions)
    chain, works = check_claim(claim), reader.may(Permission.WORK_ENQUIRY)
    waits = any(one.confirmed_at is None for one in decisions)
    return ClaimPage(
        about=_about(claim),
        sought=sought_rows(claim.enquirer.enquiry),
        steps=_steps(chain),
        advice=_advice(chain),
        papers=_papers(papers) if papers else None,
        decisions=_decisions(reader, decisions) if decisions else None,
        enquiry_url=reverse("desk:enquiry", args=[claim.enquirer.enquiry_id]) if works else "",
        add_paper_url=reverse("desk:add_paper", args=[claim.pk]) if works else "",
        propose_url="" if waits else reverse("desk:propose_level", args=[claim.pk]),
    )


def paper_rows(paper: Paper) -> list[SummaryRow]:
    """What stands in a paper."""
    roles = PAPERS[paper.said["kind"]].roles
    rows = [
        SummaryRow(roles[role], ", ".join(filter(None, (name, paper.said["dates"].get(role)))))
        for role, name in paper.said["names"].items()
    ]
    return [SummaryRow(_("Paper"), PAPERS[paper.said["kind"]].words), *rows]


def decision_rows(reader: Member, decision: LevelDecision) -> list[SummaryRow]:
    """What was proposed, by whom and why."""
    names = all_called(reader, [decision.proposed_by])
    return [
        SummaryRow(_("Level"), level_tag(KinshipLevel(decision.level))),
        SummaryRow(_("Proposed by"), names[decision.proposed_by]),
        SummaryRow(_("Proposed on"), day(decision.proposed_at)),
    ]


def _about(claim: KinshipClaim) -> list[SummaryRow]:
    said = claim.enquirer.said
    rows = [SummaryRow(_("Enquirer"), said["name"])]
    if said.get("birth_date"):
        rows.append(SummaryRow(_("Born"), said["birth_date"]))
    rows.append(SummaryRow(_("Level that counts now"), level_tag(level_of(claim.enquirer))))
    if claim.said.get("note"):
        rows.append(SummaryRow(_("Note"), claim.said["note"]))
    return rows


def _steps(chain: Chain) -> Table:
    """Each step of the claim with the paper that shows it, or what to ask for."""
    ends = {ENQUIRER: _("The enquirer"), SOUGHT: _("the sought person")}
    return Table(
        caption=_("What is claimed, and what the papers say"),
        columns=(Column(_("Claim")), Column(_("Shown by papers")), Column(_("Look at this"))),
        rows=tuple(
            (
                capfirst(
                    " ".join(
                        (
                            str(ends.get(step.edge["from"], step.edge["from"])),
                            str(Relation(step.edge["relation"]).words),
                            str(ends.get(step.edge["to"], step.edge["to"])),
                        )
                    )
                ),
                Tag(_("Yes"), Tone.GOOD) if step.paper_id else Tag(_("Not yet"), Tone.WAITING),
                _lines(step.notes) if step.notes or step.paper_id else _asked_for(Relation(step.edge["relation"])),
            )
            for step in chain.edges
        ),
    )


def _lines(words: Iterable[Text | Link]) -> Cell:
    return format_html_join(mark_safe("<br>"), "{}", ((one,) for one in words)) or "–"


def _asked_for(relation: Relation) -> str:
    kinds = ", ".join(str(PAPERS[kind].words) for kind in PROVES[relation])
    return _("Papers that would show it: %(papers)s") % {"papers": kinds} if kinds else _("No paper shows this.")


def _advice(chain: Chain) -> list[Text]:
    words = [_("By the papers alone it would be: %(level)s.") % {"level": chain.advice.words}]
    if not chain.is_whole:
        words.append(_("The steps do not lead from the enquirer to the sought person."))
    if not chain.knows_her:
        words.append(_("No paper shows yet who the enquirer is."))
    return [*words, _("This only advises. Two people look at the papers and decide, each with reasons.")]


def _papers(papers: Iterable[Paper]) -> Table:
    return Table(
        caption=_("Papers"),
        columns=(Column(_("Paper")), Column(_("Received")), Column(_("Pages"), numeric=True)),
        rows=tuple(
            (
                Link(PAPERS[paper.said["kind"]].words, reverse("desk:paper", args=[paper.pk])),
                day(paper.received_at),
                len(pages_of(paper.pk, PAPER)),
            )
            for paper in papers
        ),
    )


def _decisions(reader: Member, decisions: Iterable[LevelDecision]) -> Table:
    decided = list(decisions)
    names = all_called(reader, [who for one in decided for who in (one.proposed_by, one.confirmed_by)])
    return Table(
        caption=_("Levels"),
        columns=(Column(_("Level")), Column(_("Reasons")), Column(_("How it stands"))),
        rows=tuple(
            (level_tag(KinshipLevel(one.level)), _reasons(reader, one), _stands(reader, one, names)) for one in decided
        ),
    )


def _reasons(reader: Member, decision: LevelDecision) -> Cell:
    """All reasons once it is confirmed. Until then the second person forms her own before she reads the first's."""
    if decision.confirmed_at is None and decision.proposed_by != reader.staff.pk:
        return _("Shown once it is confirmed: look at the papers for yourself first.")
    return _lines(decision.reasons.values())


def _stands(reader: Member, decision: LevelDecision, names: dict[UUID, str]) -> Cell:
    who = {"who": names[decision.proposed_by]}
    if decision.confirmed_by is not None:
        return _("Proposed by %(who)s, confirmed by %(second)s.") % {**who, "second": names[decision.confirmed_by]}
    words: list[Text | Link] = [_("Proposed by %(who)s; a second person decides.") % who]
    if decision.proposed_by != reader.staff.pk:
        words.append(Link(_("Confirm it"), reverse("desk:confirm_level", args=[decision.pk])))
    words.append(Link(_("Drop it"), reverse("desk:drop_level", args=[decision.pk])))
    return _lines(words)
