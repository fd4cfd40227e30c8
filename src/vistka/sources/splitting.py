"""A text in segments and sentences: what the finders are given.

A sentence is not cut inside a quotation: “He is alive. He is well”, said the ministry, is one, and so keeps its words
and who said them together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from vistka.sources.findings import Passage, Post, Span
from vistka.sources.languages import language_of
from vistka.sources.passages import SHORTEST, folded, paragraphs_of
from vistka.sources.posts import signature_in
from vistka.sources.segments import Segment, Sentence
from vistka.sources.words.abbreviations import LAST_AFTER_NUMBER, NEVER_LAST, ORDINAL_BEFORE

LONGEST_QUOTATION: Final = 1000
"""Signs; what opens and does not close by then was a stray mark."""

_TELLING: Final = 60
"""Signs from which a paragraph tells its own language."""
_BEFORE: Final = 24
"""Signs before a stop in which an abbreviation and the number before it stand."""

_LONGEST_WORD: Final = 100
"""Signs; what is longer is no word of a language: a key, a picture in letters, an address."""
_FEWEST_SIGNS: Final = 3
"""Of a paragraph in which anything can be found."""
NO_WORD: Final = "\ufffc"
"""Stands for each sign of what is too long for a word."""

_CYRILLIC = re.compile("[а-яіїєґё]", re.IGNORECASE)
_CLOSERS: Final = {"«": "»", "“": "”", "„": "“”", "‹": "›", '"': '"', "»": "«", "‚": "‘", "”": "”"}
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"»“”›’'\)\]]{0,3}(?=\s)|\n")
_LONG_WORD = re.compile(rf"(?:[^\W_]|['’ʼ`´′\u0300-\u036f]){{{_LONGEST_WORD + 1},}}")
_LAST_WORD = re.compile(r"(\S{1,20})$")
_NEXT_WORD = re.compile(r"\s*([^\W_]+)?")
_OPENS = re.compile(r"\s*[\"'«“„‚‹»‘(\[—–―-]*\s*(.)")


def without_long_words(text: str) -> str:
    """A text for the finders, every sign in its place: what is too long for a word stands for nothing in it.

    Finders look up every beginning of a word, which takes the square of its length.
    """
    return _LONG_WORD.sub(lambda found: NO_WORD * len(found[0]), text)


def sentences_of(text: str, language: str, start: int = 0) -> tuple[Sentence, ...]:
    """The sentences of a stretch of text that stands at `start` in the whole.

    >>> [one.text for one in sentences_of("Mr. Bo is held. He is 19.", "en")]
    ['Mr. Bo is held.', 'He is 19.']
    """
    return tuple(
        Sentence(Span(start + span.start, start + span.end), text[span.start : span.end])
        for span in _spans(text, language)
    )


def segments_of(
    text: str, passages: Sequence[Passage], posts: Sequence[Post], language: str, published: date | None
) -> tuple[Segment, ...]:
    """Each paragraph and each post where it stands first, in the order of the text.

    A paragraph of which every sentence has been said before (a pull quote, a caption) is left out like one that stands
    twice. A post's words and the writer's own are never in one segment.
    """
    repeats = {span for passage in passages for span in passage.spans[1:]}
    said: set[str] = set()
    found = [_post_segment(text, number, post, language, published) for number, post in enumerate(posts)]
    for span in _between(text, posts):
        if span in repeats or span.end - span.start < _FEWEST_SIGNS:
            continue
        words = text[span.start : span.end]
        own = _own_language(words, language)
        sentences = sentences_of(words, own, span.start)
        keys = {folded(sentence.text) for sentence in sentences}
        if not keys <= said:
            found.append(Segment(span, words, own, sentences, published))
        said |= {key for key in keys if len(key) >= SHORTEST}
    return tuple(sorted(found, key=lambda segment: segment.span))


def day_of(iso: str) -> date | None:
    """A whole day, None for what is less."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _post_segment(text: str, number: int, post: Post, language: str, published: date | None) -> Segment:
    words = text[post.span.start : post.span.end]
    signature = signature_in(text, post)
    own = language_of(words, language)
    before = sentences_of(text[post.span.start : signature.start], own, post.span.start) if signature else ()
    after_from = signature.end if signature else post.span.start
    after = sentences_of(text[after_from : post.span.end], own, after_from)
    return Segment(post.span, words, own, before + after, day_of(post.date) or published, number, signature)


def _own_language(words: str, language: str) -> str:
    """A short line is taken for the language of the text around it, unless its letters are of another script."""
    if len(words) < _TELLING and bool(_CYRILLIC.search(words)) == (language in ("uk", "ru")):
        return language
    return language_of(words, language)


def _between(text: str, posts: Sequence[Post]) -> Iterator[Span]:
    """The paragraphs, without what of them belongs to a post."""
    taken = sorted(post.span for post in posts)
    starts = [span.start for span in taken]
    for start, end in paragraphs_of(text):
        for post in taken[max(0, bisect_right(starts, start) - 1) : bisect_right(starts, end)]:
            if post.end <= start or end <= post.start:
                continue
            yield from _trimmed(text, start, post.start)
            start = post.end
        yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        start += len(words) - len(words.lstrip())
        yield Span(start, start + len(words.strip()))


def _spans(text: str, language: str) -> Iterator[Span]:
    quotations = _quotations(text)
    starts = [start for start, _ in quotations]
    begun = 0
    for end in _END.finditer(text):
        inside = bisect_right(starts, end.start()) - 1
        if inside >= 0 and end.end() < quotations[inside].end:
            continue
        if end[0] == "\n" or _ends(text, begun, end, language):
            yield from _trimmed(text, begun, end.end())
            begun = end.end()
    yield from _trimmed(text, begun, len(text))


def _quotations(text: str) -> list[Span]:
    """Where quotation marks open and close within a line, outermost only."""
    found: list[Span] = []
    at = 0
    while opened := _OPENING.search(text, at):
        window = text[opened.end() : opened.end() + LONGEST_QUOTATION].split("\n", 1)[0]
        closes = min((place for mark in _CLOSERS[opened[0]] if (place := window.find(mark)) >= 0), default=-1)
        at = opened.end()
        if closes >= 0:
            at += closes + 1
            found.append(Span(opened.start(), at))
    return found


# A closing mark has a sign before it, an opening one has not: so » and ” open only in the languages that open with them.
_OPENING = re.compile(r"(?<!\w)(?:«|[“„‹‚](?=\S)|[\"»”](?=\w))")


def _ends(text: str, begun: int, end: re.Match[str], language: str) -> bool:
    """Whether a sentence ends with this stop."""
    opened = _OPENS.match(text, end.end())
    if not opened:
        return True
    if opened[1].islower():
        return False
    if end[0][0] != "." or end[0].startswith(".."):
        return True
    return not _abbreviates(text[max(begun, end.start() - _BEFORE) : end.start()], text, end.end(), language)


def _abbreviates(before: str, text: str, after: int, language: str) -> bool:
    last = _LAST_WORD.search(before)
    if not last:
        return False
    word = last[1].lstrip("(«“„\"'[").casefold()
    number_before = before[: last.start()].rstrip()[-1:].isdigit()
    if number_before and word in LAST_AFTER_NUMBER:
        return False
    if word in NEVER_LAST.get(language, NEVER_LAST["en"]):
        return True
    if len(word) == 1 and word.isalpha() and last[1][-1].isupper():
        return True
    following = _NEXT_WORD.match(text, after)
    return word.isdigit() and len(word) <= 3 and bool(following and (following[1] or "").casefold() in ORDINAL_BEFORE)
