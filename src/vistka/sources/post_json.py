"""Posts in JSON, as the networks export them: X (three forms), Telegram, Mastodon, Bluesky, Facebook, Instagram.

One function reads one object by a table of names, whichever network it comes from; what no form fits falls back to the
longest words in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, Final

from vistka.sources.decoding import well_formed
from vistka.sources.findings import Post, Span
from vistka.sources.links import each_once, links_in, media_among
from vistka.sources.unread import MOST_SIGNS

MOST_POSTS: Final = 500
_MOST_NODES: Final = 200_000
_SENTENCE: Final = 25
"""Signs from which a string with spaces in an unknown JSON is taken for words."""

_WORDS: Final = (
    "note_tweet",
    "full_text",
    "note_text",
    "text",
    "content",
    "message",
    "caption",
    "body",
    "description",
    "articleBody",
)
_SIGNS_OF_A_POST: Final = frozenset(
    "created_at createdAt date datetime date_unixtime timestamp created_time published published_at datePublished indexedAt "
    "author author_id user from from_id account id_str id uri".split()
)
_DATES: Final = (
    "created_at", "createdAt", "date", "datetime", "created_time", "published_at", "published", "datePublished", "timestamp",
    "taken_at", "date_unixtime", "creation_timestamp", "indexedAt",
)  # fmt: skip
_PEOPLE: Final = ("user", "author", "account", "from", "owner", "sender", "core", "profile")
_HANDLES: Final = ("screen_name", "username", "acct", "handle", "unique_id")
_NAMES: Final = ("name", "display_name", "displayName", "full_name", "title", "nickname")
_LINKS: Final = ("expanded_url", "unwound_url", "url", "href", "link", "permalink", "permalink_url")
_SEEN_MEDIA: Final = (
    "media_url_https",
    "media_url",
    "video_url",
    "display_url_media",
    "thumb",
    "fullsize",
    "preview_url",
)
_HTML_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_ENTITY: Final = re.compile(r"&#?\w{1,10};")
_BREAK: Final = re.compile(r"<br\s{0,3}/?>|</p>", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SECONDS: Final = range(10**9, 4 * 10**9)


@dataclass(frozen=True, slots=True)
class Posted:
    """The words of one or several posts, with the posts' places in them."""

    text: str
    posts: tuple[Post, ...]
    title: str = ""
    linked: bool = False
    """Whether the first link of a single post is its own address."""


@dataclass(frozen=True, slots=True)
class _Said:
    words: str
    author: str
    handle: str
    date: str
    links: tuple[str, ...]
    media: tuple[str, ...]
    own: str


def posts_of_json(text: str) -> Posted | None:
    """The posts in some JSON; the longest strings of one that holds none; None where it is no JSON or says nothing."""
    try:
        root = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(root, dict | list):
        return None
    people = _people_in(root)
    found = [said for node in _posts_in(root) if (said := _said(node, people)) is not None]
    if not found:
        return _longest(root)
    title = well_formed(_string(root, ("name", "title"))) if isinstance(root, dict) and "messages" in root else ""
    return _together(found, title)


def _together(found: list[_Said], title: str) -> Posted:
    parts: list[str] = []
    posts: list[Post] = []
    at = 0
    for said in found:
        posts.append(Post(Span(at, at + len(said.words)), said.author, said.handle, said.date, said.links, said.media))
        parts.append(said.words)
        at += len(said.words) + 2
        if at > MOST_SIGNS:
            break
    return Posted("\n\n".join(parts), tuple(posts), title, bool(found[0].own))


def _posts_in(root: Any) -> Iterator[dict[str, Any]]:
    """The objects that are posts, in their order; what lies in a post (a quoted one, its entities) is not looked at."""
    waiting: list[Any] = [root]
    seen = given = 0
    while waiting and seen < _MOST_NODES and given < MOST_POSTS:
        node = waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if _is_post(node):
                given += 1
                yield node
            else:
                waiting += [value for value in reversed(node.values()) if isinstance(value, dict | list)]


def _is_post(node: dict[str, Any]) -> bool:
    inner = _unwrapped(node)
    return bool(_words_of(inner).strip()) and bool(_SIGNS_OF_A_POST & inner.keys())


def _unwrapped(node: dict[str, Any]) -> dict[str, Any]:
    """A node with what networks wrap in it: its own words first, then those of `legacy` or `record`."""
    if _words_of(node).strip():
        return node
    for name in ("legacy", "record", "tweet"):
        inner = node.get(name)
        if isinstance(inner, dict) and _words_of(inner).strip():
            return {**node, **inner}
    return node


def _words_of(node: dict[str, Any]) -> str:
    for name in _WORDS:
        value = node.get(name)
        words = _runs(value) if name in ("note_tweet", "text", "content", "caption", "message") else value
        if isinstance(words, str) and words.strip():
            return words
    return ""


def _runs(value: Any) -> str:
    """Words as one string, as Telegram's list of runs, or as an object with a text in it."""
    if isinstance(value, list):
        return "".join(run if isinstance(run, str) else _string(run, ("text",)) for run in value)
    return value if isinstance(value, str) else _string(value, ("text",))


