"""Phrases found in a text by tables: every case form, every apostrophe, with accents or without.

A table is written in phrases parted by `` | ``. In one, `word*` stands for every word that begins so and `word/a/y` for the
word and for it with each ending; a word that has a capital in the table must stand so in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final, Generic, TypeVar

V = TypeVar("V")

SHORTEST_STEM: Final = 3
"""Letters; a shorter beginning says nothing."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ`](?=[а-яіїєґ])[^\W_]+)*", re.IGNORECASE)
_APOSTROPHES: Final = str.maketrans("’ʼ`", "'''")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, and how it may be looked up."""

    start: int
    end: int
    raw: str
    keys: tuple[str, ...]

    @property
    def low(self) -> str:
        return self.keys[0]

    @property
    def is_capital(self) -> bool:
        return self.raw[:1].isupper()


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text.

    >>> [word.low for word in words_of("D’après l’Élysée, мін’юст")]
    ['d', 'apres', 'l', 'elysee', "мін'юст"]
    """
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), m[0], _keys(m[0])) for m in _WORD.finditer(text, start, stop)]


@lru_cache(maxsize=65_536)
def _keys(raw: str) -> tuple[str, ...]:
    plain = _plain(raw)
    low = plain.lower()
    stems = [low[:size] + "*" for size in range(SHORTEST_STEM, len(low) + 1)]
    if plain == low:
        return (low, *stems)
    return (low, plain, *stems)


def _plain(raw: str) -> str:
    """Without the accents of Latin letters, and ё as е; й and ї stay letters of their own."""
    apart = unicodedata.normalize("NFD", raw.translate(_APOSTROPHES))
    kept = [c for i, c in enumerate(apart) if not unicodedata.combining(c) or _belongs(apart[i - 1], c)]
    return unicodedata.normalize("NFC", "".join(kept)).replace("ß", "ss")


def _belongs(letter: str, mark: str) -> bool:
    return (letter.lower(), mark) in {("и", "\u0306"), ("і", "\u0308"), ("у", "\u0306")}


@dataclass(frozen=True, slots=True)
class Match(Generic[V]):
    """A phrase of the table in a text: words `first` to `last`, the one after the last."""

    first: int
    last: int
    value: V


class Phrases(Generic[V]):
    """A table of phrases, searched word by word; the longest at each place wins, and of two alike the first written."""

    def __init__(self, rows: Iterable[tuple[str, V]]) -> None:
        self._root: dict[str, dict[str, object]] = {}
        self._values: list[V] = []
        for phrase, value in rows:
            self._add(phrase, value)

    def _add(self, phrase: str, value: V) -> None:
        for path in product(*map(_forms, phrase.split())):
            node: dict[str, object] = self._root  # type: ignore[assignment]
            for key in (part for form in path for part in form):
                node = node.setdefault(key, {})  # type: ignore[assignment]
            if "" not in node:
                node[""] = len(self._values)
        self._values.append(value)

    def found(self, words: list[Word]) -> list[Match[V]]:
        """From left to right; none lies over another."""
        return list(self._walk(words))

    def _walk(self, words: list[Word]) -> Iterator[Match[V]]:
        place, none_begins = 0, self._root.keys().isdisjoint
        while place < len(words):
            if none_begins(words[place].keys):  # of most words, and asked at once
                place += 1
                continue
            last, number = self._longest(words, place)
            if number < 0:
                place += 1
            else:
                yield Match(place, last, self._values[number])
                place = last

    def _longest(self, words: list[Word], place: int) -> tuple[int, int]:
        best = (place, -1)
        nodes: list[dict[str, object]] = [self._root]  # type: ignore[list-item]
        while nodes and place < len(words):
            keys = words[place].keys
            nodes = [node[key] for node in nodes for key in keys if key in node]  # type: ignore[misc]
            place += 1
            ends = [number for node in nodes if isinstance(number := node.get(""), int)]
            if ends:
                best = (place, min(ends))
        return best


@lru_cache(maxsize=65_536)
def _forms(cell: str) -> tuple[tuple[str, ...], ...]:
    """`мер/а/у`: мер, мера, меру; each as the words into which a text would cut it."""
    base, *endings = cell.split("/")
    return tuple(_parts(form) for form in (base, *(base + ending for ending in endings)))


def _parts(form: str) -> tuple[str, ...]:
    star = "*" if form.endswith("*") else ""
    parts = [_plain(match[0]) for match in _WORD.finditer(form)]
    return (*parts[:-1], parts[-1] + star)
