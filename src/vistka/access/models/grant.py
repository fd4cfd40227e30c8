"""A role given to a member of staff by two officers."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from vistka.access.models.staff import Staff
from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention


class Grant(Recorded):
    """Proposed, then seconded by somebody else, in effect from `effective_at`, until it is ended. Never taken back up."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=40)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    seconded_by = models.UUIDField(null=True)
    effective_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "staff role proposed_by proposed_at seconded_by effective_at ended_by ended_at".split(), DataClass.STAFF
    )
    keeps: ClassVar = Retention.STAFF_ACCOUNT

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["staff", "role"], condition=models.Q(ended_at=None), name="a_role_is_held_once"
            ),
            models.CheckConstraint(
                condition=models.Q(seconded_by=None, effective_at=None)
                | models.Q(seconded_by__isnull=False, effective_at__isnull=False),
                name="a_seconded_grant_takes_effect",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_by=None, ended_at=None)
                | models.Q(ended_by__isnull=False, ended_at__isnull=False),
                name="an_ended_grant_was_ended_by_somebody",
            ),
        ]

    def in_effect(self, now: datetime) -> bool:
        """Whether the role is held at `now`."""
        return self.effective_at is not None and self.effective_at <= now and self.ended_at is None
