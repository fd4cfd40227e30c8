"""Who seeks: how she may be reached without harm, what she agreed to, and who files for her."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models.enquiry import Enquiry
from vistka.identifiers.bureau_numbers import clean_number
from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import LookupKey, SealedJSON, SealedText

OPEN = DataClass.OPEN


class Association(Recorded):
    """An association of soldiers' mothers or the like: it files with a family's mandate and gets receipts only."""

    name = SealedText(label="enquiries.association", data_class=DataClass.FAMILY)
    contact = SealedText(label="enquiries.association_contact", data_class=DataClass.FAMILY)
    taken_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("taken_by_id ended_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD


class Enquirer(Recorded):
    """One who seeks. `said`: {name, birth_date, relation, address}. `contact`: see `contacts.FIELDS`.

    `number` is on her receipt and stays hers when enquiries are joined, so that it tells her nothing of others.
    `association`: who files for her, with a mandate in the vault under label "enquiries.mandate"; then she is reached
    through it. `consent` is the one that stands and `level_decision` the one that counts: named here, so that taking a
    later row out of the database does not bring an earlier one back. `next_step`: of the calendar, due from
    `next_step_at`. Somebody speaks with her by `answer_due_at`. `alarm_at`: when her duress word was heard, until
    somebody has spoken with her since. `news_id`: the news of a death that was brought to her.
    """

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="enquirers")
    taken_by_id = models.UUIDField(null=True)
    number = SealedText(label="enquiries.enquirer_number", data_class=DataClass.FAMILY)
    number_key = LookupKey(source="number", label="enquiries.enquirer_number", clean=clean_number)
    said = SealedJSON(label="enquiries.enquirer", data_class=DataClass.FAMILY)
    contact = SealedJSON(label="enquiries.contact", data_class=DataClass.FAMILY)
    association = models.ForeignKey(Association, on_delete=models.PROTECT, null=True, related_name="enquirers")
    # Each of the two names the other, so one must be written first; whether the other is there, `trust` says.
    consent = models.ForeignKey("enquiries.Consent", on_delete=models.PROTECT, related_name="+", db_constraint=False)
    level_decision = models.ForeignKey("enquiries.LevelDecision", on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField()
    next_step = models.CharField(max_length=20)
    next_step_at = models.DateTimeField(db_index=True)
    answer_due_at = models.DateTimeField(db_index=True)
    alarm_at = models.DateTimeField(null=True, db_index=True)
    news_id = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "enquiry taken_by_id association consent level_decision taken_at next_step next_step_at answer_due_at alarm_at "
        "news_id withdrawn_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquiry_id,)


class AboutEnquirer(Recorded):
    """A row of one enquirer; whoever took it down reads it."""

    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, related_name="+")
    taken_by_id = models.UUIDField(null=True)

    classes: ClassVar = {"enquirer": OPEN, "taken_by_id": OPEN}

    class Meta:
        abstract = True

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquirer.enquiry_id,)


class CodeWord(AboutEnquirer):
    """A word that proves a caller, used once; or the duress word, which says that she is being made to speak.

    Of a duress word `used_at` is when it was last heard: it never wears out.
    """

    word = SealedText(label="enquiries.code_word", data_class=DataClass.FAMILY)
    place = models.PositiveSmallIntegerField()
    is_duress = models.BooleanField(default=False)
    used_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("place is_duress used_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD


class Consent(AboutEnquirer):
    """What she agreed to, item by item, bound to the very words that were read to her.

    `items`: {item: bool}. `wording`: which words (`consent.WORDINGS`), in `language`; `bound`: HMAC over words and
    items. A later row replaces an earlier one; withdrawing an item is a later row.
    """

    wording = models.CharField(max_length=20)
    language = models.CharField(max_length=8)
    items = SealedJSON(label="enquiries.consent", data_class=DataClass.FAMILY)
    bound = models.BinaryField()
    given_at = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("wording language bound given_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD


class Conversation(AboutEnquirer):
    """Somebody spoke with her, or tried to (`reached`). `said`: {words}. An enquiry closes only after one."""

    at = models.DateTimeField()
    reached = models.BooleanField(default=True)
    said = SealedJSON(label="enquiries.conversation", data_class=DataClass.FAMILY)

    classes: ClassVar = {"at": OPEN, "reached": OPEN}
    keeps: ClassVar = Retention.RECORD


class Asking(AboutEnquirer):
    """A step of the calendar on which every family is asked for the same was taken with her (`calendar.STEPS`)."""

    step = models.CharField(max_length=20)
    at = models.DateTimeField()

    classes: ClassVar = {"step": OPEN, "at": OPEN}
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["enquirer", "step"], name="each_step_is_taken_once")]
