"""Whether letters have a way between a person and an enquirer: the table of `contact.disclosure` alone says so."""

from __future__ import annotations

from vistka.contact.disclosure import Item, told
from vistka.contact.facts import grounds_of
from vistka.correspondence.models import Message
from vistka.enquiries.models import Enquirer
from vistka.tracing.models import Link


def way_to_him(enquirer: Enquirer) -> Link | None:
    """The link along which her letters reach him now; None: they are held back. Raises `Forged`."""
    grounds = grounds_of(enquirer)
    return grounds.link if Item.LETTERS in told(grounds.facts) else None


def goes_on(message: Message) -> bool:
    """Whether this letter, his or hers, still has its way between this person and this enquirer. Raises `Forged`."""
    assert message.enquirer is not None
    way = way_to_him(message.enquirer)
    return way is not None and way.person_id == message.person_id
