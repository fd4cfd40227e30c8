"""The censor: one letter at a time, read once, quickly, by one who sees nothing else (art. 76).

A letter is in the hands of the censor who took it (`held_by`), and opens to nobody else. With the decision it leaves
them; one that goes on as paper, when its envelope is closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.correspondence.bans import is_resting
from vistka.correspondence.errors import CorrespondenceError, NotInYourHands
from vistka.correspondence.kinds import OF_CENSOR, Direction, Form, Outcome, WhyReturned
from vistka.correspondence.machines import MESSAGE, MessageState, Step
from vistka.correspondence.marks import BLACK, blacked_out, marked_only
from vistka.correspondence.models import PAGES, Message
from vistka.correspondence.moving import moving
from vistka.correspondence.whose import found_for
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.reading import is_dead
from vistka.vault.files import pages_of

READ_WITHIN: Final = timedelta(hours=24)


def in_hand(account: UUID) -> Message | None:
    """The letter that this censor has in hand."""
    return Message.objects.filter(held_by=account).order_by("since", "pk").first()


def to_read() -> QuerySet[Message]:
    """The letters that wait for a censor."""
    return moving(timezone.localdate()).filter(state=MessageState.WAITS)


def left_lying() -> QuerySet[Message]:
    """The letters that somebody took and has not decided on within a day."""
    return Message.objects.filter(state=MessageState.READING, since__lte=timezone.now() - READ_WITHIN)


@action("correspondence.take_to_read")
def take_to_read(*, by: Actor) -> Message | None:
    """Take the letter that has waited longest; the one in hand, if there is one; None: none waits. Raises `Forged`."""
    account = permitted(by, Permission.CENSOR_MESSAGE)
    held = in_hand(account)
    if held is not None:
        return held
    for message in _waiting():
        MESSAGE.take(message, Step.TAKE, by)
        message.held_by, message.since = account, timezone.now()
        message.save()
        return message
    return None


@action("correspondence.put_back")
def put_back(*, by: Actor, message_id: UUID) -> Message:
    """Put a letter back undecided. Another censor does it for who has had it longer than a day. Raises `NotAllowed`."""
    message = Message.objects.for_change(message_id)
    account = MESSAGE.take(message, Step.PUT_BACK, by)
    if message.held_by != account and timezone.now() < message.since + READ_WITHIN:
        raise NotInYourHands
    message.held_by, message.since = None, timezone.now()
    message.save()
    return message


@action("correspondence.let_pass")
def let_pass(*, by: Actor, message_id: UUID, marked: str, typed: str = "") -> Message:
    """Let it go on. `marked`: its text, with [[ ]] round what is blacked out; `typed`: what its pictures say, the same.

    What is blacked out is kept nowhere. Raises `NotInYourHands`; `CorrespondenceError` when a word was changed, or his
    handwriting was not typed for her mailbox.
    """
    message = Message.objects.for_change(message_id)
    account = _in_hands(message, by)
    text = _text(message, marked, typed.strip())
    MESSAGE.take(message, _way_on(message), by)
    message.outcome = Outcome.REDACTED if BLACK in text and text != message.text else Outcome.PASSED
    if typed.strip() and (message.outcome is Outcome.REDACTED or message.direction == Direction.TO_PERSON):
        _forget_pictures(message)
    message.text = text
    if message.state == MessageState.FOR_MAILBOX and message.enquirer_id is None:
        message.enquirer = found_for(message)
    return _decided(message, account)


@action("correspondence.send_back")
def send_back(*, by: Actor, message_id: UUID, why: WhyReturned) -> Message:
    """Send it back to who wrote it, with a reason of `OF_CENSOR`. Raises `NotInYourHands`, `ValueError`."""
    message = Message.objects.for_change(message_id)
    account = _in_hands(message, by)
    MESSAGE.take(message, Step.SEND_BACK, by)
    if why not in OF_CENSOR:
        raise ValueError("this is no reason of a censor")
    message.outcome, message.why = Outcome.RETURNED, WhyReturned(why)
    return _decided(message, account)


@action("correspondence.close")
def close(*, by: Actor, message_id: UUID) -> Message:
    """Say that it lies printed in its closed envelope; now it leaves the censor's hands. Raises `NotInYourHands`."""
    message = Message.objects.for_change(message_id)
    _in_hands(message, by)
    MESSAGE.take(message, Step.CLOSE, by)
    message.held_by, message.since = None, timezone.now()
    message.save()
    return message


def _waiting() -> Iterator[Message]:
    """Those that may be read now, the longest waiting first, each locked. Of the dead, none: a person looks at those."""
    for message_id in list(to_read().order_by("since", "pk").values_list("pk", flat=True)):
        message = Message.objects.for_change(message_id)
        assert message.person_id is not None
        stopped = is_resting(message.person_id) or is_dead(message.person_id)
        if message.state == MessageState.WAITS and not stopped:
            yield message


def _in_hands(message: Message, by: Actor) -> UUID:
    account = permitted(by, Permission.CENSOR_MESSAGE)
    if message.held_by != account:
        raise NotInYourHands
    return account


def _way_on(message: Message) -> Step:
    if message.direction == Direction.TO_PERSON:
        return Step.GO_TO_PERSON
    return Step.GO_TO_AGENCY if message.form == Form.FAMILY_MESSAGE else Step.GO_TO_MAILBOX


def _text(message: Message, marked: str, typed: str) -> str:
    if typed and not message.pages:
        raise CorrespondenceError(_("This letter has no pictures to type from."))
    if message.pages and not typed and message.direction == Direction.FROM_PERSON:
        raise CorrespondenceError(_("Type what the pictures say: the mailbox carries words only."))
    return "\n\n".join(filter(None, (marked_only(message.text, marked), blacked_out(typed))))


def _forget_pictures(message: Message) -> None:
    for page in pages_of(message.pk, PAGES):
        page.delete()
    message.pages = 0


def _decided(message: Message, account: UUID) -> Message:
    """Save it, out of the censor's hands unless its envelope is still to be closed."""
    message.censored_by, message.censored_at = account, timezone.now()
    message.since = message.censored_at
    if message.state != MessageState.TO_CLOSE:
        message.held_by = None
    message.save()
    return message
