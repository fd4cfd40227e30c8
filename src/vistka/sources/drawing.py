"""The graph of who really says it as a picture: one row a node, in layers, and beside them what leads to what.

A telephone shows 360 pixels, so labels take a row of their own and the lines run beside them. Kinds differ by shape and
heading, never by colour alone; there is no style and no script in it, so a strict policy of a page lets it be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final, NamedTuple

from vistka.sources.nodes import Edge, Kind, Node
from vistka.sources.origins import Graph

WIDTH: Final = 360
ROW: Final = 26
GUTTER: Final = 84
"""Pixels at the left in which the lines run."""
LONGEST_LABEL: Final = 34
"""Signs of 13 pixels that fit beside the gutter."""
MOST_ALIKE: Final = 8
"""More items than so many that lead to the same are drawn as one."""

_LAYERS: Final[tuple[tuple[Kind, ...], ...]] = (
    (Kind.ITEM,),
    (Kind.PASSAGE,),
    (Kind.CARRIER,),
    (Kind.POST, Kind.STATEMENT, Kind.VOICE, Kind.ARTICLE, Kind.UNTRACED),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words in the picture; {count} is a number. Whoever shows it in another language gives his own."""

    title: str = "Who really says it"
    description: str = "{items} items rest on {roots} sources. Read it from top to bottom: each line leads to a source."
    layers: tuple[str, str, str, str] = ("What was brought", "Passages that they share", "Carried by", "Comes from")
    passage: str = "in {count} items"
    alike: str = "{count} items"
    kinds: Mapping[Kind, str] | None = None
    """What is put before the label of a root, such as "post"."""


ENGLISH: Final = Words(
    kinds={
        Kind.POST: "post:",
        Kind.STATEMENT: "statement:",
        Kind.VOICE: "voice:",
        Kind.ARTICLE: "article:",
        Kind.UNTRACED: "not traced further:",
    }
)


class Drawn(NamedTuple):
    """A node with the middle of its mark, in pixels, and its label as it fits; `whole` is the label uncut."""

    x: int
    y: int
    kind: Kind
    label: str
    whole: str


class Heading(NamedTuple):
    """The name of a layer, and where its letters stand."""

    y: int
    label: str


class Line(NamedTuple):
    """From one mark to another, bulging to the left by `bulge` pixels."""

    start: tuple[int, int]
    end: tuple[int, int]
    bulge: int


class Drawing(NamedTuple):
    """All of a picture, in pixels."""

    height: int
    headings: tuple[Heading, ...]
    nodes: tuple[Drawn, ...]
    lines: tuple[Line, ...]
    roots: int
    items: int


def drawing_of(graph: Graph, words: Words = ENGLISH) -> Drawing:
    """Where everything stands: always the same for the same graph."""
    nodes, edges = _gathered(graph, words)
    y, headings, drawn = 0, [], dict[Node, Drawn]()
    for layer, heading in zip(_LAYERS, words.layers, strict=True):
        inside = [node for node in nodes if node.kind in layer]
        if inside:
            y += ROW
            headings.append(Heading(y, heading))
        for node in inside:
            y += ROW
            whole = _label(node, words)
            drawn[node] = Drawn(GUTTER, y, node.kind, _cut(whole), whole)
    return Drawing(
        height=y + ROW // 2,
        headings=tuple(headings),
        nodes=tuple(drawn.values()),
        lines=tuple(_line(drawn[edge.start], drawn[edge.end]) for edge in edges),
        roots=sum(node.kind in _LAYERS[-1] for node in nodes),
        items=sum(node.kind is Kind.ITEM for node in graph.nodes),
    )


def as_svg(graph: Graph, words: Words = ENGLISH) -> str:
    """The picture as SVG 1.1, in the colour of the text around it, with a title and a description."""
    drawing = drawing_of(graph, words)
    about = words.description.format(items=drawing.items, roots=drawing.roots)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {drawing.height}" width="{WIDTH}" '
            f'height="{drawing.height}" role="img" font-family="system-ui, sans-serif" font-size="13" '
            'fill="currentColor" stroke="none">',
            f"<title>{escape(words.title)}</title>",
            f"<desc>{escape(about)}</desc>",
            *(_path(line) for line in drawing.lines),
            *(
                f'<text x="{GUTTER - _MARK}" y="{heading.y + 4}" font-weight="bold">{escape(heading.label)}</text>'
                for heading in drawing.headings
            ),
            *(part for node in drawing.nodes for part in _marked(node)),
            "</svg>\n",
        )
    )


