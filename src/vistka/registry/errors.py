"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from vistka.access.errors import AccessError


class RegistryError(AccessError):
    """Something that cannot be written into the register as it was given."""
