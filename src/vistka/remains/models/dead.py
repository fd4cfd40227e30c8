"""Somebody of the register has died: what the bureau owes then (Geneva Convention III art. 120-121, annex IV.D)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.registry.models.about import AboutPerson
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class Death(AboutPerson):
    """The notification of a death. That somebody is dead, the register's event alone says; it is named here.

    `state`: `dead.machines.DeathState`. `identity`: the particulars by `dead.identity.SHOWN`, with {number, on}, copied
    from the register when it is noted, examined and certified; where it was stands there alone (`dead.identity.place_of`).
    `notice`: {disc, effects, through, account}.
    `medical`: {cause, suspected, identity, words, on}, of the doctor. `witnesses`: [{name, address, signed_on}].
    `burial`: {on, rite, cremation, reason}; where it is, the grave says. `examined_by` and `certified_by` are two people.
    """

    event = models.ForeignKey("registry.Event", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    identity = SealedJSON(label="remains.dead", data_class=DataClass.IDENTITY)
    notice = SealedJSON(label="remains.death_notice", data_class=DataClass.IDENTITY, default=dict)
    medical = SealedJSON(label="remains.death_medical", data_class=DataClass.HEALTH, default=dict)
    witnesses = SealedJSON(label="remains.death_witnesses", data_class=DataClass.IDENTITY, default=list)
    burial = SealedJSON(label="remains.burial", data_class=DataClass.IDENTITY, default=dict)
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()
    examined_by = models.UUIDField(null=True)
    examined_at = models.DateTimeField(null=True)
    certified_by = models.UUIDField(null=True)
    certified_at = models.DateTimeField(null=True)
    buried_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "event state noted_by noted_at examined_by examined_at certified_by certified_at buried_at closed_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=~models.Q(state="taken_back"), name="one_notification_of_a_death"
            )
        ]


class OfficialEnquiry(AboutPerson):
    """The official enquiry of art. 121: after a death or a serious injury (`death` None) in which others had a hand.

    `matter`: {cause, on, place}; of a death no place, which its event says. `statements`: [{name, address, whose,
    taken_on}]: that they were taken; what they say lies with the enquiry. `report`: {to, on, none_because}.
    """

    death = models.ForeignKey(Death, on_delete=models.PROTECT, null=True, related_name="enquiries")
    state = models.CharField(max_length=12)
    matter = SealedJSON(label="remains.official_enquiry", data_class=DataClass.HEALTH)
    statements = SealedJSON(label="remains.statements", data_class=DataClass.IDENTITY, default=list)
    report = SealedJSON(label="remains.enquiry_report", data_class=DataClass.IDENTITY, default=dict)
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()
    reported_by = models.UUIDField(null=True)
    reported_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("death state opened_by opened_at reported_by reported_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["death"], condition=models.Q(death__isnull=False), name="one_official_enquiry_a_death"
            )
        ]
