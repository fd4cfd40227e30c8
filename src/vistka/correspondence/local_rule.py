"""How much may be written: what art. 71 guarantees, what a local rule allows beyond it, and how words are counted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

GUARANTEED_LETTERS: Final = 2
GUARANTEED_CARDS: Final = 4
"""A month; art. 71 of the Third Convention. Capture cards are not counted."""

FAMILY_MESSAGE_WORDS: Final = 300
"""The Agency's form has room for so many; `domain/law-and-practice.md` 2.4."""


@dataclass(frozen=True, kw_only=True)
class LocalRule:
    """The most that a person may send a month, and the most words of one letter; None: as much as he likes.

    Raises `ValueError` for fewer letters or cards than art. 71 guarantees.
    """

    letters: int | None = None
    cards: int | None = None
    words: int | None = None

    def __post_init__(self) -> None:
        for most, guaranteed in ((self.letters, GUARANTEED_LETTERS), (self.cards, GUARANTEED_CARDS)):
            if most is not None and most < guaranteed:
                raise ValueError(f"Art. 71 guarantees {guaranteed} a month; a local rule allows as many, or more.")


LOCAL_RULE: Final = LocalRule()
"""Ukraine, since March 2025: without limit."""


def words_in(text: str) -> int:
    """How many words a text has. Scripts that write words without spaces count by the ideograph or kana.

    >>> words_in("Мамо, я живий — усе добре."), words_in("妈妈，我很好")
    (5, 5)
    """
    return sum(_words_of(chunk) for chunk in text.split())


def _words_of(chunk: str) -> int:
    signs = [sign for sign in chunk if sign.isalnum()]
    alone = sum(_stands_alone(sign) for sign in signs)
    return alone + (len(signs) > alone)


def _stands_alone(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA"))
