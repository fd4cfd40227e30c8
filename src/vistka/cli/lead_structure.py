"""What was read, as JSON: the same as the lines say, with places as [first sign, sign after the last]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from vistka.cli.lead_words import cue_at, words_at
from vistka.sources.findings import Attribution, Reading
from vistka.sources.nodes import Node
from vistka.sources.origins import Graph, Support

_WHOLE: Final = 100_000
_ABOUT: Final = ("title", "link", "publisher", "published", "language")
_KINDS: Final = ("posts", "attributions", "places", "dates", "persons", "offers")


def structure_of(readings: Sequence[tuple[str, Reading]], graph: Graph) -> dict[str, Any]:
    """Each file with its findings and what it rests on, and what the files share. No withheld word is in it."""
    by_file = dict(readings)
    return {
        "files": [_file(file, reading, graph) for file, reading in readings],
        "shared": [
            {
                "text": words_at(by_file[graph.item_of(places[0])], places[0].span, _WHOLE),
                "places": [{"file": graph.item_of(place), "span": place.span} for place in places],
                **_support(graph.support(graph.item_of(places[0]), places[0].span)),
            }
            for places in graph.shared()
        ],
    }


def _file(file: str, reading: Reading, graph: Graph) -> dict[str, Any]:
    return {
        "file": file,
        **{name: getattr(reading, name) for name in _ABOUT},
        "signs": len(reading.text),
        "passages": [
            {
                "count": passage.count,
                "spans": passage.spans,
                "text": words_at(reading, passage.spans[0], _WHOLE),
            }
            for passage in reading.passages
        ],
        **{kind: [_finding(one, reading, file, graph) for one in getattr(reading, kind)] for kind in _KINDS},
        "withheld": [asdict(one) for one in reading.withheld],
        "rests_on": _support(graph.rests(file)),
    }


def _finding(finding: Any, reading: Reading, file: str, graph: Graph) -> dict[str, Any]:
    return {
        **asdict(finding),
        "text": _text(finding, reading),
        "support": _support(graph.support(file, finding.span)),
    }


def _text(finding: Any, reading: Reading) -> str:
    if isinstance(finding, Attribution):
        return cue_at(reading, finding, _WHOLE)
    return words_at(reading, finding.span, _WHOLE)


def _support(support: Support) -> dict[str, Any]:
    return {
        "items": support.items,
        "roots": [_node(node) for node in support.roots],
        "carriers": [node.label for node in support.carriers],
        "first_seen": support.first_seen,
        "contradictions": [{"what": one.what, "said": dict(one.said)} for one in support.contradictions],
    }


def _node(node: Node) -> dict[str, str]:
    return {"kind": node.kind, "label": node.label, "day": node.day}
