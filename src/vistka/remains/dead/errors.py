"""What is refused of the dead and their graves. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from vistka.access.errors import AccessError


class DeathError(AccessError):
    """Something that cannot be written of somebody who has died, or not yet."""
