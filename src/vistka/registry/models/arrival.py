"""A table of arrivals: staged, then committed whole or not at all, and undone whole."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class Arrival(Recorded):
    """One table, a row a person. `state`: an `arrivals.ArrivalState`.

    `shared`: what holds for every row (`arrivals.Shared`). `sheet`: the rows as they stand, [{column: cell}].
    `findings`: for each row what is wrong with it and who may already be there (`arrivals`).
    """

    side = models.CharField(max_length=10)
    category = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    rows = models.PositiveIntegerField()
    shared = SealedJSON(label="registry.arrival", data_class=DataClass.CUSTODY)
    sheet = SealedJSON(label="registry.sheet", data_class=DataClass.IDENTITY)
    findings = SealedJSON(label="registry.findings", data_class=DataClass.IDENTITY, null=True)
    staged_by = models.UUIDField()
    staged_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("side category state rows staged_by staged_at settled_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.pk,)
