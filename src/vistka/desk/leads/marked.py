"""A text with what was found in it: cut into pieces that a template shows, the withheld ones without a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.sources.findings import Passage, Reading, Span, Why, Withheld
from vistka.sources.passages import paragraphs_of

NOT_KEPT: Final[Mapping[Why, Promise]] = {
    Why.WORDS: _("[a captive's words, not kept]"),
    Why.CONDUCT: _("[claims about conduct in combat, not kept]"),
}
Kind = TypeVar("Kind")

AROUND: Final = 90
"""Signs that are shown on either side of a finding."""
LONGEST: Final = 400
"""Signs of a finding that are shown beside it; all of it stands in the text."""
Marks = Sequence[tuple[int, Span]]
"""Number and place; of a place without signs only its number stands in the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or what stands for words that are withheld. `starts`: the numbers of the findings that begin with it."""

    words: str | Promise
    is_marked: bool = False
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, once; `count`: how many times it stands in the text."""

    pieces: list[Piece]
    count: int = 1


def paragraphs(reading: Reading, marks: Marks) -> Iterator[Paragraph]:
    """The whole text, each repeated passage where it stands first."""
    repeated = {one.spans[0]: one for one in reading.passages if one.count > 1}
    again = {span for one in repeated.values() for span in one.spans[1:]}
    lines = list(paragraphs_of(reading.text))
    inside = _by_line(lines, [(mark, (number, mark)) for number, mark in marks])
    withheld = _by_line(lines, [(one.span, one) for one in reading.withheld])
    for at, span in enumerate(lines):
        if span not in again:
            yield Paragraph(pieces(reading.text, span, inside[at], withheld[at]), _count(repeated.get(span)))


def in_context(reading: Reading, span: Span) -> list[Piece]:
    """A finding with the words around it, as far as its own paragraph goes."""
    first, after = reading.text.rfind("\n", 0, span.start) + 1, reading.text.find("\n", span.end)
    last = after if after >= 0 else len(reading.text)
    shown = Span(max(first, span.start - AROUND), min(last, span.end + AROUND, span.start + LONGEST))
    found = pieces(reading.text, shown, [(0, span)], reading.withheld)
    return [
        *([Piece("… ")] if shown.start > first else ()),
        *found,
        *([Piece(" …")] if shown.end < last else ()),
    ]


def pieces(text: str, span: Span, marks: Marks, withheld: Sequence[Withheld]) -> list[Piece]:
    """A stretch of the text, cut wherever a mark or something withheld begins or ends."""
    cuts = {span.start, span.end}
    for one in (*(mark for _number, mark in marks), *(one.span for one in withheld)):
        cuts |= {cut for cut in one if span.start < cut < span.end}
    found, hidden = list[Piece](), False
    for start, end in pairwise(sorted(cuts)):
        part = Span(start, end)
        why = next((one.why for one in withheld if _touch(one.span, part)), None)
        starts = tuple(number for number, mark in marks if mark.start == start and number)
        if why is None:
            is_marked = any(_touch(mark, part) for _number, mark in marks)
            found.append(Piece(text[start:end], is_marked, starts))
        elif starts or not hidden:
            found.append(Piece("" if hidden else NOT_KEPT[why], False, starts))
        hidden = why is not None
    return found


def _by_line(lines: Sequence[Span], placed: Iterable[tuple[Span, Kind]]) -> list[list[Kind]]:
    """What lies in each line; of a place without signs, the line in which it is."""
    found: list[list[Kind]] = [[] for _line in lines]
    starts = [line.start for line in lines]
    for span, one in placed:
        for at in range(max(bisect_right(starts, span.start) - 1, 0), len(lines)):
            if starts[at] >= max(span.end, span.start + 1):
                break
            found[at].append(one)
    return found


def _count(passage: Passage | None) -> int:
    return passage.count if passage else 1


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
