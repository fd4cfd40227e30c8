"""The records of this room: for whom a wish was meant, answers, and news of death that a person brings."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.contact.recognition_models import Recognition as Recognition
from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Event, Wish
from vistka.tracing.models import Link
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON

OPEN = DataClass.OPEN


class Addressee(Recorded):
    """The one whom he meant in a wish is this enquirer: one proposed it, another confirmed it, or has yet to.

    A row that was dropped without being confirmed says that somebody looked, and that he meant somebody else.
    """

    wish = models.ForeignKey(Wish, on_delete=models.PROTECT, related_name="addressees")
    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, related_name="addressed")
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "wish enquirer proposed_by proposed_at confirmed_by confirmed_at dropped_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["wish", "enquirer"], condition=models.Q(dropped_at=None), name="a_wish_addresses_her_once"
            )
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquirer.enquiry_id, self.wish.person_id)


class Answer(Recorded):
    """What one enquirer is told beyond the sentence that everybody gets.

    `content`: {language, items, sentences, also}; `items` and `sentences` stand side by side, `also` has the sentences in
    the other languages for those of us who do not read hers. Prepared by one, approved by another, then given: `how` is
    one of `answers.HowGiven`. `facts`: HMAC over what it was composed from; when that has changed, it is composed anew.
    """

    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, related_name="answers")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="answers")
    content = SealedJSON(label="contact.answer", data_class=DataClass.MESSAGE)
    facts = models.BinaryField()
    prepared_by = models.UUIDField()
    prepared_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)
    given_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=10, default="")
    dropped_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "enquirer link facts prepared_by prepared_at approved_by approved_at given_by given_at how dropped_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enquirer"],
                condition=models.Q(given_at=None, dropped_at=None),
                name="one_answer_in_hand_an_enquirer",
            )
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquirer.enquiry_id, self.link.person_id)


class DeathNews(Recorded):
    """A linked person has died: a trained notifier sees that the family hears it. Until it is done nothing else changes.

    `by_whom`: as these kin chose (`contacts.BadNews`). `ours`: the notifier brings it. `official`: the notifier hands it
    to the Power, the Agency or the National Society (`handed_on_at`), and it is done when one of them has confirmed that
    the family was told; from handing on, these kin are named in no other task.

    `brief`: {dead: {name, sought_as, on}, family: [{id, name, relation, address, contact}], not_told: count, others:
    count of kin who hear it the other way}, copied for the notifier, who reads no other record; `copied_from`: HMAC over
    what it was copied from, so that it is renewed when that changes. `record`: {when, where, present, asked, handed: [{to,
    on}]}. `stopped_at`: the match or the death was taken back, or nobody hears it this way any more; who had set out for it
    says that she has read that (`stop_read_at`). Kin who are documented after it was brought make another.
    """

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="death_news")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    by_whom = models.CharField(max_length=10)
    brief = SealedJSON(label="contact.death_brief", data_class=DataClass.FAMILY)
    copied_from = models.BinaryField()
    record = SealedJSON(label="contact.death_record", data_class=DataClass.FAMILY, default=dict)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_by = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    handed_on_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stop_read_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "link event by_whom copied_from made_at due_at taken_by taken_at handed_on_at done_at stopped_at "
        "stop_read_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["link", "by_whom"],
                condition=models.Q(stopped_at=None, done_at=None, handed_on_at=None),
                name="one_news_of_a_death_waits",
            )
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.link.enquiry_id, self.link.person_id)


class Unweighed(VaultModel):
    """An enquiry of which something changed that decides what its enquirers are told; gone when it was looked at."""

    enquiry_id = models.UUIDField(unique=True)

    classes: ClassVar = dict.fromkeys("id enquiry_id".split(), OPEN)
    keeps: ClassVar = Retention.WORKING


class Untold(VaultModel):
    """An enquirer for whom something is to be done so that she is told what she may be told: one of `weighing.Step`."""

    enquirer = models.OneToOneField(Enquirer, on_delete=models.PROTECT, related_name="untold")
    step = models.CharField(max_length=10)
    since = models.DateTimeField()

    classes: ClassVar = dict.fromkeys("id enquirer step since".split(), OPEN)
    keeps: ClassVar = Retention.WORKING
