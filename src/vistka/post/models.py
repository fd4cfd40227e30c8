"""The records of this room: the week's keys, what came in, mailboxes, letters, new codes; and how far each mailbox is."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Association, Enquirer
from vistka.ledger.recorded import Recorded
from vistka.post.canary_models import Flight as Flight
from vistka.post.canary_models import KnownPages as KnownPages
from vistka.post.names import plain_name
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import LookupKey, SealedBytes, SealedJSON, SealedText

OPEN = DataClass.OPEN


class SubmissionKey(Recorded):
    """A week's key, to which the portal seals. `private` is emptied (`destroyed_at`) 14 days after the last submission
    under it was opened. `signature`: by the offline key; without it the key is not published.
    """

    private = SealedBytes(label="post.private_key", data_class=DataClass.MESSAGE)
    public = models.BinaryField()
    first_day = models.DateField()
    last_day = models.DateField()
    signature = models.BinaryField(default=b"")
    last_used_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("public first_day last_day signature last_used_at destroyed_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD


class Submission(Recorded):
    """Something that came by the portal. `state`: one of `tray.State`. `content`: `said` of its kind, as it was sent.

    The id is the one under which it was sent, so none is taken twice. What does not open has no kind and no content: it is
    kept as it came in `unopened`, sealed to `key_id`, with `why` (`tray.Why`). `from_mailbox`: the name of the mailbox
    from which it was sent; `mailbox`: that one, once it is known. `digest`: of a paper that came before its enquiry
    (`mailroom.submissions.digest_of`), until then. `produced_id`: what became of it.
    """

    kind = models.CharField(max_length=20, default="")
    state = models.CharField(max_length=20, db_index=True)
    from_mailbox = SealedText(label="post.from_mailbox", data_class=DataClass.FAMILY, default="")
    from_mailbox_key = LookupKey(source="from_mailbox", label="post.from_mailbox", clean=plain_name)
    content = SealedJSON(label="post.submission", data_class=DataClass.FAMILY, default=dict)
    mailbox = models.ForeignKey("post.Mailbox", on_delete=models.PROTECT, null=True, related_name="submissions")
    digest = SealedText(label="post.digest", data_class=DataClass.FAMILY, default="")
    opened_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    takes_effect_at = models.DateTimeField(null=True, db_index=True)
    produced_id = models.UUIDField(null=True)
    unopened = models.BinaryField(default=b"")
    key_id = models.UUIDField(null=True)
    why = models.CharField(max_length=20, default="")

    classes: ClassVar = dict.fromkeys(
        "kind state mailbox opened_at decided_by decided_at takes_effect_at produced_id unopened key_id why".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.mailbox.person_ids if self.mailbox and self.mailbox.enquirer else (self.pk,)


class Noted(VaultModel):
    """The id of an opening or a flight of the canary, of which nothing else is kept: a copy of it is dropped.

    It has no time, and names no mailbox: nobody learns here when she reads. It goes with the key to which it was sealed.
    """

    key = models.ForeignKey(SubmissionKey, on_delete=models.PROTECT, related_name="+")

    classes: ClassVar = dict.fromkeys("id key".split(), OPEN)
    keeps: ClassVar = Retention.KEY


class Stuck(VaultModel):
    """The id of a submission whose taking failed, and that lies in the mailroom still: a clock shows it."""

    classes: ClassVar = {"id": OPEN}
    keeps: ClassVar = Retention.WORKING


class Mailbox(Recorded):
    """A mailbox by its name and the public half of its key; the code that opens it is known to its owner alone.

    `about`: {second, language, notices: {channel, address, hours}}; `second`: the one that looks ordinary, holds only the
    common mail and alarms the desk when it is opened. `asked_in`: the submission that named it. Whose it is (`enquirer`,
    or `association`) is known once a person has accepted that. `words_used`: how many of `caller_words` were spoken.
    `alarm_at`: when the second one was opened last.
    """

    name = SealedText(label="post.mailbox", data_class=DataClass.FAMILY)
    name_key = LookupKey(source="name", label="post.mailbox", clean=plain_name)
    public = SealedText(label="post.mailbox_key", data_class=DataClass.FAMILY)
    about = SealedJSON(label="post.mailbox_about", data_class=DataClass.FAMILY)
    asked_in = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="+")
    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, null=True, related_name="mailboxes")
    association = models.ForeignKey(Association, on_delete=models.PROTECT, null=True, related_name="mailboxes")
    words_used = models.PositiveIntegerField(default=0)
    alarm_at = models.DateTimeField(null=True, db_index=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "asked_in enquirer association words_used alarm_at opened_at closed_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquirer.enquiry_id,) if self.enquirer else (self.pk,)


class Posted(VaultModel):
    """How far a mailbox is: the number of its last mail, and the last that was seen when it was opened.

    `since`: the first number of all, or the first after a backup was brought back. `mailed_on` and `noticed_on`: the last
    mailing and the last round of notices that it took part in, by name.
    """

    mailbox = models.OneToOneField(Mailbox, on_delete=models.PROTECT, related_name="posted")
    sequence = models.PositiveIntegerField(default=0)
    since = models.PositiveIntegerField(default=1)
    seen = models.PositiveIntegerField(default=0)
    mailed_on = models.CharField(max_length=20, default="")
    noticed_on = models.CharField(max_length=20, default="")

    classes: ClassVar = dict.fromkeys("id mailbox sequence since seen mailed_on noticed_on".split(), OPEN)
    keeps: ClassVar = Retention.WORKING


class Letter(Recorded):
    """A letter for one mailbox. `content`: {title, text}. `why`: one of `letters.Why`; what people wrote is approved by a
    second person, what the table gives is not. It lies in a mail from the calendar's next day on. `of_id`: of what lies in
    another room (`carried`); then `content` is empty.
    """

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="letters")
    why = models.CharField(max_length=20)
    content = SealedJSON(label="post.letter", data_class=DataClass.MESSAGE)
    of_id = models.UUIDField(null=True)
    written_by = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "mailbox why of_id written_by written_at approved_by approved_at dropped_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mailbox", "of_id"], name="a_mailbox_is_brought_it_once")
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.mailbox.person_ids


class Enclosed(VaultModel):
    """A part of a letter, of so many, lies in the mail of that number; enclosed again if that mail was never seen."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="enclosed")
    part = models.PositiveSmallIntegerField()
    parts = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()

    classes: ClassVar = dict.fromkeys("id letter part parts sequence".split(), OPEN)
    keeps: ClassVar = Retention.WORKING

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["letter", "part"], name="a_part_lies_in_one_mail")]


class NewCode(Recorded):
    """She lost her code, or never had one: two people, after a call-back with an unused code word, and seven days.

    A family for whom an association filed needs no seven days, as it has no earlier mailbox; nor does an association for
    its own (`association`, then no `enquirer`). No earlier letter moves.
    """

    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, null=True, related_name="new_codes")
    association = models.ForeignKey(Association, on_delete=models.PROTECT, null=True, related_name="new_codes")
    asked_in = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ready_at = models.DateTimeField()
    given_by = models.UUIDField(null=True)
    given_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "enquirer association asked_in proposed_by proposed_at confirmed_by confirmed_at ready_at given_by given_at "
        "dropped_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enquirer"],
                condition=models.Q(given_at=None, dropped_at=None),
                name="one_new_code_in_hand_an_enquirer",
            ),
            models.UniqueConstraint(
                fields=["association"],
                condition=models.Q(given_at=None, dropped_at=None),
                name="one_new_code_in_hand_an_association",
            ),
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquirer.enquiry_id,) if self.enquirer else (self.pk,)
