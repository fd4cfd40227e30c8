"""What lets somebody choose a password and set up a second factor: an invitation, at first or after a reset."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from vistka.access.models.staff import Staff
from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention


class Reset(Recorded):
    """A member of staff lost password or second factor: proposed by an administrator, seconded by another officer.

    Seconding makes an invitation that holds from 24 hours later on; until then the owner and every officer can stop it.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="resets")
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    seconded_by = models.UUIDField(null=True)
    effective_at = models.DateTimeField(null=True)
    stopped_by = models.UUIDField(null=True)
    stopped_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "staff proposed_by proposed_at seconded_by effective_at stopped_by stopped_at".split(), DataClass.STAFF
    )
    keeps: ClassVar = Retention.STAFF_ACCOUNT


class Invitation(Recorded):
    """One use, within its time. The code itself is shown once to the officer who hands it over, and never kept."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="invitations")
    code_digest = models.BinaryField()
    made_by = models.UUIDField(null=True)
    reset = models.OneToOneField(Reset, on_delete=models.PROTECT, null=True)
    valid_from = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "staff code_digest made_by reset valid_from expires_at accepted_at withdrawn_at".split(), DataClass.STAFF
    )
    keeps: ClassVar = Retention.INVITATION

    def holds(self, now: datetime) -> bool:
        """Whether it may be accepted at `now`."""
        untouched = self.accepted_at is None and self.withdrawn_at is None
        return untouched and self.valid_from <= now < self.expires_at