def _gathered(graph: Graph, words: Words) -> tuple[list[Node], list[Edge]]:
    """Nodes and edges, with one node for many items that lead to the same."""
    ends: dict[Node, list[tuple[Node, str]]] = defaultdict(list)
    for edge in graph.edges:
        ends[edge.start].append((edge.end, edge.how))
    alike: dict[tuple[tuple[Node, str], ...], list[Node]] = defaultdict(list)
    for node in graph.nodes:
        if node.kind is Kind.ITEM:
            alike[tuple(sorted(ends[node]))].append(node)
    stands_for = {node: node for node in graph.nodes}
    for items in alike.values():
        if len(items) > MOST_ALIKE:
            together = Node(
                Kind.ITEM, items[0].key, words.alike.format(count=len(items)), min(one.day for one in items)
            )
            stands_for |= dict.fromkeys(items, together)
    edges = dict.fromkeys(Edge(stands_for[edge.start], stands_for[edge.end], edge.how) for edge in graph.edges)
    return list(dict.fromkeys(stands_for.values())), list(edges)


def _label(node: Node, words: Words) -> str:
    if node.kind is Kind.PASSAGE:
        return words.passage.format(count=node.label)
    before = (words.kinds or {}).get(node.kind, "")
    return " ".join(filter(None, (before, node.label, node.day and f"({node.day})")))


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"


def _line(start: Drawn, end: Drawn) -> Line:
    """The further two marks are apart, the wider the line swings."""
    return Line((start.x, start.y), (end.x, end.y), min(GUTTER - 12, 14 + abs(end.y - start.y) // 6))


def _path(line: Line) -> str:
    (x, y), (to_x, to_y) = line.start, line.end
    x, to_x = x - _MARK - 1, to_x - _MARK - 1
    # A cubic curve reaches three quarters of the way to its control points.
    control = max(0, x - line.bulge * 4 // 3)
    return (
        f'<path d="M{x} {y}C{control} {y} {control} {to_y} {to_x} {to_y}" fill="none" stroke="currentColor" '
        'stroke-opacity="0.5"/>'
    )


_MARK: Final = 5
_SHAPES: Final[dict[Kind, str]] = {
    Kind.ITEM: '<circle cx="{x}" cy="{y}" r="5" fill="none" stroke="currentColor"/>',
    Kind.PASSAGE: '<rect x="{left}" y="{top}" width="10" height="10" fill="none" stroke="currentColor"/>',
    Kind.CARRIER: '<path d="M{left} {y}L{x} {top}L{right} {y}L{x} {bottom}Z" fill="none" stroke="currentColor"/>',
    Kind.POST: '<circle cx="{x}" cy="{y}" r="5"/>',
    Kind.STATEMENT: '<rect x="{left}" y="{top}" width="10" height="10"/>',
    Kind.VOICE: '<path d="M{left} {bottom}L{x} {top}L{right} {bottom}Z"/>',
    Kind.ARTICLE: '<path d="M{left} {y}L{x} {top}L{right} {y}L{x} {bottom}Z"/>',
    Kind.UNTRACED: '<circle cx="{x}" cy="{y}" r="5" fill="none" stroke="currentColor" stroke-dasharray="2 2"/>',
}


def _marked(node: Drawn) -> Iterator[str]:
    edges = {"left": node.x - _MARK, "right": node.x + _MARK, "top": node.y - _MARK, "bottom": node.y + _MARK}
    yield _SHAPES[node.kind].format(x=node.x, y=node.y, **edges)
    whole = f"<title>{escape(node.whole)}</title>" if node.label != node.whole else ""
    yield f'<text x="{node.x + 12}" y="{node.y + 4}">{whole}{escape(node.label)}</text>'
