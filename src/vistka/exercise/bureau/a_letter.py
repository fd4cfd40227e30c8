"""A letter each way, as the invented staff carries it: each method is a step that somebody takes."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.correspondence import actions
from vistka.correspondence.censoring import to_read
from vistka.correspondence.errors import CorrespondenceError
from vistka.correspondence.kinds import Direction, Form, Proof
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import Message
from vistka.correspondence.settling import settle
from vistka.enquiries.models import Enquirer
from vistka.exercise.bureau.mailboxes import EXERCISE, HerMailbox
from vistka.exercise.bureau.staff import actor
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.mailroom.mails import Part
from vistka.post.opening import fetch
from vistka.registry.models import HowSigned
from vistka.registry.wishes import Relation

REGISTRAR, CENSOR, HANDS_OVER = "pavlo", "joana", "stepan"
ADDRESS: Final = "1 Invented street"
ON_THEIR_WAY: Final = (
    *(MessageState.RECEIVED, MessageState.WAITS, MessageState.READING),
    *(MessageState.TO_CLOSE, MessageState.TO_HAND_OVER),
)


class Letters:
    """The letters between one person and his mother."""

    def __init__(self, person_id: UUID, enquirer_id: UUID, key: UUID) -> None:
        self.person_id, self.enquirer_id = person_id, enquirer_id
        self.box = HerMailbox(enquirer_id, key)

    @property
    def his(self) -> Message | None:
        """What he wrote first, if he has."""
        return self._of(Direction.FROM_PERSON)[0] if self._of(Direction.FROM_PERSON) else None

    @property
    def hers(self) -> list[Message]:
        """What she wrote, the oldest first."""
        return self._of(Direction.TO_PERSON)

    def he_writes(self, text: str) -> Message:
        """A registrar types what he says, reads it back, and he signs."""
        with reading(EXERCISE, page="exercise"):
            name = Enquirer.objects.get(pk=self.enquirer_id).said["name"]
        written = actions.Written(
            form=Form.LETTER,
            addressee={"name": name, "relation": Relation.MOTHER.value, "address": ADDRESS},
            how_signed=HowSigned.SIGNED,
            text=text,
        )
        return actions.take_letter(by=actor(REGISTRAR), person_id=self.person_id, written=written)

    def she_reads(self) -> Part:
        """The last letter of his that lies in her mailbox. Raises `CorrespondenceError` when none does."""
        parts = (part for mail in self.box.mails() for part in reversed(mail.parts) if part.by_person)
        found = next(parts, None)
        if found is None:
            raise CorrespondenceError(_("His letter is not in her mailbox: letters are not open to her now."))
        return found

    def she_writes(self, text: str) -> Message:
        """She answers his letter from her mailbox."""
        submission_id = self.box.sends(form=Form.LETTER.value, words=text, reply_to=self.she_reads().letter)
        return Message.objects.get(submission_id=submission_id)

    def under_way(self) -> list[Message]:
        """What she has sent by now that he has not got."""
        fetch()
        return [one for one in self.hers if one.state in ON_THEIR_WAY]

    def is_taken(self, message: Message) -> Message:
        """The censor takes it; what waited longer is put back. Raises `CorrespondenceError` when nothing lets it on."""
        settle(by=machine("letters"), message_id=message.pk)
        for _each in range(1 + to_read().count()):
            taken = actions.take_to_read(by=actor(CENSOR))
            if taken is not None and taken.pk == message.pk:
                return taken
            if taken is not None:
                actions.put_back(by=actor(CENSOR), message_id=taken.pk)
        raise CorrespondenceError(_("This letter does not lie with those that wait for the censor."))

    def passes(self, message: Message, marked: str) -> Message:
        """The censor lets it pass."""
        return actions.let_pass(by=actor(CENSOR), message_id=message.pk, marked=marked)

    def is_closed(self, message: Message) -> Message:
        """The censor has printed it and closes its envelope."""
        return actions.close(by=actor(CENSOR), message_id=message.pk)

    def is_handed_over(self, message: Message) -> Message:
        """A registrar hands it over; he signs for it."""
        return actions.hand_over(by=actor(HANDS_OVER), message_id=message.pk, proof=Proof.SIGNED_FOR)

    def _of(self, direction: Direction) -> list[Message]:
        whose = (
            {"person_id": self.person_id} if direction is Direction.FROM_PERSON else {"enquirer_id": self.enquirer_id}
        )
        return list(Message.objects.filter(direction=direction, **whose).order_by("came_at", "pk"))
