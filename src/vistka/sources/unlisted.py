"""Newspapers, channels and organisations that no table has: known by a word within their name, beside it, or its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from vistka.names.romanise import romanise
from vistka.sources.findings import SourceKind
from vistka.sources.mentions import Mention, Sort
from vistka.sources.phrases import Word
from vistka.sources.words.naming import INSTITUTIONS, OUTLET_NOUNS, OUTLETS, UNIT_KINDS, UNITS, WITHIN
from vistka.sources.words.saying import LINKS

LONGEST: Final = 7
"""Words of a name."""
_QUOTED: Final = re.compile(r"[«“„\"]([^«»“”„\"\n]{2,40})[»”“\"]")
_TOGETHER: Final = re.compile(r"[ \u00a0.’'&–-]{1,3}")
_NAMED: Final = {Sort.SOURCE, Sort.OFFICE, Sort.PERSON}
_UNIT_STEMS: Final = tuple(stem for stem, _ in UNITS)
_ARTICLES: Final = frozenset("the a an le la les el los las der die das den dem o os as l".split())


def unlisted_in(text: str, words: Sequence[Word], known: Sequence[Mention]) -> list[Mention]:
    """All mentions, those of the tables first and beside them those that a name shows."""
    whole = [one for one in known if one.sort in _NAMED and (not one.open or one.sort is Sort.PERSON)]
    taken = {n for mention in whole for n in _words(mention)}
    heads = [one for mention in known if mention.sort is Sort.HEAD for one in _after_head(text, words, mention)]
    found = [one for one in [*_unlisted(text, words), *heads] if not taken.intersection(_words(one))]
    new = {n for one in found for n in _words(one)}
    kept = [mention for mention in known if not new.intersection(_words(mention))]
    return sorted([*kept, *_apart(found)], key=lambda mention: mention.first)


def latin(name: str) -> str:
    """A name in Latin letters, as English writes it.

    >>> latin("Голос Сокаля"), latin("7x7")
    ('Holos Sokalia', '7x7')
    """
    ukrainian = re.search("[іїєґІЇЄҐ]", name) or not re.search("[ыэёъЫЭЁЪ]", name)
    return romanise(name, "uk-kmu-2010" if ukrainian else "ru-icao")


def _words(mention: Mention) -> range:
    return range(mention.first, mention.last)


def _apart(found: Sequence[Mention]) -> Iterator[Mention]:
    last = 0
    for one in sorted(found, key=lambda mention: (mention.first, -mention.last)):
        if one.first >= last:
            yield one
            last = one.last


def _unlisted(text: str, words: Sequence[Word]) -> Iterator[Mention]:
    for number, word in enumerate(words):
        if word.low.startswith(_UNIT_STEMS):
            yield from _unit(words, number)
        elif word.is_capital and word.low in INSTITUTIONS:
            yield from _run(text, words, number, SourceKind.OFFICIAL)
        elif word.is_capital and word.low in OUTLETS:
            yield from _run(text, words, number, SourceKind.OUTLET)
        elif word.low in OUTLET_NOUNS:
            yield from _named_by(text, words, number)
    for quoted in _QUOTED.finditer(text):
        inner = [n for n, word in enumerate(words) if quoted.start(1) <= word.start and word.end <= quoted.end(1)]
        if 0 < len(inner) <= 3 and words[inner[0]].is_capital and "," not in quoted[1] and quoted[1][-1] not in ".!?…":
            yield Mention(inner[0], inner[-1] + 1, Sort.SOURCE, latin(quoted[1].strip()), SourceKind.OUTLET)


def _run(text: str, words: Sequence[Word], number: int, kind: SourceKind) -> Iterator[Mention]:
    """The capitalised words around one: "the Crown Prosecution Service", "Institute for Strategic Dialogue"."""
    first, last = number, number + 1
    while first > 0 and number - first < LONGEST and words[first - 1].is_capital and _joins(text, words, first - 1):
        first -= 1
    while last < len(words) and last - number < LONGEST:
        end = last
        while end < len(words) and end - last < 3 and words[end].low in WITHIN and _joins(text, words, end - 1):
            end += 1
        if end >= len(words) or not words[end].is_capital or not _joins(text, words, end - 1):
            break
        if end > last and kind is SourceKind.OUTLET and number > first:
            break
        last = end + 1
    while first < number and words[first].low in _ARTICLES:
        first += 1
    if last - first > 1:
        name = text[words[first].start : words[last - 1].end]
        yield Mention(first, last, Sort.SOURCE, latin(name), kind)


def _after_head(text: str, words: Sequence[Word], head: Mention) -> Iterator[Mention]:
    """Whom a spokesman speaks for: "eine Sprecherin der Charité"."""
    place = head.last
    while place < len(words) and place - head.last < 3 and words[place].low in LINKS:
        place += 1
    if place == head.last or place >= len(words) or not words[place].is_capital or not _joins(text, words, place - 1):
        return
    last = place + 1
    while last < len(words) and last - place < 4 and words[last].is_capital and _joins(text, words, last - 1):
        last += 1
    yield Mention(place, last, Sort.SOURCE, latin(text[words[place].start : words[last - 1].end]), SourceKind.OFFICIAL)


def _unit(words: Sequence[Word], number: int) -> Iterator[Mention]:
    """A brigade by its number: "47-й механізованій бригаді" is the 47th Mechanized Brigade."""
    first = next((n for n in range(number - 1, max(number - 6, -1), -1) if words[n].raw[:1].isdigit()), None)
    if first is None:
        return
    digits = "".join(sign for sign in words[first].raw if sign.isdigit())
    kinds = [name for stem, name in UNIT_KINDS for word in words[first:number] if word.low.startswith(stem)]
    after = words[number + 1].low if number + 1 < len(words) else ""
    kinds += [name for stem, name in UNIT_KINDS if after.startswith(stem)]
    size = next(name for stem, name in UNITS if words[number].low.startswith(stem))
    last = number + 2 if after and kinds and after.startswith(tuple(stem for stem, _ in UNIT_KINDS)) else number + 1
    yield Mention(first, last, Sort.SOURCE, " ".join([ordinal(int(digits)), *kinds[:1], size]), SourceKind.OFFICIAL)


def ordinal(number: int) -> str:
    """A number as English counts: 1st, 93rd, 112th."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _named_by(text: str, words: Sequence[Word], number: int) -> Iterator[Mention]:
    """ "The newspaper Ob Times", "телеканал Прямий"."""
    last = number + 1
    while last < len(words) and last - number <= 4 and _capital(words[last]) and _joins(text, words, last - 1):
        last += 1
    if last > number + 1:
        name = text[words[number + 1].start : words[last - 1].end]
        yield Mention(number, last, Sort.SOURCE, latin(name), SourceKind.OUTLET)


def _capital(word: Word) -> bool:
    return word.is_capital or word.raw.isdigit()


def _joins(text: str, words: Sequence[Word], one: int) -> bool:
    return _TOGETHER.fullmatch(text[words[one].end : words[one + 1].start]) is not None
