"""What parent and child agree on: bounds, reasons, the shape of an answer.

An answer begins with `HEAD`: a tag and two numbers. `PAGE` and `REDIRECT` are followed by as many bytes as the first says;
`REFUSED` gives there the place of its reason in `Reason`.
"""

from __future__ import annotations

import struct
from enum import IntEnum, StrEnum
from typing import Final

MOST_BYTES: Final = 8_000_000
MOST_WORDS: Final = 2000
"""Bytes of an address."""
MOST_REDIRECTS: Final = 5


class Reason(StrEnum):
    """Why nothing was fetched."""

    NOT_ALLOWED = "not allowed"
    NO_ADDRESS = "no address"
    NOT_PUBLIC = "not public"
    NO_ANSWER = "no answer"
    NO_PAGE = "no page"
    TOO_LARGE = "too large"
    TOO_MANY_REDIRECTS = "too many redirects"
    NOT_SHUT_IN = "not shut in"
    BUSY = "busy"


class Tag(IntEnum):
    """What an answer is."""

    PAGE = 1
    REDIRECT = 2
    REFUSED = 3


HEAD: Final = struct.Struct(">BIB")
REASONS: Final = tuple(Reason)
