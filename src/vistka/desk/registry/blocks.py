"""What the page of one person is made of: blocks, each left out for a reader who may read nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from vistka.access.members import Member, trusted
from vistka.desk.registry.words import sees
from vistka.ledger.recorded import Recorded
from vistka.registry.models import Event, Person
from vistka.ui.furniture import Link, SummaryRow, Table, Text
from vistka.vault.classes import DataClass

Row = TypeVar("Row", bound=Recorded)


@dataclass(frozen=True, kw_only=True)
class Block:
    """A heading with what stands below it; `text` says what there is to say, also that there is nothing yet."""

    title: Text
    text: Text = ""
    rows: Sequence[SummaryRow] = ()
    table: Table | None = None
    words: str = ""
    """Free words, shown as they were written, line by line."""
    links: Sequence[Link] = ()
    footnote: Text = ""


class Looking:
    """One reader before one person: what she sees, and rows that the ledger bears out.

    `is_whole` turns false when a row was found that it does not: the page says so, and shows the row nowhere.
    """

    def __init__(self, reader: Member, person: Person) -> None:
        self.reader, self.person = reader, person
        self.is_whole = True

    def sees(self, data_class: DataClass) -> bool:
        """Whether she reads values of this class here."""
        return sees(self.reader, data_class)

    def believed(self, rows: QuerySet[Any, Row]) -> list[Row]:
        """Those of the rows that are as the ledger has them."""
        asked = list(rows)
        found = trusted(asked)
        self.is_whole = self.is_whole and len(found) == len(asked)
        return found

    @cached_property
    def events(self) -> list[Event]:
        """Everything that was entered, in that order."""
        return self.believed(Event.objects.filter(person=self.person).order_by("place_in_order"))

    @cached_property
    def corrected(self) -> frozenset[UUID]:
        """The events in whose place another was entered."""
        return frozenset(event.corrects_id for event in self.events if event.corrects_id)
