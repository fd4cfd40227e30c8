"""What several files have in common, laid out for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vistka.cli.layout import hung
from vistka.cli.lead_lines import node_words, person_words
from vistka.cli.lead_words import counted, harmless, words_at
from vistka.sources.findings import Reading
from vistka.sources.origins import Graph, Support

_DEEP = 5


def together_lines(readings: Mapping[str, Reading], graph: Graph) -> Iterator[str]:
    """The passages that files share, and each person described, with the independent sources of each."""
    yield from ("", f"{len(readings)} files together")
    shared = graph.shared()
    yield from ("", "Passages that they share" if shared else "They share no passage.")
    for places in shared:
        first = places[0]
        yield from hung("  -", words_at(readings[graph.item_of(first)], first.span), _DEEP)
        where = ", ".join(f"{harmless(graph.item_of(one))} {one.span.start}-{one.span.end}" for one in places)
        yield from hung("", f"in {where}", _DEEP)
        yield from _support(graph.support(graph.item_of(first), first.span))
    described = [(file, person) for file, reading in readings.items() for person in reading.persons]
    if described:
        yield from ("", "Persons described")
    for file, person in described:
        yield from hung("  -", f"{person_words(person)} ({harmless(file)})", _DEEP)
        yield from _support(graph.support(file, person.span))


def _support(support: Support) -> Iterator[str]:
    """How many say it, what it rests on, and what is said differently."""
    roots = "; ".join(f"{root.kind} {node_words(root)}" for root in support.roots)
    seen = f", first seen {support.first_seen}" if support.first_seen else ""
    counts = f"{counted(support.items, 'file')}, {counted(len(support.roots), 'independent source')}{seen}"
    yield from hung("", f"{counts}: {roots}", _DEEP)
    if support.carriers:
        yield from hung("", f"carried by {', '.join(harmless(one.label) for one in support.carriers)}", _DEEP)
    for found in support.contradictions:
        said = "; ".join(f"{harmless(value)} ({', '.join(map(harmless, files))})" for value, files in found.said)
        yield from hung("", f"they differ in the {found.what}: {said}", _DEEP)
