"""How a place's name is spelt for the gazetteer, and which nominatives a word of a text can be a case form of.

Ukrainian and Russian names are looked up by undoing a declension: "Києві" → "київ", "Сумах" → "суми". One table of
endings does it for both languages; what is not a name in the gazetteer falls away there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

_GONE = str.maketrans("", "", "'’ʼ`′´.ʹʺ\u0301")
_ELIDED = re.compile(r"(?<![^\W_])([dl])['’ʼ`´](?=[^\W\d_])")
_SIMPLER = str.maketrans("ё", "е")
_CYRILLIC_FIRST, _CYRILLIC_LAST = "\u0400", "\u052f"

# The ending of the nominative, and those of the other cases; "-" is none. Ukrainian and Russian together.
_DECLENSIONS = (
    ("-", "а у ом ем е ові еві ом і ем ою"),
    ("ів", "ова ову овом ові ева еву евом еві"),
    ("їв", "єва єву євом єві"),
    ("іг", "ога огу огові огом озі"),
    ("г", "зі"),
    ("ід", "оду оді одом ода"),
    ("ік", "ока оку оком оці"),
    ("ок", "ка ку ком ке ку"),
    ("ець", "ця цю цем ці цеві"),
    ("єць", "йця йцю йцем йці"),
    ("ец", "ца цу цом цем це"),
    ("ел", "ла лу лом ле"),
    ("ь", "я ю ем єм е і и ью ї еві"),
    ("іль", "оля олю олем олі олеві еля елі"),
    ("інь", "еня еню енем ені"),
    ("нь", "нню ню"),
    ("ль", "ллю"),
    ("й", "я ю єм ем є е ї и еві"),
    ("а", "ы и е у ой ою ей ею і ої ій - ам ах ами"),
    ("ка", "ці"),
    ("га", "зі"),
    ("ха", "сі"),
    ("я", "и е ю ей ею і ї єю ії ію ией"),
    ("ая", "ой ую ою"),
    ("яя", "ей юю"),
    ("о", "а у ом е і"),
    ("е", "я ю ем ого ому ым ом им ім і у а"),
    ("є", "я ю єм ям і ї"),
    ("я", "я ю ям і ї"),
    ("ое", "ого ому ым ом"),
    ("ее", "его ему им ем"),
    ("ий", "ого ому им ім ом его ему ем"),
    ("ій", "ього ьому ім ему его им ем"),
    ("ый", "ого ому ым ом"),
    ("ой", "ого ому ым ом им"),
    ("ы", "- ов ам ами ах"),
    ("и", "- ей ов ів ам ами ах ям ями ях ь"),
    ("ки", "ок ек"),
    ("ни", "ен"),
    ("і", "- ів ам ами ах ям ями ях ей их им ими"),
    ("ї", "їв ям ями ях"),
    ("ые", "ых ым ыми"),
    ("ие", "их им ими"),
    ("ь", "еві"),
    ("ов", "вова"),
    ("ерковь", "еркви ерковью"),
    ("ерква", "еркві еркву ерквою еркви"),
    ("рь", "рю ри"),
)
_SHORTEST_STEM = 2


def _undone() -> dict[str, tuple[str, ...]]:
    nominatives: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for nominative, others in _DECLENSIONS:
        for ending in others.split():
            nominatives[ending.strip("-")][nominative.strip("-")] = None
    return {ending: tuple(each) for ending, each in nominatives.items()}


_NOMINATIVES = _undone()
_LONGEST_ENDING = max(map(len, _NOMINATIVES))


def is_cyrillic(word: str) -> bool:
    return _CYRILLIC_FIRST <= word[:1] <= _CYRILLIC_LAST


def folded(text: str) -> str:
    """Lower case, ё as е, without apostrophes, dots and Latin accents; hyphens become spaces.

    >>> folded("Слов'янськ"), folded("Ростов-на-Дону"), folded("São Paulo"), folded("Артёмовск")
    ('словянськ', 'ростов на дону', 'sao paulo', 'артемовск')
    """
    lower = _ELIDED.sub(r"\1 ", text.lower()).translate(_GONE).translate(_SIMPLER)
    if not lower.isascii() and not is_cyrillic(lower):
        parts = unicodedata.normalize("NFD", lower.replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
        lower = "".join(each for each in parts if unicodedata.category(each) != "Mn")
    return " ".join(lower.replace("-", " ").replace("‑", " ").replace("–", " ").split())


@lru_cache(maxsize=8192)
def nominatives(word: str) -> tuple[str, ...]:
    """What a folded word may be a form of: itself first, then every nominative that the endings allow.

    >>> "київ" in nominatives("києві"), "суми" in nominatives("сумах"), "попасная" in nominatives("попасной")
    (True, True, True)
    """
    if not is_cyrillic(word):
        return (word,)
    forms = {word: None}
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM) + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        for nominative in _NOMINATIVES.get(ending, ()):
            forms[stem + nominative] = None
    return tuple(forms)


@lru_cache(maxsize=8192)
def with_neighbours(word: str) -> tuple[str, ...]:
    """What a folded Cyrillic word may be a form of, then the same as the neighbour's language writes it.

    >>> "мала" in with_neighbours("малой"), "шахтинский" in with_neighbours("шахтинському")
    (True, True)
    """
    own = nominatives(word)
    forms = dict.fromkeys(own)
    for form in own:
        for ending, others in _NEIGHBOURS:
            if form.endswith(ending):
                forms.update(dict.fromkeys(form.removesuffix(ending) + other for other in others))
    return tuple(forms)


# Endings of names that Ukrainian and Russian write each in its own way: Мала Рогань and Малая Рогань.
_NEIGHBOURS = (
    ("ая", ("а",)),
    ("ое", ("е",)),
    ("ые", ("і",)),
    ("ский", ("ський",)),
    ("ський", ("ский",)),
    ("цький", ("цкий",)),
    ("ськ", ("ск",)),
    ("цьк", ("цк",)),
    ("ово", ("ове",)),
    ("ево", ("еве",)),
    ("ове", ("ово",)),
    ("ів", ("ов", "ев")),
    ("івка", ("овка", "евка")),
    ("ивка", ("овка",)),
    ("овка", ("івка",)),
    ("евка", ("івка", "ївка")),
)
