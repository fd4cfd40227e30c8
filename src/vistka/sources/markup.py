"""A page of HTML to its main text, with the posts that it embeds standing in it where they stand in the page."""

from __future__ import annotations

import logging
import re
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import groupby
from typing import Final

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from vistka.sources.blocks import UNSEEN, in_lines, text_of
from vistka.sources.decoding import well_formed
from vistka.sources.embeds import Embedded, embedded_elements, embedded_in
from vistka.sources.findings import Post
from vistka.sources.metadata import Metadata, day_in_byline, json_ld, kinds_of, metadata_of
from vistka.sources.unread import MOST_SIGNS

_DEEPEST: Final = 200
"""Elements in each other; libxml2 gives up at 256, and no page that is meant to be read comes near."""
_MOST_TAGS: Final = 150_000
_LONGEST_TAG: Final = 50_000
"""Signs of one tag: libxml2 takes the square of the time for its attributes."""
_MOST_ELEMENTS: Final = 20_000
"""Of a page whose main text is looked for; of a larger one all is taken."""
_LITTLE: Final = 200
"""Signs of main text under which the whole page is taken instead."""
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9\-]{0,30})(?>[^<>\"']|\"[^\"<]{0,20000}\"|'[^'<]{0,20000}')*+>?")
_RAW: Final = re.compile(r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td tr th option".split()
)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_MARK: Final = re.compile(r"Vistkaembedded(\d{1,3})post stands at this place in the text of the page, whole\.")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it would write a foreign page's words into logs


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its main text, the posts in it with their places, and what it says of itself."""

    text: str
    posts: tuple[Post, ...]
    about: Metadata


def page_of(markup: str) -> Page | None:
    """The page in some HTML, or None for markup that holds no text. Fetches nothing, expands nothing, runs nothing."""
    root = _tree(markup)
    if root is None:
        return None
    about = metadata_of(root)
    embeds = [*_lifted(root)]
    whole = text_of(root)
    text = _with_neighbours(_main_text(root, whole), whole)
    text = _with_marks(text, whole, len(embeds))
    text, posts = _in_place(text, embeds)
    text, posts = _with_spoken_of(text, posts, root)
    if not about.published:
        about = replace(about, published=day_in_byline(whole))
    return Page(text, posts, about) if text.strip() else None


def _tree(markup: str) -> HtmlElement | None:
    """The tree of a page; of one that is nested too deeply, of its text in plain lines."""
    markup = _DECLARATION.sub("", markup).replace("\x00", "")
    if _too_deep(markup):
        lines = in_lines(_without_tags(markup))[:MOST_SIGNS].split("\n")
        markup = f"<html><body>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</body></html>"
    parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _too_deep(markup: str) -> bool:
    """Whether elements lie deeper, or are more or larger, than libxml2 reads in good time."""
    depth = 0
    for count, match in enumerate(_TAG.finditer(_RAW.sub(" ", markup))):
        if count > _MOST_TAGS or match.end() - match.start() > _LONGEST_TAG:
            return True
        if match[2].lower() not in _VOID and not match.group().endswith("/>"):
            depth = max(0, depth + (-1 if match[1] else 1))
        if depth > _DEEPEST:
            return True
    return False


def _without_tags(markup: str) -> str:
    """What stands between the tags; entities that a page defines itself stay as they are."""
    return well_formed(unescape(_TAG.sub("\n", _RAW.sub("\n", markup))))


def _lifted(root: HtmlElement) -> list[Embedded]:
    """The embedded posts, each taken out of the tree with a mark left in its place."""
    found: list[Embedded] = []
    for element in list(embedded_elements(root)):
        embedded = embedded_in(element)
        parent = element.getparent()
        if embedded is None or parent is None:
            continue
        mark = element.makeelement("p")
        mark.text, mark.tail = _mark(len(found)), element.tail
        parent.replace(element, mark)
        found.append(embedded)
    return found


def _mark(number: int) -> str:
    return f"Vistkaembedded{number}post stands at this place in the text of the page, whole."


def _main_text(root: HtmlElement, whole: str) -> str:
    """The main text as trafilatura finds it, in lines; all paragraphs, or the whole, where it finds next to nothing."""
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return whole
    found = trafilatura.bare_extraction(root, include_comments=False, favor_recall=True, include_tables=True)
    text = in_lines(getattr(found, "text", None) or "")
    if len(_MARK.sub("", text)) >= _LITTLE or len(whole) < _LITTLE:
        return text or whole
    paragraphs = in_lines("\n".join(in_lines(p.text_content()) for p in root.iter("p") if not _in_margin(p)))
    return max(text, paragraphs, key=len) or whole


def _with_neighbours(text: str, whole: str) -> str:
    """The text with each line as often in a row as in the page: of several alike in a row trafilatura keeps one."""
    rows: dict[str, deque[int]] = defaultdict(deque)
    for line, row in groupby(whole.split("\n")):
        rows[line].append(len(list(row)))
    lines: list[str] = []
    for line, row in groupby(text.split("\n")):
        lines += [line] * max(len(list(row)), rows[line].popleft() if rows[line] else 0)
    return "\n".join(lines)


def _in_margin(element: HtmlElement) -> bool:
    return any(above.tag in ("nav", "footer", "aside", "header", *UNSEEN) for above in element.iterancestors())


def _with_marks(text: str, whole: str, count: int) -> str:
    """The text with the marks that were lost on the way, each after the line that stood before it in the page."""
    for number in range(count):
        mark = _mark(number)
        if mark in text:
            continue
        before = whole.partition(mark)[0].rstrip("\n").split("\n")
        anchor = next((line for line in reversed(before[-200:]) if len(line) > 20 and line in text), "")
        at = text.find(anchor) + len(anchor) if anchor else (len(text) if number or not text else 0)
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        text = f"{text[:end]}\n{mark}{text[end:]}" if end else f"{mark}\n{text}"
    return text


def _in_place(text: str, embeds: list[Embedded]) -> tuple[str, tuple[Post, ...]]:
    """The text with each post where its mark stands."""
    parts: list[str] = []
    posts: list[Post] = []
    length = at = 0
    seen: set[int] = set()

    def add(part: str) -> None:
        nonlocal length
        parts.append(part)
        length += len(part)

    for match in _MARK.finditer(text):
        number = int(match[1])
        before = text[at : match.start()].rstrip(" -•|*\n")
        at = match.end()
        add(before)
        if number >= len(embeds) or number in seen:
            continue
        seen.add(number)
        add("\n" if length else "")
        posts.append(embeds[number].at(length))
        add(embeds[number].text)
        add("" if text[at:].startswith("\n") else "\n")
    add(text[at:])
    return "".join(parts).rstrip("\n"), tuple(posts)


def _with_spoken_of(text: str, posts: tuple[Post, ...], root: HtmlElement) -> tuple[str, tuple[Post, ...]]:
    """Posts of which only the page's JSON-LD tells, at the end of the text."""
    for node in json_ld(root):
        if "SocialMediaPosting" not in kinds_of(node):
            continue
        embedded = _spoken_of(node)
        if embedded is None or embedded.text.split("\n")[0] in text:
            continue
        text = f"{text}\n" if text else ""
        posts = (*posts, embedded.at(len(text)))
        text += embedded.text
    return text, posts


def _spoken_of(node: dict[str, object]) -> Embedded | None:
    words = in_lines(well_formed(str(node.get("articleBody") or node.get("text") or node.get("headline") or "")))
    author = node.get("author")
    name = author.get("name") if isinstance(author, dict) else author
    day = str(node.get("datePublished") or "")[:10]
    if not words or not isinstance(name, str) or not name.strip():
        return None
    link = str(node.get("url") or "")
    name = well_formed(" ".join(name.split())[:100])
    return Embedded(f"{words}\n— {name} {day}".rstrip(), name, "", day, (link,) if link.startswith("http") else ())
