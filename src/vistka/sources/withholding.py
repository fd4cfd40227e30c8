"""What is found and not taken: a captive's own words, and claims about conduct in combat (Convention III art. 13 and 17).

In doubt it is withheld: a family loses nothing by a sentence not kept, a prisoner may lose much by one that is. A sentence
that says only that somebody was captured, wounded, killed, exchanged or buried stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from vistka.sources.captive_words import SUFFERED, is_recorded, words_in
from vistka.sources.clauses import LONGEST_SENTENCE
from vistka.sources.findings import Attribution, Span, Why, Withheld
from vistka.sources.mentions import Sort
from vistka.sources.phrases import Match, Phrases
from vistka.sources.segments import Segment
from vistka.sources.told import Told, phrases, told_in
from vistka.sources.words.combat import DEEDS, FLIGHT, HEARSAY, SETTINGS, TROOPS
from vistka.sources.words.conduct import CONDUCT, FACTS

SUBJECT: Final = 6
"""Words between soldiers and what they did."""
OBJECT: Final = 3
"""Words between what was done and the soldiers who did it or to whom."""
_TABLES: Final = {"deeds": DEEDS, "settings": SETTINGS, "flight": FLIGHT, "troops": TROOPS, "hearsay": HEARSAY}
_BOUNDARY: Final = re.compile(
    r"[,;:—–]\s|\b(?:que|who|which|that|qui|який|яка|які|что|що|который|которые|и|і|та|and|und|et|y|e)\b", re.I
)
_CLAUSE_END: Final = re.compile(r"[,;—–]\s")


@lru_cache(maxsize=16)
def _conduct(language: str) -> Phrases[bool]:
    return phrases(CONDUCT.get(language) or " | ".join(CONDUCT.values()))


@lru_cache(maxsize=16)
def _table(kind: str, language: str) -> Phrases[bool]:
    """A table of a language; without a language those of all."""
    table = _TABLES[kind]
    return phrases(table[language] if language in table else " | ".join(table.values()))


def find_withheld(segments: Sequence[Segment], attributions: Sequence[Attribution]) -> tuple[Withheld, ...]:
    """The stretches that are neither shown nor kept, in the order of the text, none within another."""
    read = list(told_in(segments, attributions))
    about_captives = any(one.captive for one in read)
    found = [one for number in range(len(read)) for one in _of_sentence(read, number, about_captives)]
    return tuple(_without_inner(found))


def _of_sentence(read: Sequence[Told], number: int, about_captives: bool) -> Iterator[Withheld]:
    one = read[number]
    if len(one.text) > LONGEST_SENTENCE:
        if (about_captives and one.saying) or _conduct(one.language).found(one.words):
            yield Withheld(one.whole, Why.CONDUCT)
        return
    if (about_captives or is_recorded(one)) and (span := words_in(read, number)) is not None:
        yield Withheld(span, Why.WORDS)
        return
    claims = [match for match in _conduct(one.language).found(one.words) if not _is_state(one, match)]
    spans = [_stretch(one, match) for match in claims]
    if not spans and _is_combat(one):
        spans = [one.whole]
    if spans:
        yield Withheld(Span(min(s.start for s in spans), max(s.end for s in spans)), Why.CONDUCT)


# -- conduct in combat -------------------------------------------------------------------------------------------------


def _is_combat(one: Told) -> bool:
    """Whether something is done beside something of combat: "he held the bunker". A wounding or a burial is not."""
    done = [match for match in _table("deeds", one.language).found(one.words) if not _is_suffered(one, match)]
    places = _table("settings", one.language).found(one.words) if done else []
    if any(deed.last <= at.first or at.last <= deed.first for deed in done for at in places):
        return True
    return any(_is_of_troops(one, match) for match in _table("flight", one.language).found(one.words))


def _is_of_troops(one: Told, flight: Match[bool]) -> bool:
    """Whether they fled or gave up who fight, or somebody is accused of it; civilians flee as well."""
    near = [(m.first, m.last) for m in one.mentions if m.sort is Sort.CAPTIVE]
    near += [(match.first, match.last) for match in _table("troops", one.language).found(one.words)]
    before = any(last <= flight.first <= last + SUBJECT for _, last in near)
    after = any(flight.last <= first <= flight.last + OBJECT for first, _ in near)
    return before or after or bool(_table("hearsay", one.language).found(one.words))


def _is_suffered(one: Told, match: Match[bool]) -> bool:
    return match.first > 0 and one.words[match.first - 1].low in SUFFERED


def _stretch(one: Told, match: Match[bool]) -> Span:
    """The sentence that claims it; only its clause where the rest says who is held, or what families are told."""
    start, end = one.words[match.first].start, one.words[match.last - 1].end
    opened = _opening(one.text, start)
    if one.has(FACTS, opened, start):
        opened = start
    closing = _CLAUSE_END.search(one.text, end)
    closed = closing.start() if closing else len(one.text.rstrip())
    tagged = any(a.span.start >= one.sentence.span.start + closed for a in one.attributions)
    before, after = one.has(FACTS, 0, opened), one.has(FACTS, closed) and not tagged
    if not before and not after:
        return one.whole
    return one.span(opened if before else 0, closed if after else len(one.text.rstrip()))


def _is_state(one: Told, match: Match[bool]) -> bool:
    """ "A surrendered soldier" says that he is held; how he came to be is not claimed beside it."""
    word = one.words[match.first].low
    beside = any(m.sort is Sort.CAPTIVE and (m.first == match.last or m.last == match.first) for m in one.mentions)
    return match.last - match.first == 1 and beside and word.startswith(("surrendered", "сдавш"))


def _opening(text: str, start: int) -> int:
    """Where the clause begins in which a place lies."""
    boundaries = [found.end() for found in _BOUNDARY.finditer(text, 0, start)]
    place = boundaries[-1] if boundaries else 0
    while place < start and text[place].isspace():
        place += 1
    return place


def _without_inner(found: Sequence[Withheld]) -> Iterator[Withheld]:
    end = -1
    for one in sorted(found, key=lambda w: (w.span.start, -w.span.end)):
        if one.span.end > end and one.span.start < one.span.end:
            yield one
            end = one.span.end
