"""Hear a token: the few *sound keys* that every spelling of one name falls to.

A sound key is the name's consonants as an ear would sort them, with a mark for an opening vowel: "Щербаков",
"Shcherbakov", "Chtcherbakov" and "Szczerbakow" are all heard as ``шрбкв``. A unit that is read differently from language
to language keeps its alternatives (``ch`` may be ч, ш, х or к), so a token may have several keys; two tokens *sound the
same* when they share one. First-World-War cards of the agency in Geneva carried a phonetic line for the same reason.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import Final

from vistka.names.units import VOWELS, units, unmarked

MOST_KEYS: Final = 12

# Sounds that a unit may stand for, likeliest first; "" is a sound that a key leaves out. Units that are not listed are
# their first letter's. Sources: the systems in `vistka.names.romanise` and the languages of section 6.2 and 6.3 of
# the notes on practice.
_SOUNDS: Final[dict[str, str]] = {
    # Cyrillic
    "б": "б", "в": "в", "г": "г", "ґ": "г", "д": "д", "ж": "ж", "з": "з", "к": "к", "л": "л", "м": "м", "н": "н",
    "п": "п", "р": "р", "с": "с", "т": "т", "ф": "ф", "х": "х", "ц": "ц", "ч": "ч", "ш": "ш", "щ": "ш", "ў": "в",
    # Latin letters
    "b": "б", "c": "к с ц", "ć": "ч ц т", "č": "ч", "ç": "с ч", "c°": "с ц ч", "d": "д", "đ": "ж д", "ð": "д", "ď": "д",
    "f": "ф в", "g": "г", "ğ": "г -", "g°": "г ж х", "h": "х г", "h^": "х г -", "j": "ж й х", "j^": "й ж х",
    "j~": "й", "k": "к", "l": "л", "ł": "л", "m": "м", "n": "н", "ñ": "н", "ń": "н", "ň": "н", "p": "п", "q": "к",
    "r": "р", "ř": "р ж", "s": "с ш", "s°": "з с", "ss": "с", "ś": "с", "ş": "ш", "š": "ш", "ŝ": "ш", "t": "т",
    "ť": "т", "ţ": "ц", "þ": "т", "v": "в", "w": "в", "x": "кс х ш", "z": "з ц", "ź": "з", "ż": "ж", "ž": "ж",
    "ŭ": "в", "ẑ": "ж",
    # Latin groups
    "schtsch": "ш", "shtsh": "ш", "sjtsj": "ш", "chtch": "ш", "sjtj": "ш", "szcz": "ш", "shch": "ш", "shh": "ш",
    "šč": "ш", "stch": "ш", "tssj": "ш", "sch": "ш ж сх", "tsch": "ч", "tch": "ч", "tsh": "ч", "tsj": "ч", "tj": "ч тй",
    "tc": "ц тк", "sh": "ш сх", "ch": "ч ш х к",
    "zh": "ж", "kh": "х", "ph": "ф", "th": "т", "gh": "г", "rh": "р", "ts": "ц тс", "tz": "ц", "cz": "ч ц", "sz": "ш с",
    "rz": "ж рз", "sj": "ш", "zj": "ж", "cs": "ч", "zs": "ж", "ck": "к", "qu": "к кв", "gu": "г",
    # Vowel groups that may close with a consonant: Belarusian -ou for -оў
    "sc": "ш сц", "ou": "- в", "u~": "- в",
}  # fmt: skip

_ALTERNATIVES: Final = {unit: tuple(s.strip("-й") for s in sounds.split()) for unit, sounds in _SOUNDS.items()}
_SILENT: Final = ("",)


def sounds_of(unit: str) -> tuple[str, ...]:
    """The consonant sounds a unit may stand for, likeliest first; ("",) for a vowel, a glide or a soft sign.

    >>> sounds_of("ch")
    ('ч', 'ш', 'х', 'к')
    """
    unit = unmarked(unit)
    bare = unit.rstrip("~")
    return _ALTERNATIVES.get(unit) or _ALTERNATIVES.get(bare) or _ALTERNATIVES.get(bare.rstrip("^°")) or _SILENT


@lru_cache(maxsize=100_000)
def sound_keys(token: str) -> tuple[str, ...]:
    """The sound keys of a folded token, likeliest first, at most twelve.

    >>> sound_keys("щербаков") == sound_keys("szczerbakow")
    True
    >>> sound_keys("cherbakov")[:2]
    ('чрбкв', 'шрбкв')
    """
    cut = units(token)
    if not cut:
        return ()
    opening = "а" if cut[0][0] in VOWELS or cut[0][0] in "йyj" else ""
    alternatives = [sounds_of(unit) for unit in cut]
    if cut[0][0] == "j":  # Jankowski, Joukov: a glide or a consonant
        alternatives[0], opening = ("а", "ж"), ""
    keys = (opening + _undoubled("".join(choice)) for choice in _likeliest_first(alternatives))
    return tuple(itertools.islice(dict.fromkeys(keys), MOST_KEYS))


def sound_the_same(one: str, other: str) -> bool:
    """Whether two folded tokens share a sound key.

    >>> sound_the_same("joukov", "жуков")
    True
    """
    return not set(sound_keys(one)).isdisjoint(sound_keys(other))


def _likeliest_first(alternatives: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Readings of all units together, those nearest to everyone's first choice first."""
    open_places = [i for i, choice in enumerate(alternatives) if len(choice) > 1][:6]
    first = [choice[0] for choice in alternatives]
    readings = []
    for picks in itertools.product(*(range(len(alternatives[i])) for i in open_places)):
        reading = list(first)
        for place, pick in zip(open_places, picks, strict=True):
            reading[place] = alternatives[place][pick]
        readings.append((sum(picks), tuple(reading)))
    return [reading for _, reading in sorted(readings, key=lambda r: r[0])]


def _undoubled(key: str) -> str:
    once = "".join(c for c, before in zip(key, " " + key, strict=False) if c != before)
    return once.replace("шч", "ш")  # Belarusian writes щ as шч
