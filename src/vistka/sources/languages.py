"""In which language a text is written. The model is py3langid's, which comes inside its package (py3langid, BSD)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Protocol

LANGUAGES: Final = ("pt", "en", "uk", "ru", "es", "de", "fr")

_ENOUGH: Final = 2_000
"""Signs that are looked at; more does not tell more."""
_FEWEST_LETTERS: Final = 6
_LONG: Final = 80
"""Letters from which another language than these seven is believed."""
_SURE: Final = 0.9

_CYRILLIC: Final = ("uk", "ru")
_LATIN: Final = ("pt", "en", "es", "de", "fr")
_LETTER: Final = re.compile(r"[^\W\d_]")
_CYRILLIC_LETTER: Final = re.compile(r"[\u0400-\u04ff]")
_NO_WORDS: Final = re.compile(r"(?:https?://|www\.|pic\.(?:twitter|x)\.com/|t\.me/)\S+|[@#]\w+")
_UKRAINIAN: Final = re.compile(r"[іїєґІЇЄҐ]|\b(?:що|та|від|з|зі|але|або|ще|після|його|немає)\b", re.IGNORECASE)
_RUSSIAN: Final = re.compile(r"[ыэъёЫЭЪЁ]|\b(?:что|и|от|с|со|но|или|ещё|еще|после|его|нет)\b", re.IGNORECASE)


class _Identifier(Protocol):
    def rank(self, instance: str) -> list[tuple[str, float]]: ...


@cache
def _identifier() -> _Identifier:
    """The model with all its languages, read once; ranking with it changes nothing in it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier


def language_of(text: str, default: str = "") -> str:
    """One of `LANGUAGES`, or `default` for a text that is too short, in another script or in another language.

    >>> language_of("Мама, я живий"), language_of("12:40"), language_of("@foo https://t.co/a", "en")
    ('uk', '', 'en')
    """
    words = _NO_WORDS.sub(" ", text[: 2 * _ENOUGH])[:_ENOUGH]
    letters = len(_LETTER.findall(words))
    if letters < _FEWEST_LETTERS:
        return default
    cyrillic = len(_CYRILLIC_LETTER.findall(words))
    ours = _CYRILLIC if cyrillic * 2 > letters else _LATIN
    ranked = _identifier().rank(words)
    best, sure = ranked[0]
    if letters >= _LONG and sure >= _SURE and best not in LANGUAGES:
        return default
    if ours is _CYRILLIC:
        return _by_letters(words) or _first(ranked, ours, default)
    return _first(ranked, ours, default)


def _by_letters(words: str) -> str:
    """Ukrainian or Russian by letters and small words that only one of them has; "" where they are as many."""
    ukrainian, russian = len(_UKRAINIAN.findall(words)), len(_RUSSIAN.findall(words))
    if ukrainian == russian:
        return ""
    return "uk" if ukrainian > russian else "ru"


def _first(ranked: list[tuple[str, float]], ours: tuple[str, ...], default: str) -> str:
    """The likeliest of ours; none where even that is no likelier than chance."""
    language, sure = next(((name, sure) for name, sure in ranked if name in ours), (default, 0.0))
    return language if sure > 1 / len(ranked) else default
