"""Cut a token into *units*: the letters and letter groups that stand for one sound in some spelling.

"Chtcherbakov" is ``chtch·e·r·b·a·k·o·v``, "Щербаков" is ``щ·е·р·б·а·к·о·в``: one unit for one unit, although the one has
eleven letters and the other eight. What a unit may sound like differs from language to language (``ch`` is ч to an
Englishman, ш to a Frenchman, х to a Pole), so a unit keeps its spelling; which units stand for each other, and how
often, is learnt from real pairs (`bench/fit/channel.py`), and said in words by `vistka.names.sounds`.

Many letters sound, or are written, otherwise by their neighbours ("Cesare", "Carlo"; г before и is gu in French): they are
told apart here by a mark after the letter, so that a comparison needs no context of its own. Marks: + before a front vowel,
- before another vowel, . at the end of a Cyrillic name; ^ where a syllable opens, ~ after a vowel, ° softened or voiced.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

# Letter groups of the Latin spellings, longest first at each letter. Sources: the systems in `vistka.names.romanise`;
# German (schtsch, tsch), French (chtch, tch, ou), Polish (szcz, sz, cz, rz), Dutch (sjtsj, tsj, sj, zj, oe), GOST (tc),
# Hungarian (cs, zs), English (ee, oo, th, ph, ck). What writes дж stays two units (dzh, dj, dsch), for дж is two letters.
LATIN_GROUPS: Final = (
    "schtsch shtsh sjtsj chtch sjtj szcz shch stch tsch tssj shh sch tch tsh tsj šč "
    "sh ch zh kh ph th gh rh ts tz tc cz sz rz sj zj tj cs zs ck sc qu ou oo oe ee ij gu"
).split()

# Iotated letters are a glide and a vowel in every romanisation (я: ya, ia, ja).
CYRILLIC_SPLIT: Final = {"я": "йа", "ю": "йу", "ѣ": "е", "ѐ": "е", "ѝ": "и"}

# Ukrainian has two letters for the one Russian ё (Селезньов, Йосип).
_CYRILLIC_PAIRS: Final = (("ьо", "ё"), ("йо", "ё"))

# Letters of other Cyrillic alphabets to the nearest letter that lists use for them (section 6.4 of the notes on
# practice: ү ө һ җ ә as written by a Russian registrar).
CYRILLIC_NEAREST: Final = str.maketrans(
    {
        "ү": "у", "ұ": "у", "ө": "о", "һ": "х", "ҳ": "х", "җ": "ж", "ҷ": "ж", "ә": "а", "ң": "н", "қ": "к", "ғ": "г",
        "ѓ": "г", "ќ": "к", "ћ": "ч", "ђ": "ж", "ј": "й", "љ": "л", "њ": "н", "џ": "ж", "ѕ": "з", "ӯ": "у", "ӣ": "и",
        "ҙ": "з", "ҫ": "с", "ҡ": "к", "ӑ": "а", "ӗ": "е", "ӳ": "у", "ӧ": "о", "ӱ": "у", "ӓ": "а", "ҕ": "г", "ҥ": "н",
        "ѡ": "о", "ѳ": "ф", "ѵ": "и", "ѫ": "у", "ѧ": "е", "ӏ": "", "ҹ": "ч", "ҝ": "г", "ӝ": "ж", "ӟ": "з", "ӥ": "и",
    }
)  # fmt: skip

LATIN_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzčšžćśźżłńęąěřůýáéíóúäöüëïâêîôûàèùçñãõøåæœđğışōūőűťďňŭŝðþő"
_LATIN_FALLBACK: Final = {
    "ß": "ss", "ı": "ı", "ŀ": "l", "ĳ": "ij", "ŉ": "n", "ĸ": "k", "ŧ": "t", "ħ": "h", "ʒ": "ž",
    "ș": "ş", "ț": "ts", "ţ": "ts",  # Romanian: Șerbacov, Țoi
}  # fmt: skip

_BEFORE_SOFT: Final = frozenset({"gu", "sc"})  # one sound only before e and i: Evgueni, Chrusciov
VOWELS: Final = frozenset("aeiouyáéíóúäöüëïâêîôûàèãõøåæıōūůőűěęąýаеёиіїоуыэєюя")
_SOFTENING: Final = frozenset("eiyéíèëïěę")
_MARKED: Final = frozenset("абвгджзийклмнопрстуфхцчшьэе")  # letters frequent enough to be learnt before each neighbour
_FRONT: Final = frozenset("еиіїєэйьё")  # what softens the letter before it; я and ю begin with й here

# Cyrillic letters that may open a syllable with a glide sound otherwise after a consonant: Евгений (Ye-), Сергей (-e-).
_CYRILLIC_GLIDING: Final = frozenset("еєё")

Units = tuple[str, ...]


@lru_cache(maxsize=400_000)
def units(token: str) -> Units:
    """The units of a folded token of one script.

    Doubled letters count once; hyphens, spaces and apostrophes are dropped. A token of another script than Latin or
    Cyrillic must have been brought to Latin before (`vistka.names.scripts.to_readable`).

    >>> units("chtcherbakov")
    ('chtch', 'e', 'r', 'b', 'a', 'k', 'o', 'v')
    >>> units("юрий")
    ('й-', 'у', 'р+', 'и+', 'й.')
    """
    letters = "".join(c for c in token if c.isalpha() or c in "ʹ")
    if not letters:
        return ()
    return _cyrillic(letters) if "\u0400" <= letters[0] <= "\u052f" else _latin(letters)


def _cyrillic(letters: str) -> Units:
    plain = letters.translate(CYRILLIC_NEAREST)
    for pair, one in _CYRILLIC_PAIRS:
        plain = plain.replace(pair, one)
    out: list[str] = []
    for i, letter in enumerate(plain):
        if i and plain[i - 1] == letter:
            continue
        if letter in _CYRILLIC_GLIDING and (i == 0 or plain[i - 1] in VOWELS or plain[i - 1] in "ьъ"):
            out.append(letter + "^")
        else:
            out.extend(CYRILLIC_SPLIT.get(letter, letter))
    return tuple(
        unit + _before(following) if unit in _MARKED else unit
        for unit, following in zip(out, [*out[1:], ""], strict=True)
    )


def _before(following: str) -> str:
    """The mark of a Cyrillic unit by the one after it."""
    if not following:
        return "."
    return "+" if following[0] in _FRONT else "-" if following[0] in VOWELS else ""


def _latin(letters: str) -> Units:
    text = "".join(_LATIN_FALLBACK.get(c, c if c in LATIN_LETTERS else _base(c)) for c in letters)
    out: list[str] = []
    i = 0
    while i < len(text):
        group = _group_at(text, i)
        width = len(group)
        doubled = width == 1 and text[i + 1 : i + 2] == group
        if doubled and len(_group_at(text, i + 1)) > 1:  # Wladimirowicch, Vasssha: the group counts
            i += 1
            continue
        following = text[i + width + doubled : i + width + doubled + 1]
        before = text[i - 1 : i] if not out or len(out[-1]) == 1 else out[-1].strip("gu°^~")[-1:]
        out.append(_in_context(group, before, following, doubled=doubled))
        i += width + doubled
    return tuple(out)


def opening_unit(token: str) -> str:
    """The unit that a folded token opens with, without regard to what follows: what an initial is compared by."""
    cut = units(token)
    return unmarked(cut[0]) if cut else ""


def unmarked(unit: str) -> str:
    """A unit without the mark of what follows it."""
    return unit.rstrip("+-.")


def _group_at(text: str, i: int) -> str:
    for group in _GROUPS_BY_LETTER.get(text[i], ()):
        if text.startswith(group, i) and (group not in _BEFORE_SOFT or text[i + 2 : i + 3] in _SOFTENING):
            return group
    return text[i]


def _in_context(unit: str, before: str, following: str, *, doubled: bool) -> str:
    if unit in ("c", "g", "sc") and following in _SOFTENING and following:
        return unit + "°"  # Cesare, Giorgio, George
    if unit == "s":
        if doubled:
            return "ss"
        if before in VOWELS and before and following in VOWELS and following:
            return "s°"  # German and French read з between vowels
    if unit in ("i", "y", "j"):
        if following in VOWELS and following:
            return unit + "^"  # a glide: Iakov, Yakov, Jakow
        if before in VOWELS and before:
            return unit + "~"  # closes a diphthong: Aleksei, Aleksey, Aleksej
    if unit == "u" and before in VOWELS and before:
        return "u~"  # Belarusian -au, -eu for -оў, -еў
    if unit == "e" and (not before or before in VOWELS):
        return "e^"
    if unit == "h" and not before:
        return "h^"
    return unit


def _base(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if c in LATIN_LETTERS)


_GROUPS_BY_LETTER: Final = {
    first: tuple(sorted((g for g in LATIN_GROUPS if g[0] == first), key=len, reverse=True))
    for first in {g[0] for g in LATIN_GROUPS}
}
