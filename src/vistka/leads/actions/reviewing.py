"""Reviewing what was brought: each finding accepted, corrected or dropped; then the item itself is destroyed."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.leads.errors import LeadsError
from vistka.leads.findings import CELLS
from vistka.leads.kinds import PERSON_FIELDS, UNREVIEWED_KEPT, FindingKind, ItemKind
from vistka.leads.machines import FINDING, ITEM, FindingState, ItemState
from vistka.leads.models import Finding, Item, Lead, Media, Referral, Report
from vistka.leads.models.item import MEDIA
from vistka.leads.outlines import reviewed
from vistka.leads.persons import new_lead
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.vault.file_models import SealedFile

MOST_WORDS = 2000


@action("leads.accept")
def accept(*, by: Actor, finding_id: UUID) -> Finding:
    """Accept a finding as it was found; a described person becomes a lead. Raises `NotThisStep`, `LeadsError`."""
    return _decide(by, finding_id, "accept", None)


@action("leads.correct")
def correct(*, by: Actor, finding_id: UUID, said: Mapping[str, str]) -> Finding:
    """Accept a finding with other cells. Raises `NotThisStep`, `LeadsError`."""
    return _decide(by, finding_id, "correct", said)


@action("leads.drop")
def drop(*, by: Actor, finding_id: UUID) -> Finding:
    """Drop a finding; nothing of it stays. Raises `NotThisStep`."""
    return _drop(_finding(finding_id), "drop", by)


@action("leads.lead_from_report")
def lead_from_report(*, by: Actor, item_id: UUID, said: Mapping[str, str], where: str = "") -> Lead:
    """Write down whom a civilian's report describes. Raises `LeadsError`."""
    account = permitted(by, Permission.TAKE_REPORT)
    item = _waiting(item_id)
    if item.kind != ItemKind.REPORT:
        raise LeadsError(_("This is not a civilian's report."))
    return new_lead(item, None, account, said, where, shown=False)


@action("leads.refer")
def refer(*, by: Actor, item_id: UUID, body: str) -> Referral:
    """Note that an allegation of a crime was referred to a competent body. Raises `LeadsError` for none.

    Whoever works on it refers: on a civilian's report a case worker too.
    """
    item = Item.objects.for_change(item_id)
    account = permitted(by, Permission.TAKE_REPORT if item.kind == ItemKind.REPORT else Permission.REVIEW_LEAD)
    if not body.strip() or len(body) > MOST_WORDS:
        raise LeadsError(_("Write to which body you referred it. Write nothing of what it says."))
    referral = Referral(item=item, body=body.strip(), referred_by=account, referred_at=timezone.now())
    referral.save()
    return referral


@action("leads.end_review")
def end_review(*, by: Actor, item_id: UUID) -> Item:
    """End the review: the item itself is destroyed. Raises `NotThisStep`; `LeadsError` while a finding waits."""
    item = _of_no_report(item_id)
    if item.findings.filter(state=FindingState.FOUND).exists():
        raise LeadsError(_("Some findings are not decided yet. Accept, correct or drop each of them first."))
    _settle_outline(item)
    return _end(item, "end", by)


@action("leads.set_aside")
def set_aside(*, by: Actor, item_id: UUID) -> Item:
    """End the review of what holds nothing for us; findings that wait are dropped. Raises `NotThisStep`."""
    item = _of_no_report(item_id)
    _settle_outline(item)
    for finding_id in _undecided(item):
        _drop(_finding(finding_id), "drop", by)
    return _end(item, "set_aside", by)


@action("leads.lapse")
def lapse(*, by: Actor, item_id: UUID) -> Item:
    """Set aside what nobody reviewed in time, by the machine. Raises `NotAllowed`, `NotThisStep`, `LeadsError`."""
    if by.kind != "machine":
        raise NotAllowed(_("Only the machine does this, by itself."))
    item = _of_no_report(item_id)
    if item.brought_at + UNREVIEWED_KEPT > timezone.now():
        raise LeadsError(_("This has not lapsed yet. A reviewer can set it aside."))
    _settle_outline(item)
    for finding_id in _undecided(item):
        _drop(_finding(finding_id), "lapse", by)
    return _end(item, "lapse", by)


