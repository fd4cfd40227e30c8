"""What is not read, and why. No message holds anything of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

MOST_BYTES: Final = 8_000_000
MOST_SIGNS: Final = 200_000
"""Of a text that is read; the rest is cut off, which `Document.cut` says."""


class Reason(StrEnum):
    """Why something is not read."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    NOT_A_TEXT = "not a text"
    DAMAGED = "damaged"
    TOOK_TOO_LONG = "took too long"
    NOT_SHUT_IN = "not shut in"
    BUSY = "busy"


class CannotRead(Exception):
    """This is not read, for a reason that can be told."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
