"""The very words of mail, letters and notices, a table a language: written by hand, reviewed as they stand.

No native speaker has certified them yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.post.sentences import en, pt, ru, uk
from vistka.post.sentences.words import Words

WORDS: Final[Mapping[str, Words]] = {"uk": uk.WORDS, "ru": ru.WORDS, "en": en.WORDS, "pt": pt.WORDS}


def words_in(language: str) -> Words:
    """The table of a language; English where there is none."""
    return WORDS.get(language, WORDS["en"])
