"""A capture card that goes out as the bureau's own notice."""

from __future__ import annotations

from uuid import UUID

from vistka.ledger.actors import Actor
from vistka.registry import actions
from vistka.registry.capture_cards import CardSigned, Spoken, Wanted
from vistka.registry.models import CaptureCard


def make_notice(by: Actor, card_id: UUID) -> CaptureCard:
    """It is written, read to the person, and not signed."""
    actions.write_card(by=by, card_id=card_id, wanted=Wanted())
    return actions.make_card(by=by, card_id=card_id, spoken=Spoken(read_to_him=True, signed=CardSigned.NOTICE))
