"""The very words that who travels hears and reads, a table a language: written by hand, never composed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.reunion.journeys.sentences import en, pt, ru, uk
from vistka.reunion.journeys.sentences.words import Words

WORDS: Final[Mapping[str, Words]] = {"uk": uk.WORDS, "ru": ru.WORDS, "en": en.WORDS, "pt": pt.WORDS}


def words_in(language: str) -> Words:
    """The table of a language; English where there is none."""
    return WORDS.get(language, WORDS["en"])
