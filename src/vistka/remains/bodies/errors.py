"""What the room refuses about human remains. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from vistka.access.errors import AccessError


class BodiesError(AccessError):
    """Something that cannot be written about human remains as it was given."""