def _said(node: dict[str, Any], people: dict[str, dict[str, Any]]) -> _Said | None:
    inner = _unwrapped(node)
    words = _plain(_words_of(inner))
    if not words:
        return None
    author, handle = _who(node, people)
    own = _string(inner, ("url", "permalink", "permalink_url", "link"))
    own = well_formed(own) if own.startswith(("http://", "https://")) else ""
    linked = each_once((*([own] if own else []), *links_in(words), *_links_in(inner)))
    shown = each_once((*media_among(linked), *_media_in(inner)))
    return _Said(words, author, handle, _day_of(inner), linked, shown, own)


def _plain(words: str) -> str:
    """Words without the markup in which Mastodon keeps them, and without the entities of X."""
    if _BREAK.search(words) or words.lstrip().startswith("<p"):
        words = _HTML_TAG.sub("", _BREAK.sub("\n", words))
    words = _ENTITY.sub(lambda found: unescape(found.group()), words)
    return well_formed(words.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _who(node: dict[str, Any], people: dict[str, dict[str, Any]]) -> tuple[str, str]:
    """Name and handle of who wrote a post."""
    person: Any = people.get(str(node.get("author_id", "")))
    for name in _PEOPLE:
        if person is None and isinstance(node.get(name), dict | str) and node[name]:
            person = node[name]
    if isinstance(person, str):
        return _one_line(person), ""
    if not isinstance(person, dict):
        named, called = _string(node, ("author_name", "user_name")), _string(node, ("screen_name", "username"))
        return _one_line(named), _one_line(called).lstrip("@")
    for name in ("user_results", "result", "legacy", "core"):
        inner = person.get(name)
        person = {**person, **inner} if isinstance(inner, dict) else person
    return _one_line(_string(person, _NAMES)), _one_line(_string(person, _HANDLES)).lstrip("@")


def _people_in(root: Any) -> dict[str, dict[str, Any]]:
    """The authors that X's second form keeps beside the posts, by their number."""
    users = root.get("includes", {}) if isinstance(root, dict) else {}
    users = users.get("users", []) if isinstance(users, dict) else []
    people = [user for user in users if isinstance(user, dict)] if isinstance(users, list) else []
    return {str(user.get("id", "")): user for user in people if user.get("id")}


def _day_of(node: dict[str, Any]) -> str:
    return next((day for name in _DATES if (day := _iso(node.get(name)))), "")


def _iso(value: Any) -> str:
    """The day in any of the ways in which networks write a time.

    >>> _iso("Wed Mar 02 10:05:00 +0000 2022"), _iso("2022-03-02T10:05:00Z"), _iso(1646215500)
    ('2022-03-02', '2022-03-02', '2022-03-02')
    """
    if isinstance(value, int | str) and str(value).isdecimal() and len(str(value)) <= 13:
        seconds = int(value) // 1000 if int(value) > 10**11 else int(value)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds in _SECONDS else ""
    if not isinstance(value, str):
        return ""
    try:
        if found := _DAY.match(value):
            return date.fromisoformat(found.group()).isoformat()
        return parsedate_to_datetime(_rfc(value)).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _rfc(value: str) -> str:
    """X's own order of a time in the order of mails."""
    parts = value.split()
    return f"{parts[0]}, {parts[2]} {parts[1]} {parts[5]} {parts[3]} {parts[4]}" if len(parts) == 6 else value


def _links_in(node: dict[str, Any]) -> Iterator[str]:
    for key, value in _strings(node):
        if key in _LINKS and value.startswith(("http://", "https://")):
            yield well_formed(value)


def _media_in(node: dict[str, Any]) -> Iterator[str]:
    """Addresses of pictures and videos; of an export without any, the files that lie in it."""
    for key, value in _strings(node):
        if key in _SEEN_MEDIA and value.startswith(("http://", "https://")):
            yield well_formed(value)
    for name in ("photo", "file"):
        path = node.get(name)
        if isinstance(path, str) and "/" in path and not path.startswith("("):
            yield well_formed(path)


def _strings(root: Any, most: int = 2_000) -> Iterator[tuple[str, str]]:
    """The strings in some JSON with the names under which they stand, but not those about a person or a quoted post."""
    waiting: list[tuple[str, Any]] = [("", root)]
    for _ in range(most):
        if not waiting:
            return
        key, node = waiting.pop()
        if isinstance(node, str):
            yield key, node
        elif isinstance(node, list):
            waiting += [(key, value) for value in reversed(node)]
        elif isinstance(node, dict):
            waiting += [
                (k, v)
                for k, v in reversed(node.items())
                if k not in _PEOPLE and not k.startswith(("quoted", "retweeted"))
            ]


def _longest(root: Any) -> Posted | None:
    """Of a JSON that holds no post, its longest words, in their order."""
    said = dict.fromkeys(
        _plain(value) for _, value in _strings(root, _MOST_NODES) if " " in value and len(value) >= _SENTENCE
    )
    if not said:
        return None
    enough = max(len(words) for words in said) // 20
    return Posted("\n\n".join(words for words in said if len(words) >= enough), ())


def _string(node: Any, names: Iterable[str]) -> str:
    """The first of these that is a string."""
    if not isinstance(node, dict):
        return ""
    return next((value for name in names if isinstance(value := node.get(name), str) and value.strip()), "")


def _one_line(text: str) -> str:
    return well_formed(" ".join(text.split())[:100])
