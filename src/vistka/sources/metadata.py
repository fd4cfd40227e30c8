"""What a page says of itself: its title, its own address, who publishes it, and when it was published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml.html import HtmlElement

from vistka.sources.decoding import well_formed
from vistka.sources.post_dates import DATE, iso_date

_MOST_SIGNS: Final = 500
_MOST_NODES: Final = 2_000
_ISO: Final = re.compile(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_SPACES: Final = re.compile(r"\s+")

_FIRST_SIGNS: Final = 3_000
_BYLINE: Final = re.compile(
    r"(?:\b(?:published|posted|updated|publicado|publicada|publié|publiée|veröffentlicht|erstellt|опубліковано|опубликовано|"
    rf"дата публікації|дата публикации)\b)[^\n\d]{{0,30}}(?P<date>{DATE})",
    re.IGNORECASE,
)

_TITLES: Final = ("og:title", "twitter:title", "title", "dc.title")
_PUBLISHERS: Final = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_DATES: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish_date", "publication_date", "parsely-pub-date",
    "sailthru.date", "og:published_time", "article.published", "cxenseparse:recs:publishtime", "mediator_published_time",
    "article:modified_time",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """Each "" where the page does not say it; `published` is an ISO day."""

    title: str = ""
    link: str = ""
    publisher: str = ""
    published: str = ""


def metadata_of(root: HtmlElement) -> Metadata:
    """What the page's head, its JSON-LD and its first times say."""
    said = _meta(root)
    linked = [node for node in json_ld(root) if _is_article(node)]
    headlines = [_text(node.get("headline")) for node in linked]
    publishers = [_name(node.get("publisher")) for node in linked]
    days = [_text(node.get("datePublished")) for node in linked]
    return Metadata(
        title=_short(_first(headlines, _of(said, _TITLES), _tags(root, "h1", "title"))),
        link=_first(_canonical(root), _of(said, ("og:url",)), [_text(node.get("url")) for node in linked])[
            :_MOST_SIGNS
        ],
        publisher=_short(_first(_of(said, _PUBLISHERS[:1]), publishers, _of(said, _PUBLISHERS))),
        published=_first(map(_day, days), map(_day, _of(said, _DATES)), map(_day, _times(root))),
    )


def day_in_byline(text: str) -> str:
    """The day that a page's first lines say it was published, for one whose markup does not.

    >>> day_in_byline("By Ann Test\\nPublished 3 March 2022, 14:05"), day_in_byline("Опубліковано: 3 березня 2022 р.")
    ('2022-03-03', '2022-03-03')
    """
    found = _BYLINE.search(text[:_FIRST_SIGNS])
    return iso_date(found["date"]) if found else ""


def json_ld(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects in a page's JSON-LD, outer before inner, bounded; what is no JSON is passed over."""
    waiting: list[Any] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                waiting.append(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]


def kinds_of(node: dict[str, Any]) -> set[str]:
    """The types of an object of JSON-LD."""
    kinds = node.get("@type")
    return {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _is_article(node: dict[str, Any]) -> bool:
    return any(kind.endswith(("Article", "Posting", "WebPage", "Report")) for kind in kinds_of(node))


def _meta(root: HtmlElement) -> dict[str, str]:
    """What the elements `meta` say, by their name in small letters; the first of each name holds."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        said.setdefault(name.strip().lower(), (element.get("content") or "").strip())
    return said


def _of(said: dict[str, str], names: Iterable[str]) -> list[str]:
    return [said.get(name, "") for name in names]


def _canonical(root: HtmlElement) -> list[str]:
    links = (
        element.get("href") or "" for element in root.iter("link") if (element.get("rel") or "").lower() == "canonical"
    )
    return [link.strip() for link in links if link.strip().startswith(("http://", "https://"))]


def _tags(root: HtmlElement, *names: str) -> list[str]:
    return [element.text_content() for name in names for element in root.iter(name)][:5]


def _times(root: HtmlElement) -> Iterator[str]:
    for element in root.iter():
        if element.get("itemprop") == "datePublished":
            yield element.get("content") or element.get("datetime") or element.text or ""
    for element in root.iter("time"):
        yield element.get("datetime") or ""


def _name(node: object) -> str:
    if isinstance(node, list):
        return _name(node[0]) if node else ""
    return _text(node.get("name")) if isinstance(node, dict) else _text(node)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(said: str) -> str:
    found = _ISO.match(said.strip())
    return found.group() if found else ""


def _first(*many: Iterable[str]) -> str:
    return next((value.strip() for values in many for value in values if value.strip()), "")


def _short(text: str) -> str:
    return well_formed(_SPACES.sub(" ", text).strip()[:_MOST_SIGNS])
