"""Letters whose words lie in another room: the person's own, a capture card, word of hers. No case worker reads them here.

Such a row holds no word. The mailer opens what it carries when it composes her mail, and asks the table again then: it
never lies in a second mailbox or an association's, nor once letters are closed to her.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.contact.cards import cards_for
from vistka.contact.cards import words_of as words_of_card
from vistka.contact.composing import is_open
from vistka.contact.disclosure import Item
from vistka.contact.models import Answer
from vistka.correspondence.for_her import mailed, waiting_for, words_of
from vistka.correspondence.kinds import Direction
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import Message
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.ledger.reading import EVERYBODY
from vistka.ledger.recorded import trust
from vistka.post.mailboxes import hers
from vistka.post.models import Letter, Mailbox
from vistka.post.whys import CARRIED, Why
from vistka.registry.capture_cards import BY_HIMSELF
from vistka.registry.models import CaptureCard, CardAddressee
from vistka.registry.reading import is_dead
from vistka.tracing.links import link_of
from vistka.tracing.models import Link
from vistka.vault.opening import watched

CARRIER: Final = machine("letters for mailboxes")
"""The task that puts them into mailboxes."""

_PASSED: Final = frozenset(
    {MessageState.FOR_MAILBOX, MessageState.IN_MAILBOX, MessageState.HANDED_OVER, MessageState.RETURNED}
)
"""In which a message may be told: passed by the censor, and put aside by nobody since."""

log = logging.getLogger(__name__)


def carry_all() -> None:
    """Put what passed into mailboxes, and say of what lies there whole that it does. One that cannot stops no other."""
    for message_id in _lying_untold():
        _each(partial(mailed, by=CARRIER, message_id=message_id))
    for enquirer in _may_have_some():
        _each(partial(_carry_to, enquirer))


@action("post.carry_letter")
def carry_letter(*, by: Actor, why: Why, of_id: UUID, enquirer_id: UUID) -> list[Letter]:
    """Have a letter of what `of_id` names lie in each of her own mailboxes that is open. Again, it changes nothing.

    Raises `NotAllowed` for anybody else, `Forged`.
    """
    if by != CARRIER:
        raise NotAllowed(_("Only the machine does this, by itself."))
    letters = []
    for mailbox in hers(Enquirer.objects.for_change(enquirer_id)):
        if mailbox.about.get("second") is True or Letter.objects.filter(mailbox=mailbox, of_id=of_id).exists():
            continue
        letter = Letter(mailbox=mailbox, why=why, of_id=of_id, content={}, written_at=timezone.now())
        letter.save()
        letters.append(letter)
    return letters


def words_carried(letter: Letter, mailbox: Mailbox, language: str) -> tuple[str, str] | None:
    """Title and text of what a letter carries, opened; None when it may not be told to her now. Raises `Forged`."""
    if letter.of_id is None or mailbox.enquirer is None:
        return None
    if letter.why == Why.CARD:
        card = next((one for one in cards_for(mailbox.enquirer) if one.pk == letter.of_id), None)
        if card is None:
            return None
        return words_of_card(card, language, with_health=is_open(mailbox.enquirer, Item.HEALTH))
    message = Message.objects.filter(pk=letter.of_id, enquirer=mailbox.enquirer).first()
    return words_of(message, language) if message and _is_told(letter, message, mailbox.enquirer) else None


def _is_told(letter: Letter, message: Message, enquirer: Enquirer) -> bool:
    """Whether it passed and is still between her and the one to whom she is linked. Raises `Forged`.

    Of one who has died since none begins to arrive: it would say “I am alive”. One that has begun runs to its end, since
    a letter that breaks off would tell.
    """
    trust(message)
    link = link_of(enquirer.enquiry_id)
    if message.state not in _PASSED or link is None or message.person_id != link.person_id:
        return False
    return letter.enclosed.exists() or not is_dead(link.person_id)


def _carry_to(enquirer: Enquirer) -> None:
    with watched(EVERYBODY):  # the ledger has a line for each letter that is carried, and none for each look
        messages, cards = waiting_for(enquirer), cards_for(enquirer)
    waiting = [(_why(message), message.pk) for message in messages] + [(Why.CARD, card.pk) for card in cards]
    carried = set(Letter.objects.filter(mailbox__enquirer=enquirer).values_list("of_id", flat=True))
    for why, of_id in waiting:
        if of_id not in carried:
            carry_letter(by=CARRIER, why=why, of_id=of_id, enquirer_id=enquirer.pk)


def _why(message: Message) -> Why:
    return Why.FROM_PERSON if message.direction == Direction.FROM_PERSON else Why.WORD_OF_HERS


def _may_have_some() -> QuerySet[Enquirer]:
    """Those for whom something may wait that has no letter yet; of cards, those who were told something."""
    carried = Letter.objects.filter(of_id__isnull=False).values("of_id")
    messages = Message.objects.filter(mailed_at=None, enquirer__isnull=False, state__in=_PASSED)
    cards = CaptureCard.objects.filter(
        addressee=CardAddressee.FAMILY, made_at__isnull=False, signed__in=BY_HIMSELF
    ).exclude(pk__in=carried)
    linked = Link.objects.filter(undone_at=None, person__in=cards.values("person")).values("enquiry")
    told = Answer.objects.filter(given_at__isnull=False, dropped_at=None, enquirer__enquiry__in=linked)
    of_messages = Q(pk__in=messages.exclude(pk__in=carried).values("enquirer"))
    return Enquirer.objects.filter(of_messages | Q(pk__in=told.values("enquirer")))


def _lying_untold() -> list[UUID]:
    """Messages whose letter lies in mails with every part, and of which nobody has said so yet."""
    untold = Message.objects.filter(mailed_at=None, state__in=_PASSED).values("pk")
    letters = Letter.objects.filter(why__in=CARRIED, of_id__in=untold)
    whole = letters.annotate(lying=Count("enclosed"), of=Max("enclosed__parts")).filter(lying=F("of"))
    return [message_id for message_id in whole.values_list("of_id", flat=True).distinct() if message_id]


def _each(do: Callable[[], object]) -> None:
    try:
        do()
    except Forged:
        log.exception("a letter is not carried: run `vistka ledger verify`")
