"""A question that only the two of them can answer: hers is written down of every enquirer, his is asked at the camp."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Person
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedText

OPEN = DataClass.OPEN


class Recognition(Recorded):
    """One question of `recognition.Question`, with her answer; then his, and what the one who compared both says.

    `result`: a `recognition.Result`; it supports a claim of kinship and sets no level.
    """

    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, related_name="recognitions")
    question = models.CharField(max_length=20)
    hers = SealedText(label="contact.her_answer", data_class=DataClass.FAMILY)
    hers_by = models.UUIDField()
    hers_at = models.DateTimeField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    his = SealedText(label="contact.his_answer", data_class=DataClass.MESSAGE, default="")
    his_by = models.UUIDField(null=True)
    his_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=10, default="")
    compared_by = models.UUIDField(null=True)
    compared_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "enquirer question hers_by hers_at person asked_at his_by his_at result compared_by compared_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enquirer", "question"], name="one_answer_of_hers_a_question")
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquirer.enquiry_id, *([self.person_id] if self.person_id else []))
