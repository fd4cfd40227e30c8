"""Posts in plain text, as newspapers and people paste them: the words, and the line that signs them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from vistka.sources.findings import Post, Span
from vistka.sources.languages import language_of
from vistka.sources.links import links_in, media_among, without_links
from vistka.sources.signatures import Signature, find_signatures

_SHORT: Final = 300
"""Signs of words that X embeds at most, with some room: 280, and links beside."""
_LONG: Final = 2_300
"""The same for Instagram, Facebook and Telegram."""
_MOST_LINES: Final = 30
_LEAD_IN_LINES: Final = 6
_FEW_LETTERS: Final = 12

_WORDS: Final = re.compile(r"[^\W_]")
_LINE: Final = re.compile(r"^[^\S\n]*+\S[^\n]*", re.MULTILINE)
_BLANK: Final = re.compile(r"\n[ \t\u00a0]*+\n")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…»”\"])\s+(?=\S)")
_OPENS_LIKE_A_POST: Final = re.compile(r"[#@\u2190-\u2bff\u3030\U0001f000-\U0001faff]|RT @|\d{1,2}/\d{0,2}[ .)]|UPD|🧵")
_LINE_BEFORE_MORE: Final = re.compile(r":[ \t\u00a0]*+$")
_SPEAKS_OF_A_POST: Final = re.compile(
    r"tweet|twit|tuíte|tuite|твіт|твит|пост|допис|публ[іи]|publi|telegram|телегра|facebook|фейсбу|instagram|[іи]нстагра|"
    r"escrev|escrib|wrote|written|posted|shared|post\b|posts\b|напис|пише|пишет|schrieb|schreib|écri|partag|compart|partilh|"
    r"vídeo|video|відео|видео|vidéo|canal|канал|channel|Kanal",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Page:
    """A text in its lines that are not blank, with what tells posts from the writer's own words."""

    text: str
    lines: tuple[Span, ...]
    language: str
    """Of what does not stand directly over a signature."""
    in_blocks: bool
    """Whether blank lines part its paragraphs, so that lines without one between them belong together."""

    def words(self, at: int) -> str:
        return self.text[slice(*self.lines[at])]

    def gap_before(self, at: int) -> bool:
        return at == 0 or _BLANK.search(self.text, self.lines[at - 1].end, self.lines[at].start) is not None


def find_posts(text: str) -> tuple[Post, ...]:
    """The posts in a text, in its order, each distinct one once. `Post.span` holds its words with its signature."""
    signatures = find_signatures(text)
    if not signatures:
        return ()
    page = _page(text, signatures)
    found: list[Post] = []
    floor = 0
    for number, signature in enumerate(signatures):
        ceiling = signatures[number + 1].span.start if number + 1 < len(signatures) else len(text)
        span = _whole(page, signature, floor, ceiling)
        if span is not None:
            found.append(post_of(text, span, signature))
            floor = span.end
    return distinct(text, found)


def post_of(text: str, span: Span, signature: Signature) -> Post:
    """The post at `span` that `signature` signs, with the links in it."""
    links = links_in(text[slice(*span)])
    return Post(span, signature.author, signature.handle, signature.date, links, media_among(links))


def signature_in(text: str, post: Post) -> Span | None:
    """Where in the text the line lies that signs a post; None for one that is words alone."""
    inside = [s.span for s in find_signatures(text[slice(*post.span)])]
    if not inside:
        return None
    last = inside[-1]
    return Span(post.span.start + last.start, post.span.start + last.end)


def distinct(text: str, posts: list[Post]) -> tuple[Post, ...]:
    """Posts without those that say the same, by the same hand, on the same day."""
    seen: dict[tuple[str, str, str], Post] = {}
    for post in sorted(posts, key=lambda post: post.span):
        words = " ".join(without_links(text[slice(*post.span)]).split())
        seen.setdefault((post.handle.lower() or post.author, post.date, words), post)
    return tuple(seen.values())


def _page(text: str, signatures: list[Signature]) -> _Page:
    lines = tuple(Span(*match.span()) for match in _LINE.finditer(text))
    gaps = sum(1 for _ in _BLANK.finditer(text))
    signed = {at for one in signatures for line in [_line_at(lines, one.span.start)] for at in (line - 1, line)}
    own = " ".join(text[slice(*line)] for at, line in enumerate(lines) if at not in signed)
    return _Page(text, lines, language_of(own), gaps * 5 >= len(lines))


def _line_at(lines: tuple[Span, ...], place: int) -> int:
    return bisect_left(lines, (place + 1, 0)) - 1


