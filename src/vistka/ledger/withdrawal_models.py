"""What was erased for good, by key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention


class Withdrawal(Recorded):
    """The row `row_id` was erased on somebody's wish and must not come back with an older backup."""

    kind = models.CharField(max_length=80)
    row_id = models.UUIDField()

    classes: ClassVar = {"kind": DataClass.OPEN, "row_id": DataClass.OPEN}
    keeps: ClassVar = Retention.LEDGER

    class Meta:
        app_label = "ledger"
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "row_id"], name="withdrawn_once")]
