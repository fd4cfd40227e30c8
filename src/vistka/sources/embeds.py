"""Posts that are embedded in a page's markup, network by network: their words, who signed them, their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement

from vistka.sources.blocks import text_of
from vistka.sources.findings import Post, Span
from vistka.sources.links import each_once, links_in, media_among
from vistka.sources.signatures import find_signatures

MOST_EMBEDS: Final = 200
_MOST_WORDS: Final = 20_000

_CLASSES: Final = re.compile(
    r"(?:^|\s)(?:twitter-tweet|twitter-video|tweet-embed|bluesky-embed|instagram-media|tiktok-embed|mastodon-embed|"
    r"text-post-media|fb-post|fb-video|telegram-post|tgme_widget_message)(?:-rendered)?(?:\s|$)"
)
_TAGS: Final = frozenset(
    {"twitter-widget", "amp-twitter", "amp-instagram", "amp-facebook", "amp-tiktok", "bluesky-post"}
)
_FRAMES: Final = re.compile(
    r"^(?:https?:)?//(?:t\.me/|platform\.twitter\.com/embed|twitframe\.com|(?:www\.)?instagram\.com/(?:[\w.]+/)?(?:p|reel|tv)/|"
    r"(?:www\.)?facebook\.com/plugins/(?:post|video)|(?:www\.)?tiktok\.com/(?:embed|player)|embed\.bsky\.app/|"
    r"[\w.\-]+/@[\w.]+/\d+/embed)",
    re.IGNORECASE,
)
_POST_LINKS: Final = (
    re.compile(r"(?:twitter|x)\.com/(?P<handle>\w{1,20})/status(?:es)?/(?P<id>\d+)", re.IGNORECASE),
    re.compile(r"t(?:elegram)?\.me/(?:s/)?(?P<handle>[A-Za-z]\w{3,40})/(?P<id>\d+)", re.IGNORECASE),
    re.compile(r"tiktok\.com/@(?P<handle>[\w.]{2,40})/(?:video|photo)/(?P<id>\d+)", re.IGNORECASE),
    re.compile(r"bsky\.app/profile/(?P<handle>[\w.\-]{3,80})/post/(?P<id>\w+)", re.IGNORECASE),
    re.compile(r"threads\.(?:net|com)/@(?P<handle>[\w.]{1,40})/post/(?P<id>[\w\-]+)", re.IGNORECASE),
    re.compile(r"instagram\.com/(?!p/|reel/|tv/)(?P<handle>[\w.]{1,40})/(?:p|reel|tv)/(?P<id>[\w\-]+)", re.IGNORECASE),
    re.compile(r"facebook\.com/(?P<handle>[\w.\-]{2,60})/(?:posts|videos|photos)/(?P<id>[\w.\-]+)", re.IGNORECASE),
    re.compile(r"//(?P<server>[\w.\-]{4,60})/@(?P<handle>\w{1,40})/(?P<id>\d{5,30})"),
)
_NO_WORDS: Final = re.compile(
    r"^(?:View (?:this )?post on \w+|View on \w+|Ver (?:essa|esta) \w+ no \w+|Ver esta publicación en \w+|"
    r"Sieh dir diesen Beitrag auf \w+ an|Voir cette publication sur \w+|Посмотреть эту публикацию в \w+|"
    r"Переглянути цей допис в \w+|Loading|Телеграм|Telegram|Follow @\w+|Load more|[♬♫].{0,120})$",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRACKING: Final = re.compile(r"[?&](?:ref_src|ref_url|utm_\w+|s|t|igsh|igshid)=[^&#]*")


@dataclass(frozen=True, slots=True)
class Embedded:
    """A post in markup, as it is to stand in the text: `text` is its words and the line that signs it."""

    text: str
    author: str = ""
    handle: str = ""
    date: str = ""
    links: tuple[str, ...] = ()
    media: tuple[str, ...] = ()

    def at(self, start: int) -> Post:
        """This post where it stands in a text."""
        return Post(Span(start, start + len(self.text)), self.author, self.handle, self.date, self.links, self.media)


def embedded_elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost elements that embed a post, in the order of the page; widgets' own empty helpers among them."""
    inside: HtmlElement | None = None
    count = 0
    for element in root.iter():
        if not isinstance(element.tag, str) or (inside is not None and _is_within(element, inside)):
            continue
        if _embeds(element):
            inside, count = element, count + 1
            yield element
        if count >= MOST_EMBEDS:
            return


