"""What stays of an item when its words are destroyed: who says it, and the sketches of its passages."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any, Final
from urllib.parse import urlsplit

from vistka.leads.kinds import FindingKind
from vistka.leads.machines import FindingState
from vistka.leads.models import Finding
from vistka.sources.findings import Attribution, Fate, How, Offer, Person, Post, Reading, SourceKind, Span
from vistka.sources.outlines import Outline, Stretch
from vistka.sources.sketches import NUMBERS

BLANK: Final = "█"
"""What stands for each sign that is withheld."""
Decided = Mapping[tuple[str, int, int], Finding]


def site_of(link: str) -> str:
    """The name of the site, by which an item without a publisher is called; "" where the link has none."""
    try:
        return urlsplit(link.strip()).hostname or ""
    except ValueError:
        return ""


def without_withheld(reading: Reading) -> Reading:
    """The reading with every withheld stretch blanked, so that no page can show it. A title may quote: it goes too."""
    signs = list(reading.text)
    for one in reading.withheld:
        signs[one.span.start : one.span.end] = BLANK * (one.span.end - one.span.start)
    return replace(reading, text="".join(signs), title="")


def to_keep(outline: Outline, link: str) -> dict[str, Any]:
    """An outline as it is sealed: no passage and no title of the item, only the name of the site."""
    return _packed(replace(outline, title=site_of(link)))


def outline_from(raw: Mapping[str, Any]) -> Outline:
    """The outline that `to_keep` wrote."""
    return Outline(
        item=raw["item"],
        day=raw["day"],
        publisher=raw["publisher"],
        title=raw["title"],
        stretches=tuple(
            Stretch(Span(*one["span"]), _SKETCH.unpack(bytes.fromhex(one["sketch"]))) for one in raw["stretches"]
        ),
        attributions=tuple(map(_attribution, raw["attributions"])),
        posts=tuple(map(_post, raw["posts"])),
        persons=tuple(map(_person, raw["persons"])),
        offers=tuple(Offer(**one | {"span": Span(*one["span"])}) for one in raw["offers"]),
    )


def reviewed(raw: Mapping[str, Any], findings: Iterable[Finding]) -> dict[str, Any]:
    """The outline after review: persons and offers that were accepted, as corrected; nothing that was dropped.

    Who says it stays also where nobody decided, so that what is copied from a set-aside item is known for a copy.
    """
    decided = {(one.kind, one.start, one.end): one for one in findings}
    found = outline_from(raw)
    return _packed(
        replace(
            found,
            attributions=tuple(_kept(found.attributions, FindingKind.ATTRIBUTION, decided, _SAID_BY)),
            posts=tuple(_kept(found.posts, FindingKind.POST, decided, _SIGNED)),
            persons=tuple(
                replace(one, perhaps=())
                for one in _kept(found.persons, FindingKind.PERSON, decided, _DESCRIBED, only_accepted=True)
            ),
            offers=tuple(_kept(found.offers, FindingKind.OFFER, decided, _OFFERED, only_accepted=True)),
        )
    )


_SKETCH: Final = struct.Struct(f">{NUMBERS}I")
"""Two thousand outlines are opened for one page: packed, they open in little more than half the time."""


def _packed(outline: Outline) -> dict[str, Any]:
    stretches = [{"span": one.span, "sketch": _SKETCH.pack(*one.sketch).hex()} for one in outline.stretches]
    return asdict(replace(outline, stretches=())) | {"stretches": stretches}


_SAID_BY: Final = {"source": "source", "speaker": "speaker"}
_SIGNED: Final = {"author": "author", "handle": "handle", "date": "date"}
_OFFERED: Final = {cell: cell for cell in ("by", "speaker", "to", "where", "reported_by")}
_DESCRIBED: Final = {cell: cell for cell in ("name", "rank", "unit", "age", "date", "relative")} | {"place": "where"}
"""A cell of an outline to the cell of a finding that replaces it."""


def _kept(
    found: Iterable[Any], kind: FindingKind, decided: Decided, cells: Mapping[str, str], *, only_accepted: bool = False
) -> Iterable[Any]:
    for one in found:
        finding = decided.get((kind, *one.span))
        state = finding.state if finding else FindingState.FOUND
        if state in (FindingState.ACCEPTED, FindingState.CORRECTED):
            assert finding
            yield replace(one, **{cell: finding.said.get(name, "") for cell, name in cells.items()})
        elif state == FindingState.FOUND and not only_accepted:
            yield one


def _attribution(raw: Mapping[str, Any]) -> Attribution:
    spans = {"span": Span(*raw["span"]), "covers": Span(*raw["covers"])}
    return Attribution(**{**raw, **spans, "kind": SourceKind(raw["kind"]), "how": How(raw["how"])})


def _post(raw: Mapping[str, Any]) -> Post:
    links = {"links": tuple(raw["links"]), "media": tuple(raw["media"])}
    return Post(**{**raw, **links, "span": Span(*raw["span"])})


def _person(raw: Mapping[str, Any]) -> Person:
    more = {"span": Span(*raw["span"]), "fate": Fate(raw["fate"]), "perhaps": tuple(raw["perhaps"])}
    return Person(**{**raw, **more})
