"""A person of the register: held by us, or reported held by the other Power. The two are never mixed."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.identifiers.bureau_numbers import clean_number
from vistka.ledger.recorded import Recorded
from vistka.registry.models.about import AboutPerson
from vistka.registry.outside_numbers import as_compared
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import LookupKey, SealedJSON, SealedText

OPEN = DataClass.OPEN


class Side(StrEnum):
    """Who holds the person."""

    HELD = "held"
    REPORTED = "reported"

    @property
    def words(self) -> Promise:
        return {Side.HELD: _("Held by us"), Side.REPORTED: _("Reported held by the other Power")}[self]


class Category(StrEnum):
    """As what the person is held; lists never mix them (Convention IV art. 136, AP I art. 44-45)."""

    PRISONER = "prisoner"
    RETAINED = "retained"
    CIVILIAN = "civilian"

    @property
    def words(self) -> Promise:
        return {
            Category.PRISONER: _("Prisoner of war"),
            Category.RETAINED: _("Medical or religious personnel, retained"),
            Category.CIVILIAN: _("Civilian"),
        }[self]


class Person(Recorded):
    """One person. `description` is what the index compares, rewritten with every change of the particulars.

    `identities`: see `particulars`. `names`: a list of name forms (`name_forms`). `custody`: {place, camp,
    mail_address}; a family never reads it. `interview`: the one whose wishes stand; without one his wish is unknown.
    `health_note`, `notified`, `exposure`: the last word of his health, the last official report that is not of a death,
    the last time he was shown in public. They stand here, so that deleting a row does not make an older one the last, or
    undo it. `undone_at`: the arrival that brought the person was taken back.
    """

    side = models.CharField(max_length=10)
    category = models.CharField(max_length=10)
    state = models.CharField(max_length=20)
    number = SealedText(label="registry.number", data_class=DataClass.IDENTITY)
    number_key = LookupKey(source="number", label="registry.number", clean=clean_number)
    identities = SealedJSON(label="registry.identities", data_class=DataClass.IDENTITY)
    names = SealedJSON(label="registry.names", data_class=DataClass.IDENTITY, default=list)
    custody = SealedJSON(label="registry.custody", data_class=DataClass.CUSTODY, default=dict)
    description = SealedText(label="registry.description", data_class=DataClass.IDENTITY)
    note = SealedText(label="registry.note", data_class=DataClass.IDENTITY, default="")
    arrival = models.ForeignKey("registry.Arrival", on_delete=models.PROTECT, null=True, related_name="persons")
    interview = models.ForeignKey("registry.Interview", on_delete=models.PROTECT, null=True, related_name="+")
    health_note = models.ForeignKey("registry.HealthNote", on_delete=models.PROTECT, null=True, related_name="+")
    # Person and report are written in one transaction, the person first: the database need not know of this key.
    notified = models.ForeignKey(
        "registry.Report", on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    exposure = models.ForeignKey(
        "registry.Exposure", on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    registered_at = models.DateTimeField()
    health_due_at = models.DateTimeField(null=True)
    withheld_from_power = SealedText(label="registry.withheld", data_class=DataClass.IDENTITY, null=True)
    withheld_review_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "side category state arrival interview health_note notified exposure registered_at health_due_at "
        "withheld_review_at undone_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD


class Identifier(AboutPerson):
    """A number by which the person is known elsewhere, of an `outside_numbers.NumberKind`. Found by its exact value."""

    kind = models.CharField(max_length=20)
    value = SealedText(label="registry.identifier", data_class=DataClass.IDENTITY)
    value_key = LookupKey(source="value", label="registry.identifier", clean=as_compared)
    how = models.CharField(max_length=12)

    classes: ClassVar = {"kind": OPEN, "how": OPEN}
    keeps: ClassVar = Retention.RECORD


class Report(AboutPerson):
    """What was reported of a person held by the other Power. `official`: that Power or the CTA has notified it.

    `source`: a `reports.ReportSource`. `said`: {status, date, reference}; `date` is the day of which it speaks.
    """

    source = models.CharField(max_length=20)
    official = models.BooleanField()
    said = SealedJSON(label="registry.report", data_class=DataClass.IDENTITY)
    received_on = models.DateField()
    recorded_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("source official received_on recorded_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD


class Question(AboutPerson):
    """A question about one field, for the camp. It holds nothing that a family said. Answered by a new particular."""

    field = models.CharField(max_length=30)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("field asked_by asked_at due_at answered_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD
