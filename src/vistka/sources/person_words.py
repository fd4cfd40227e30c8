"""The words by which persons and their fates are told, in seven languages, and the signs of a sentence marked with them.

`data/persons.tsv` has a row for each language and kind. An entry is a word, or several that follow each other;
`полонен*` stands for a stem with any ending, `солдат@m` for a declension, `_` for up to five words between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from vistka.sources.segments import Sentence


class Token(NamedTuple):
    """A word, a number or one other sign, where it stands in its sentence."""

    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence in tokens: the kinds of each, and the stretches (first, after the last) of each kind."""

    sentence: Sentence
    language: str
    tokens: tuple[Token, ...]
    kinds: tuple[frozenset[str], ...]
    stretches: dict[str, tuple[tuple[int, int], ...]]

    def has(self, place: int, *kinds: str) -> bool:
        return 0 <= place < len(self.kinds) and not self.kinds[place].isdisjoint(kinds)

    def text(self, first: int, after: int) -> str:
        return self.sentence.text[self.tokens[first].start : self.tokens[after - 1].end]


_TOKEN = re.compile(
    r"\d+(?:[.,]\d+){0,9}(?:-?[^\W\d_]+(?:-[^\W\d_]+){0,3})?|[lLdDnNsSjJmMcC]['’](?=[^\W\d_]{2})|[qQ]u['’](?=\w)|"
    r"[^\W\d_]/[^\W\d_]\b|[^\W\d_]+(?:[-‑'’ʼ][^\W\d_]+){0,4}|[^\w\s]|_"
)
_GAP = 5
_MOST_TOKENS = 1_000
"""Of a sentence; what is longer is none, and is read so far."""

# Endings of a declension in the singular, then in the plural.
_DECLENSIONS: dict[str, dict[str, tuple[str, str]]] = {
    "uk": {
        "m": (" а у ом ові ем еві", "и і ів ам ами ах"),
        "v": ("а я у ю ем єм еві єві ом", "і ї ів їв ам ям ами ями ах ях"),
        "f": ("а я у ю ою ею", "и і ок ам ами ах"),
        "a": ("ий ій ого ому им а у ої ою", "і их ими"),
        "b": ("ий ого ому им", "і их ими"),
        "n": ("я ю ям", "ят"),
        "s": ("ь я ю ем еві", "і ів ям ями ях"),
        "r": (" я ю ем еві", "і ів ям ями ях"),
    },
    "ru": {
        "m": (" а у ом е", "ы и ов ам ами ах"),
        "v": ("а у ем ом е", "ы ов ев ам ами ах"),
        "f": ("а у ой ою е ей", "ы и  ам ами ах"),
        "a": ("ый ий ой ого его ому ему ым им ом ем ая яя ую юю", "ые ие ых их ыми ими"),
        "b": ("ый ий ого его ому ему ым им", "ые ие ых их ыми ими"),
        "n": ("я", "ят"),
        "s": ("ь я ю ем е", "и ей ям ями ях"),
    },
}
# How nouns of those who do something end in Ukrainian and Russian, in every case.
_AGENTS = {
    "uk": re.compile(
        r"\w{2,}(?:(?:льник|івник|щик|[іи]ст|олог|ограф|янин|атор|ектор)(?:|а|у|ові|ом)|тел(?:ь|я|ю|ем|еві)|"
        r"(?P<she>(?:льниц|івниц)[яюі]|(?:льниц|івниц)ею|(?:[іи]стк|логин|янк|аторк|ельк)(?:а|у|ою))|"
        r"(?P<many>(?:льник|івник|щик|[іи]ст|олог|ограф|атор|ектор)(?:и|ів|ам|ами)|тел(?:і|ів|ям|ями)))"
    ),
    "ru": re.compile(
        r"\w{2,}(?:(?:льник|овник|щик|ист|олог|ограф|янин|атор|ектор)(?:|а|у|ом)|тел(?:ь|я|ю|ем)|"
        r"(?P<she>(?:льниц|овниц|щиц|тельниц)(?:а|у|ы|е|ей)|(?:истк|янк|аторш)(?:а|у|ой))|"
        r"(?P<many>(?:льник|овник|щик|ист|олог|ограф|атор|ектор)(?:и|ы|ов|ам|ами)|тел(?:и|ей|ям|ями)))"
    ),
}
# Things that end so too.
_THINGS = tuple(
    "двигател двигун показател винищувал истребител бомбард холодил светил будил паяльн кипятил чайник двигат распыл "
    "понедел понеділ підсил усил прискорюв глушител носител знаменател множител предохран переключ выключ вимика "
    "перемика генератор акумулятор аккумулятор трансформатор елеватор элеватор екскаватор экскаватор вентилятор "
    "индикатор індикатор реактор вектор сектор прожектор детектор радиатор радіатор телетайп трактор конвектор проектор "
    "ескалатор эскалатор аэрограф телеграф телеграфн параграф ліхтар серветк хитник литовник ящик ранец источник "
    "лист свист аркуш мікро микро квадратор навігатор навигатор регулятор стабілізатор стабилизатор обитель обител "
    "пустель метель отель картель мотель коктейл водосховищ обігрівал обогревател опалювальник путівник довідник "
    "рятувальниц лікарн больниц гостиниц готель земельк медитель зритель стел пастел постел метел гостел скател хмель "
    "хвіст прист хлист аметист термінатор терминатор вимірювальник глядельк скляниця стрільниц годувальник".split()
)
_PLURAL = {"captive.head": "captive.group", "wounded.head": "wounded.group", "dead.head": "dead.group"}
_COMPOUNDED = ("head", "rank", "rankhead", "group", "captive.head", "captive.group", "female", "officer", "unit")
_NO_PLURAL = ("rank", "rankhead", "kin")


@dataclass(frozen=True, slots=True)
class _Words:
    """The entries of one language. `stems` and `exact`: of the first word, the rest of the entry and its kind."""

    exact: dict[str, list[tuple[tuple[str, ...], str]]]
    stems: dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    lines = files("vistka.sources").joinpath("data", "persons.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((language, kind, words) for language, kind, words in rows)


@cache
def _words(language: str) -> _Words:
    words = _Words({}, {})
    for row_language, kind, entries in _rows():
        if row_language != language:
            continue
        for entry in entries.split(", "):
            for pattern, its_kind in _declined(entry, kind, language):
                first, *rest = pattern.split(" ")
                table = words.stems if first.endswith("*") else words.exact
                table.setdefault(first.rstrip("*"), []).append((tuple(rest), its_kind))
    return words


def _declined(entry: str, kind: str, language: str) -> Iterator[tuple[str, str]]:
    """Spread `солдат@m` into its forms, the plural ones as a group."""
    stem, at, declension = entry.partition("@")
    if not at:
        yield entry, kind
        return
    singular, plural = _DECLENSIONS[language][declension]
    forms = dict.fromkeys((stem + ending for ending in plural.split(" ")), _PLURAL.get(kind, "group"))
    if kind in _NO_PLURAL:
        forms = {}
    forms.update(dict.fromkeys((stem + ending for ending in singular.split(" ")), kind))
    yield from forms.items()


@lru_cache(maxsize=1 << 15)
def _entries(language: str, word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """What begins with this word: the rest of each entry, and its kind."""
    words = _words(language)
    found = list(words.exact.get(word, ()))
    for length in range(2, len(word) + 1):
        found += words.stems.get(word[:length], ())
    if language == "de" and not found:
        found += _feminine(words, word) or _last_part(words, word)
    if "-" in word and not any(not rest and kind in _COMPOUNDED for rest, kind in found if kind != "female"):
        found += _of_parts(words, word)
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _agent(language: str, word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The kinds of a noun in no table that ends as those who do something end: "бетонник", "реставраторка"."""
    ending = _AGENTS[language].fullmatch(word)
    if ending is None or word.startswith(_THINGS):
        return ()
    if ending["many"]:
        return (((), "group"),)
    return (((), "head"), ((), "female")) if ending["she"] else (((), "head"),)


def _of_parts(words: _Words, word: str) -> list[tuple[tuple[str, ...], str]]:
    """What a compound with a hyphen is by its first part, else by its last: "рядовой-срочник", "горе-солдат"."""
    parts = word.split("-")
    of_each = (
        [(rest, kind) for rest, kind in words.exact.get(part, ()) if not rest and kind in _COMPOUNDED]
        for part in (parts[0], parts[-1])
    )
    return next(filter(None, of_each), [])


def _feminine(words: _Words, word: str) -> list[tuple[tuple[str, ...], str]]:
    """What a German feminine is: "Schaffnerin" is a "schaffner", "Schaffnerinnen" are many."""
    for ending, kinds in (("innen", ["group"]), ("in", ["head", "female"])):
        stem = word.removesuffix(ending)
        if stem != word:
            its = [*words.exact.get(stem, ()), *_last_part(words, stem)]
            if any(not rest and kind == "head" for rest, kind in its):
                return [((), kind) for kind in kinds]
    return []


def _last_part(words: _Words, word: str) -> list[tuple[tuple[str, ...], str]]:
    """What a German compound is: "Panzerfahrer" is a "fahrer"."""
    for start in range(3, len(word) - 3):
        entries = words.exact.get(word[start:], ())
        found = [(rest, kind) for rest, kind in entries if not rest and kind in _COMPOUNDED]
        if found:
            return found
    return []


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut a sentence into words, numbers and signs.

    >>> [token.text for token in tokens_of("L'homme, 21-year-old")]
    ["L'", 'homme', ',', '21-year-old']
    """
    return tuple(
        Token(found[0], found[0].lower().replace("’", "'").replace("ʼ", "'"), found.start(), found.end())
        for found in islice(_TOKEN.finditer(text), _MOST_TOKENS)
    )


def marked(sentence: Sentence, language: str) -> Marked:
    """Mark the tokens of a sentence with the kinds of the words and entries that stand there."""
    tokens = tokens_of(sentence.text)
    kinds: list[set[str]] = [set() for _ in tokens]
    stretches: dict[str, list[tuple[int, int]]] = {}
    for place, token in enumerate(tokens):
        entries = _entries(language, token.lower)
        if not entries and language in _AGENTS and token.text.islower():  # no family name: "Мельников"
            entries = _agent(language, token.lower)
        for rest, kind in entries:
            after = _end_of(rest, tokens, place + 1)
            if after:
                stretches.setdefault(kind, []).append((place, after))
                if "_" not in rest:
                    for inside in range(place, after):
                        kinds[inside].add(kind)
    return Marked(
        sentence,
        language,
        tokens,
        tuple(map(frozenset, kinds)),
        {kind: tuple(found) for kind, found in stretches.items()},
    )


def _end_of(rest: tuple[str, ...], tokens: tuple[Token, ...], place: int) -> int:
    """Give the place after the last token of an entry, 0 where it does not stand there."""
    for number, pattern in enumerate(rest):
        if pattern == "_":
            ends = (_end_of(rest[number + 1 :], tokens, place + skipped) for skipped in range(1, _GAP + 1))
            return next(filter(None, ends), 0)
        if place < len(tokens) and tokens[place].text == "." and len(tokens[place - 1].text) < 5:
            place += 1  # "ст. сержант", "Lt. Col."
        if place >= len(tokens) or not _fits(pattern, tokens[place].lower):
            return 0
        place += 1
    return place


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
