"""A reading as rows: one of each finding, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from vistka.leads.kinds import FindingKind
from vistka.sources.findings import Attribution, Date, Offer, Person, Place, Post, Reading


def _person(one: Person) -> dict[str, str]:
    return {
        "fate": one.fate,
        "name": one.name,
        "rank": one.rank,
        "unit": one.unit,
        "age": one.age,
        "where": one.place,
        "date": one.date,
        "relative": one.relative,
    }


def _offer(one: Offer) -> dict[str, str]:
    return {"by": one.by, "speaker": one.speaker, "to": one.to, "where": one.where, "reported_by": one.reported_by}


def _attribution(one: Attribution) -> dict[str, str]:
    return {"source": one.source, "speaker": one.speaker, "source_kind": one.kind, "how": one.how}


def _post(one: Post) -> dict[str, str]:
    return {
        "author": one.author,
        "handle": one.handle,
        "date": one.date,
        "links": " ".join(one.links),
        "media": " ".join(one.media),
    }


def _place(one: Place) -> dict[str, str]:
    return {"name": one.name, "country": one.country}


def _date(one: Date) -> dict[str, str]:
    return {"value": one.value}


_KINDS: Final[Mapping[FindingKind, tuple[str, Callable[[Any], dict[str, str]]]]] = {
    FindingKind.PERSON: ("persons", _person),
    FindingKind.OFFER: ("offers", _offer),
    FindingKind.ATTRIBUTION: ("attributions", _attribution),
    FindingKind.POST: ("posts", _post),
    FindingKind.PLACE: ("places", _place),
    FindingKind.DATE: ("dates", _date),
}
"""A kind of finding: where a reading has it, and its cells."""


def cells_of(reading: Reading, attributions: Sequence[Attribution]) -> Iterator[dict[str, Any]]:
    """`kind`, `start`, `end` and `said` of each finding. `attributions`: without captives, who are no source here."""
    reading = replace(reading, attributions=tuple(attributions))
    found = [
        {"kind": kind, "start": one.span.start, "end": one.span.end, "said": cells(one)}
        for kind, (name, cells) in _KINDS.items()
        for one in getattr(reading, name)
    ]
    yield from sorted(found, key=lambda one: (one["start"], one["end"], one["kind"]))


CELLS: Final[Mapping[FindingKind, tuple[str, ...]]] = {
    FindingKind.PERSON: ("name", "fate", "sex", "age", "rank", "unit", "where", "date", "relative", "marks"),
    FindingKind.OFFER: ("by", "speaker", "to", "where", "reported_by"),
    FindingKind.ATTRIBUTION: ("source", "speaker", "source_kind", "how"),
    FindingKind.POST: ("author", "handle", "date", "links", "media"),
    FindingKind.PLACE: ("name", "country"),
    FindingKind.DATE: ("value",),
}
"""What a reviewer may correct, by kind."""
