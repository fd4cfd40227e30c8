"""Who is informed of a person whom we hold (Geneva Convention III art. 122, IV art. 137)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.models import Category, Person


class Recipient(StrEnum):
    """To whom the bureau sends what it knows."""

    AGENCY = "agency"
    POWER = "power"

    @property
    def words(self) -> Promise:
        return {
            Recipient.AGENCY: _("the Central Tracing Agency"),
            Recipient.POWER: _("the Power on which the person depends"),
        }[self]


def informed_of(person: Person) -> frozenset[Recipient]:
    """Who is informed: the Agency always; the Power too, but of a civilian not while that is withheld.

    `withheld_review_at` says whether it is withheld: it is open, the reason is not.
    """
    if person.category == Category.CIVILIAN and person.withheld_review_at is not None:
        return frozenset({Recipient.AGENCY})
    return frozenset(Recipient)
