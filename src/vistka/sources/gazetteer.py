"""The places that are shipped, and which of them stands at a word of a text.

`data/places.tsv` is read when the first text is searched. A name of several words is walked word by word, each of which
may stand in any case form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from vistka.sources.spellings import is_cyrillic, with_neighbours

_REGION_MARK = "@"
_GERMAN_GENITIVE = "s"
_SHORTEST_IN_GENITIVE = 5
_ADJECTIVE_MARKS = ("ськ", "цьк", "зьк", "ск", "цк")
# An adjective made of a name, in any case: "харківській", "запорізької", "донецкая".
ADJECTIVE = re.compile(r"(ськ|цьк|зьк|ск|цк)\w{1,3}$")
_LONGEST_ADJECTIVE_ENDING = 4
_TOWN_ENDINGS = ("", "а", "и", "ы", "ь", "е", "о", "ів", "їв", "ка", "ець", "ц", "я", "ий", "ха")
_TOWN_ENDINGS_UNDER_OV = ("и", "ы", "ове", "ово", "ова", "ая")


class Entry(NamedTuple):
    """A place: its one English name, ISO 3166 country, kind, whether its name needs a cue; `rank`: the heaviest is 0."""

    name: str
    country: str
    kind: str
    needs_cue: bool
    rank: int


class Match(NamedTuple):
    """The entry whose name stands at a word, and how many words it takes."""

    entry: Entry
    words: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`names`: folded spelling → place. `starts`: what longer spellings begin with. `regions`: "харківська" → its region."""

    names: dict[str, Entry]
    starts: set[str]
    regions: dict[str, Entry]
    nouns: set[str]
    """First words in small letters of names such as "rio Dnipro", "острів Зміїний"."""

    @classmethod
    @cache
    def shipped(cls) -> Gazetteer:
        names: dict[str, Entry] = {}
        regions: dict[str, Entry] = {}
        longer: list[str] = []
        nouns: set[str] = set()
        table = files("vistka.sources").joinpath("data/places.tsv").read_text(encoding="utf-8")
        for rank, line in enumerate(table.splitlines()):
            if line.startswith("#"):
                continue
            name, country, kind, spellings = line.split("\t")
            entry = Entry(name, country, kind.rstrip("?"), kind.endswith("?"), rank)
            for spelt in spellings.split(","):
                if spelt.startswith(_REGION_MARK):
                    regions.setdefault(spelt[1:], entry)
                    continue
                names.setdefault(spelt, entry)
                if " " in spelt:
                    longer.append(spelt)
                    if entry.kind in ("water", "place"):
                        nouns.add(spelt.partition(" ")[0])
        starts = {spelt[:at] for spelt in longer for at, sign in enumerate(spelt) if sign == " "}
        return cls(names, starts, regions, nouns)

    def longest(self, words: Sequence[str], language: str) -> Match | None:
        """The longest name that the folded words begin with; between two of one length the one that needs no cue."""
        found: Match | None = None
        reached = {""}
        for number, word in enumerate(words, start=1):
            forms = self._forms(word, language)
            spelt = [f"{start} {form}".lstrip() for start in reached for form in forms]
            entries = [self.names[each] for each in spelt if each in self.names]
            if entries:
                exact = self.names.get(" ".join(words[:number]))
                best = min(entries, key=lambda each: (each.needs_cue, each is not exact, each.rank))
                found = Match(best, number)
            reached = {each for each in spelt if each in self.starts}
            if not reached:
                break
        return found

    def region(self, word: str) -> Entry | None:
        """The region whose name or adjective a folded word is: "kharkiv", "харківській"."""
        if not is_cyrillic(word):
            return self.regions.get(word)
        return next((self.regions[form] for form in _adjectives(word) if form in self.regions), None)

    def town_of_adjective(self, word: str) -> Entry | None:
        """The town that an adjective is made of: "бахмутського", "краматорском"."""
        for mark in _ADJECTIVE_MARKS:
            stem, found, ending = word.rpartition(mark)
            if found and len(ending) <= _LONGEST_ADJECTIVE_ENDING:
                spelt = [f"{stem}{each}" for each in (mark, *_TOWN_ENDINGS)]
                if stem.endswith(("ів", "ов")):  # Пологівський: Пологи, Сватівський: Сватове
                    spelt += [f"{stem[:-2]}{each}" for each in _TOWN_ENDINGS_UNDER_OV]
                towns = [self.names[each] for each in spelt if each in self.names]
                return min(towns, key=lambda each: each.rank) if towns else None
        return None

    def _forms(self, word: str, language: str) -> tuple[str, ...]:
        if is_cyrillic(word):
            return with_neighbours(word)
        if language == "de" and word.endswith(_GERMAN_GENITIVE) and len(word) >= _SHORTEST_IN_GENITIVE:
            return (word, word[:-1])
        return (word,)


def _adjectives(word: str) -> tuple[str, ...]:
    """The feminine nominative of an adjective in any case: області and область are feminine."""
    found = ADJECTIVE.search(word)
    if found is None:
        return ()
    return (word[: found.end(1)] + ("а" if "ь" in found[1] else "ая"),)