@action("leads.end_report")
def end_report(*, by: Actor, item_id: UUID) -> Item:
    """End work on a civilian's report: what was written is destroyed. Raises `NotThisStep`, `LeadsError`."""
    item = _waiting(item_id)
    if item.kind != ItemKind.REPORT:
        raise LeadsError(_("This is not a civilian's report."))
    report = Report.objects.for_change(item.report.pk)
    report.said = None
    report.save()
    return _end(item, "end_report", by)


def _drop(finding: Finding, step: str, by: Actor) -> Finding:
    finding.decided_by = FINDING.take(finding, step, by)
    finding.decided_at, finding.said = timezone.now(), None
    finding.save()
    return finding


def _undecided(item: Item) -> list[UUID]:
    return list(item.findings.filter(state=FindingState.FOUND).values_list("pk", flat=True))


def _decide(by: Actor, finding_id: UUID, step: str, said: Mapping[str, str] | None) -> Finding:
    finding = _finding(finding_id)
    account = FINDING.take(finding, step, by)
    assert account is not None
    cells = finding.said if said is None else _corrected(finding, said)
    finding.said, finding.decided_by, finding.decided_at = cells, account, timezone.now()
    finding.save()
    if finding.kind == FindingKind.PERSON:
        person = {name: cells[name] for name in PERSON_FIELDS if cells.get(name)}
        shown = finding.item.kind == ItemKind.MEDIA or _stands_by_media(finding)
        new_lead(finding.item, finding, account, person, cells.get("where", ""), shown=shown)
    return finding


def _corrected(finding: Finding, said: Mapping[str, str]) -> dict[str, str]:
    """The cells of the table that the reviewer filled. Raises `LeadsError`."""
    allowed = CELLS[FindingKind(finding.kind)]
    if said.keys() - set(allowed):
        raise LeadsError(_("This is not one of the things that are written down of a finding."))
    cells = {name: text for name in allowed if (text := str(said.get(name, "")).strip())}
    if not cells or any(len(text) > MOST_WORDS for text in cells.values()):
        raise LeadsError(_("Write what the item says, in short. To take nothing of it, drop the finding."))
    return cells


def _stands_by_media(finding: Finding) -> bool:
    """Whether the person is described in a post that carries a picture or a video."""
    posts = finding.item.findings.filter(kind=FindingKind.POST, start__lte=finding.start, end__gte=finding.end)
    return any((post.said or {}).get("media") for post in posts)


def _finding(finding_id: UUID) -> Finding:
    """A finding of an item whose review runs. Raises `LeadsError`."""
    finding = Finding.objects.for_change(finding_id)
    _waiting(finding.item_id)
    return finding


def _waiting(item_id: UUID) -> Item:
    item = Item.objects.for_change(item_id)
    if item.state != ItemState.WAITING:
        raise LeadsError(_("The review of this has ended, and what it said is destroyed. Bring it again if need be."))
    return item


def _of_no_report(item_id: UUID) -> Item:
    item = Item.objects.for_change(item_id)
    if item.kind == ItemKind.REPORT:
        raise LeadsError(_("This is a civilian's report. End work on it on its own page."))
    return item


def _settle_outline(item: Item) -> None:
    """What stays of who says it: nothing of a person or an offer that nobody accepted."""
    if item.outline is not None:
        item.outline = reviewed(item.outline, item.findings.all())


def _end(item: Item, step: str, by: Actor) -> Item:
    """Destroy what was brought; link, digest and outline stay (Convention III art. 13)."""
    item.ended_by, item.ended_at = ITEM.take(item, step, by), timezone.now()
    item.content, item.reading = None, None
    item.save()
    media = Media.objects.filter(item=item).first()
    if media is not None:
        media = Media.objects.for_change(media.pk)
        SealedFile.objects.filter(row_id=media.pk, label=MEDIA).delete()
        media.destroyed_at = item.ended_at
        media.save()
    return item
