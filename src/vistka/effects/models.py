"""The records of this room: what somebody owned, article by article, and the sealed packets in which it travels."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.identifiers.bureau_numbers import clean_number
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Person
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import LookupKey, SealedJSON, SealedText

OPEN = DataClass.OPEN


class Packet(Recorded):
    """A packet that two persons seal (Geneva Convention III art. 122(9)); without a `person`, of articles nobody knows.

    `said`: {statement, weight, seal, to, reason}. `counted`: how many articles the second person found in it.
    `found_beside`: the human remains beside which its articles were found.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    found_beside = models.UUIDField(null=True)
    number = SealedText(label="effects.packet_number", data_class=DataClass.IDENTITY)
    number_key = LookupKey(source="number", label="effects.packet_number", clean=clean_number)
    state = models.CharField(max_length=12, db_index=True)
    said = SealedJSON(label="effects.packet", data_class=DataClass.IDENTITY, default=dict)
    packed_by = models.UUIDField()
    packed_at = models.DateTimeField()
    counted = models.PositiveSmallIntegerField(null=True)
    sealed_by = models.UUIDField(null=True)
    sealed_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "person found_beside state packed_by packed_at counted sealed_by sealed_at settled_by settled_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.person_id,) if self.person_id else (self.pk,)


class Article(Recorded):
    """One article: taken from somebody against a receipt (art. 18), or left behind by who is gone or has died.

    `number` stands on the receipt. `said`: {what, quantity, currency, amount, condition, on, by, order, reason}; `by` is
    name, rank and unit of who took it. `kind`: a `kinds.Kind`; `source`: a `kinds.Source`. `settled`: {to, reason}.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    packet = models.ForeignKey(Packet, on_delete=models.PROTECT, null=True, related_name="articles")
    kind = models.CharField(max_length=12)
    source = models.CharField(max_length=12)
    state = models.CharField(max_length=12, db_index=True)
    number = SealedText(label="effects.receipt_number", data_class=DataClass.IDENTITY)
    number_key = LookupKey(source="number", label="effects.receipt_number", clean=clean_number)
    said = SealedJSON(label="effects.article", data_class=DataClass.IDENTITY)
    settled = SealedJSON(label="effects.settled", data_class=DataClass.IDENTITY, default=dict)
    written_by = models.UUIDField()
    packed_by = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "person packet kind source state written_by packed_by written_at settled_by settled_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.person_id,) if self.person_id else (self.packet_id or self.pk,)
