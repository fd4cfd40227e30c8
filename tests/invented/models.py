"""An invented person and the visits to him: rows recorded in the ledger, with every kind of sealed field."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import LookupKey, SealedBytes, SealedDate, SealedJSON, SealedText

OPEN = DataClass.OPEN


class Person(Recorded):
    """Somebody who does not exist."""

    name = SealedText(label="invented.name", data_class=DataClass.IDENTITY)
    born_on = SealedDate(label="invented.born_on", data_class=DataClass.IDENTITY, null=True)
    number = SealedText(label="invented.number", data_class=DataClass.IDENTITY, null=True)
    number_key = LookupKey(source="number", label="invented.number")
    note = SealedJSON(label="invented.note", data_class=DataClass.MESSAGE, null=True)
    likeness = SealedBytes(label="invented.likeness", data_class=DataClass.IDENTITY, null=True)
    state = models.CharField(max_length=20, default="new")

    classes: ClassVar = {"id": OPEN, "state": OPEN}
    keeps: ClassVar = Retention.RECORD


class Visit(Recorded):
    """A visit to an invented person: a row about somebody else than itself."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="visits")
    place = SealedText(label="invented.place", data_class=DataClass.CUSTODY)
    visited_at = models.DateTimeField()

    classes: ClassVar = {"id": OPEN, "person": OPEN, "visited_at": OPEN}
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.person_id,)
