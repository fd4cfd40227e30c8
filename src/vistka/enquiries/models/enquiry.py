"""An enquiry: one sought person. Several enquirers may seek the same one, and do not see each other."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.identifiers.bureau_numbers import clean_number
from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import LookupKey, SealedJSON, SealedText

OPEN = DataClass.OPEN


class Enquiry(Recorded):
    """One sought person. `number` is that of the first who enquired; each enquirer has a number of her own.

    `state`: see `closing.State`; since `opened_at` it has been open. `sought`: cells by column (`sought.ASKED`), as
    the enquirer said them. `description` is what the index compares. `taken_by_id`: who took the call; the hotline
    reads its own; nobody's in an exercise. `answer_due_at`: the earliest of its enquirers'. `joined_to`: the enquiry about
    the same person that this one repeats.
    """

    number = SealedText(label="enquiries.number", data_class=DataClass.IDENTITY)
    number_key = LookupKey(source="number", label="enquiries.number", clean=clean_number)
    state = models.CharField(max_length=12)
    outcome = models.CharField(max_length=30, default="")
    sought = SealedJSON(label="enquiries.sought", data_class=DataClass.IDENTITY)
    description = SealedText(label="enquiries.description", data_class=DataClass.IDENTITY)
    taken_by_id = models.UUIDField(null=True)
    taken_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    answer_due_at = models.DateTimeField(db_index=True)
    joined_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined")

    classes: ClassVar = dict.fromkeys(
        "state outcome taken_by_id taken_at opened_at answer_due_at joined_to".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD
