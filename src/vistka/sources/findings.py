"""What can be found in a text from the open. Every finding points to the text by `Span`: signs of `Reading.text`.

What stands more than once is found once, where it stands first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of `Reading.text`, in signs (code points): the first, and the one after the last."""

    start: int
    end: int


class Fate(StrEnum):
    """What is said of a person who is described."""

    CAPTIVE = "captive"
    WOUNDED = "wounded"
    DEAD = "dead"


class SourceKind(StrEnum):
    """Who a statement is attributed to."""

    OFFICIAL = "official"
    """A ministry, a command, a spokesman, a person in office: its statement is a root."""
    OUTLET = "outlet"
    """A newspaper, an agency, a broadcaster: it carries what somebody else said."""
    OTHER = "other"
    """A witness, a relative, a channel, somebody without an office."""


class How(StrEnum):
    """How something is attributed."""

    QUOTED = "quoted"
    """In quotation marks, with who said it."""
    REPORTED = "reported"
    """In the writer's words, with who said it: "according to", "segundo", "за даними"."""


class Why(StrEnum):
    """Why a stretch of text is neither taken out nor kept."""

    WORDS = "a captive's words"
    """What a prisoner says, writes, signs or is made to say: in quotation marks or reported."""
    CONDUCT = "conduct in combat"
    """Claims about how somebody fought, surrendered, deserted, or committed a crime."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, once, with all the places where it stands. `spans[0]` is where it stands first."""

    spans: tuple[Span, ...]
    sketch: tuple[int, ...] = field(repr=False, default=())
    """Its MinHash (`sketches`); none for one that is withheld, or too short to tell."""

    @property
    def count(self) -> int:
        return len(self.spans)


@dataclass(frozen=True, slots=True)
class Post:
    """A post that is embedded, or that is the text itself. `span` holds its words and its signature.

    `handle` without the @; `date`: ISO; `links`: addresses that stand in it; `media`: those of them that are a picture or
    a video (pic.twitter.com and its like).
    """

    span: Span
    author: str = ""
    handle: str = ""
    date: str = ""
    links: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that say who said something: `span` is the cue with the name of the source.

    `source`: its name in one form, whatever language and form it stands in (`attributions.SOURCES`, else as written).
    `speaker`: the person who spoke for it, as written. `covers`: what is attributed to it.
    """

    span: Span
    source: str
    kind: SourceKind
    how: How
    covers: Span
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `name`: the one English name of the gazetteer ("Kyiv"), whatever stands in the text ("Kiev")."""

    span: Span
    name: str
    country: str
    """ISO 3166, two letters."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date. `value`: ISO 8601, as far as it is said: "2022-03-02", "2022-03", "2022". `relative`: it was counted."""

    span: Span
    value: str
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person who is described as captive, wounded or dead, by name or not. `span`: the words that describe or name him.

    `name` as written, "" for one without; the further cells as written. `place`: a name of the gazetteer; `date`: ISO.
    `relative`: with whom he is said to have spoken ("mother"). `perhaps`: numbers in `Reading.persons` of earlier mentions
    that may be the same person: nobody says that they are.
    """

    span: Span
    fate: Fate
    name: str = ""
    rank: str = ""
    unit: str = ""
    age: str = ""
    place: str = ""
    date: str = ""
    relative: str = ""
    perhaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What families are offered or told to do: by whom, to whom, where, and through whom it was reported."""

    span: Span
    by: str = ""
    speaker: str = ""
    to: str = ""
    where: str = ""
    reported_by: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A stretch that is not shown and not kept. It has a place and a reason, and no words."""

    span: Span
    why: Why


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one text. Nothing in it lies in a withheld stretch, but who it is attributed to."""

    text: str = field(repr=False)
    language: str
    """One of `languages.LANGUAGES`, or "" where none of them is likely."""
    title: str = ""
    link: str = ""
    publisher: str = ""
    published: str = ""
    """ISO; as the page says it, else as its newest post has it, else ""."""
    passages: tuple[Passage, ...] = ()
    posts: tuple[Post, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    persons: tuple[Person, ...] = ()
    offers: tuple[Offer, ...] = ()
    withheld: tuple[Withheld, ...] = ()
