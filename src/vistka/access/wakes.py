"""What this room tidies when `tick` wakes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.utils import timezone

from vistka.access.models import Invitation
from vistka.access.sessions import SessionStore
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine

KEPT_AFTERWARDS: Final = timedelta(days=30)
"""As `Retention.INVITATION` has it."""


@action("access.forget_invitations")
def forget_invitations(*, by: Actor) -> None:
    """Delete invitations that lapsed a month ago; the ledger keeps that they were there."""
    for invitation in Invitation.objects.filter(expires_at__lt=timezone.now() - KEPT_AFTERWARDS):
        invitation.delete()


def tidy() -> None:
    """Sessions and invitations that are over."""
    SessionStore.clear_expired()
    forget_invitations(by=machine("tidy"))


HANDLERS: Final[dict[str, Callable[[], None]]] = {"access.tidy": tidy}
