"""One sentence with its words, whom it names, its cues, and where its clauses end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final

from vistka.sources.findings import Span
from vistka.sources.mentions import Mention, Sort, mentions_of
from vistka.sources.phrases import Match, Phrases, Word, words_of
from vistka.sources.segments import Segment, Sentence
from vistka.sources.unlisted import unlisted_in
from vistka.sources.words.saying import AFTER, ANDS, ASIDES, BEFORE, LINKS, VERBS

LONGEST_SENTENCE: Final = 4_000
"""Signs; what is longer is a list or a table, and nobody says it."""
_BREAK: Final = re.compile(r"[.!?;:()\[\]\n\"«»“”„/]| [–—-] ")
_SHORT_QUOTE: Final = re.compile(r"[«“„\"]([^«»“”„\".,!?;:]{1,40})[»”“\"]")
_CAPITALS: Final = frozenset("Kyiv Moscow London Washington Paris Berlin Minsk Ankara".split())
_OBLIQUE: Final = ("і", "у", "ю", "ї", "ої", "ою", "и", "ы", "е", "ей", "ой", "ську", "ському")
"""How a country in Ukrainian or Russian ends that is no subject."""
_OF: Final = frozenset("of from at for to de da do del der von aus nach na no em para du des".split())
_CLOSING: Final = '»”“"«’'
_AT: Final = frozenset("у в во из із".split())
_SMALL: Final = LINKS | ANDS | ASIDES
_VERB_SHAPES: Final = {
    "pt": re.compile(r"(?:[aei]|[oei]u|[ae]m)$"),
    "es": re.compile(r"(?:[aeo]|[ae]n|ron)$"),
    "fr": re.compile(r"(?:[etd]|ent)$"),
    "de": re.compile(r"(?:t|te|ten|rn|ln)$"),
    "en": re.compile(r"(?:s|ed)$"),
    "uk": re.compile(r"(?:в|ла|л[ио]|є|ть|вся|лася|лися|ться)$"),
    "ru": re.compile(r"(?:л|ла|л[ио]|[еи]т|[юуая]т|лся|лась|лись|тся)$"),
}
"""How a verb in the third person ends."""
PREPOSITIONS: Final = frozenset(
    "в у на до від из із з зі от с к по за про о об при für in im an zu mit au en dans chez".split()
)


class Cue(Enum):
    """How a source is tied to what it says."""

    BEFORE = "before"
    AFTER = "after"
    VERB = "verb"


@lru_cache(maxsize=16)
def _cues(language: str) -> Phrases[Cue]:
    known = [language] if language in VERBS else list(VERBS)
    tables = ((BEFORE, Cue.BEFORE), (AFTER, Cue.AFTER), (VERBS, Cue.VERB))
    return Phrases(
        (form, cue) for table, cue in tables for one in known if one in table for form in table[one].split(" | ")
    )


class Clauses:
    """A sentence in words; numbers are those of words, the one after the last where a stretch ends."""

    def __init__(self, segment: Segment, sentence: Sentence, quotations: Sequence[Span]) -> None:
        self.segment = segment
        self.sentence = sentence
        self.text = sentence.text
        self.language = segment.language
        self.plain = _SHORT_QUOTE.sub(lambda m: f" {m[1]} ", sentence.text)
        """Without the marks around a name: «Медиазона» is no quotation."""
        self.words = words_of(sentence.text)
        self.quotations = [
            Span(max(q.start - self._offset, 0), min(q.end - self._offset, len(self.text)))
            for q in quotations
            if q.end > self._offset and q.start < self._offset + len(self.text)
        ]
        self.mentions = unlisted_in(sentence.text, self.words, mentions_of(self.words))
        self.cues = _cues(self.language).found(self.words)
        self.cues = sorted([*self.cues, *self._unknown()], key=lambda cue: cue.first)
        self.cued = {n for cue in self.cues for n in range(cue.first, cue.last)}
        self.before = {n for c in self.cues if c.value is Cue.BEFORE for n in range(c.first, c.last)}
        self.verbs = {n for cue in self.cues if cue.value is Cue.VERB for n in range(cue.first, cue.last)}

    def _unknown(self) -> Iterator[Match[Cue]]:
        """A verb that no table has, between a quotation or a comma and who speaks: "», gémit le conscrit"."""
        shape = _VERB_SHAPES.get(self.language)
        known = {n for cue in self.cues for n in range(cue.first, cue.last)}
        known |= {n for mention in self.mentions for n in range(mention.first, mention.last)}
        for number in range(1, len(self.words) - 1):
            word = self.words[number]
            if number in known or word.is_capital or shape is None or word.low in _SMALL or not shape.search(word.low):
                continue
            gap = self._between(number - 1, number)
            quoted = any(mark in gap for mark in _CLOSING)
            if not quoted and "," not in gap and "—" not in gap and "–" not in gap:
                continue
            speaker = self._speaker_after(number + 1)
            if speaker is None or (speaker.sort in {Sort.OTHER, Sort.CAPTIVE} and not (quoted or self.quotations)):
                continue
            yield Match(number, number + 1, Cue.VERB)

    def _speaker_after(self, place: int) -> Mention | None:
        """Who is named right after a word, with no more than an article between; for a new verb no mere country."""
        while place < len(self.words) and (self.words[place].low in LINKS or self.words[place].low in _AT):
            place += 1
        near = (m for m in self.mentions if m.first == place and m.sort not in {Sort.COUNTRY, Sort.AREA, Sort.AGAIN})
        return next((m for m in near if not self._breaks(place - 1, place)), None)

    @property
    def _offset(self) -> int:
        return self.sentence.span.start - self.segment.span.start

    def _may_speak(self, mention: Mention) -> bool:
        if mention.sort is Sort.AREA and mention.name not in _CAPITALS:
            return False
        if mention.sort in {Sort.COUNTRY, Sort.AREA}:
            if self.words[mention.last - 1].low.endswith(_OBLIQUE):
                return False
            before = self.words[mention.first - 1].low if mention.first else ""
            word = self.words[mention.first].raw
            return word[:1].isupper() and before not in PREPOSITIONS | _OF
        return True

    def _is_role(self, word: Word) -> bool:
        roles = (m for m in self.mentions if m.sort in {Sort.HEAD, Sort.AGAIN})
        return any(self.words[m.first].start <= word.start < self.words[m.last - 1].end for m in roles)

    def _is_name(self, word: Word) -> bool:
        if self._is_role(word):
            return True
        return word.is_capital or word.low in ASIDES or word.low in LINKS

    def _between(self, one: int, other: int) -> str:
        if one < 0 or other >= len(self.words):
            return ""
        return self.plain[self.words[one].end : self.words[other].start]

    def _commas(self, one: int, other: int) -> int:
        return self._between(one, other).count(",")

    def _breaks(self, one: int, other: int, but: str = "") -> bool:
        """Whether the end of a clause or a quotation mark stands between two words; a dot after an initial does not."""
        if one < 0 or other >= len(self.words):
            return False
        for number in range(one, other):
            between = self._between(number, number + 1)
            if (between == ". " and len(self.words[number].raw) <= 4) or between == ".":
                continue
            broken = _BREAK.search(between)
            if broken and broken[0] not in but:
                return True
        return False
