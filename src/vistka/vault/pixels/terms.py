"""What parent and child agree on: kinds of files, bounds, reasons to refuse, and the shape of an answer.

An answer is a run of frames. Each begins with `HEAD`: a tag and two numbers. `PAGE` (width, height) is followed by
width x height x 3 bytes of red, green and blue; `REFUSED` gives the place of its reason in `Reason`; `END` closes.
"""

from __future__ import annotations

import struct
from enum import IntEnum, StrEnum
from typing import Final

MOST_BYTES: Final = 20_000_000
MOST_PIXELS: Final = 120_000_000
"""Of one picture as it was sent: the cameras of today's telephones give 108 million."""
MOST_PAGES: Final = 40
LONGEST_SIDE: Final = 2500
"""Pixels of the longer side of a page: A4 at 214 dots an inch, where small handwriting can still be read."""


class Kind(StrEnum):
    """The kinds of files that may be sent, under Pillow's names for them."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    GIF = "GIF"
    TIFF = "TIFF"
    PDF = "PDF"


class Reason(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    UNKNOWN_KIND = "unknown kind"
    TOO_MANY_BYTES = "too many bytes"
    TOO_MANY_PIXELS = "too many pixels"
    TOO_MANY_PAGES = "too many pages"
    LOCKED = "locked"
    LETTERS_MISSING = "letters missing"
    DAMAGED = "damaged"
    TOOK_TOO_LONG = "took too long"
    BUSY = "busy"
    NOT_SHUT_IN = "not shut in"


class CannotRender(Exception):
    """The child's word for a file that it does not render."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Tag(IntEnum):
    """What a frame is."""

    PAGE = 1
    REFUSED = 2
    END = 3


HEAD: Final = struct.Struct(">BHH")
REASONS: Final = tuple(Reason)

_FIRST_BYTES: Final = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
)
_HEAD_OF_A_PDF: Final = 1024
"""Readers look for `%PDF-` in so many bytes (ISO 32000-1, annex H.3): scanners do put others before it."""


def kind_of(data: bytes) -> Kind | None:
    """The kind of a file by its first bytes; its name and what the sender says of it count for nothing.

    >>> kind_of(b"%PDF-1.7"), kind_of(b"MZ")
    (<Kind.PDF: 'PDF'>, None)
    """
    for start, kind in _FIRST_BYTES:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    return Kind.PDF if b"%PDF-" in data[:_HEAD_OF_A_PDF] else None
