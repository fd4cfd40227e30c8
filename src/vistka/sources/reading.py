"""The assembly: from the bytes that somebody brought to all that is found in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from vistka.sources.attributions import find_attributions, resolve
from vistka.sources.cells import cleaned, is_day
from vistka.sources.dates import find_dates
from vistka.sources.findings import Date, Passage, Place, Post, Reading
from vistka.sources.hiding import Hidden, renumbered, with_repeats
from vistka.sources.languages import language_of
from vistka.sources.offers import find_offers
from vistka.sources.pages import document_of
from vistka.sources.passages import folded, passages_of
from vistka.sources.persons import find_persons
from vistka.sources.places import find_places
from vistka.sources.posts import signature_in
from vistka.sources.sketches import sketch
from vistka.sources.splitting import NO_WORD, day_of, segments_of, without_long_words
from vistka.sources.withholding import find_withheld

_Named = TypeVar("_Named", Place, Date)


def read(data: bytes, name: str = "", link: str = "", published: str = "") -> Reading:
    """All that is found in a text, a page or a post; of the same bytes always the same.

    `name`: the file's, for its ending; `link`: where it was found; `published`: ISO, when the page itself does not say.
    Raises `unread.CannotRead`.
    """
    document = document_of(data, name)
    text, posts = document.text, document.posts
    words = without_long_words(text)
    language = language_of(words.replace(NO_WORD, ""))
    day = document.published or (published if is_day(published) else "") or _newest(posts)
    passages = passages_of(text)
    segments = segments_of(words, passages, posts, language, day_of(day))

    named = tuple(found for segment in segments for found in find_places(segment))
    attributions = resolve([found for segment in segments for found in find_attributions(segment)], words, named)
    withheld = with_repeats(words, language, segments, find_withheld(segments, attributions))
    hidden = Hidden(withheld)
    places = hidden.without(named)
    dates = hidden.without(found for segment in segments for found in find_dates(segment))
    persons = find_persons(segments, places, dates)
    found = Reading(
        text="",
        language=language,
        title=document.title,
        link=document.link or link,
        publisher=document.publisher,
        published=day,
        passages=tuple(_sketched(passage, text, hidden) for passage in _without_signatures(passages, text, posts)),
        posts=posts,
        attributions=attributions,
        places=_once(text, places, lambda place: place.name),
        dates=_once(text, dates, lambda one: one.value),
        persons=renumbered(persons, hidden),
        offers=hidden.without(find_offers(segments, attributions, places)),
        withheld=withheld,
    )
    return replace(cleaned(found), text=text)


def _newest(posts: Sequence[Post]) -> str:
    """An article that bears no date was not written before the newest post in it."""
    return max((post.date for post in posts), default="")


def _without_signatures(passages: Sequence[Passage], text: str, posts: Sequence[Post]) -> tuple[Passage, ...]:
    """Who signed a post is no passage, however often it stands."""
    signatures = {signature for post in posts if (signature := signature_in(text, post))}
    return tuple(passage for passage in passages if passage.spans[0] not in signatures)


def _sketched(passage: Passage, text: str, hidden: Hidden) -> Passage:
    """With its sketch, unless something of it is withheld: a sketch can prove that words were there."""
    first = passage.spans[0]
    return passage if hidden.touches(first) else replace(passage, sketch=sketch(text[first.start : first.end]))


def _once(text: str, found: Sequence[_Named], value: Callable[[_Named], str]) -> tuple[_Named, ...]:
    """Each word for each thing where it stands first: "Kiev" a second time says nothing new, "Kyiv" beside it does."""
    first: dict[tuple[str, str], _Named] = {}
    for one in found:
        first.setdefault((folded(text[one.span.start : one.span.end]), value(one)), one)
    return tuple(first.values())
