"""Not telling a civilian's Power, where that could harm him or his kin (Geneva Convention IV art. 137(2))."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.rows import person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.models import Category, Person


@action("registry.withhold_from_power")
def withhold_from_power(*, by: Actor, person_id: UUID, reason: str, review_at: datetime) -> Person:
    """Keep a civilian's Power from being told, for a reason, until it is looked at again; the Agency is told always.

    Called again, it sets reason and review anew. Raises `RegistryError`.
    """
    permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    if person.category != Category.CIVILIAN:
        raise RegistryError(_("Only of a civilian may the Power not be told. Of a prisoner of war it is told always."))
    if not reason.strip() or review_at <= timezone.now():
        raise RegistryError(_("Write the reason, and a day to come on which it is looked at again."))
    person.withheld_from_power, person.withheld_review_at = reason.strip(), review_at
    person.save()
    return person


@action("registry.end_withholding")
def end_withholding(*, by: Actor, person_id: UUID) -> Person:
    """Let a civilian's Power be told again. Raises `RegistryError` when it was not withheld."""
    permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    if person.withheld_review_at is None:
        raise RegistryError(_("Nothing is withheld of this person. Look at the page again."))
    person.withheld_from_power = person.withheld_review_at = None
    person.save()
    return person
