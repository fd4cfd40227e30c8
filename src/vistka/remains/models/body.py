"""Human remains: what was found, through whose hands they go, who they were by whose decision, and how they come home."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Enquirer, Enquiry
from vistka.identifiers.bureau_numbers import clean_number
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Person
from vistka.registry.outside_numbers import as_compared
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import LookupKey, SealedJSON, SealedText

OPEN, FORENSIC = DataClass.OPEN, DataClass.FORENSIC


class HumanRemains(Recorded):
    """A body, or a part of one. `number` is a bureau number: it says nothing of a day, a place or a count.

    `part`: a `sheets.BodyPart`. `parent`: the remains to which it belongs by the opinion in `linked`: {expert, reference,
    on}. `recovered`, `features`: see `sheets`. `found_with`: what lay on or near it, as found: a list of {kind, where,
    text}. `state`: a `machines.State`. `presumed`: {grounds}; `enquiry` and `person` say of whom. `decision` is the one
    that two signed, or that waits for the second; `decided_by` wrote it, `doubted_by` wants it taken back. `told`: who
    told the family, where others did. `later_find`: known after the family was told of others of the same person;
    `later_wish`: {choice, by, on}, what the family wants done with those. `grave`: where they lie, for good or until they
    are known. `custody_steps` counts the chain, so that a step taken out of the database is missed.
    """

    number = SealedText(label="remains.number", data_class=FORENSIC)
    number_key = LookupKey(source="number", label="remains.number", clean=clean_number)
    part = SealedText(label="remains.part", data_class=FORENSIC)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    linked = SealedJSON(label="remains.linked", data_class=FORENSIC, default=dict)
    recovered = SealedJSON(label="remains.recovered", data_class=FORENSIC)
    found_with = SealedJSON(label="remains.found_with", data_class=FORENSIC, default=list)
    features = SealedJSON(label="remains.features", data_class=FORENSIC, default=dict)
    state = models.CharField(max_length=12)
    presumed = SealedJSON(label="remains.presumed", data_class=FORENSIC, default=dict)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="remains")
    decision = models.ForeignKey(
        "remains.Identification", on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    decided_by = models.UUIDField(null=True)
    doubted_by = models.UUIDField(null=True)
    told = SealedJSON(label="remains.told", data_class=FORENSIC, default=dict)
    later_find = models.BooleanField(default=False)
    later_wish = SealedJSON(label="remains.later_wish", data_class=FORENSIC, default=dict)
    grave = models.ForeignKey("remains.Grave", on_delete=models.PROTECT, null=True, related_name="remains")
    custody_steps = models.PositiveIntegerField(default=0)
    registered_by = models.UUIDField()
    registered_at = models.DateTimeField()
    state_since = models.DateTimeField()
    review_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys(
        "parent state enquiry person decision decided_by doubted_by later_find grave custody_steps registered_by "
        "registered_at state_since review_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return tuple(filter(None, (self.pk, self.enquiry_id, self.person_id)))


class CustodyStep(Recorded):
    """One handing over; never changed. `said`: {from, to, gave, took, found_seal, seal, seal_state, note}.

    `found_seal` is the number read when it was taken over, `seal` the one under which it goes on.
    """

    remains = models.ForeignKey(HumanRemains, on_delete=models.PROTECT, related_name="steps")
    place_in_order = models.PositiveIntegerField()
    said = SealedJSON(label="remains.custody", data_class=FORENSIC)
    at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("remains place_in_order at recorded_by recorded_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["remains", "place_in_order"], name="a_chain_of_custody_has_one_order")
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.remains_id,)


class AnteMortem(Recorded):
    """What a family told of somebody missing, so that remains can be compared: asked of every family on the same day.

    `said`: answers by `ante_mortem.QUESTIONS`; empty where the family would not answer, and `declined` then says so.
    """

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="+")
    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, related_name="+")
    said = SealedJSON(label="remains.ante_mortem", data_class=FORENSIC)
    declined = models.BooleanField(default=False)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("enquiry enquirer declined asked_by asked_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquiry_id,)


class Sample(Recorded):
    """Where a sample is and whose it is: never what is in it. The genotype stays with the laboratory.

    Of kin, or the missing person's own from before, for `enquiry`; or taken from `remains`. `said`: see `samples.KEYS`.
    `withdrawn_at`: the donor took the consent back; from then on the sample counts for nothing.
    """

    barcode = SealedText(label="remains.barcode", data_class=FORENSIC)
    barcode_key = LookupKey(source="barcode", label="remains.barcode", clean=as_compared)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, null=True, related_name="+")
    remains = models.ForeignKey(HumanRemains, on_delete=models.PROTECT, null=True, related_name="samples")
    said = SealedJSON(label="remains.sample", data_class=FORENSIC)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("enquiry remains recorded_by recorded_at withdrawn_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return tuple(filter(None, (self.enquiry_id, self.remains_id)))


class Identification(Recorded):
    """Who the remains were, by an expert's decision. It stands once a second person has signed.

    `said`: see `deciding.Decision`. `person`: of the register, where the decision names one who stands there.
    """

    remains = models.ForeignKey(HumanRemains, on_delete=models.PROTECT, related_name="decisions")
    said = SealedJSON(label="remains.decision", data_class=FORENSIC)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    signed_by = models.UUIDField(null=True)
    signed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "remains person written_by written_at signed_by signed_at dropped_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["remains"],
                condition=models.Q(signed_at=None, dropped_at=None),
                name="one_open_decision_of_remains",
            )
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return tuple(filter(None, (self.remains_id, self.person_id)))


class Return(Recorded):
    """How remains left us: to the family or the State (AP I art. 34), or to a grave here.

    `how`: a `returning.How`. `said`: see `returning.KEYS`. `step`: the last of the chain of custody.
    """

    remains = models.ForeignKey(HumanRemains, on_delete=models.PROTECT, related_name="returns")
    how = models.CharField(max_length=12)
    said = SealedJSON(label="remains.return", data_class=FORENSIC)
    step = models.ForeignKey(CustodyStep, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("remains how step recorded_by recorded_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.remains_id,)
