"""What her mailbox gets: his letters and cards, and word of hers. All of it only while letters are open to her."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.contact.wording import day_in
from vistka.correspondence.bans import is_resting
from vistka.correspondence.kinds import Direction, Form, WhyReturned
from vistka.correspondence.machines import MESSAGE, MessageState, Step
from vistka.correspondence.marks import BLACK
from vistka.correspondence.models import Message
from vistka.correspondence.ways import way_to_him
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust

_HIS: Final = Q(direction=Direction.FROM_PERSON, state=MessageState.FOR_MAILBOX)
_WORD_OF_HERS: Final = Q(direction=Direction.TO_PERSON, state__in=[MessageState.HANDED_OVER, MessageState.RETURNED])

_TITLES: Final[Mapping[str, Promise]] = {
    Form.LETTER: _("A letter to you, written on %(day)s"),
    Form.CARD: _("A card to you, written on %(day)s"),
}


def waiting_for(enquirer: Enquirer) -> list[Message]:
    """What passed and is not in her mailbox yet, the oldest first: his letters, and word that hers was handed over or
    came back from the censor.

    Nothing while letters are not open to her, and nothing while his letters rest. Opens his wish: within the mailer's
    reading. Raises `Forged`.
    """
    found = list(
        Message.objects.filter(_HIS | _WORD_OF_HERS, enquirer=enquirer, mailed_at=None).order_by("since", "pk")
    )
    way = way_to_him(enquirer) if found else None
    if way is None or is_resting(way.person_id):
        return []
    trust(*found)
    return [one for one in found if one.person_id == way.person_id]


def words_of(message: Message, language: str) -> tuple[str, str]:
    """Title and text in her language, blacked-out passages marked. Opens the letter: within the mailer's reading."""
    with override(language):
        day = day_in(timezone.localdate(message.came_at), language)
        if message.direction == Direction.FROM_PERSON:
            return str(_TITLES[message.form]) % {"day": day}, _marked(message.text)
        title = gettext("Your letter of %(day)s") % {"day": day}
        if message.state == MessageState.RETURNED:
            why = WhyReturned(message.why).words
            return title, gettext("It was not handed over. %(why)s Write it again without that.") % {"why": why}
        assert message.handed_over_at is not None
        handed = day_in(timezone.localdate(message.handed_over_at), language)
        return title, gettext("It was handed over in person on %(day)s.") % {"day": handed}


@action("correspondence.mailed")
def mailed(*, by: Actor, message_id: UUID) -> Message:
    """Note that it lies in her mailbox. Called again it changes nothing. Raises `NotAllowed` for a member of staff."""
    if by.kind != "machine":
        raise NotAllowed(_("Only the machine does this, by itself."))
    message = Message.objects.for_change(message_id)
    if message.mailed_at is not None:
        return message
    if message.direction == Direction.FROM_PERSON:
        MESSAGE.take(message, Step.MAIL, by)
    message.mailed_at = message.since = timezone.now()
    message.save()
    return message


def _marked(text: str) -> str:
    return text.replace(BLACK, gettext("[blacked out by the censor]"))
