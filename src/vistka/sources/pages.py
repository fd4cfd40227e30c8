"""What somebody brought, whatever it is written in: its main text, and the posts in it with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from vistka.sources.cells import clean_text
from vistka.sources.decoding import decoded
from vistka.sources.findings import Post, Span
from vistka.sources.markup import page_of
from vistka.sources.post_json import posts_of_json
from vistka.sources.posts import distinct, find_posts
from vistka.sources.unread import MOST_BYTES, MOST_SIGNS, CannotRead, Reason

__all__ = ["MOST_BYTES", "MOST_SIGNS", "CannotRead", "Document", "Kind", "Reason", "document_of"]


class Kind(StrEnum):
    """What it was read as."""

    TEXT = "text"
    PAGE = "page"
    POSTS = "posts"


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what its page says of it. `published` is an ISO day; the spans of `posts` lie in `text`.

    Of plain text every sign stands where it stood, but for a byte order mark and the kind of its line ends.
    """

    text: str = field(repr=False)
    kind: Kind
    title: str = ""
    link: str = ""
    publisher: str = ""
    published: str = ""
    posts: tuple[Post, ...] = ()
    cut: bool = False
    """Whether the text was longer than `MOST_SIGNS`, and the rest of it was left out."""


_HEAD: Final = 8_192
_IS_PAGE: Final = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|html|head|body|article|main|section|div|p|"
    r"blockquote|meta|rss|feed|h1|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING: Final = re.compile(
    r"</(?:p|div|a|blockquote|body|html|head|h[1-6]|article|script|section|span|li)>", re.IGNORECASE
)
_FEW_TAGS: Final = 3
_IS_JSON: Final = re.compile(r"\A\s*(?:window\.[\w.]{1,60}\s*=\s*)?(?=[\[{])")


def document_of(data: bytes, name: str = "") -> Document:
    """The document in `data`; `name` is the file's, "" for none. Raises `CannotRead`."""
    text = decoded(data)
    if (found := _IS_JSON.match(text)) is not None and (document := _of_json(text[found.end() :])) is not None:
        return document
    if _is_page(text, name) and (document := _of_page(text)) is not None:
        return document
    return _bounded(text, Kind.TEXT)


def _is_page(text: str, name: str) -> bool:
    if _IS_PAGE.match(text) or len(_CLOSING.findall(text[:_HEAD])) >= _FEW_TAGS:
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and _CLOSING.search(text) is not None


def _of_json(text: str) -> Document | None:
    found = posts_of_json(text)
    if found is None or not found.text.strip():
        return None
    days = {post.date for post in found.posts}
    alone = found.posts[0] if len(found.posts) == 1 else None
    document = _bounded(found.text, Kind.POSTS, found.posts, search=not found.posts)
    return Document(
        document.text, Kind.POSTS, found.title, alone.links[0] if alone and found.linked else "", "",
        max(days, default=""), document.posts, document.cut,
    )  # fmt: skip


def _of_page(text: str) -> Document | None:
    page = page_of(text)
    if page is None:
        return None
    document = _bounded(page.text, Kind.PAGE, page.posts)
    about = page.about
    return Document(
        document.text,
        Kind.PAGE,
        about.title,
        about.link,
        about.publisher,
        about.published,
        document.posts,
        document.cut,
    )


def _bounded(text: str, kind: Kind, posts: tuple[Post, ...] = (), *, search: bool = True) -> Document:
    """The text up to `MOST_SIGNS`, with the posts that are known and those that are found in it."""
    kept = clean_text(text[:MOST_SIGNS])
    known = [post for post in posts if post.span.end <= len(kept)]
    found = [post for post in find_posts(kept) if not _over(post.span, known)] if search else []
    return Document(kept, kind, posts=distinct(kept, [*known, *found]), cut=len(kept) < len(text))


def _over(span: Span, posts: list[Post]) -> bool:
    return any(span.start < post.span.end and post.span.start < span.end for post in posts)
