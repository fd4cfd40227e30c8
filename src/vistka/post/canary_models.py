"""What the canary remembers: how the portal's pages looked, and each of its flights."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention

OPEN = DataClass.OPEN


class KnownPages(Recorded):
    """The portal's pages as an officer found them right: `digests`: JSON of path to SHA-256 of its bytes."""

    digests = models.TextField()
    remembered_by = models.UUIDField()
    remembered_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("digests remembered_by remembered_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        app_label = "post"


class Flight(VaultModel):
    """An enquiry about nobody, filed by the public way. `fault`: one of `canary.flying.Fault`, empty when all was right.

    `seen_at`: when it was opened at the desk.
    """

    sent_at = models.DateTimeField()
    fault = models.CharField(max_length=20, default="")
    seen_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("id sent_at fault seen_at".split(), OPEN)
    keeps: ClassVar = Retention.QUEUE

    class Meta:
        app_label = "post"
