"""What the room refuses. No message holds a value of a person, and each says what to do."""

from __future__ import annotations

from uuid import UUID

from django.utils.functional import Promise


class AccessError(Exception):
    """Something that may not be done. `words` say what and why, to the one who tried."""

    def __init__(self, words: str | Promise) -> None:
        super().__init__(str(words))
        self.words = words


class NotAllowed(AccessError):
    """The member of staff has no permission for this."""


class InvitationRefused(AccessError):
    """An invitation's code does not hold; it is not said why."""


class MayNotOpen(AccessError):
    """None of the reader's roles reads this class of data in this room."""


class PurposeNeeded(AccessError):
    """The person is outside the reader's cases: ask for what she is opened."""

    def __init__(self, words: str | Promise, person: UUID) -> None:
        super().__init__(words)
        self.person = person


class BudgetSpent(AccessError):
    """The reader has opened as many persons today as the role may: a second officer decides."""
