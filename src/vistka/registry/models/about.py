"""Rows that are about a person of the register: opened, they name that person in the ledger."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass


class AboutPerson(Recorded):
    """A row about `person`."""

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")

    classes: ClassVar = {"person": DataClass.OPEN}

    class Meta:
        abstract = True

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.person_id,)
