"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from vistka.access.errors import AccessError


class LeadsError(AccessError):
    """Something that cannot be done with an item, a finding or a lead as it stands."""
