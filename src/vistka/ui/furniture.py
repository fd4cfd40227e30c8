"""What a presenter hands to the templates of `templates/ui`: small values, already in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.html import format_html, html_safe
from django.utils.safestring import SafeString

Text = str | Promise
"""Words, translated now or when the page is made."""


class Tone(StrEnum):
    """What a tag's colour says besides its words; the words must do without it."""

    PLAIN = "grey"
    GOOD = "green"
    WAITING = "yellow"
    GRAVE = "red"
    OPEN = "blue"


@html_safe
@dataclass(frozen=True, slots=True)
class Tag:
    """A state, in a word or two."""

    text: Text
    tone: Tone = Tone.PLAIN

    def __str__(self) -> SafeString:
        return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', self.tone.value, self.text)


@html_safe
@dataclass(frozen=True, slots=True)
class Link:
    """A link in a cell or a list. `about` says to a screen reader which of many like links this one is."""

    text: Text
    url: str
    about: Text = ""

    def __str__(self) -> SafeString:
        hidden = format_html(' <span class="govuk-visually-hidden">{}</span>', self.about) if self.about else ""
        return format_html('<a class="govuk-link" href="{}">{}{}</a>', self.url, self.text, hidden)


Cell = Text | int | Tag | Link


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; numbers stand to the right."""

    text: Text
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each as long as there are columns."""

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption_hidden: bool = False

    @property
    def lines(self) -> Iterator[list[tuple[Column, Cell]]]:
        """Each cell with its column, whose name stands beside it on a narrow screen."""
        return ([*zip(self.columns, row, strict=True)] for row in self.rows)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A question and its answer."""

    key: Text
    value: Cell
    action: Link | None = None


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A place of the desk, in the bar under the header."""

    text: Text
    url: str
    current: bool = False
