"""What the graph of `origins` is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from vistka.sources.findings import Post, SourceKind
from vistka.sources.outlines import Outline


class Kind(StrEnum):
    """What a node of the graph is, from what was brought to where it comes from."""

    ITEM = "item"
    PASSAGE = "passage"
    CARRIER = "carrier"
    POST = "post"
    STATEMENT = "statement"
    VOICE = "voice"
    """Somebody without an office whom an item names as its source."""
    ARTICLE = "article"
    """An item that names nobody for what it says."""
    UNTRACED = "untraced"
    """One or more newspapers beyond which nothing is known."""


ROOTS: Final = (Kind.POST, Kind.STATEMENT, Kind.VOICE, Kind.ARTICLE, Kind.UNTRACED)


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """An item, a shared passage, a carrier or a root.

    `label`: its name; of a passage, in how many items it stands. `day`: ISO, when it was said, where that is known.
    """

    kind: Kind
    key: str
    label: str = field(compare=False)
    day: str = field(compare=False, default="")


class Edge(NamedTuple):
    """From what repeats to what it repeats; `how`: "holds", "attributes", "embeds", "carries"."""

    start: Node
    end: Node
    how: str


_TELLING: Final = 4
"""Letters of a newspaper's name from which an account that begins with it is taken for its own."""
_ARTICLE = re.compile(r"^(?:the|o|a|el|la|le|die|der|das) ")
_ADDRESS = re.compile(r"(?:\.(?:com|co|org|net|info|ua|ru|br|uk|de|fr|es|pt)){1,3}$")
_SIGNS = re.compile(r"[\W_]+")


def name_key(name: str) -> str:
    """A newspaper's name without article, ending of its address and signs.

    >>> name_key("The Times of Israel"), name_key("nytimes.com"), name_key("Українська правда")
    ('timesofisrael', 'nytimes', 'українськаправда')
    """
    return _SIGNS.sub("", _ADDRESS.sub("", _ARTICLE.sub("", name.casefold())))


def source_node(source: str, kind: SourceKind, item: str) -> Node:
    """Outlets and officials are the same in every item; "a witness" of one article is not the other's."""
    if kind is SourceKind.OUTLET:
        return Node(Kind.CARRIER, name_key(source), source)
    if kind is SourceKind.OFFICIAL:
        return Node(Kind.STATEMENT, name_key(source), source)
    return Node(Kind.VOICE, f"{item} {name_key(source)}", source)


def bears_name(post: Node, carrier: Node) -> bool:
    """Whether a post bears the carrier's name ("Daily Mail Online (@MailOnline)" that of the Daily Mail)."""
    return len(carrier.key) >= _TELLING and name_key(post.label).startswith(carrier.key)


def signed(post: Post) -> str:
    names = " ".join(filter(None, (post.author, f"(@{post.handle})" if post.handle else "")))
    return names or "a post"


def label_of(outline: Outline) -> str:
    return outline.publisher or outline.title or outline.item


def ordered(nodes: Iterable[Node]) -> tuple[Node, ...]:
    order = list(Kind)
    return tuple(sorted(set(nodes), key=lambda node: (order.index(node.kind), node.day, node.label, node.key)))
