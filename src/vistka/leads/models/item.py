"""What somebody brought from the open, and what was found in it. It is sealed for the reviewers until its review ends."""

from __future__ import annotations

from typing import ClassVar, Final
from uuid import UUID

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import LookupKey, SealedBytes, SealedJSON, SealedText

OPEN, FAMILY = DataClass.OPEN, DataClass.FAMILY

MEDIA: Final = "leads.media"
"""The label of a picture or video in the vault."""


def as_written(text: str) -> str:
    """A digest is found as it stands."""
    return text


class Item(Recorded):
    """One thing that was brought. `kind`: a `kinds.ItemKind`; `state`: a `machines.ItemState`.

    For good: `link`, `digest` (SHA-256 in hexadecimal), who brought it and when, `told_by` (who told us), and `outline`,
    which has no words of it (`outlines`). Until review ends: `content`, its bytes; `reading`, what was found in it
    (`sources.as_json`). `submission_id`: under which it came by the portal.
    """

    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    link = SealedText(label="leads.link", data_class=FAMILY, default="")
    digest = SealedText(label="leads.digest", data_class=FAMILY, default="")
    digest_key = LookupKey(source="digest", label="leads.digest", clean=as_written)
    told_by = SealedText(label="leads.told_by", data_class=FAMILY, default="")
    content = SealedBytes(label="leads.content", data_class=FAMILY, null=True)
    reading = SealedJSON(label="leads.reading", data_class=FAMILY, null=True)
    outline = SealedJSON(label="leads.outline", data_class=FAMILY, null=True)
    submission_id = models.UUIDField(null=True)
    brought_by = models.UUIDField(null=True)
    brought_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "kind state submission_id brought_by brought_at due_at ended_by ended_at".split(), OPEN
    )
    keeps: ClassVar = Retention.REVIEW

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission_id"], name="a_report_is_taken_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="items_in_turn")]


class Report(Recorded):
    """What a civilian wrote by the portal (`mailroom.schema.Kind.WITH_HIM`), until work on it ends."""

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="report")
    said = SealedJSON(label="leads.report", data_class=FAMILY, null=True)

    classes: ClassVar = {"item": OPEN}
    keeps: ClassVar = Retention.REVIEW

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.item_id,)


class Finding(Recorded):
    """One thing that was found in an item, from sign `start` to sign `end` of its text. `kind`: a `kinds.FindingKind`.

    `said`: its cells; none once it was dropped. `state`: a `machines.FindingState`.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    said = SealedJSON(label="leads.finding", data_class=FAMILY, null=True)
    state = models.CharField(max_length=10)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("item kind number start end state decided_by decided_at".split(), OPEN)
    keeps: ClassVar = Retention.REVIEW

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "number"], name="findings_have_one_order")]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.item_id,)


class Media(Recorded):
    """A picture or a video of an item. It lies in the vault under `MEDIA`, and nothing of it is ever shown in small."""

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="media")
    media_type = models.CharField(max_length=30)
    size = models.PositiveIntegerField()
    destroyed_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("item media_type size destroyed_at".split(), OPEN)
    keeps: ClassVar = Retention.REVIEW

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.item_id,)


class Referral(Recorded):
    """An allegation of a crime was referred by a person to a competent body. What it says is not kept."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="referrals")
    body = SealedText(label="leads.referral", data_class=FAMILY)
    referred_by = models.UUIDField()
    referred_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("item referred_by referred_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.item_id,)
