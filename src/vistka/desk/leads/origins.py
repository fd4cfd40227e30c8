"""Who really says it: the items of the last weeks beside each other, as a list and as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vistka.desk.leads.words import CELLS, ROOTS, value_words
from vistka.desk.registry.words import day_words
from vistka.leads.kinds import ItemKind
from vistka.leads.machines import ItemState
from vistka.leads.models import Item
from vistka.leads.outlines import outline_from
from vistka.ledger.reading import EVERYBODY
from vistka.sources.contradictions import Contradiction
from vistka.sources.drawing import Words, as_svg
from vistka.sources.findings import Span
from vistka.sources.nodes import Node
from vistka.sources.origins import Graph, Support, origins, within
from vistka.sources.outlines import Outline
from vistka.ui.furniture import SummaryRow
from vistka.vault.opening import watched

LOOKS_BACK: Final = timedelta(days=60)
MOST: Final = 2000
"""Items that are held against one, the newest first."""
MOST_PARTS: Final = 20_000
"""Passages, posts, sources and persons of all of them together: a flood of long pages costs no more than this."""
MOST_OF_ONE: Final = 200
"""The same of each kind in one item."""
MOST_DRAWN: Final = 60
_CONTRADICTED: Final[Mapping[str, str]] = {"place": "where"}


def compared_with(item: Item, now: datetime) -> list[Outline]:
    """The outline of an item and those of the last weeks.

    The machine opens them, as many as `MOST_PARTS` allows: who is named in one of them is not shown because of it, so
    the ledger has no line for each. Nothing is decided on them, so they are not proved one by one; the item itself was.
    """
    rows = Item.objects.filter(kind=ItemKind.TEXT, brought_at__gte=now - LOOKS_BACK).exclude(pk=item.pk)
    newest = rows.order_by("-brought_at", "pk").only("pk", "state", "outline")[: MOST - 1]
    with watched(EVERYBODY):
        found = [_named(outline_from(item.outline))] if item.outline else []
        parts = 0
        for row in newest.iterator(chunk_size=100):
            if row.outline:
                found.append(_bounded(_named(outline_from(row.outline)), ItemState(row.state)))
                parts += sum(map(len, parts_of(found[-1])))
            if parts >= MOST_PARTS:
                break
    return found


def parts_of(outline: Outline) -> tuple[tuple[Any, ...], ...]:
    """What of an outline is held against others: passages, sources, posts, persons, offers."""
    return outline.stretches, outline.attributions, outline.posts, outline.persons, outline.offers


def _bounded(outline: Outline, state: ItemState) -> Outline:
    """The first `MOST_OF_ONE` of each kind. Of a set-aside item the posts alone, so that a copy of them is known for one."""
    stretches, attributions, posts, persons, offers = (part[:MOST_OF_ONE] for part in parts_of(outline))
    if state == ItemState.SET_ASIDE:
        attributions, persons, offers = (), (), ()
        stretches = tuple(one for one in stretches if any(within(one.span, post.span) for post in posts))
    return replace(outline, stretches=stretches, attributions=attributions, posts=posts, persons=persons, offers=offers)


def _named(outline: Outline) -> Outline:
    return outline if outline.publisher or outline.title else replace(outline, title=str(ItemKind.TEXT.words))


class WhoSaysIt:
    """The graph around one item."""

    def __init__(self, item: Item, outlines: list[Outline]) -> None:
        self._item, self._outlines = str(item.pk), outlines
        self._labels = {outline.item: outline.publisher or outline.title for outline in outlines}

    @cached_property
    def _graph(self) -> Graph:
        return origins(self._outlines)

    def of(self, span: Span) -> list[SummaryRow]:
        """What the finding at `span` rests on."""
        return self._rows(self._graph.support(self._item, span))

    def whole(self) -> list[SummaryRow]:
        """What the whole item rests on."""
        found = self._graph.rests(self._item)
        return [SummaryRow(_("Rests on"), _sources(found.roots)), *_first_seen(found)]

    def shared(self) -> list[str]:
        """How often its passages stand elsewhere, and from where they come: one line for each that is shared."""
        return [
            _("A passage stands in %(items)s: %(sources)s") % {"items": _items(found.items), "sources": _plain(found)}
            for found in self._supports()
        ]

    def drawing(self) -> SafeString:
        """The picture of this item and of those that share a passage with it. Everything in it stands in the list too."""
        near = {self._item} | {
            self._graph.item_of(place)
            for places in self._graph.shared()
            if any(self._graph.item_of(place) == self._item for place in places)
            for place in places
        }
        drawn = [outline for outline in self._outlines if outline.item in near][:MOST_DRAWN]
        return mark_safe(as_svg(origins(drawn), _words()))  # noqa: S308 - `drawing` escapes every label

    def _supports(self) -> list[Support]:
        spans = [
            place.span
            for places in self._graph.shared()
            for place in places
            if self._graph.item_of(place) == self._item
        ]
        return [self._graph.support(self._item, span) for span in dict.fromkeys(spans)]

    def _rows(self, found: Support) -> list[SummaryRow]:
        rows = [SummaryRow(_("Rests on"), _sources(found.roots))]
        if found.carriers:
            rows.append(SummaryRow(_("Carried by"), ", ".join(node.label for node in found.carriers)))
        if found.items > 1:
            rows.append(SummaryRow(_("Stands in"), _items(found.items)))
        return [*rows, *_first_seen(found), *(self._contradicted(one) for one in found.contradictions)]

    def _contradicted(self, found: Contradiction) -> SummaryRow:
        """What items say differently."""
        name = _CONTRADICTED.get(found.what, found.what)
        said = "; ".join(
            f"{value_words(name, value)} ({', '.join(sorted({self._labels[item] for item in items}))})"
            for value, items in found.said
        )
        return SummaryRow(_("They contradict each other"), f"{CELLS.get(name, name)}: {said}")


def _items(count: int) -> str:
    return ngettext("%(count)s item", "%(count)s items", count) % {"count": count}


def _sources(roots: tuple[Node, ...]) -> str:
    """The independent sources, and how many they are."""
    words = ngettext("%(count)s independent source", "%(count)s independent sources", len(roots))
    named = "; ".join(map(_source, roots))
    return f"{words % {'count': len(roots)}}: {named}" if roots else _("No source is named")


def _plain(found: Support) -> str:
    return "; ".join(map(_source, found.roots))


def _source(node: Node) -> str:
    said = ", ".join(filter(None, (str(ROOTS[node.kind]), node.day and day_words(node.day))))
    return f"{node.label} ({said})"


def _first_seen(found: Support) -> list[SummaryRow]:
    return [SummaryRow(_("First seen"), day_words(found.first_seen))] if found.first_seen else []


def _words() -> Words:
    return Words(
        title=_("Who really says it"),
        description=_(
            "{items} items rest on {roots} sources. Read it from top to bottom: each line leads to a source."
        ),
        layers=(_("What was brought"), _("Passages that they share"), _("Carried by"), _("Comes from")),
        passage=_("in {count} items"),
        alike=_("{count} items"),
        kinds={kind: f"{words}:" for kind, words in ROOTS.items()},
    )
