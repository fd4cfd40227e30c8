"""A possible match between an enquiry and a person of the register, and what people said of it."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Enquiry
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Person
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class Candidate(Recorded):
    """One pair. `evidence`: {probability, bits, agreement, evidence: [{fact, registered, sought, bits, words, strong}]}.

    `compared`: HMAC over what was compared on both sides. A rejected pair stays rejected while it is the same; when it
    changes, a new `round` begins. `state` follows from the verdicts of the round (`decisions.state_of`). `rests_until`: one
    of which somebody was unsure is not shown before; what is shown of it, `found_at` and `due_at`, does not tell.
    """

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="candidates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="candidates")
    state = models.CharField(max_length=20)
    round = models.PositiveIntegerField(default=1)
    compared = models.BinaryField()
    model_version = models.CharField(max_length=40)
    evidence = SealedJSON(label="tracing.evidence", data_class=DataClass.IDENTITY)
    found_at = models.DateTimeField()
    due_at = models.DateTimeField()
    rests_until = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "enquiry person state round compared model_version found_at due_at rests_until".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["enquiry", "person"], name="a_pair_is_one_candidate")]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="candidates_in_turn")]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquiry_id, self.person_id)


class Verdict(Recorded):
    """What one person said of a candidate. `grounds`: {strong: [identifiers of `strong.STRONG`], words}."""

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="verdicts")
    round = models.PositiveIntegerField()
    by_id = models.UUIDField()
    says = models.CharField(max_length=10)
    grounds = SealedJSON(label="tracing.grounds", data_class=DataClass.IDENTITY)
    at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("candidate round by_id says at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidate", "round", "by_id"], name="each_says_it_once")
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.candidate.person_ids


class Unmatched(VaultModel):
    """A record that changed and has yet to be matched; gone when it is. Kept beside the feed, so nothing is lost."""

    kind = models.CharField(max_length=80)
    row_id = models.UUIDField()
    sequence = models.BigIntegerField()

    classes: ClassVar = dict.fromkeys("id kind row_id sequence".split(), OPEN)
    keeps: ClassVar = Retention.WORKING

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["row_id"], name="a_record_waits_once")]
