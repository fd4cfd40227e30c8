"""What of an item is held against other items: where it says what, and by whom, without a word of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from vistka.sources.findings import Attribution, Offer, Person, Post, Reading, SourceKind, Span
from vistka.sources.hiding import Hidden
from vistka.sources.sketches import sketch
from vistka.sources.splitting import sentences_of

MOST_STRETCHES: Final = 200
"""So many passages and sentences of one item are held against others, passages first: a page without end costs no more
than a long article."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage, or a sentence of one: an agency's sentence is found inside another paper's longer paragraph."""

    span: Span
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An item as `origins` compares it. `day`: ISO, of publication, else on which it was brought."""

    item: str
    day: str = ""
    publisher: str = ""
    title: str = ""
    stretches: tuple[Stretch, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    posts: tuple[Post, ...] = ()
    persons: tuple[Person, ...] = ()
    offers: tuple[Offer, ...] = ()


def outline_of(reading: Reading, item: str, brought: str = "") -> Outline:
    """The outline of what was read, under the number or name of its item."""
    hidden = Hidden(reading.withheld)
    return Outline(
        item=item,
        day=reading.published or brought,
        publisher=reading.publisher,
        title=reading.title,
        stretches=tuple(islice(_stretches(reading, hidden), MOST_STRETCHES)),
        attributions=tuple(one for one in reading.attributions if not _is_captive(one, hidden)),
        posts=reading.posts,
        persons=reading.persons,
        offers=reading.offers,
    )


def _is_captive(attribution: Attribution, hidden: Hidden) -> bool:
    """Whether somebody without an office is quoted with words that are withheld: then he is no source here."""
    return attribution.kind is SourceKind.OTHER and (
        hidden.touches(attribution.covers) or hidden.touches(attribution.span)
    )


def _stretches(reading: Reading, hidden: Hidden) -> Iterator[Stretch]:
    yield from (Stretch(passage.spans[0], passage.sketch) for passage in reading.passages if passage.sketch)
    for passage in reading.passages:
        first = passage.spans[0]
        sentences = sentences_of(reading.text[first.start : first.end], reading.language, first.start)
        for sentence in sentences if len(sentences) > 1 else ():
            drawn = () if hidden.touches(sentence.span) else sketch(sentence.text)
            if drawn:
                yield Stretch(sentence.span, drawn)
