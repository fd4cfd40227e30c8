"""The records of this room: calls."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Person
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON, SealedText

OPEN = DataClass.OPEN


class Call(Recorded):
    """One call. `asked_by`, `way`, `refusal` and `outcome` are of `kinds`; `state` is of `machines`.

    `callee`: {relation, name} as the person said it, until it is known which enquirer that is. `of_person`, `of_family`:
    what each agreed to: {told, picture, on, how, times, zone}. `needs_court`: a court or prosecutor
    has to allow it, and has (`court_allows`). `in_room`: of `kinds.InRoom`, with spaces between. `recorded_until`: when a
    recording must be erased; `erased_at`: it was. `her_link`, `camp_link`: of a call in the browser, emptied after it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.CharField(max_length=10)
    state = models.CharField(max_length=12, db_index=True)
    submission_id = models.UUIDField(null=True, unique=True)
    callee = SealedJSON(label="calls.callee", data_class=DataClass.MESSAGE, default=dict)
    of_person = SealedJSON(label="calls.of_person", data_class=DataClass.MESSAGE, default=dict)
    of_family = SealedJSON(label="calls.of_family", data_class=DataClass.FAMILY, default=dict)
    in_room = models.CharField(max_length=40, default="")
    asked_at = models.DateTimeField()
    decision_due_at = models.DateTimeField()
    needs_court = models.BooleanField(default=False)
    court_allows = models.BooleanField(default=False)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=12, default="")
    way = models.CharField(max_length=12, default="")
    slot_from = models.DateTimeField(null=True)
    slot_to = models.DateTimeField(null=True)
    room_id = models.UUIDField(null=True)
    her_link = SealedText(label="calls.her_link", data_class=DataClass.FAMILY, default="")
    camp_link = SealedText(label="calls.camp_link", data_class=DataClass.IDENTITY, default="")
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, default="")
    recorded_until = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    erased_by = models.UUIDField(null=True)

    classes: ClassVar = dict.fromkeys(
        "person enquirer asked_by state submission_id asked_at decision_due_at needs_court court_allows decided_by "
        "decided_at refusal way in_room slot_from slot_to room_id begun_at ended_at outcome recorded_until erased_at "
        "erased_by".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        """The person alone, once it is known who that is: the camp's reader of a call is never led to a family."""
        known = self.person_id or (self.enquirer.enquiry_id if self.enquirer else None)
        return (known or self.pk,)
