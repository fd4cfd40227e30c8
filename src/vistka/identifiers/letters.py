"""One alphabet for what was typed in two: letters of Cyrillic and Latin that look the same.

A list typed on two keyboards holds "А0284" with either А. Numbers are compared in Latin, words in Cyrillic.
"""

from __future__ import annotations

import re
import unicodedata

# The pairs of Unicode's confusables that share a shape in print, as far as lists hold them.
_TO_LATIN = str.maketrans("АВЕЁІКМНОРСТУХЈЅ", "ABEEIKMHOPCTYXJS")
_TO_CYRILLIC = str.maketrans("abekmhopctyxi", "авекмнорстухі")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | dict.fromkeys("ʼ’‘`´", "'"))
_WORD = re.compile(r"[^\W\d_]+")


def plain_text(text: str) -> str:
    """Lower case, full-width forms made plain, one kind of dash and apostrophe, № as #, ё as е, single spaces."""
    plain = unicodedata.normalize("NFKC", text.replace("№", "#")).translate(_DASHES).casefold().replace("ё", "е")
    return " ".join(plain.split())


def cyrillic_words(plain: str) -> str:
    """The same with each word that holds a Cyrillic letter wholly in Cyrillic ("тaнковый" typed with a Latin a)."""

    def mended(word: re.Match[str]) -> str:
        return word[0].translate(_TO_CYRILLIC) if any("а" <= letter <= "ӿ" for letter in word[0]) else word[0]

    return _WORD.sub(mended, plain)


def latin_capitals(text: str) -> str:
    """Capitals with the letters that look Latin made Latin: "аб" → "AБ"."""
    return unicodedata.normalize("NFKC", text.replace("№", " ")).upper().translate(_TO_LATIN)
