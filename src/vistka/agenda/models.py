"""What is to be done: changes that followers have yet to see, what is due, what came in and what goes out.

None of these rows holds a value of a person: they name rows by key. What an outgoing item carries is sealed.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedBytes

OPEN = DataClass.OPEN


class Change(models.Model):
    """A row was written. `sequence` is its ledger entry's number, given under the head's lock: no gap fills later."""

    sequence = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=80)
    row_id = models.UUIDField(db_index=True)
    at = models.DateTimeField()

    classes: ClassVar = {"sequence": OPEN, "kind": OPEN, "row_id": OPEN, "at": OPEN}
    keeps: ClassVar = Retention.LEDGER

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.row_id}"


class Follower(models.Model):
    """How far one that follows the feed has come."""

    name = models.CharField(max_length=80, primary_key=True)
    sequence = models.BigIntegerField(default=0)

    classes: ClassVar = {"name": OPEN, "sequence": OPEN}
    keeps: ClassVar = Retention.WORKING

    def __str__(self) -> str:
        return f"{self.name} {self.sequence}"


class Due(VaultModel):
    """Something that a clock found to be due for a row; settled when the clock no longer finds it."""

    clock = models.CharField(max_length=80)
    row_id = models.UUIDField()
    due_at = models.DateTimeField()
    noticed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(("id", "clock", "row_id", "due_at", "noticed_at", "settled_at"), OPEN)
    keeps: ClassVar = Retention.WORKING

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clock", "row_id"], condition=models.Q(settled_at=None), name="due_once_for_a_clock_and_row"
            )
        ]


class Received(models.Model):
    """A submission that was taken in, written in one transaction with what it produced."""

    submission_id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()

    classes: ClassVar = {"submission_id": OPEN, "at": OPEN}
    keeps: ClassVar = Retention.QUEUE

    def __str__(self) -> str:
        return str(self.submission_id)


class Outgoing(VaultModel):
    """Something on its way out of the bureau database, sealed; delivered under its own key, then marked."""

    kind = models.CharField(max_length=80)
    content = SealedBytes(label="agenda.outgoing", data_class=DataClass.MESSAGE)
    made_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, db_index=True)

    classes: ClassVar = dict.fromkeys(("id", "kind", "made_at", "delivered_at"), OPEN)
    keeps: ClassVar = Retention.QUEUE


class LastDone(models.Model):
    """When something that must happen again and again last happened: the worker's round, a backup, a signed head."""

    name = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()

    classes: ClassVar = {"name": OPEN, "at": OPEN}
    keeps: ClassVar = Retention.WORKING

    def __str__(self) -> str:
        return self.name
