"""The records of this room: letters and cards both ways, and times in which they rest."""

from __future__ import annotations

from typing import ClassVar, Final
from uuid import UUID

from django.db import models

from vistka.enquiries.models import Enquirer
from vistka.identifiers.bureau_numbers import new_number
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Person
from vistka.registry.models.about import AboutPerson
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedJSON, SealedText

OPEN = DataClass.OPEN
PAGES: Final = "correspondence.page"
"""The label of photographs of handwriting, in the vault."""


class Message(Recorded):
    """A letter, a card or a family message: `direction`, `form`, `state` (see `machines`).

    `number` names the letter and nobody: it stands on the envelope. `person`: whose; of hers only while it is let on to
    him. `enquirer`: her; of his None until it is known which enquirer he means, and for the Agency. `addressee`:
    {name, relation, address} as he says it. `text`: as passed; what the censor blacked out is not in it any more, `█████`
    stands there. `came_by`: who took it at the camp; None: it came by the portal. `scribe`: somebody wrote for him.
    `held_by`: the censor who has it in hand; nobody else opens it. `outcome`, `why`: an `Outcome`, and why it came back
    or was not handed over. `proof`: a `Proof`; `witness`: the name of who saw it. `mailed_at`: when her mailbox got it,
    or got word of hers. `proposed_by`: who said first that it be put aside, or destroyed unopened.
    """

    direction = models.CharField(max_length=12)
    form = models.CharField(max_length=15)
    state = models.CharField(max_length=20, db_index=True)
    number = models.CharField(max_length=10, unique=True, default=new_number)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="messages")
    enquirer = models.ForeignKey(Enquirer, on_delete=models.PROTECT, null=True, related_name="messages")
    addressee = SealedJSON(label="correspondence.addressee", data_class=DataClass.IDENTITY, null=True)
    text = SealedText(label="correspondence.text", data_class=DataClass.MESSAGE)
    pages = models.PositiveSmallIntegerField(default=0)
    scribe = models.BooleanField(default=False)
    how_signed = models.CharField(max_length=10, default="")
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    submission_id = models.UUIDField(null=True, unique=True)
    came_at = models.DateTimeField()
    came_by = models.UUIDField(null=True)
    since = models.DateTimeField()
    held_by = models.UUIDField(null=True)
    censored_by = models.UUIDField(null=True)
    censored_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, default="")
    why = models.CharField(max_length=12, default="")
    handed_over_by = models.UUIDField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=12, default="")
    witness = SealedText(label="correspondence.witness", data_class=DataClass.IDENTITY, default="")
    proposed_by = models.UUIDField(null=True)
    mailed_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "direction form state number person enquirer pages scribe how_signed reply_to submission_id came_at came_by since "
        "held_by censored_by censored_at outcome why handed_over_by handed_over_at proof proposed_by mailed_at".split(),
        OPEN,
    )
    keeps: ClassVar = Retention.RECORD

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        """Of his the person alone: who takes one at the camp is never led to a family."""
        if self.direction == "from_person":
            assert self.person_id is not None
            return (self.person_id,)
        assert self.enquirer is not None
        return tuple(filter(None, (self.enquirer.enquiry_id, self.person_id)))


class Ban(AboutPerson):
    """Somebody's letters rest until the end of a day, for a reason of `WhyBanned`. Proposed by one, seconded by another.

    It lapses by itself; nobody has to end it, and nothing makes it longer.
    """

    state = models.CharField(max_length=10)
    reason = models.CharField(max_length=10)
    until = models.DateField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    seconded_by = models.UUIDField(null=True)
    seconded_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    classes: ClassVar = dict.fromkeys(
        "state reason until proposed_by proposed_at seconded_by seconded_at ended_by ended_at".split(), OPEN
    )
    keeps: ClassVar = Retention.RECORD


class Unsettled(VaultModel):
    """A letter of which something changed that decides whether it goes on, or whose it is; gone when it was looked at."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="+")

    classes: ClassVar = dict.fromkeys("id message".split(), OPEN)
    keeps: ClassVar = Retention.WORKING
