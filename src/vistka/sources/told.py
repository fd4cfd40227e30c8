"""A sentence with what is in it that says whether somebody's own words, or a claim about conduct, are withheld."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from vistka.sources.findings import Attribution, How, SourceKind, Span
from vistka.sources.mentions import Mention, Sort, captives, mentions_of
from vistka.sources.phrases import Match, Phrases, Word, words_of
from vistka.sources.quotations import quotations_in
from vistka.sources.segments import Segment, Sentence
from vistka.sources.words.conduct import ASKS, CAPTIVITY
from vistka.sources.words.saying import VERBS

SUBJECTS: Final = {Sort.CAPTIVE, Sort.OTHER, Sort.SOURCE, Sort.OFFICE, Sort.PERSON, Sort.HEAD, Sort.AGAIN}
"""Who may be the subject of a sentence."""


@lru_cache(maxsize=1)
def _saying() -> Phrases[bool]:
    return phrases(" | ".join([*VERBS.values(), ASKS]))


@lru_cache(maxsize=64)
def phrases(table: str) -> Phrases[bool]:
    return Phrases((form.strip(), True) for form in table.split(" | "))


@dataclass
class Told:
    """A sentence with what is in it that matters here."""

    sentence: Sentence
    language: str
    attributions: Sequence[Attribution]
    quotations: Sequence[Span]
    unclaimed: Sequence[Span]
    """Those of which nobody is said to be the speaker."""
    segment: int
    known: dict[str, bool] = field(init=False, default_factory=dict)
    """Of each table that was asked for, whether it stands in the sentence."""
    words: list[Word] = field(init=False)
    mentions: list[Mention] = field(init=False)
    saying: list[Match[bool]] = field(init=False)

    def __post_init__(self) -> None:
        self.words = words_of(self.sentence.text)
        self.mentions = mentions_of(self.words)
        self.saying = _saying().found(self.words)

    @property
    def text(self) -> str:
        return self.sentence.text

    def has(self, table: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a phrase of a table stands in a stretch of it."""
        if not start and end is None:
            if table not in self.known:
                self.known[table] = bool(phrases(table).found(self.words))
            return self.known[table]
        stop = len(self.text) if end is None else end
        return bool(phrases(table).found([word for word in self.words if start <= word.start and word.end <= stop]))

    @property
    def captive(self) -> bool:
        return any(mention.sort is Sort.CAPTIVE for mention in self.mentions) or self.has(CAPTIVITY)

    @property
    def others(self) -> bool:
        """Whether somebody else who is a person speaks or stands in it."""
        return any(
            one.source not in captives() and (one.speaker or one.kind is SourceKind.OTHER) for one in self.attributions
        )

    @property
    def whole(self) -> Span:
        return self.span(0, len(self.text.rstrip()))

    def span(self, start: int, end: int) -> Span:
        offset = self.sentence.span.start
        return Span(offset + start, offset + end)


def told_in(segments: Sequence[Segment], attributions: Sequence[Attribution]) -> Iterator[Told]:
    """The sentences of all segments, each with the attributions and quotations that lie in it."""
    for number, segment in enumerate(segments):
        marked = quotations_in(segment.text)
        own = [one for one in attributions if _within(one.span, segment.span)]
        claimed = [one.covers for one in own if one.how is How.QUOTED and one.source not in captives()]
        for sentence in segment.sentences:
            offset = sentence.span.start - segment.span.start
            shown = [_cut(q, offset, len(sentence.text)) for q in marked if _meets(q, offset, len(sentence.text))]
            free = [
                _cut(q, offset, len(sentence.text))
                for q in marked
                if _meets(q, offset, len(sentence.text))
                and not any(_over(segment.at(q.start, q.end), c) for c in claimed)
            ]
            said = [one for one in own if _within(one.span, sentence.span)]
            yield Told(sentence, segment.language, said, shown, free, number)


def _meets(quotation: Span, offset: int, size: int) -> bool:
    return quotation.end > offset and quotation.start < offset + size


def _cut(quotation: Span, offset: int, size: int) -> Span:
    return Span(max(quotation.start - offset, 0), min(quotation.end - offset, size))


def _over(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
