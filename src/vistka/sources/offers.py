"""What families are offered or told to do: they may come, call a number, fill in a form, give a sample, not pay.

A sentence is an offer where it has somebody of a family and words of an offer or an instruction (`data/offers.tsv`), and
an authority or organisation that makes it: the one to which the sentence is attributed, or that stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from vistka.sources.attributions import resolve
from vistka.sources.findings import Attribution, How, Offer, Place, SourceKind, Span
from vistka.sources.mentions import Sort, mentions_of
from vistka.sources.phrases import words_of
from vistka.sources.segments import Segment, Sentence

_NEIGHBOUR = 1
"""Paragraphs before and after, in which the outlet is named that an offer came through."""
_OFFERING: Final = (Sort.SOURCE, Sort.OFFICE, Sort.PERSON, Sort.AGAIN)


def find_offers(
    segments: Sequence[Segment], attributions: Sequence[Attribution], places: Sequence[Place]
) -> tuple[Offer, ...]:
    """Give the sentences that offer families something or tell them what to do, in order."""
    made = [
        (number, sentence, to, said, by)
        for number, segment in enumerate(segments)
        for sentence in segment.sentences
        if (to := _to_whom(segment.language, sentence.text))
        and (by := _by(said := _said(attributions, sentence), segment, sentence))
    ]
    sources = resolve([by for *_, by in made], _whole(segments)) if made else ()
    offers = []
    for (number, sentence, to, said, _), by in zip(made, sources, strict=True):
        where = next((place.name for place in places if _meets(place.span, sentence.span)), "")
        last = segments[min(len(segments) - 1, number + _NEIGHBOUR)].span.end
        near = Span(segments[max(0, number - _NEIGHBOUR)].span.start, last)
        through = _reported_by(said, attributions, near, sentence.span)
        offers.append(Offer(sentence.span, by.source, by.speaker, to, where, through))
    return tuple(offers)


def _to_whom(language: str, sentence: str) -> str:
    """To whom a sentence offers something; "" where it offers nothing."""
    to = _family(language, sentence)
    if not to and _says(language, "alone", sentence):
        to = "families"
    return to if to and _says(language, "offer", sentence) else ""


def _said(attributions: Sequence[Attribution], sentence: Sentence) -> list[Attribution]:
    return [one for one in attributions if _meets(one.covers, sentence.span) or _meets(one.span, sentence.span)]


def _by(said: Sequence[Attribution], segment: Segment, sentence: Sentence) -> Attribution | None:
    """Who makes an offer: to whom it is attributed, or who stands in the sentence, or was named last before it."""
    official = next((one for one in said if one.kind is SourceKind.OFFICIAL), None)
    return official or _named(sentence) or _named_last(segment, sentence)


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _named(sentence: Sentence) -> Attribution | None:
    """The authority or organisation that stands in a sentence, as a source."""
    words = words_of(sentence.text)
    for mention in mentions_of(words):
        if mention.sort not in _OFFERING or mention.kind is SourceKind.OUTLET or not mention.name:
            continue
        start = sentence.span.start
        span = Span(start + words[mention.first].start, start + words[mention.last - 1].end)
        name = f"the {mention.name}" if mention.sort is Sort.AGAIN else mention.name
        return Attribution(span, name, mention.kind, How.REPORTED, sentence.span, mention.speaker)
    return None


def _named_last(segment: Segment, sentence: Sentence) -> Attribution | None:
    """Who was named last before a sentence in its paragraph: "Their office …"."""
    before = [one for one in segment.sentences if one.span.start < sentence.span.start]
    return next(filter(None, (_named(one) for one in reversed(before))), None)


def _reported_by(said: Sequence[Attribution], attributions: Sequence[Attribution], near: Span, sentence: Span) -> str:
    """The outlet that the sentence, or what stands next to it, is attributed to."""
    outlets = [one for one in (*said, *attributions) if one.kind is SourceKind.OUTLET and _meets(one.span, near)]
    return min(outlets, key=lambda one: abs(one.span.start - sentence.start)).source if outlets else ""


def _whole(segments: Sequence[Segment]) -> str:
    """The segments where they stand in the whole text, with spaces for what is between."""
    parts: list[str] = []
    end = 0
    for segment in sorted(segments, key=lambda one: one.span):
        parts += (" " * (segment.span.start - end), segment.text)
        end = segment.span.end
    return "".join(parts)


def _family(language: str, sentence: str) -> str:
    """To whom an offer is made: the first word of a family, in English."""
    found = [
        (hit.start(), kind.partition(":")[2])
        for kind, pattern in _patterns(language)
        if kind.startswith("family:") and (hit := pattern.search(_plain(sentence)))
    ]
    return min(found, default=(0, ""))[1]


def _says(language: str, kind: str, sentence: str) -> bool:
    plain = _plain(sentence)
    return any(pattern.search(plain) for its_kind, pattern in _patterns(language) if its_kind == kind)


def _plain(sentence: str) -> str:
    """Lower case, one kind of apostrophe and of space; as long as the sentence."""
    return sentence.lower().replace("’", "'").replace("ʼ", "'").replace("\u00a0", " ")


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, _pattern(words)) for its, kind, words in _rows() if its == language)


def _pattern(entries: str) -> re.Pattern[str]:
    """One pattern for a row. `_` is up to forty signs of the same clause, `*` any ending."""
    forms = (
        re.escape(entry)
        .replace(r"\*", r"\w*")
        .replace(r"\ _\ ", r"[^.;:!?]{1,40}\s")
        .replace(r"'\ ", "' ?")
        .replace(r"\ ", r"\s+")
        for entry in entries.split(", ")
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)")


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple(_read())


def _read() -> Iterator[tuple[str, str, str]]:
    table = files("vistka.sources").joinpath("data", "offers.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            language, kind, words = line.split("\t")
            yield language, kind, words
