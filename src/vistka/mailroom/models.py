"""The tables of the mailroom. All that lies in them is sealed for somebody else, or public and signed.

No row says when somebody wrote, or opened her mailbox. Two tables have times: a draft, a full hour; and the room of a
call, the slot that was agreed, because a call must die without the desk.
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


class CallRoom(MailroomModel):
    """Where two sides of a call in the browser find each other, within its slot. The desk writes it and takes it away.

    Its id is of nothing else: nothing in this database leads from it to a person, a mailbox or the desk.
    """

    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField(db_index=True)
    ended = models.BooleanField(default=False)

    classes: ClassVar = dict.fromkeys("opens_at closes_at ended".split(), OPEN)
    keeps: ClassVar = Retention.CALL


class CallPlace(MailroomModel):
    """One side's place in the room, found by the hash of its one-use token. `config`: `calls.Config`, sealed under the
    secret of that side's link, which the call face never sees: the desk keeps it sealed, her mailbox shows hers."""

    room = models.ForeignKey(CallRoom, on_delete=models.CASCADE, related_name="places")
    side = models.CharField(max_length=10)
    token_hash = models.BinaryField(unique=True)
    config = models.BinaryField()

    classes: ClassVar = dict.fromkeys("room side token_hash config".split(), OPEN)
    keeps: ClassVar = Retention.CALL

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["room", "side"], name="one_place_a_side")]


class CallEntry(models.Model):
    """A place was taken: its token is used up, and belongs to the browser whose cookie has this hash. Only ever added, so
    that the call face cannot free a place again."""

    place = models.OneToOneField(CallPlace, on_delete=models.CASCADE, primary_key=True, related_name="entry")
    session_hash = models.BinaryField()

    classes: ClassVar = dict.fromkeys("place session_hash".split(), OPEN)
    keeps: ClassVar = Retention.CALL

    def __str__(self) -> str:
        return f"{self._meta.label} {self.pk}"


class CallSignal(MailroomModel):
    """What one side's browser tells the other's, sealed between the two; only ever added."""

    place = models.ForeignKey(CallPlace, on_delete=models.CASCADE, related_name="signals")
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    classes: ClassVar = dict.fromkeys("place number sealed".split(), OPEN)
    keeps: ClassVar = Retention.CALL

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["place", "number"], name="one_signal_a_number")]
