"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from vistka.access.errors import AccessError


class EffectsError(AccessError):
    """Something that cannot be done with an article or a packet as it stands."""
