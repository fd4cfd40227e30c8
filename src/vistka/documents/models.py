"""The records of this room: that a form was issued, and that a certificate is too dangerous. No form itself is kept."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention

OPEN = DataClass.OPEN


class Issued(Recorded):
    """A form was issued: `kind` of `DocumentKind`, a random `number`, `digest` (SHA-256) of the PDF.

    `person_id`: whom it speaks of, if anybody. The number is of our own paper and names no one.
    """

    kind = models.CharField(max_length=30)
    number = models.CharField(max_length=10, unique=True)
    blank = models.BooleanField()
    person_id = models.UUIDField(null=True)
    issued_by = models.UUIDField()
    issued_at = models.DateTimeField()
    issued_on = models.DateField()
    digest = models.BinaryField()

    classes: ClassVar = dict.fromkeys("kind number blank person_id issued_by issued_at issued_on digest".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.person_id,) if self.person_id else (self.pk,)


class TooDangerous(Recorded):
    """A case worker chose, with the enquirer, that no certificate is issued: it could harm who carries it.

    It holds until somebody takes it back. Its key is made from hers (`telling.danger_of`).
    """

    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, related_name="+")
    chosen_by = models.UUIDField()
    chosen_at = models.DateTimeField()
    taken_back_by = models.UUIDField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("enquirer chosen_by chosen_at taken_back_by taken_back_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enquirer"], condition=models.Q(taken_back_at=None), name="one_danger_of_a_certificate"
            )
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquirer.enquiry_id,)