def embedded_in(element: HtmlElement) -> Embedded | None:
    """The post that an element embeds; None where neither its words nor who wrote it can be told."""
    links = tuple(_links_of(element))
    lines = [line for line in text_of(element)[:_MOST_WORDS].split("\n") if line and not _NO_WORDS.match(line)]
    said = "\n".join(lines)
    signatures = find_signatures(said)
    if signatures:
        last = signatures[-1]
        found = Embedded(said[: last.span.end], last.author, last.handle, last.date)
    else:
        found = _signed(said, element, links)
    if not found.handle:
        found = replace(found, handle=_handle_in(links)[0])
    if not (found.author or found.handle):
        return None
    every = each_once((*links_in(found.text), *links))
    return replace(found, links=every, media=each_once((*media_among(every), *_sources_of(element))))


def _embeds(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _TAGS or _CLASSES.search(element.get("class") or ""):
        return tag not in ("html", "body")
    if tag == "script":
        return bool(element.get("data-telegram-post"))
    if tag == "iframe":
        return any(_FRAMES.match((element.get(name) or "").strip()) for name in ("src", "data-src", "data-lazy-src"))
    return tag == "blockquote" and _is_signed(element)


def _is_signed(element: HtmlElement) -> bool:
    """Whether a quotation of no network's class is signed like a post."""
    words = text_of(element)[:_MOST_WORDS]
    return "(@" in words and any(signature.date and signature.handle for signature in find_signatures(words))


def _is_within(element: HtmlElement, outer: HtmlElement) -> bool:
    parent: HtmlElement | None = element.getparent()
    while parent is not None:
        if parent is outer:
            return True
        parent = parent.getparent()
    return False


def _signed(said: str, element: HtmlElement, links: tuple[str, ...]) -> Embedded:
    """A post whose markup says who wrote it, with the line that its network left out."""
    handle, link = _handle_in(links)
    author = _first_text(element, "tgme_widget_message_owner_name", "author", "tweet-author", "fullname")
    day = _day_of(element)
    words = _first_text(element, "tgme_widget_message_text") or said
    name = " ".join(part for part in (author, f"(@{handle})" if handle else "") if part)
    line = " ".join(part for part in ("—", name, day, "" if words else link) if part)
    return Embedded("\n".join(part for part in (words, line) if part), author, handle, day)


def _first_text(element: HtmlElement, *classes: str) -> str:
    for child in element.iter():
        if isinstance(child.tag, str) and set((child.get("class") or "").split()) & set(classes):
            return text_of(child)
    return ""


def _day_of(element: HtmlElement) -> str:
    for child in element.iter("time"):
        if (day := _ISO.match(child.get("datetime") or "")) is not None:
            return day.group()
    return ""


def _handle_in(links: tuple[str, ...]) -> tuple[str, str]:
    """Whose post the links lead to, and which of them does."""
    for pattern in _POST_LINKS:
        for link in reversed(links):
            if (found := pattern.search(link)) is not None and found["handle"].lower() not in ("i", "embed", "plugins"):
                return found["handle"], found.string
    return "", ""


def _links_of(element: HtmlElement) -> Iterator[str]:
    """The addresses that an element and what is in it lead to."""
    for child in element.iter():
        if not isinstance(child.tag, str):
            continue
        for name in (
            "href",
            "cite",
            "data-href",
            "data-instgrm-permalink",
            "data-text-post-permalink",
            "data-src",
            "data-lazy-src",
            "src",
        ):
            if child.tag not in ("img", "video", "source", "script") and (link := child.get(name)):
                yield from _unframed(link.strip())
        if post := child.get("data-telegram-post"):
            yield f"https://t.me/{post}"


def _unframed(link: str) -> Iterator[str]:
    """An address without what follows its reader, and of a frame the address of the post in it."""
    link = _TRACKING.sub("", f"https:{link}" if link.startswith("//") else link)
    if not link.startswith(("http://", "https://")):
        return
    try:
        inner = parse_qs(urlsplit(link).query).get("href", [])
    except ValueError:
        return
    if inner:
        yield inner[0]
    elif "?embed=1" in link or "&embed=1" in link:
        yield link.split("?")[0]
    else:
        yield link


def _sources_of(element: HtmlElement) -> Iterator[str]:
    """The pictures and videos that markup shows in a post."""
    for child in element.iter("video", "source"):
        link = (child.get("src") or "").strip()
        if link.startswith(("http://", "https://")):
            yield link
