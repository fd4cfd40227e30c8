"""A described person whom a reviewer accepted: open source, unconfirmed. It raises questions, and answers no family."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.leads.models.item import Finding, Item
from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON, SealedText

OPEN = DataClass.OPEN


class Lead(Recorded):
    """One described person. `said`: cells of `kinds.PERSON_FIELDS`; `where`: the place that is named.

    `description`: what is compared, packed (`matching.packed`). `shown`: he is shown in a picture or a video in the open.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="leads")
    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, null=True, related_name="lead")
    state = models.CharField(max_length=10)
    shown = models.BooleanField(default=False)
    said = SealedJSON(label="leads.said", data_class=DataClass.IDENTITY)
    where = SealedText(label="leads.where", data_class=DataClass.CUSTODY, default="")
    description = SealedText(label="leads.description", data_class=DataClass.IDENTITY)
    accepted_by = models.UUIDField()
    accepted_at = models.DateTimeField()
    closed_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "item finding state shown accepted_by accepted_at closed_by closed_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "accepted_at"], name="leads_in_turn")]


class FollowUp(Recorded):
    """A question that a lead raises, to the camp, a hospital or an authority (`kinds.Asked`).

    It holds nothing that a family said, and nothing of it is told to one.
    """

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="follow_ups")
    asks = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    words = SealedText(label="leads.question", data_class=DataClass.IDENTITY)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("lead asks state asked_by asked_at due_at settled_by settled_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.lead_id,)


class FollowUpAnswer(Recorded):
    """What was answered: from it one could learn whether somebody is held. So the lead reviewers do not read it."""

    follow_up = models.OneToOneField(FollowUp, on_delete=models.PROTECT, related_name="answer")
    words = SealedText(label="leads.answer", data_class=DataClass.IDENTITY)

    classes: ClassVar = {"follow_up": OPEN}
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.follow_up.lead_id,)


class TakeDown(Recorded):
    """Somebody who publishes a prisoner's picture was asked to take it down (Convention III art. 13)."""

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="take_downs")
    state = models.CharField(max_length=10)
    publisher = SealedText(label="leads.publisher", data_class=DataClass.FAMILY)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("lead state asked_by asked_at due_at settled_by settled_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.lead_id,)
