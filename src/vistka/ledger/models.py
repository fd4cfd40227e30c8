"""The ledger: one entry for each write and for each person looked at, chained by a MAC whose key the database lacks.

Entries hold keys of rows and no value. There are no foreign keys: the ledger outlives what it speaks of.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedText

OPEN = DataClass.OPEN


class Entry(models.Model):
    """`actor` did `verb`, to or looking at the row `subject_id`.

    `wrote` tells a write from a look; `digest` is then the MAC over the row as written, with this entry's number.
    `ids` are the rows that a search showed. `mac` chains the entry to the one before it.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=80, default="")
    subject_id = models.UUIDField(null=True)
    wrote = models.BooleanField(default=False)
    purpose = models.CharField(max_length=80, default="")
    page = models.CharField(max_length=80, default="")
    ids = models.TextField(default="")
    digest = models.BinaryField(null=True)
    mac = models.BinaryField()

    classes: ClassVar = dict.fromkeys(
        "number at actor verb subject_kind subject_id wrote purpose page ids digest mac".split(), OPEN
    )
    keeps: ClassVar = Retention.LEDGER

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject_id", "number"], name="entries_about_a_row"),
            models.Index(fields=["actor", "at"], name="entries_of_an_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"


class Head(models.Model):
    """The last entry's number and MAC. Its lock orders all entries; there is one row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField()
    mac = models.BinaryField()

    classes: ClassVar = {"id": OPEN, "number": OPEN, "mac": OPEN}
    keeps: ClassVar = Retention.LEDGER

    def __str__(self) -> str:
        return str(self.number)


class SearchQuery(VaultModel):
    """What was searched for. Beside the ledger and not in it, so that keys can be rotated and the words erased."""

    query = SealedText(label="ledger.query", data_class=DataClass.IDENTITY)

    classes: ClassVar = {"id": OPEN}
    keeps: ClassVar = Retention.LEDGER
