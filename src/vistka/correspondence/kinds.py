"""The words of letters and cards: which way, which form, what the censor says, why something came back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Direction(StrEnum):
    """From the person to the family, or to the person."""

    FROM_PERSON = "from_person"
    TO_PERSON = "to_person"


class Form(StrEnum):
    """What it is (art. 71). The family message is the Agency's form: open, at most 300 words."""

    LETTER = "letter"
    CARD = "card"
    FAMILY_MESSAGE = "family_message"

    @property
    def words(self) -> Promise:
        return {
            Form.LETTER: _("Letter"),
            Form.CARD: _("Card"),
            Form.FAMILY_MESSAGE: _("Family message, carried by the Central Tracing Agency"),
        }[self]


class Outcome(StrEnum):
    """What the censor said, once (art. 76)."""

    PASSED = "passed"
    REDACTED = "redacted"
    RETURNED = "returned"


class WhyReturned(StrEnum):
    """Why a letter goes back to who wrote it. That somebody has died is never said by a letter that comes back."""

    WHERE = "where"
    FORCES = "forces"
    OTHERS = "others"
    HIDDEN = "hidden"
    UNREADABLE = "unreadable"
    ONLY_OPEN = "only_open"

    @property
    def words(self) -> Promise:
        return _WHY_RETURNED[self]


_WHY_RETURNED: Final[Mapping[WhyReturned, Promise]] = {
    WhyReturned.WHERE: _("It says where the person is held."),
    WhyReturned.FORCES: _("It says something of armed forces."),
    WhyReturned.OTHERS: _("It says something of other people who are held."),
    WhyReturned.HIDDEN: _("It holds signs or numbers that we cannot understand."),
    WhyReturned.UNREADABLE: _("We cannot read it."),
    WhyReturned.ONLY_OPEN: _("Only a family message reaches this addressee. Offer to write one."),
}
OF_CENSOR: Final = tuple(why for why in WhyReturned if why is not WhyReturned.ONLY_OPEN)
"""What the censor may say; the other is said by who looks whom the person writes to."""


class WhyNotHandedOver(StrEnum):
    """Why a letter could not be handed over. Death is none of them: then nothing comes back to anybody."""

    MOVED = "moved"
    NOT_HERE = "not_here"
    REFUSED = "refused"

    @property
    def words(self) -> Promise:
        return {
            WhyNotHandedOver.MOVED: _("The person is in another place now"),
            WhyNotHandedOver.NOT_HERE: _("The person is not held any more"),
            WhyNotHandedOver.REFUSED: _("The person does not take it"),
        }[self]


class Proof(StrEnum):
    """What shows that the person has it."""

    SIGNED_FOR = "signed_for"
    WITNESSED = "witnessed"

    @property
    def words(self) -> Promise:
        return {
            Proof.SIGNED_FOR: _("The person signed for it"),
            Proof.WITNESSED: _("A witness saw it"),
        }[self]


class WhyBanned(StrEnum):
    """Why letters rest (art. 76 para. 3). Never as a punishment (art. 71)."""

    MILITARY = "military"
    POLITICAL = "political"

    @property
    def words(self) -> Promise:
        return {
            WhyBanned.MILITARY: _("For military reasons"),
            WhyBanned.POLITICAL: _("For political reasons"),
        }[self]
