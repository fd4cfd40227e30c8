"""To whom a call is open: the bureau's table alone says so (`contact.disclosure`), asked anew at each step."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from vistka.calls.errors import CallError, NotOpen
from vistka.contact.disclosure import Item, as_given, told
from vistka.contact.facts import grounds_of
from vistka.enquiries.models import Enquirer
from vistka.registry.exposure import awaits_risk_review


def person_for(enquirer: Enquirer) -> UUID | None:
    """The person with whom a call is open to her; None while none is. Raises `Forged`."""
    grounds = grounds_of(enquirer)
    return grounds.link.person_id if grounds.link and Item.CALL in told(grounds.facts) else None


def stays_open(enquirer: Enquirer, *, freely: bool = False) -> UUID | None:
    """The same for what she was already told: it stays as it was given, also when he has died since. Raises `Forged`.

    `freely`: see `contact.composing.what_stands`.
    """
    grounds = grounds_of(enquirer)
    facts = as_given(replace(grounds.facts, under_duress=False) if freely else grounds.facts)
    return grounds.link.person_id if grounds.link and Item.CALL in told(facts) else None


def must_be_open(enquirer: Enquirer | None, person_id: UUID | None) -> None:
    """Raises `NotOpen` unless a call between these two is open now, and `Forged`."""
    if enquirer is None or person_id is None or person_for(enquirer) != person_id:
        raise NotOpen


def must_not_wait(person_id: UUID) -> None:
    """Raises `CallError` while the risk of one who was shown in public is to be reviewed, and `Forged`."""
    if why := awaits_risk_review(person_id):
        raise CallError(why)
