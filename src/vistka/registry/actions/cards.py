"""Capture cards (Geneva Convention III art. 70): one to the family, another to the Central Tracing Agency."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.rows import person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.models import CaptureCard, CardAddressee
from vistka.registry.states import IN_OUR_HANDS, State


@action("registry.make_card")
def make_card(*, by: Actor, card_id: UUID) -> CaptureCard:
    """Note that a card was made. Raises `RegistryError`: of somebody who is no longer here none is."""
    card = _open_card(by, card_id)
    card.made_at = timezone.now()
    card.save()
    return card


@action("registry.decline_card")
def decline_card(*, by: Actor, card_id: UUID) -> CaptureCard:
    """Note that he does not want the family's card to be sent. Raises `RegistryError` for the Agency's."""
    card = _open_card(by, card_id)
    if card.addressee != CardAddressee.FAMILY:
        raise RegistryError(_("He may decline the family's card. The Agency is informed in any case."))
    card.declined_at = timezone.now()
    card.save()
    return card


def _open_card(by: Actor, card_id: UUID) -> CaptureCard:
    permitted(by, Permission.REGISTER)
    person = person_for_change(CaptureCard.objects.values_list("person_id", flat=True).get(pk=card_id))
    card = CaptureCard.objects.for_change(card_id)
    if card.made_at or card.declined_at:
        raise RegistryError(_("This card is settled. Look at the page again."))
    # A card says “I am well” in his name: after a death it would be the cruellest news there is.
    if State(person.state) not in IN_OUR_HANDS:
        raise RegistryError(_("This person is no longer held here: no capture card is made any more."))
    return card
