"""What the person writes at the camp: typed or photographed, read back to him, signed or marked, and not opened again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.correspondence.counting import of_month
from vistka.correspondence.errors import CorrespondenceError
from vistka.correspondence.kinds import Direction, Form
from vistka.correspondence.local_rule import FAMILY_MESSAGE_WORDS, LOCAL_RULE, LocalRule, words_in
from vistka.correspondence.machines import MessageState
from vistka.correspondence.marks import without_marks
from vistka.correspondence.models import Message
from vistka.correspondence.receiving import store_pages
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.models import HowSigned, Person, Side
from vistka.registry.states import IN_OUR_HANDS
from vistka.vault.pixels.refusals import Refused

SIGNS: Final = (HowSigned.SIGNED, HowSigned.MARKED)
"""Nothing leaves as his that he has not signed or marked himself."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What he wrote or said. `addressee`: {name, relation, address} as he says it. `scribe`: somebody wrote it for him.

    Text or photographs of his handwriting. `answers`: the letter that was handed over to him and that this answers.
    """

    form: Form
    addressee: Mapping[str, str]
    how_signed: HowSigned
    text: str = ""
    pages: Sequence[bytes] = ()
    scribe: bool = False
    answers: UUID | None = None


@action("correspondence.take_letter")
def take_letter(*, by: Actor, person_id: UUID, written: Written, rule: LocalRule = LOCAL_RULE) -> Message:
    """Take a letter, card or family message of somebody whom we hold.

    Raises `NotAllowed`; `CorrespondenceError` for what is empty, too long for its form, beyond the local rule, or not
    signed, or a file that is no picture.
    """
    account = permitted(by, Permission.CARRY_MESSAGE)
    person, now = Person.objects.for_change(person_id), timezone.now()
    if person.side != Side.HELD or person.state not in IN_OUR_HANDS:
        raise CorrespondenceError(_("Letters are taken from people whom we hold. Look at the person's page."))
    text = without_marks(written.text)
    _fits(written, text, rule)
    if not of_month(person.pk, *_month()).has_room(written.form, rule):
        raise CorrespondenceError(_("The local rule allows no more this month. What art. 71 guarantees was sent."))
    message = Message(
        direction=Direction.FROM_PERSON,
        form=written.form,
        state=MessageState.WAITS,
        person=person,
        addressee=dict(written.addressee),
        text=text,
        scribe=written.scribe,
        how_signed=written.how_signed,
        came_at=now,
        came_by=account,
        since=now,
    )
    _answer(message, written.answers)
    try:
        message.pages = store_pages(message, written.pages, person.pk)
    except Refused as refused:
        raise CorrespondenceError(refused.words) from None
    message.save()
    return message


def _fits(written: Written, text: str, rule: LocalRule) -> None:
    if written.how_signed not in SIGNS:
        raise CorrespondenceError(_("Nothing is sent as the person's that the person has not signed or marked."))
    if not text and not written.pages:
        raise CorrespondenceError(_("Type what the person writes, or add a photograph of it."))
    if written.form is Form.FAMILY_MESSAGE:
        if written.pages:
            raise CorrespondenceError(_("A family message is typed: the Agency carries it as words."))
        _not_longer(text, FAMILY_MESSAGE_WORDS)
    elif rule.words is not None:
        _not_longer(text, rule.words)


def _not_longer(text: str, most: int) -> None:
    if words_in(text) > most:
        raise CorrespondenceError(
            _("This has %(words)d words; there is room for %(most)d. Shorten it with the person, or send it as two.")
            % {"words": words_in(text), "most": most}
        )


def _answer(message: Message, answered_id: UUID | None) -> None:
    """Attach it to the letter that it answers; then it is known to whom it goes."""
    if answered_id is None:
        return
    handed = Message.objects.filter(pk=answered_id, person=message.person, state=MessageState.HANDED_OVER).first()
    if handed is None:
        raise CorrespondenceError(_("No letter with this number was handed over to this person."))
    message.reply_to = Message.objects.for_change(handed.pk)
    if message.form != Form.FAMILY_MESSAGE:
        message.enquirer = message.reply_to.enquirer


def _month() -> tuple[int, int]:
    today = timezone.localdate()
    return today.year, today.month
