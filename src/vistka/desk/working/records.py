"""What the page of a list and the page of a record show: plain values for `desk/working/*.html`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vistka.ui.furniture import Link, SummaryRow, Table, Text


@dataclass(frozen=True, kw_only=True)
class Block:
    """A heading with what stands below it; `words` are free words, shown line by line as they were written."""

    title: Text
    text: Text = ""
    rows: Sequence[SummaryRow] = ()
    table: Table | None = None
    words: str = ""
    links: Sequence[Link] = ()


@dataclass(frozen=True, kw_only=True)
class Record:
    """The page of one record: what it is, how it stands, its blocks, and what can be done. `warning` stands on top."""

    title: Text
    back: Link
    summary: Sequence[SummaryRow] = ()
    text: Text = ""
    warning: Text = ""
    blocks: Sequence[Block] = ()
    acts: Sequence[Link] = ()


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The page of a list; where there is nothing, it says what will stand there and how it gets there."""

    title: Text
    text: Text = ""
    tables: Sequence[Table] = ()
    empty_title: Text = ""
    empty_text: Text = ""
    acts: Sequence[Link] = ()
