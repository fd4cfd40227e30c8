"""What an invented portal leaves for the desk."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedBytes

OPEN = DataClass.OPEN


class Submission(VaultModel):
    """A sealed letter to the bureau; `taken_at` is when the desk took it in."""

    content = SealedBytes(label="invented.submission", data_class=DataClass.MESSAGE)
    taken_at = models.DateTimeField(null=True)

    classes: ClassVar = {"id": OPEN, "taken_at": OPEN}
    keeps: ClassVar = Retention.QUEUE
