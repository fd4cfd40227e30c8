"""Letters between an invented soldier and his mother, as far as a test takes them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from PIL import Image

from invented_answers import HER_NAME, ROLES, CaringBureau, Family
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.agenda.feed import follow
from vistka.correspondence import actions
from vistka.correspondence.followers import letters
from vistka.correspondence.for_her import waiting_for
from vistka.correspondence.kinds import Form, Proof, WhyReturned
from vistka.correspondence.models import Message
from vistka.correspondence.receiving import receive
from vistka.correspondence.settling import settle_all
from vistka.correspondence.taking import Written
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.registry.models import HowSigned
from vistka.registry.wishes import Relation

ALL_ROLES: Final = ROLES | {"vira": Role.CENSOR, "roman": Role.CENSOR, "bohdan": Role.REGISTRAR}
HIS_WORDS: Final = "Дорога мамо! Я живий. Ми стоїмо біля річки. Цілую, Льоша"
THE_PLACE: Final = "Ми стоїмо біля річки."
HER_WORDS: Final = "Любий сину! Всі здорові, чекаємо."


class WritingBureau(CaringBureau):
    """The invented bureau with two censors and a second registrar."""

    def __init__(self) -> None:
        staff = [
            access.Newcomer(account=one, name=f"{one.title()} the Invented", roles=[role])
            for one, role in ALL_ROLES.items()
        ]
        self.codes = access.found_bureau(by=machine("init"), newcomers=staff)


def written(text: str = HIS_WORDS, **other: object) -> Written:
    """What he writes to his mother."""
    addressee = {"name": HER_NAME, "relation": Relation.MOTHER.value, "address": "Invented street 1, Biysk"}
    said = {"form": Form.LETTER, "addressee": addressee, "how_signed": HowSigned.SIGNED, "text": text} | other
    return Written(**said)  # type: ignore[arg-type]


def handwriting() -> bytes:
    """A photograph of a page."""
    file = io.BytesIO()
    Image.new("RGB", (120, 160), "white").save(file, "PNG")
    return file.getvalue()


class Writers(Family):
    """The soldier and his mother, who write to each other. Each method is a step that somebody takes."""

    def he_writes(self, text: str = HIS_WORDS, **other: object) -> Message:
        """Yaryna takes what he writes."""
        return actions.take_letter(by=self._by("yaryna"), person_id=self.person.pk, written=written(text, **other))

    def she_writes(self, text: str = HER_WORDS, pages: Sequence[bytes] = ()) -> Message:
        """What she sent by the portal comes in, and the worker looks at it."""
        message = receive(
            by=machine("post"),
            enquirer_id=self.mother.pk,
            submission_id=uuid4(),
            form=Form.LETTER,
            words=text,
            pages=pages,
        )
        return self.is_looked_at(message)

    def is_looked_at(self, message: Message) -> Message:
        """The worker follows what happened, as it does every half second."""
        while follow("correspondence", letters):
            pass
        settle_all()
        return Message.objects.get(pk=message.pk)

    def is_taken(self, who: str = "vira") -> Message:
        """The censor takes the next one."""
        taken = actions.take_to_read(by=self._by(who))
        assert taken is not None
        return taken

    def passes(self, marked: str, who: str = "vira", typed: str = "") -> Message:
        """The censor takes the next one and lets it pass."""
        return actions.let_pass(by=self._by(who), message_id=self.is_taken(who).pk, marked=marked, typed=typed)

    def comes_back(self, why: WhyReturned = WhyReturned.WHERE, who: str = "vira") -> Message:
        """The censor takes the next one and sends it back."""
        return actions.send_back(by=self._by(who), message_id=self.is_taken(who).pk, why=why)

    def is_closed(self, message: Message, who: str = "vira") -> Message:
        """The censor closes its envelope."""
        return actions.close(by=self._by(who), message_id=message.pk)

    def is_handed_over(self, message: Message) -> Message:
        """Yaryna hands it over; he signs for it."""
        return actions.hand_over(by=self._by("yaryna"), message_id=message.pk, proof=Proof.SIGNED_FOR)

    def mail_for_her(self) -> list[Message]:
        """What her next mail would bring."""
        with reading(machine("mail")):
            return waiting_for(self.mother)

    def hers_is_handed_over(self, text: str = HER_WORDS) -> Message:
        """All of it, at once."""
        self.she_writes(text)
        return self.is_handed_over(self.is_closed(self.passes(text)))
