"""What happened to a person, in order; the cards that are due for it; how the person's health is."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.models.about import AboutPerson
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON, SealedText

OPEN = DataClass.OPEN


class Event(AboutPerson):
    """One event; never changed. `place_in_order` counts from 1. `said`: {on, place, to, document}, dates as EDTF.

    A mistaken event is corrected by one that says so: `corrects` names it, and it no longer counts. A correction
    without a `kind` says that nothing of the sort happened.
    """

    kind = models.CharField(max_length=20)
    place_in_order = models.PositiveIntegerField()
    said = SealedJSON(label="registry.event", data_class=DataClass.CUSTODY)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("kind place_in_order corrects recorded_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "place_in_order"], name="events_have_one_order")
        ]


class CardAddressee(StrEnum):
    """To whom a capture card goes."""

    FAMILY = "family"
    AGENCY = "agency"

    @property
    def words(self) -> Promise:
        return {CardAddressee.FAMILY: _("the family"), CardAddressee.AGENCY: _("the Central Tracing Agency")}[self]


class CaptureCard(AboutPerson):
    """A card that art. 70 asks for: one to the family, which he may decline, another to the Central Tracing Agency.

    `content`: its cells (`capture_cards.content_of`); `whereabouts`: those that say where the person is (art. 70 tells the
    Agency); `signed`: a `capture_cards.CardSigned`; `wish`: on which the family's rests.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="cards")
    addressee = models.CharField(max_length=10)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    content = SealedJSON(label="registry.card", data_class=DataClass.IDENTITY, null=True)
    whereabouts = SealedJSON(label="registry.card_whereabouts", data_class=DataClass.CUSTODY, null=True)
    health = SealedText(label="registry.card_health", data_class=DataClass.HEALTH, null=True)
    signed = models.CharField(max_length=10, default="")
    wish = models.ForeignKey("registry.Wish", on_delete=models.PROTECT, null=True, related_name="+")

    classes: ClassVar = dict.fromkeys("event addressee due_at made_at declined_at signed wish".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "addressee"], name="one_card_an_addressee")]


class HealthNote(AboutPerson):
    """How the person was on a day: one of the seven values of annex IV B, and where he is treated."""

    observed_on = models.DateField()
    value = SealedText(label="registry.health", data_class=DataClass.HEALTH)
    hospital = SealedText(label="registry.hospital", data_class=DataClass.HEALTH, default="")
    recorded_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("observed_on recorded_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD
