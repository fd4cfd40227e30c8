"""The very words that families read, a table a language: written by hand, reviewed as they stand, never composed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.contact.sentences import en, pt, ru, uk
from vistka.contact.sentences.words import Words

WORDS: Final[Mapping[str, Words]] = {"uk": uk.WORDS, "ru": ru.WORDS, "en": en.WORDS, "pt": pt.WORDS}
