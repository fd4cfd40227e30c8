"""Long letters in parts: at the end of a paragraph, else of a line, a sentence, a word."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

_BORDERS: Final = (r"(?<=\n\n)", r"(?<=\n)", r"(?<=[.!?…:;]\s)", r"(?<=\s)", r"(?<=.)")
"""After these a text may be parted, the best first."""
_QUOTES: Final = 2


def size(text: str) -> int:
    """Bytes of a text in a mail, without the quotation marks around it.

    >>> size("ж\\n")
    4
    """
    return len(json.dumps(text, ensure_ascii=False).encode()) - _QUOTES


def parts_of(text: str, most: int, borders: Sequence[str] = _BORDERS) -> list[str]:
    """The text in parts of at most `most` bytes; one after another they are the text.

    >>> parts_of("One two. Three.", 10)
    ['One two. ', 'Three.']
    """
    if size(text) <= most or not borders:
        return [text]
    parts: list[str] = []
    room = 0
    for unit in re.split(borders[0], text, flags=re.DOTALL):
        for piece in parts_of(unit, most, borders[1:]):
            needed = size(piece)
            if parts and needed <= room:
                parts[-1] += piece
                room -= needed
            else:
                parts.append(piece)
                room = most - needed
    return [part for part in parts if part]
