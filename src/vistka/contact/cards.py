"""A capture card in her mailbox: his own word, to the one whom he named himself, if the table opens it to her."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from vistka.contact.disclosure import Item, told
from vistka.contact.facts import grounds_of
from vistka.contact.wording import day_in, words_in
from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import trust
from vistka.registry.capture_cards import BY_HIMSELF
from vistka.registry.models import CaptureCard, CardAddressee, Wish

_SAYS: Final = frozenset({Item.HELD, Item.HOW_TO_WRITE})
"""What a card tells; it is hers only while the table opens all of it."""


def cards_for(enquirer: Enquirer) -> list[CaptureCard]:
    """The cards that he signed or marked for the very addressee whom two people say she is, proved; the oldest first.

    Raises `Forged`.
    """
    grounds = grounds_of(enquirer)
    if grounds.wish is None or not set(told(grounds.facts)) >= _SAYS:
        return []
    named = _same_addressee(grounds.wish.person_id, grounds.wish.said["name"])
    made = CaptureCard.objects.filter(
        person_id=grounds.wish.person_id, addressee=CardAddressee.FAMILY, made_at__isnull=False, signed__in=BY_HIMSELF
    )
    cards = list(made.select_related("wish").order_by("made_at", "pk"))
    trust(*cards)
    return [card for card in cards if card.wish_id in named]


def words_of(card: CaptureCard, language: str, *, with_health: bool) -> tuple[str, str]:
    """Title and text of a card, in her language. Opens it; `with_health`: his wish for her allows that still."""
    words = words_in(language)
    said = card.content or {}
    lines = [
        " ".join(filter(None, (said.get("family_name"), said.get("first_names")))),
        words.health[card.health] if card.health and with_health else "",
        words.how_to_write.format(address=said["mail_address"]) if said.get("mail_address") else "",
    ]
    assert card.made_at is not None
    day = day_in(card.made_at.date(), language)
    return words.card, "\n".join([words.card_says.format(day=day), *filter(None, lines)])


def _same_addressee(person_id: UUID, name: str) -> set[UUID]:
    """The wishes, of any interview, in which he named that very name: a card made before a later interview is hers too."""
    wishes = list(Wish.objects.filter(person_id=person_id))
    trust(*wishes)
    return {wish.pk for wish in wishes if wish.said["name"] == name}
