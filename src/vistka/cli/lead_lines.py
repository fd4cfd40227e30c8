"""What was read in one file, laid out for a terminal of 80 columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from vistka.cli.layout import hung
from vistka.cli.lead_words import counted, cue_at, harmless, places, words_at
from vistka.sources.findings import Attribution, Offer, Passage, Person, Post, Reading, Span
from vistka.sources.nodes import Kind, Node
from vistka.sources.origins import Graph, Support
from vistka.sources.unread import MOST_SIGNS

LANGUAGES: Final = {
    "pt": "Portuguese",
    "en": "English",
    "uk": "Ukrainian",
    "ru": "Russian",
    "es": "Spanish",
    "de": "German",
    "fr": "French",
    "": "none of the seven",
}
ROOTS: Final = {
    Kind.POST: "post",
    Kind.STATEMENT: "statement",
    Kind.VOICE: "voice",
    Kind.ARTICLE: "article",
    Kind.UNTRACED: "newspaper, not traced further",
}
"""What each kind of root is called. A voice is somebody without an office."""
_LABEL: Final = 13
_DEEP: Final = 5
_MOST_PLACES: Final = 6


def reading_lines(file: str, reading: Reading, graph: Graph) -> Iterator[str]:
    """All that was found, what was withheld, and on what it rests."""
    yield "standard input" if file == "-" else harmless(file)
    yield from _about(reading)
    for title, lines in _PARTS:
        found = list(lines(reading))
        if found:
            yield from ("", title, *found)
    yield ""
    yield from rests_lines("All of it rests on", graph.rests(file))


def rests_lines(what: str, support: Support) -> Iterator[str]:
    """The independent sources, counted by kind and then one a line, and who carried them."""
    kinds: dict[Kind, int] = defaultdict(int)
    for root in support.roots:
        kinds[root.kind] += 1
    if tuple(kinds) == (Kind.UNTRACED,):
        yield f"{what}: newspapers that could not be traced further"
    else:
        yield from hung(
            f"{what}:", ", ".join(counted(number, ROOTS[kind]) for kind, number in kinds.items()), len(what) + 2
        )
    for root in support.roots:
        yield from hung(f"  {ROOTS[root.kind].split(',')[0]}", node_words(root), _LABEL)
    if support.carriers:
        yield from hung("  carried by", ", ".join(harmless(one.label) for one in support.carriers), _LABEL + 1)


def node_words(node: Node) -> str:
    """A source with its day."""
    return ", ".join(filter(None, (harmless(node.label), node.day)))


def person_words(person: Person) -> str:
    """What is said of a person, without where it stands."""
    facts = (
        harmless(person.name) or "not named",
        f"rank {harmless(person.rank)}" if person.rank else "",
        f"unit {harmless(person.unit)}" if person.unit else "",
        f"age {harmless(person.age)}" if person.age else "",
        f"in {person.place}" if person.place else "",
        person.date,
        f"spoke to: {harmless(person.relative)}" if person.relative else "",
        f"perhaps the same as {' or '.join(str(other + 1) for other in person.perhaps)}" if person.perhaps else "",
    )
    return f"{person.fate}; {', '.join(filter(None, facts))}"


def _length(signs: int) -> str:
    return counted(signs, "sign") + ("; the rest was not read" if signs >= MOST_SIGNS else "")


def _about(reading: Reading) -> Iterator[str]:
    facts = (
        ("title", harmless(reading.title)),
        ("publisher", harmless(reading.publisher)),
        ("link", harmless(reading.link)),
        ("published", _published(reading)),
        ("language", LANGUAGES[reading.language]),
        ("length", _length(len(reading.text))),
    )
    for label, fact in facts:
        if fact:
            yield from hung(f"  {label}", fact, _LABEL)


def _published(reading: Reading) -> str:
    if reading.published and reading.published == max((post.date for post in reading.posts), default=""):
        return f"{reading.published} or later (the day of its newest post)"
    return reading.published or "not said"


def _posts(reading: Reading) -> Iterator[str]:
    for number, post in enumerate(reading.posts, 1):
        yield from hung(f"{number:>3}.", f"{_signed(post)}, {places([post.span])}", _DEEP)
        for label, links in (("links", [one for one in post.links if one not in post.media]), ("media", post.media)):
            if links:
                yield from hung(f"     {label}", harmless(", ".join(links)), _LABEL)


def _signed(post: Post) -> str:
    handle = f"(@{post.handle})" if post.handle else ""
    signed = " ".join(filter(None, (post.author, handle))) or "not signed"
    return ", ".join((harmless(signed), post.date or "no date"))


def _passages(reading: Reading) -> Iterator[str]:
    for passage in reading.passages:
        yield from hung(f"{_times(passage):>4}", f"{_where(passage)}: {words_at(reading, passage.spans[0])}", _DEEP)


def _times(passage: Passage) -> str:
    return f"{passage.count}×"


def _where(passage: Passage) -> str:
    more = passage.count - _MOST_PLACES
    return places(passage.spans[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")


def _attributions(reading: Reading) -> Iterator[str]:
    together: dict[tuple[str, str], list[Attribution]] = defaultdict(list)
    for one in reading.attributions:
        together[one.source, one.kind].append(one)
    for (source, kind), found in together.items():
        yield from hung("  -", f"{harmless(source)} ({_KINDS[kind]})", _DEEP)
        for one in found:
            speaker = f", {harmless(one.speaker)}" if one.speaker else ""
            said = f"{one.how}{speaker}, {places([one.span])}: {cue_at(reading, one)}; said: {_span(one.covers)}"
            yield from hung("", said, _DEEP + 2)


_KINDS: Final = {
    "official": "official, a statement",
    "outlet": "newspaper, agency or broadcaster",
    "other": "no office",
}


def _places(reading: Reading) -> Iterator[str]:
    for place in reading.places:
        written = harmless(reading.text[place.span.start : place.span.end])
        told = "" if written == place.name else f" (in the text: {written})"
        yield from hung("  -", f"{place.name}{told}, {place.country}, {places([place.span])}", _DEEP)


def _dates(reading: Reading) -> Iterator[str]:
    for date in reading.dates:
        written = harmless(reading.text[date.span.start : date.span.end])
        how = ", counted" if date.relative else ""
        yield from hung("  -", f"{date.value} ({written}){how}, {places([date.span])}", _DEEP)


def _persons(reading: Reading) -> Iterator[str]:
    for number, person in enumerate(reading.persons, 1):
        yield from hung(f"{number:>3}.", person_words(person), _DEEP)
        yield from hung("", f"{places([person.span])}: {words_at(reading, person.span)}", _DEEP)


def _offers(reading: Reading) -> Iterator[str]:
    for offer in reading.offers:
        yield from hung("  -", _offered(offer), _DEEP)
        yield from hung("", f"{places([offer.span])}: {words_at(reading, offer.span, 300)}", _DEEP)


def _offered(offer: Offer) -> str:
    by = f"by {harmless(offer.by)}" if offer.by else "by whom is not said"
    return ", ".join(
        filter(
            None,
            (
                f"{by} ({harmless(offer.speaker)})" if offer.speaker else by,
                f"to {harmless(offer.to)}" if offer.to else "",
                f"where: {harmless(offer.where)}" if offer.where else "",
                f"through {harmless(offer.reported_by)}" if offer.reported_by else "",
            ),
        )
    )


def _withheld(reading: Reading) -> Iterator[str]:
    together: dict[str, list[Span]] = defaultdict(list)
    for one in reading.withheld:
        together[one.why].append(one.span)
    for why, spans in together.items():
        yield from hung("  -", f"{why}: {len(spans)} times, {places(spans)}", _DEEP)


def _span(span: Span) -> str:
    return f"{span.start}-{span.end}"


_PARTS: Final[tuple[tuple[str, Callable[[Reading], Iterator[str]]], ...]] = (
    ("Posts", _posts),
    ("Passages, each once, with how often it stands there", _passages),
    ("Statements and attributions", _attributions),
    ("Places", _places),
    ("Dates", _dates),
    ("Persons described", _persons),
    ("Offers and instructions to families", _offers),
    ("Withheld: neither shown nor kept", _withheld),
)
