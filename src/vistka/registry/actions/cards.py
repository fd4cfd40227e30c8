"""Capture cards (Geneva Convention III art. 70): one to the family, another to the Central Tracing Agency."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.actions.rows import happenings_of, person_for_change
from vistka.registry.capture_cards import Spoken, Wanted, checked, content_of, health_on, whereabouts_of, wish_behind
from vistka.registry.errors import RegistryError
from vistka.registry.happened import captured_on, in_order
from vistka.registry.models import CaptureCard, CardAddressee
from vistka.registry.states import IN_OUR_HANDS, State
from vistka.registry.wishes import standing_wishes


@action("registry.write_card")
def write_card(*, by: Actor, card_id: UUID, wanted: Wanted) -> CaptureCard:
    """Write a card, to be printed and signed; written again, it is as it was written last.

    Raises `RegistryError`: of who is no longer here none is made; the family's rests on the person's wish. `Forged`.
    """
    card = _open_card(by, card_id)
    person, addressee = person_for_change(card.person_id), CardAddressee(card.addressee)
    trust(card.event)
    card.wish = wish_behind(person, wanted) if addressee is CardAddressee.FAMILY else None
    taken_on, today = captured_on(in_order(happenings_of(person))), timezone.now().date().isoformat()
    card.content = content_of(person, addressee, wanted, taken_on=taken_on, today=today)
    card.whereabouts = whereabouts_of(person, card.event, addressee)
    card.health = health_on(person, addressee, wanted)
    card.save()
    return card


@action("registry.make_card")
def make_card(*, by: Actor, card_id: UUID, spoken: Spoken) -> CaptureCard:
    """The printed card was read to the person, and signed or marked. From now on it goes its way.

    Raises `RegistryError` for one that was not written, or is not the person's own word where it must be; `Forged`.
    """
    card = _open_card(by, card_id)
    if not card.content:
        raise RegistryError(_("First write the card and print it. The person signs what is printed."))
    if card.wish is not None and card.wish not in standing_wishes(card.person_id):
        raise RegistryError(_("The person has been asked again since. Write the card anew."))
    card.signed = checked(spoken, CardAddressee(card.addressee)).signed
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
