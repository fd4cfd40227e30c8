"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from vistka.access.errors import AccessError


class DocumentError(AccessError):
    """Something that cannot be printed as it was asked."""


class NotOnThisForm(Exception):
    """A page filled in something that the form has no place for: a mistake in the program."""
