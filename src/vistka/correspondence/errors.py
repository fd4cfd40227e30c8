"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError


class CorrespondenceError(AccessError):
    """Something that cannot be done with a letter or a ban as it stands."""


class NotInYourHands(CorrespondenceError):
    """Another censor has it, or none."""

    def __init__(self) -> None:
        super().__init__(_("This letter is not in your hands. Take the next one."))


class LeaveItClosed(CorrespondenceError):
    """Something has changed since it was let on; it is not said what."""

    def __init__(self) -> None:
        super().__init__(_("This letter does not go on just now. Leave its envelope closed, and look again tomorrow."))
