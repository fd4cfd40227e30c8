import re

from lxml import etree

from vistka.sources.drawing import GUTTER, MOST_ALIKE, WIDTH, as_svg, drawing_of
from vistka.sources.findings import Attribution, How, Post, SourceKind, Span
from vistka.sources.nodes import Kind
from vistka.sources.origins import Graph, origins
from vistka.sources.outlines import Outline

POST = Post(Span(0, 9), "Anna <b> & co, whose name is far too long for a telephone", "anna_invented", "2022-03-01")
CARRIED = Attribution(Span(9, 12), "Daily Invention", SourceKind.OUTLET, How.REPORTED, Span(12, 20))
SVG = "{http://www.w3.org/2000/svg}"


def graph_of(items: int) -> Graph:
    return origins(
        [Outline(f"article {n:03}", "2022-03-05", posts=(POST,), attributions=(CARRIED,)) for n in range(items)]
    )


def test_everything_stands_in_layers_inside_the_width_of_a_telephone() -> None:
    drawing = drawing_of(graph_of(5))
    order = [Kind.ITEM] * 5 + [Kind.CARRIER, Kind.POST]
    assert [node.kind for node in drawing.nodes] == order
    rows = [node.y for node in drawing.nodes] + [heading.y for heading in drawing.headings]
    assert len(set(rows)) == len(rows)
    assert all(node.x + 12 + 7.2 * len(node.label) <= WIDTH + 8 for node in drawing.nodes)
    assert all(0 < line.bulge < GUTTER for line in drawing.lines)
    marks = {(node.x, node.y) for node in drawing.nodes}
    assert all({line.start, line.end} <= marks for line in drawing.lines)


def test_many_articles_that_rest_on_the_same_are_drawn_as_one_with_their_number() -> None:
    drawing = drawing_of(graph_of(41))
    items = [node.label for node in drawing.nodes if node.kind is Kind.ITEM]
    assert items == ["41 items (2022-03-05)"]
    assert len([node for node in drawing_of(graph_of(MOST_ALIKE)).nodes if node.kind is Kind.ITEM]) == MOST_ALIKE


def test_the_picture_tells_its_title_runs_nothing_and_needs_no_colour() -> None:
    svg = as_svg(graph_of(3))
    root = etree.fromstring(svg.encode())
    assert (root[0].tag, root[1].tag) == (f"{SVG}title", f"{SVG}desc")
    assert "3 items rest on 1 sources" in root[1].text
    names = {str(name) for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name == "style" or name.startswith("on") or "href" in name}
    assert not list(root.iter(f"{SVG}style", f"{SVG}script"))
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) == {"currentColor", "none"}
    assert "".join(root.itertext()).count(POST.author) == 1


def test_the_same_graph_is_drawn_the_same() -> None:
    assert as_svg(graph_of(12)) == as_svg(graph_of(12))
