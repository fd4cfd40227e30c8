"""A reading comes back from JSON as it was, and nothing else comes back at all."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.as_json import NotAReading, from_json, to_json
from vistka.sources.findings import (
    Attribution,
    Date,
    Fate,
    How,
    Passage,
    Person,
    Place,
    Post,
    Reading,
    SourceKind,
    Span,
    Why,
    Withheld,
)

READING = Reading(
    text="A captured soldier 🌻, says\tthe\nministry.",
    language="en",
    passages=(Passage((Span(0, 10), Span(20, 30)), (1, 2)),),
    posts=(Post(Span(0, 18), "Name", "foo", "2022-03-02", ("https://t.co/a",)),),
    attributions=(Attribution(Span(20, 30), "Ministry", SourceKind.OFFICIAL, How.REPORTED, Span(0, 18)),),
    places=(Place(Span(2, 10), "Kyiv", "UA"), Place(Span(3, 10), "The Sea", "")),
    dates=tuple(Date(Span(2, 9), value) for value in ("2022", "2022-03", "2022-03-02/2022-03-04")),
    persons=(Person(Span(0, 18), Fate.CAPTIVE), Person(Span(2, 18), Fate.CAPTIVE, perhaps=(0,))),
    withheld=(Withheld(Span(3, 5), Why.CONDUCT),),
)


def raw() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(to_json(READING)))
    return found


def test_a_reading_comes_back_as_it_was() -> None:
    assert from_json(raw()) == READING


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.pop("title"),
        lambda raw: raw.update(more="words"),
        lambda raw: raw.update(text=None),
        lambda raw: raw.update(text="short"),
        lambda raw: raw.update(title=["words"]),
        lambda raw: raw.update(title="a" * 3_000),
        lambda raw: raw["posts"][0].update(span=[0, 400]),
        lambda raw: raw["posts"][0].update(span=[5, 4]),
        lambda raw: raw["posts"][0].update(span=[False, True]),
        lambda raw: raw["posts"][0].update(span=[0, 1, 2]),
        lambda raw: raw["posts"][0].update(links=[1]),
        lambda raw: raw["persons"][0].update(fate="free"),
        lambda raw: raw["persons"][0].update(perhaps=[0]),
        lambda raw: raw["persons"][1].update(perhaps=[-1]),
        lambda raw: raw["passages"][0].update(sketch=[1 << 70]),
        lambda raw: raw["withheld"][0].update(words="kept after all"),
        lambda raw: raw.update(posts={}),
        lambda raw: raw["posts"][0].update(links=["https://t.co/\ud800"]),
        lambda raw: raw["posts"][0].update(author="\x1b[2J"),
        lambda raw: raw["posts"][0].update(handle="\x9b2J"),
        lambda raw: raw["posts"][0].update(date="2022-02-30"),
        lambda raw: raw.update(title="two\nlines"),
        lambda raw: raw.update(publisher="\u202eesrever"),
        lambda raw: raw.update(published="yesterday"),
        lambda raw: raw.update(language="xx"),
        lambda raw: raw["places"][0].update(country="ua"),
        lambda raw: raw["dates"][0].update(value="2022-03-02/"),
        lambda raw: raw.update(text=raw["text"].replace("🌻", "\x1b")),
        lambda raw: raw.update(text=raw["text"].replace("🌻", "\u2067")),
    ],
)
def test_what_is_no_reading_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    changed = copy.deepcopy(raw())
    change(changed)
    with pytest.raises(NotAReading):
        from_json(changed)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)
)


@given(st.sampled_from(sorted(raw())), JSON)
def test_any_other_json_in_any_cell_is_refused_or_stays_in_its_bounds(cell: str, value: object) -> None:
    try:
        reading = from_json({**raw(), cell: value})
    except NotAReading:
        return
    assert all(0 <= person.span.start <= person.span.end <= len(reading.text) for person in reading.persons)
