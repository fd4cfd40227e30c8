"""The protocol of a handover, and the calls after it."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.ledger.recorded import Recorded
from vistka.reunion.models.way_home import WayHome
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class Protocol(Recorded):
    """The protocol of one handover, part by part (`protocol.Part`). Two officers keep it.

    Of another way home there are `no_press` and `effects` alone, written with its end by who carries it out.

    `said`: {his_identity: {paper, by}, her_identity: {paper, by}, door: {body, answer, no_neutral, on, by}, no_press: {by},
    effects: {outstanding, why, by}, onward: {to, met_by, paper, by}, signed: {his, hers, by}, finished: {by}}. What says
    where he goes (`onward`) is erased after the last call of the aftercare.
    """

    way = models.OneToOneField(WayHome, on_delete=models.PROTECT, related_name="protocol")
    said = SealedJSON(label="reunion.protocol", data_class=DataClass.CUSTODY, default=dict)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("way begun_at finished_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.way.person_ids


class Aftercare(Recorded):
    """A call that is due after a way home: 7, 30 and 90 days after a handover; the day after, when he declined (0).

    `said`: {reached, needs}: whether somebody was reached, and `kinds.Need`s.
    """

    way = models.ForeignKey(WayHome, on_delete=models.PROTECT, related_name="aftercare")
    day = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    said = SealedJSON(label="reunion.aftercare", data_class=DataClass.FAMILY, default=dict)
    noted_by = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("way day due_at tries noted_by done_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["way", "day"], name="each_call_is_due_once")]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.way.person_ids
