"""Who really says it: what many items say, followed back to the posts and statements that it comes from.

A newspaper carries; it is followed to who it names, to an item that it published, to a post that it embeds. Posts and
official statements are roots, and so is somebody without an office who is named. What stands in many items with the
same words, the same post, the same ministry is one source. Where the trail ends at newspapers, they count as one:
whoever copies cannot confirm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from vistka.sources.contradictions import Contradiction, Mention, contradictions_of, same_persons
from vistka.sources.findings import Attribution, Post, SourceKind, Span
from vistka.sources.groups import Groups, alike
from vistka.sources.nodes import Edge, Kind, Node, bears_name, label_of, name_key, ordered, signed, source_node
from vistka.sources.outlines import Outline


class Place(NamedTuple):
    """A stretch of an item."""

    item: int
    span: Span


@dataclass(frozen=True, slots=True)
class Support:
    """What a finding rests on. `items`: how many say it; `roots`: its independent sources."""

    items: int
    roots: tuple[Node, ...]
    carriers: tuple[Node, ...]
    first_seen: str
    contradictions: tuple[Contradiction, ...] = ()


class _Trail(NamedTuple):
    """What was found on the way back: roots, newspapers, and those newspapers behind which nothing is known."""

    roots: set[Node]
    carriers: set[Node]
    ends: set[Node]


class Graph:
    """Items, shared passages, carriers and roots, and what leads from which to which."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self._outlines = tuple(outlines)
        self._numbers = {outline.item: number for number, outline in enumerate(self._outlines)}
        self._places = [
            Place(number, stretch.span) for number, outline in enumerate(outlines) for stretch in outline.stretches
        ]
        self._alike = alike([stretch.sketch for outline in outlines for stretch in outline.stretches])
        self._stretches: list[list[int]] = [[] for _ in outlines]
        self._groups: dict[int, list[int]] = defaultdict(list)
        for stretch, place in enumerate(self._places):
            self._stretches[place.item].append(stretch)
            self._groups[self._alike.of(stretch)].append(stretch)
        self._sources = [_sources_of(outline) for outline in self._outlines]
        self._posts = self._post_nodes()
        self._posted: dict[Node, set[Place]] = defaultdict(set)
        for (number, post), node in self._posts.items():
            self._posted[node].add(Place(number, self._outlines[number].posts[post].span))
        self._published: dict[str, list[int]] = defaultdict(list)
        for number, outline in enumerate(outlines):
            if outline.publisher:
                self._published[name_key(outline.publisher)].append(number)
        self._mentions = same_persons(
            [
                Mention(outline.item, person, self._group_at(Place(number, person.span)))
                for number, outline in enumerate(outlines)
                for person in outline.persons
            ]
        )

    def support(self, item: str, span: Span) -> Support:
        """What the finding at `span` of an item rests on. Raises `KeyError` for an item that is not in the graph."""
        mentions = self._mentions.get((item, span), ())
        seeds = [Place(self._numbers[mention.item], mention.person.span) for mention in mentions]
        places, roots, carriers = set[Place](), set[Node](), set[Node]()
        for seed in seeds or [Place(self._numbers[item], span)]:
            if seed not in places:
                shared = self._shared(seed)
                trail = self._origin(shared)
                places |= shared
                roots |= trail.roots
                carriers |= trail.carriers
        roots = _independent(roots)
        days = [self._outlines[place.item].day for place in places] + [root.day for root in roots]
        return Support(
            items=len({place.item for place in places}),
            roots=ordered(roots),
            carriers=ordered(carriers),
            first_seen=min(filter(None, days), default=""),
            contradictions=contradictions_of(mentions),
        )

    def rests(self, item: str) -> Support:
        """What all of an item rests on. Raises `KeyError`."""
        number = self._numbers[item]
        trail = self._of_item(number, frozenset())
        roots = trail.roots or self._end_of_trail([number], trail)
        days = [self._outlines[number].day, *(root.day for root in roots)]
        return Support(1, ordered(roots), ordered(trail.carriers), min(filter(None, days), default=""))

    def shared(self) -> tuple[tuple[Place, ...], ...]:
        """The passages that stand in more than one item, each once: of a passage and its sentences the passage."""
        return self._passages

    @cached_property
    def _passages(self) -> tuple[tuple[Place, ...], ...]:
        found: list[tuple[Place, ...]] = []
        for members in self._groups.values():
            places = tuple(self._places[stretch] for stretch in members)
            if len({place.item for place in places}) > 1:
                found.append(places)
        widest = sorted(found, key=lambda places: -(places[0].span.end - places[0].span.start))
        kept: list[tuple[Place, ...]] = []
        seen: dict[int, list[Place]] = defaultdict(list)
        for places in widest:
            if not all(any(within(place.span, other.span) for other in seen[place.item]) for place in places):
                kept.append(places)
                for place in places:
                    seen[place.item].append(place)
        return tuple(sorted(kept))

    def item_of(self, place: Place) -> str:
        return self._outlines[place.item].item

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every step from an item towards its roots."""
        return tuple(dict.fromkeys(self._steps()))

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """All nodes, items first."""
        nodes = [self._item_node(number) for number in range(len(self._outlines))]
        return tuple(dict.fromkeys([*nodes, *(node for edge in self.edges for node in (edge.start, edge.end))]))

    def _steps(self) -> Iterator[Edge]:
        shared = self._passages
        for number, places in enumerate(shared):
            node = Node(Kind.PASSAGE, str(number), str(len({place.item for place in places})))
            yield from (Edge(self._item_node(place.item), node, "holds") for place in places)
            found = self._origin(set(places))
            carried = {root for edge in self._carried(places) for root in [edge.end]}
            yield from (
                Edge(node, source, "attributes") for source in (*found.carriers, *sorted(found.roots - carried))
            )
        for number, outline in enumerate(self._outlines):
            item = self._item_node(number)
            held = [place.span for places in shared for place in places if place.item == number]
            yield from (Edge(item, self._posts[number, post], "embeds") for post in range(len(outline.posts)))
            for attribution in self._sources[number]:
                if not any(_touch(attribution.covers, span) for span in held):
                    yield Edge(item, source_node(attribution.source, attribution.kind, str(number)), "attributes")
            found = self._of_item(number, frozenset())
            yield from self._carried([Place(number, Span(0, 0))])
            if not found.roots and not found.carriers:
                yield from (Edge(item, root, "says") for root in self._end_of_trail([number], found))

    def _carried(self, places: Iterable[Place]) -> Iterator[Edge]:
        """What the newspapers that these items name are known to have from others."""
        for number in sorted({place.item for place in places}):
            for carrier in self._of_item(number, frozenset()).carriers:
                trail = self._trail(number, carrier, frozenset({number}))
                for end in sorted(trail.roots | trail.ends - {carrier}):
                    yield Edge(carrier, end, "carries")

    def _shared(self, seed: Place) -> set[Place]:
        """Every place in which the same is said in the same words, or by the same post."""
        places = {seed}
        for stretch in self._stretches[seed.item]:
            if _touch(self._places[stretch].span, seed.span):
                places |= {self._places[other] for other in self._groups[self._alike.of(stretch)]}
        for number, post in enumerate(self._outlines[seed.item].posts):
            if _touch(post.span, seed.span):
                places |= self._posted[self._posts[seed.item, number]]
        return places

    def _group_at(self, place: Place) -> int | None:
        """The group of the narrowest stretch that holds a place and stands in another item too."""
        holding = [
            stretch
            for stretch in self._stretches[place.item]
            if within(place.span, self._places[stretch].span) and len(self._groups[self._alike.of(stretch)]) > 1
        ]
        widths = {stretch: self._places[stretch].span.end - self._places[stretch].span.start for stretch in holding}
        return self._alike.of(min(widths, key=widths.__getitem__)) if widths else None

    def _origin(self, places: Iterable[Place]) -> _Trail:
        """What is said in these places, with the same words in each, comes from."""
        trail, inside = _Trail(set(), set(), set()), sorted(places)
        for place in inside:
            outline = self._outlines[place.item]
            trail.roots.update(
                self._posts[place.item, number]
                for number, post in enumerate(outline.posts)
                if _touch(post.span, place.span)
            )
            named = [
                source_node(attribution.source, attribution.kind, str(inside[0].item))
                for attribution in self._sources[place.item]
                if _touch(attribution.covers, place.span) or _touch(attribution.span, place.span)
            ]
            self._follow(place.item, named, frozenset({place.item}), trail)
        if not trail.roots:
            trail.roots.update(self._end_of_trail([place.item for place in inside], trail))
        return trail

    def _of_item(self, number: int, seen: frozenset[int]) -> _Trail:
        """What a whole item names or embeds; no root where the trail ends at newspapers."""
        outline = self._outlines[number]
        trail = _Trail({self._posts[number, post] for post in range(len(outline.posts))}, set(), set())
        named = [source_node(one.source, one.kind, str(number)) for one in self._sources[number]]
        for offer in outline.offers:
            if offer.reported_by:
                named.append(source_node(offer.reported_by, SourceKind.OUTLET, str(number)))
        self._follow(number, named, seen | {number}, trail)
        return trail

    def _follow(self, number: int, named: Iterable[Node], seen: frozenset[int], trail: _Trail) -> None:
        """Add the sources that an item names to a trail, newspapers with what lies behind them."""
        for node in named:
            if node.kind is not Kind.CARRIER:
                trail.roots.add(node)
            elif node not in trail.carriers:
                behind = self._trail(number, node, seen)
                trail.carriers.update({node} | behind.carriers)
                trail.roots.update(behind.roots)
                trail.ends.update(behind.ends)

    def _trail(self, number: int, carrier: Node, seen: frozenset[int]) -> _Trail:
        """What a newspaper that an item names rests on: its own post there, whom it is said to cite, its own item.

        An item of many sources does not tell which of them was meant: then the trail ends at the newspaper.
        """
        own = {self._posts[number, post] for post in range(len(self._outlines[number].posts))}
        roots = {node for node in own if bears_name(node, carrier)} | self._cited(number, carrier)
        published = self._published.get(carrier.key, ())
        if not roots and len(published) == 1 and published[0] not in seen:
            behind = self._of_item(published[0], seen)
            if len(behind.roots) == 1 or (not behind.roots and behind.ends):
                return behind
            if not behind.roots:
                return _Trail(self._end_of_trail(published, behind), set(), set())
        return _Trail(roots, set(), set() if roots else {carrier})

    def _cited(self, number: int, carrier: Node) -> set[Node]:
        """Statements that an item says to have from this newspaper: an offer it reports, an office named with it."""
        outline = self._outlines[number]
        offices = [one for one in self._sources[number] if one.kind is SourceKind.OFFICIAL]
        covers = [one.covers for one in self._sources[number] if name_key(one.source) == carrier.key]
        offers = {name_key(offer.by) for offer in outline.offers if name_key(offer.reported_by) == carrier.key}
        return {
            source_node(one.source, one.kind, str(number))
            for one in offices
            if name_key(one.source) in offers or any(_touch(one.covers, covered) for covered in covers)
        }

    def _end_of_trail(self, numbers: Iterable[int], trail: _Trail) -> set[Node]:
        """Where nothing further is known: the newspapers as one, else the item that said it first."""
        names = sorted({carrier.label for carrier in trail.ends})
        if names:
            return {Node(Kind.UNTRACED, "|".join(names), ", ".join(names))}
        first = min(numbers, key=lambda number: (self._outlines[number].day or "9999", number))
        outline = self._outlines[first]
        return {Node(Kind.ARTICLE, outline.item, label_of(outline), outline.day)}

    def _item_node(self, number: int) -> Node:
        outline = self._outlines[number]
        return Node(Kind.ITEM, outline.item, label_of(outline), outline.day)

    def _post_nodes(self) -> dict[tuple[int, int], Node]:
        """A node for each distinct post: one network address, or the same words by the same hand."""
        posts = [(number, at) for number, outline in enumerate(self._outlines) for at in range(len(outline.posts))]
        groups, first = Groups(len(posts)), dict[tuple[str, ...], int]()
        for which, (number, at) in enumerate(posts):
            for key in self._post_keys(number, self._outlines[number].posts[at]):
                groups.join(first.setdefault(key, which), which)
        nodes = {}
        for which, (number, at) in enumerate(posts):
            chief = posts[groups.of(which)]
            post = self._outlines[chief[0]].posts[chief[1]]
            nodes[number, at] = Node(Kind.POST, f"{chief[0]}.{chief[1]}", signed(post), post.date)
        return nodes

    def _post_keys(self, number: int, post: Post) -> Iterator[tuple[str, ...]]:
        hand = (post.handle or post.author).casefold()
        for link in (*post.links, *post.media):
            yield "link", hand, link
        for stretch in self._stretches[number]:
            if within(self._places[stretch].span, post.span):
                yield "words", hand, str(self._alike.of(stretch))
        if not post.links and not post.media:
            yield "day", hand, post.date or f"{number} {post.span.start}"


def origins(outlines: Sequence[Outline]) -> Graph:
    """The graph of these items, each under its own name."""
    return Graph(outlines)


def _independent(roots: set[Node]) -> set[Node]:
    """Newspapers of which no more is known are one source at most, and none beside a post or a statement."""
    untraced = sorted(root for root in roots if root.kind is Kind.UNTRACED)
    traced = roots - set(untraced)
    if not untraced or any(root.kind in (Kind.POST, Kind.STATEMENT) for root in traced):
        return traced
    names = sorted({name for root in untraced for name in root.key.split("|")})
    return traced | {Node(Kind.UNTRACED, "|".join(names), ", ".join(names))}


def _sources_of(outline: Outline) -> tuple[Attribution, ...]:
    """Whom an item names, each office by its whole name.

    Somebody without an office of whom a post speaks is no source of his own: the post is.
    """
    whole = _whole_names(one.source for one in outline.attributions if one.kind is SourceKind.OFFICIAL)
    return tuple(
        replace(one, source=whole.get(one.source, one.source)) if one.kind is SourceKind.OFFICIAL else one
        for one in outline.attributions
        if one.kind is not SourceKind.OTHER or not any(within(one.span, post.span) for post in outline.posts)
    )


def _whole_names(offices: Iterable[str]) -> dict[str, str]:
    """An office that an item also names with more words, to those: but only where they are the same each time.

    >>> _whole_names(["Ministry of Defence", "Ministry of Defence of Ukraine"])
    {'Ministry of Defence': 'Ministry of Defence of Ukraine'}
    >>> _whole_names(["Ministry of Defence", "Ministry of Defence of Ukraine", "Ministry of Defence of Russia"])
    {}
    """
    named = set(offices)
    longer: dict[str, list[str]] = defaultdict(list)
    for name in named:
        short = name.rpartition(" of ")[0]
        if short in named:
            longer[short].append(name)
    return {short: names[0] for short, names in longer.items() if len(names) == 1}


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def within(inner: Span, outer: Span) -> bool:
    """Whether one stretch lies in the other."""
    return outer.start <= inner.start and inner.end <= outer.end