def _whole(page: _Page, signature: Signature, floor: int, ceiling: int) -> Span | None:
    """Words and signature together; None where there are no words."""
    if signature.heads:
        end = _end_of_words(page, signature, ceiling)
        return Span(signature.span.start, end) if end > signature.span.end else None
    if "\n" in page.text[slice(*signature.span)].split("(@")[0]:
        return signature.span  # the form that holds its words between name and day
    start = _start_of_words(page, signature, floor)
    return Span(start, signature.span.end) if start < signature.span.start else None


def _start_of_words(page: _Page, signature: Signature, floor: int) -> int:
    """Where the words before a signature begin."""
    first = bisect_left(page.lines, (floor, 0))
    at = _line_at(page.lines, signature.span.start)
    room = _SHORT if signature.short else _LONG
    before = page.text[max(floor, page.lines[at].start) : signature.span.start]
    if _WORDS.search(without_links(before)):
        if len(without_links(before)) > room or language_of(before, page.language) != page.language:
            return _last_sentences(page, before, signature.span.start, room)
    else:
        at -= 1
    if at < first:
        return signature.span.start
    top = _climb(page, at, first, signature, room)
    return max(floor, page.lines[top].start)


def _climb(page: _Page, at: int, first: int, signature: Signature, room: int) -> int:
    """The number of the first line of the words whose last line is `at`."""
    top = at
    language = ""
    for above in range(at - 1, max(first, at - _MOST_LINES) - 1, -1):
        held = page.text[page.lines[top].start : signature.span.start]
        language = language or language_of(held)
        grown = page.text[page.lines[above].start : signature.span.start]
        if len(without_links(grown)) > room or not _belongs(page, above, held, language):
            break
        top = above
    return top if top < at else _after_the_lead_in(page, at, first, signature, room)


def _belongs(page: _Page, above: int, held: str, language: str) -> bool:
    """Whether the line `above` is still of the post of which `held` is the end."""
    line = page.words(above).strip()
    if not _WORDS.search(_plain(held)):
        return True
    if _LINE_BEFORE_MORE.search(line):
        return False
    spoken = language_of(line) if len(_WORDS.findall(_plain(line))) >= _FEW_LETTERS else ""
    if language and language != page.language:
        return spoken in (language, "")
    if page.in_blocks and not page.gap_before(above + 1):
        return True
    return bool(_OPENS_LIKE_A_POST.match(line)) or held.lstrip()[:1].islower()


def _after_the_lead_in(page: _Page, at: int, first: int, signature: Signature, room: int) -> int:
    """The line after the nearest "… wrote on Telegram:", if it is so near that the post may begin there; else `at`."""
    for above in range(at - 1, max(first, at - _LEAD_IN_LINES) - 1, -1):
        line = page.words(above)
        if len(without_links(page.text[page.lines[above].end : signature.span.start])) > room:
            break
        if _LINE_BEFORE_MORE.search(line) and _SPEAKS_OF_A_POST.search(line):
            return above + 1
    return at


def _last_sentences(page: _Page, before: str, end: int, room: int) -> int:
    """Where the words begin in one long line that runs on from the writer's words into the post."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(before))]
    best = starts[-1]
    language = ""
    for start in reversed(starts):
        held = before[start:]
        if len(without_links(held)) > room and _WORDS.search(_plain(before[best:])):
            break
        spoken = language_of(before[start:best]) if start < best else ""
        if language and spoken not in (language, ""):
            break
        best = start
        language = language or language_of(_plain(held))
        if language and language == page.language:
            break
    return end - len(before) + best


def _end_of_words(page: _Page, signature: Signature, ceiling: int) -> int:
    """Where the words after a heading end: at the next heading, or where the writer goes on."""
    start = bisect_left(page.lines, (signature.span.end, 0))
    inside = [at for at in range(start, len(page.lines)) if page.lines[at].end <= ceiling]
    alone = not page.text[: signature.span.start].strip() or ceiling < len(page.text)
    end = min(ceiling, _rest_of_line(page.text, signature.span.end))
    language = language_of(page.text[signature.span.end : end])
    for at in inside[:_MOST_LINES]:
        more = not _WORDS.search(_plain(page.text[signature.span.end : end]))
        spoken = language_of(page.words(at))
        foreign = bool(language) and language != page.language and spoken in (language, "")
        together = page.in_blocks and not page.gap_before(at)
        if not (more or alone or foreign or together):
            break
        end = page.lines[at].end
        language = language or spoken
    return end if _WORDS.search(page.text[signature.span.end : end]) else signature.span.end


def _rest_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _plain(words: str) -> str:
    """Words without links, hashtags and handles."""
    return re.sub(r"[#@]\w+", " ", without_links(words))


def moved(post: Post, by: int) -> Post:
    """A post whose text now stands `by` signs further on."""
    return replace(post, span=Span(post.span.start + by, post.span.end + by))
