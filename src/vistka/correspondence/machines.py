"""How a letter and a ban go on: two tables."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission


class MessageState(StrEnum):
    """How it stands with a letter."""

    RECEIVED = "received"
    WAITS = "waits"
    READING = "reading"
    TO_CLOSE = "to_close"
    TO_HAND_OVER = "to_hand_over"
    HANDED_OVER = "handed_over"
    NOT_HANDED_OVER = "not_handed_over"
    KEPT = "kept"
    TO_DESTROY = "to_destroy"
    DESTROYED = "destroyed"
    FOR_MAILBOX = "for_mailbox"
    IN_MAILBOX = "in_mailbox"
    FOR_AGENCY = "for_agency"
    CARRIED = "carried"
    RETURNED = "returned"
    PUT_ASIDE = "put_aside"

    @property
    def words(self) -> Promise:
        return _STATES[self]


_STATES: Final[Mapping[MessageState, Promise]] = {
    MessageState.RECEIVED: _("Received"),
    MessageState.WAITS: _("Waits for the censor"),
    MessageState.READING: _("With the censor"),
    MessageState.TO_CLOSE: _("Passed, to be printed and closed"),
    MessageState.TO_HAND_OVER: _("To be handed over"),
    MessageState.HANDED_OVER: _("Handed over"),
    MessageState.NOT_HANDED_OVER: _("Not handed over"),
    MessageState.KEPT: _("Kept for the person"),
    MessageState.TO_DESTROY: _("To be destroyed unopened"),
    MessageState.DESTROYED: _("Destroyed unopened"),
    MessageState.FOR_MAILBOX: _("Passed, on its way"),
    MessageState.IN_MAILBOX: _("Sent"),
    MessageState.FOR_AGENCY: _("Ready for the Agency"),
    MessageState.CARRIED: _("With who carries it to the Agency"),
    MessageState.RETURNED: _("Came back from the censor"),
    MessageState.PUT_ASIDE: _("Put aside"),
}


class Step(StrEnum):
    """What is done with a letter."""

    LET_ON = "let_on"
    LET_ON_AGAIN = "let_on_again"
    HOLD_BACK = "hold_back"
    TAKE = "take"
    PUT_BACK = "put_back"
    GO_TO_PERSON = "go_to_person"
    GO_TO_MAILBOX = "go_to_mailbox"
    GO_TO_AGENCY = "go_to_agency"
    SEND_BACK = "send_back"
    CLOSE = "close"
    HAND_OVER = "hand_over"
    CANNOT_HAND_OVER = "cannot_hand_over"
    TRY_AGAIN = "try_again"
    KEEP = "keep"
    DESTROY = "destroy"
    DESTROYED = "destroyed"
    MAIL = "mail"
    GIVE_BACK = "give_back"
    CARRY = "carry"
    PUT_ASIDE = "put_aside"


_CENSOR: Final = Permission.CENSOR_MESSAGE
_CAMP: Final = Permission.CARRY_MESSAGE
_ONCE: Final = _("A letter is read once, by the censor who took it.")

MESSAGE: Final = Machine(
    name="correspondence.message",
    words=_("Letter, card or family message"),
    states=MessageState,
    begins=MessageState.RECEIVED,
    steps={
        # Hers goes on only while his wish and her papers allow it; until then nothing shows that it lies here.
        Step.LET_ON: leads(MessageState.RECEIVED, to=MessageState.WAITS, by=None, words=_("Let it on")),
        Step.LET_ON_AGAIN: leads(
            MessageState.RECEIVED, to=MessageState.TO_HAND_OVER, by=None, words=_("Let it on, read before")
        ),
        Step.HOLD_BACK: leads(
            MessageState.WAITS, MessageState.TO_HAND_OVER, to=MessageState.RECEIVED, by=None, words=_("Hold it back")
        ),
        Step.TAKE: leads(
            MessageState.WAITS, to=MessageState.READING, by=_CENSOR, words=_("Take the next one"), why_not=_ONCE
        ),
        Step.PUT_BACK: leads(
            MessageState.READING, to=MessageState.WAITS, by=_CENSOR, words=_("Put it back"), why_not=_ONCE
        ),
        Step.GO_TO_PERSON: leads(
            MessageState.READING, to=MessageState.TO_CLOSE, by=_CENSOR, words=_("Let it pass"), why_not=_ONCE
        ),
        Step.GO_TO_MAILBOX: leads(
            MessageState.READING, to=MessageState.FOR_MAILBOX, by=_CENSOR, words=_("Let it pass"), why_not=_ONCE
        ),
        Step.GO_TO_AGENCY: leads(
            MessageState.READING, to=MessageState.FOR_AGENCY, by=_CENSOR, words=_("Let it pass"), why_not=_ONCE
        ),
        Step.SEND_BACK: leads(
            MessageState.READING, to=MessageState.RETURNED, by=_CENSOR, words=_("Send it back"), why_not=_ONCE
        ),
        Step.CLOSE: leads(
            MessageState.TO_CLOSE, to=MessageState.TO_HAND_OVER, by=_CENSOR, words=_("It is in its envelope, closed")
        ),
        Step.HAND_OVER: leads(
            MessageState.TO_HAND_OVER, to=MessageState.HANDED_OVER, by=_CAMP, words=_("It was handed over")
        ),
        Step.CANNOT_HAND_OVER: leads(
            MessageState.TO_HAND_OVER,
            to=MessageState.NOT_HANDED_OVER,
            by=_CAMP,
            words=_("It could not be handed over"),
        ),
        Step.TRY_AGAIN: leads(
            MessageState.NOT_HANDED_OVER,
            MessageState.KEPT,
            to=MessageState.TO_HAND_OVER,
            by=_CAMP,
            words=_("Take it there again"),
        ),
        Step.KEEP: leads(
            MessageState.NOT_HANDED_OVER, to=MessageState.KEPT, by=_CAMP, words=_("Keep it for the person")
        ),
        Step.DESTROY: leads(
            MessageState.NOT_HANDED_OVER,
            MessageState.KEPT,
            to=MessageState.TO_DESTROY,
            by=_CAMP,
            words=_("Have it destroyed"),
        ),
        # The envelope is shut, and stays so: two see to it that nobody opens it at the end.
        Step.DESTROYED: leads(
            MessageState.TO_DESTROY,
            to=MessageState.DESTROYED,
            by=_CAMP,
            words=_("We destroyed it unopened"),
            not_by=("proposed_by",),
        ),
        Step.MAIL: leads(MessageState.FOR_MAILBOX, to=MessageState.IN_MAILBOX, by=None, words=_("Send it")),
        # What he closed stays closed: the Agency's form is open, so he writes it himself, knowing that.
        Step.GIVE_BACK: leads(
            MessageState.FOR_MAILBOX, to=MessageState.RETURNED, by=Permission.ANSWER, words=_("Give it back")
        ),
        Step.CARRY: leads(
            MessageState.FOR_AGENCY,
            MessageState.CARRIED,
            to=MessageState.CARRIED,
            by=_CAMP,
            words=_("Save it for who carries it"),
        ),
        Step.PUT_ASIDE: leads(
            MessageState.RECEIVED,
            MessageState.WAITS,
            MessageState.TO_HAND_OVER,
            MessageState.NOT_HANDED_OVER,
            MessageState.KEPT,
            MessageState.FOR_MAILBOX,
            MessageState.FOR_AGENCY,
            to=MessageState.PUT_ASIDE,
            by=Permission.ANSWER,
            words=_("Put it aside"),
            not_by=("proposed_by",),
            why_not=_("The censor has it. Try again tomorrow."),
        ),
    },
)


class BanState(StrEnum):
    """How it stands with a ban. One in force lapses with its day, whatever stands here."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    ENDED = "ended"

    @property
    def words(self) -> Promise:
        return {
            BanState.PROPOSED: _("Proposed"),
            BanState.IN_FORCE: _("In force"),
            BanState.ENDED: _("Ended"),
        }[self]


class BanStep(StrEnum):
    """What is done with a ban."""

    SECOND = "second"
    END = "end"


BAN: Final = Machine(
    name="correspondence.ban",
    words=_("Ban on letters"),
    states=BanState,
    begins=BanState.PROPOSED,
    steps={
        BanStep.SECOND: leads(
            BanState.PROPOSED,
            to=BanState.IN_FORCE,
            by=Permission.BAN_MESSAGES,
            words=_("Second it"),
            not_by=("proposed_by",),
        ),
        # One is enough to end it: art. 76 wants it as short as can be.
        BanStep.END: leads(
            BanState.PROPOSED, BanState.IN_FORCE, to=BanState.ENDED, by=Permission.BAN_MESSAGES, words=_("End it")
        ),
    },
)

MACHINES: Final = {machine.name: machine for machine in (MESSAGE, BAN)}
