"""Bringing something from the open: an article, a picture, what somebody told, what a civilian reported."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.leads.errors import LeadsError
from vistka.leads.findings import cells_of
from vistka.leads.kinds import REVIEWED_WITHIN, ItemKind
from vistka.leads.machines import FindingState, ItemState
from vistka.leads.media import kind_of_media
from vistka.leads.models import Finding, Item, Lead, Media, Report
from vistka.leads.models.item import MEDIA
from vistka.leads.outlines import to_keep, without_withheld
from vistka.leads.persons import new_lead
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.sources.as_json import to_json
from vistka.sources.findings import Reading
from vistka.sources.outlines import outline_of
from vistka.vault.classes import DataClass
from vistka.vault.fields import find_by
from vistka.vault.files import store

OPENER: Final = "post"
"""The machine that opens what came by the portal."""
LONGEST: Final = 2000
"""Signs of a link, and of the words who told us."""


class BroughtBefore(LeadsError):
    """The same bytes were brought before, and are not taken twice."""

    def __init__(self, item_id: UUID) -> None:
        super().__init__(_("This was brought before, byte for byte. It counts once, however often it comes."))
        self.item_id = item_id


@action("leads.bring_text")
def bring_text(*, by: Actor, content: bytes, reading: Reading, link: str = "", told_by: str = "") -> Item:
    """Keep an article or a post with what was found in it (`vault.texts`). Raises `BroughtBefore`, `LeadsError`."""
    account = permitted(by, Permission.BRING_LEAD)
    item = _item(ItemKind.TEXT, account, link=link or reading.link, told_by=told_by)
    item.digest = _digest_of(content)
    outline = outline_of(reading, str(item.pk), item.brought_at.date().isoformat())
    item.content, item.reading = content, to_json(without_withheld(reading))
    item.outline = to_keep(outline, item.link)
    item.save()
    Finding.objects.bulk_create(
        Finding(item=item, number=number, state=FindingState.FOUND, **cells)
        for number, cells in enumerate(cells_of(reading, outline.attributions), 1)
    )
    return item


@action("leads.bring_media")
def bring_media(*, by: Actor, content: bytes, link: str = "", told_by: str = "") -> Item:
    """Seal a picture or a video unseen. Raises `BroughtBefore`, and `LeadsError` for what is neither or too large."""
    account = permitted(by, Permission.BRING_LEAD)
    media_type = kind_of_media(content)
    item = _item(ItemKind.MEDIA, account, link=link, told_by=told_by)
    item.digest = _digest_of(content)
    item.save()
    media = Media(item=item, media_type=media_type, size=len(content))
    media.save()
    store(
        content,
        label=MEDIA,
        row_id=media.pk,
        person_id=item.pk,
        data_class=DataClass.FAMILY,
        media_type=media_type,
    )
    return item


@action("leads.note_by_hand")
def note_by_hand(
    *,
    by: Actor,
    said: Mapping[str, str],
    where: str = "",
    link: str = "",
    told_by: str = "",
    shown: bool = False,
) -> Lead:
    """Write down a described person by hand: who, where, when, where it stands, who told us. Raises `LeadsError`."""
    account = permitted(by, Permission.REVIEW_LEAD)
    if not (link.strip() or told_by.strip()):
        raise LeadsError(_("Write where it stands, or who told us. A lead without a source leads nowhere."))
    item = _item(ItemKind.HAND, account, link=link, told_by=told_by)
    item.state, item.ended_by, item.ended_at = ItemState.REVIEWED, account, item.brought_at
    item.save()
    return new_lead(item, None, account, said, where, shown=shown)


@action("leads.bring_report")
def bring_report(*, by: Actor, submission_id: UUID, said: Mapping[str, Any], at: datetime) -> Item:
    """Take what a civilian reported by the portal; once, however often it is given. Raises `NotAllowed`."""
    if by.kind != "machine" or by.id != OPENER:
        raise NotAllowed(_("Only the worker opens what the portal left."))
    if before := Item.objects.filter(submission_id=submission_id).first():
        return before
    item = _item(ItemKind.REPORT, None, submission_id=submission_id, brought_at=at)
    item.save()
    Report(item=item, said=dict(said)).save()
    return item


def _item(kind: ItemKind, account: UUID | None, **cells: Any) -> Item:
    """A new item that waits for review. Raises `LeadsError`."""
    for name in ("link", "told_by"):
        cells[name] = str(cells.get(name, "")).strip()
        if len(cells[name]) > LONGEST:
            raise LeadsError(_("One of the answers is too long. Write it shorter."))
    brought_at = cells.pop("brought_at", timezone.now())
    due_at = brought_at + REVIEWED_WITHIN[kind]
    return Item(kind=kind, state=ItemState.WAITING, brought_by=account, brought_at=brought_at, due_at=due_at, **cells)


def _digest_of(content: bytes) -> str:
    """SHA-256, in hexadecimal. Raises `BroughtBefore`."""
    digest = hashlib.sha256(content).hexdigest()
    if before := find_by(Item.objects.all(), "digest_key", digest).first():
        raise BroughtBefore(before.pk)
    return digest
