"""A confirmed match: the sought person of an enquiry is this person of the register. Two people undo it."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Enquiry
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Person
from vistka.tracing.models.candidate import Candidate
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedText

OPEN = DataClass.OPEN


class Link(Recorded):
    """Made with the verdict that confirmed it, until it is undone. One sought person is one person, and the reverse.

    `round`: in which round of the candidate two people confirmed it (`links.believed`). `doubt_id`: the `Undoing` that
    is proposed and not settled. `news_id`: the news of a death that its family is brought, or was first. Both are named
    here, so that taking their row out of the database does not take them back.
    """

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="links")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="links")
    round = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    doubt_id = models.UUIDField(null=True)
    news_id = models.UUIDField(null=True)

    classes: ClassVar = dict.fromkeys("enquiry person candidate round made_at undone_at doubt_id news_id".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enquiry"], condition=models.Q(undone_at=None), name="a_sought_person_is_one_person"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(undone_at=None), name="a_person_is_sought_in_one_enquiry"
            ),
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return (self.enquiry_id, self.person_id)


class Undoing(Recorded):
    """One proposed to undo a link, with reasons; another seconded it, or has yet to."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="undoings")
    reasons = SealedText(label="tracing.undoing", data_class=DataClass.IDENTITY)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    seconded_by = models.UUIDField(null=True)
    seconded_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys("link proposed_by proposed_at seconded_by seconded_at dropped_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["link"],
                condition=models.Q(seconded_at=None, dropped_at=None),
                name="one_open_undoing_a_link",
            )
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.link.person_ids


class Correction(Recorded):
    """A link was undone: somebody puts right what was done on the strength of it, and says what that was."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="corrections")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_by = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    words = SealedText(label="tracing.correction", data_class=DataClass.IDENTITY, default="")

    classes: ClassVar = dict.fromkeys("link opened_at due_at done_by done_at".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.link.person_ids
