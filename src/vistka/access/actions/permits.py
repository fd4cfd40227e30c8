"""What every action asks before it does anything: who is asking, and whether two people are two."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError, NotAllowed
from vistka.access.members import roles_of, trusted_account
from vistka.access.models import Staff
from vistka.access.permissions import Permission, permissions_of
from vistka.ledger.actors import Actor

DELAY: Final = timedelta(hours=24)
"""A role or a reset takes effect this long after it was seconded, so that the others can see and stop it."""


def account_of(by: Actor) -> UUID:
    """The account of the member of staff who acts. Raises `NotAllowed` for the machine."""
    if by.kind != "staff":
        raise NotAllowed(_("Only a member of staff does this, by name."))
    return UUID(by.id)


def permitted(by: Actor, permission: Permission) -> UUID:
    """The account of `by`, who has the permission. Raises `NotAllowed`."""
    account = account_of(by)
    in_use = trusted_account(Staff.objects.filter(pk=account).first())
    if in_use is None or permission not in permissions_of(roles_of(account, timezone.now())):
        raise NotAllowed(_("None of your roles may do this. Ask somebody who has the role."))
    return account


def second_person(seconder: UUID, *others: UUID | None) -> None:
    """Refuse one who proposed it himself, or whom it is for. Raises `NotAllowed`."""
    if seconder in others:
        raise NotAllowed(_("Two people decide this: it needs an officer who neither proposed it nor gains by it."))


def still_open(*done: object) -> None:
    """Refuse what was seconded, stopped or ended meanwhile. Raises `AccessError`."""
    if any(one is not None for one in done):
        raise AccessError(_("Somebody has settled this meanwhile. Look at the page again."))
