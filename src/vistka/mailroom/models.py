"""The tables of the mailroom. All that lies in them is sealed for somebody else, or public and signed.

No row says when somebody wrote, or opened her mailbox: a draft alone has a time, and that is a full hour.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from vistka.vault.classes import DataClass, Retention

OPEN = DataClass.OPEN


class MailroomModel(models.Model):
    """A row whose key is made in Python."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    classes: ClassVar = {"id": OPEN}

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.label} {self.pk}"


class PublishedKey(MailroomModel):
    """A week's public key: `body` as `keys.PublicKey.body` has it, signed by the offline key. The desk writes it."""

    body = models.BinaryField()
    signature = models.BinaryField()

    classes: ClassVar = {"body": OPEN, "signature": OPEN}
    keeps: ClassVar = Retention.KEY


class Submission(MailroomModel):
    """What somebody sent: sealed to the key `key_id` in one of the sizes of `submissions.SIZES`. The desk takes it away."""

    key_id = models.UUIDField()
    sealed = models.BinaryField()

    classes: ClassVar = {"key_id": OPEN, "sealed": OPEN}
    keeps: ClassVar = Retention.MAILROOM


class Mail(MailroomModel):
    """One day's mail of one mailbox: signed by the desk, sealed to the mailbox, all of one size. The desk writes it."""

    mailbox = models.UUIDField()
    sequence = models.PositiveIntegerField()
    sealed = models.BinaryField()

    classes: ClassVar = dict.fromkeys("mailbox sequence sealed".split(), OPEN)
    keeps: ClassVar = Retention.MAILROOM

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["mailbox", "sequence"], name="one_mail_a_number")]


class Draft(MailroomModel):
    """A part of what somebody is writing, under the key in her cookie; its id comes from that key too."""

    sealed = models.BinaryField()
    until = models.DateTimeField(db_index=True)

    classes: ClassVar = dict.fromkeys("sealed until".split(), OPEN)
    keeps: ClassVar = Retention.DRAFT
