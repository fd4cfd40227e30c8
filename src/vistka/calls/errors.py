"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError


class CallError(AccessError):
    """Something that cannot be done with a call as it stands."""


class NotOpen(CallError):
    """The bureau's table opens no call to this enquirer; it is not said why."""

    def __init__(self) -> None:
        super().__init__(_("No call is open to this enquirer now. Offer none, and tell her what all are told."))
