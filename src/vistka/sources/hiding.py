"""What of a text is withheld, and what else goes with it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Protocol, TypeVar

from vistka.sources.findings import Person, Span, Why, Withheld
from vistka.sources.passages import folded, paragraphs_of
from vistka.sources.segments import Segment
from vistka.sources.splitting import sentences_of


class _Finding(Protocol):
    @property
    def span(self) -> Span: ...


_Found = TypeVar("_Found", bound=_Finding)


class Hidden:
    """The withheld stretches of a text, to be asked how much of another stretch they take."""

    def __init__(self, withheld: Iterable[Withheld]) -> None:
        spans = sorted(one.span for one in withheld)
        self._starts = [span.start for span in spans]
        # Stretches may lie in each other: the furthest end of all that begin up to here.
        self._ends = list(accumulate((span.end for span in spans), max))

    def touches(self, span: Span) -> bool:
        """Whether any sign of the stretch is withheld."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start

    def without(self, found: Iterable[_Found]) -> tuple[_Found, ...]:
        """The findings of which nothing is withheld."""
        return tuple(finding for finding in found if not self.touches(finding.span))


def with_repeats(
    text: str, language: str, segments: Sequence[Segment], withheld: Sequence[Withheld]
) -> tuple[Withheld, ...]:
    """The same and, wherever a sentence stands again of which something is withheld, that whole sentence.

    The finders see only where it stands first; shown or kept it must be nowhere.
    """
    sentences = sorted((sentence for segment in segments for sentence in segment.sentences), key=lambda one: one.span)
    ends = [sentence.span.end for sentence in sentences]
    reasons: dict[str, Why] = {}
    for one in withheld:
        for sentence in sentences[bisect_right(ends, one.span.start) :]:
            if sentence.span.start >= one.span.end:
                break
            reasons.setdefault(folded(sentence.text), one.why)
    repeats = (Withheld(span, reasons[key]) for span, key in _again(text, language, segments) if key in reasons)
    return tuple(sorted((*withheld, *repeats), key=lambda one: one.span))


def renumbered(persons: Sequence[Person], hidden: Hidden) -> tuple[Person, ...]:
    """The persons of whom nothing is withheld; `perhaps` counts among these."""
    kept = [number for number, person in enumerate(persons) if not hidden.touches(person.span)]
    now = {before: after for after, before in enumerate(kept)}
    return tuple(
        replace(persons[number], perhaps=tuple(now[other] for other in persons[number].perhaps if other in now))
        for number in kept
    )


def _again(text: str, language: str, segments: Sequence[Segment]) -> Iterator[tuple[Span, str]]:
    """The sentences of the paragraphs that no finder is given, with their words folded."""
    taken = sorted(segment.span for segment in segments)
    starts = [span.start for span in taken]
    for paragraph in paragraphs_of(text):
        before = bisect_right(starts, paragraph.start) - 1
        if before >= 0 and taken[before].end > paragraph.start:
            continue
        for sentence in sentences_of(text[paragraph.start : paragraph.end], language, paragraph.start):
            yield sentence.span, folded(sentence.text)
