"""Whom a lead may mean: a sought person, or a person of the register. A lead is unconfirmed and stays so."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Enquiry
from vistka.leads.models import Lead
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Person
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON, SealedText

OPEN = DataClass.OPEN


class LeadCandidate(Recorded):
    """A lead beside an enquiry or beside a person of the register, never both. `evidence`: as that of a `Candidate`.

    Beside an enquiry (`machines.HINT`) one person says whether it is worth following; nothing is ever told because of it.
    Beside a person two say whether the source shows this very person (`decisions.state_of`), and then he is exposed.
    `rests_until`: one of which nobody could tell comes back then. `doubt_id`: the `LeadUndoing` that is proposed and
    not settled.
    """

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="candidates")
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20)
    round = models.PositiveIntegerField(default=1)
    compared = models.BinaryField()
    model_version = models.CharField(max_length=40)
    evidence = SealedJSON(label="tracing.lead_evidence", data_class=DataClass.IDENTITY)
    found_at = models.DateTimeField()
    due_at = models.DateTimeField()
    rests_until = models.DateTimeField(null=True)
    doubt_id = models.UUIDField(null=True)

    classes: ClassVar = dict.fromkeys(
        "lead enquiry person state round compared model_version found_at due_at rests_until doubt_id".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lead", "enquiry"], name="a_lead_hints_at_an_enquiry_once"),
            models.UniqueConstraint(fields=["lead", "person"], name="a_lead_may_show_a_person_once"),
            models.CheckConstraint(
                condition=models.Q(enquiry=None, person__isnull=False) | models.Q(enquiry__isnull=False, person=None),
                name="a_lead_is_beside_one_of_the_two",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="lead_candidates_in_turn")]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        """The lead, and who stands beside it."""
        return tuple(one for one in (self.lead_id, self.enquiry_id, self.person_id) if one)


class LeadVerdict(Recorded):
    """What one person said of a lead beside a person of the register, and why.

    `shows_more`: it shows more than what was reviewed of the person before.
    """

    candidate = models.ForeignKey(LeadCandidate, on_delete=models.PROTECT, related_name="verdicts")
    round = models.PositiveIntegerField()
    by_id = models.UUIDField()
    says = models.CharField(max_length=10)
    words = SealedText(label="tracing.lead_words", data_class=DataClass.IDENTITY)
    shows_more = models.BooleanField(default=False)
    at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("candidate round by_id says shows_more at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidate", "round", "by_id"], name="each_says_it_of_a_lead_once")
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.candidate.person_ids


class LeadUndoing(Recorded):
    """One proposed to undo that a lead shows a person, with reasons; another seconded it, or has yet to."""

    candidate = models.ForeignKey(LeadCandidate, on_delete=models.PROTECT, related_name="undoings")
    reasons = SealedText(label="tracing.lead_undoing", data_class=DataClass.IDENTITY)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    seconded_by = models.UUIDField(null=True)
    seconded_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "candidate proposed_by proposed_at seconded_by seconded_at dropped_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidate"],
                condition=models.Q(seconded_at=None, dropped_at=None),
                name="one_open_undoing_a_lead",
            )
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.candidate.person_ids
