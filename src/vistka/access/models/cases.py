"""Whose case somebody is, and leave to open more persons in a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.access.models.staff import Staff
from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention


class Assignment(Recorded):
    """The person `subject_id` is a case of `staff` until `ended_at`: she opens the person without saying for what."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="assignments")
    subject_id = models.UUIDField(db_index=True)
    assigned_by = models.UUIDField()
    assigned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("staff subject_id assigned_by assigned_at ended_at".split(), DataClass.OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["staff", "subject_id"], condition=models.Q(ended_at=None), name="a_case_is_assigned_once"
            )
        ]


class BudgetRelease(Recorded):
    """A reader asked to open `persons` more on `day`; a second officer released it, or has yet to."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="budget_releases")
    day = models.DateField()
    persons = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    released_by = models.UUIDField(null=True)
    released_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("staff day persons asked_at released_by released_at".split(), DataClass.STAFF)
    keeps: ClassVar = Retention.STAFF_ACCOUNT

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["staff", "day"], condition=models.Q(released_at=None), name="one_open_request_a_day"
            )
        ]
