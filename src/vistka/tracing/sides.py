"""The two sides that are matched: persons of the register, and persons who are sought. Their descriptions, unsealed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final
from uuid import UUID

import structlog
from django.db.models import QuerySet

from vistka.enquiries.closing import matched_enquiries
from vistka.enquiries.models import Enquiry
from vistka.registry.models import Person
from vistka.vault.current import keyring
from vistka.vault.errors import CannotOpen
from vistka.vault.fields import Sealed, SealedText

BATCH: Final = 8192
"""Rows that are read at once: a few megabytes."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Side:
    """One side: the model of its rows, and those of them that are matched."""

    name: str
    model: type[Person | Enquiry]
    matched: Callable[[], QuerySet[Person] | QuerySet[Enquiry]]

    @property
    def kind(self) -> str:
        """How the feed names a row of this side."""
        return self.model._meta.label

    def count(self) -> int:
        """How many rows are matched."""
        return self.matched().count()

    def everybody(self) -> Iterator[list[tuple[UUID, str]]]:
        """Keys and packed descriptions of all that are matched, in batches, as the table is at this moment.

        In the order in which they lie: by key a disk would have to look for each. Read the feed's sequence first.
        """
        rows = self.matched().values_list("pk", "description").iterator(BATCH)
        while some := list(islice(rows, BATCH)):
            yield self._opened(some)

    def some(self, ids: Collection[UUID]) -> dict[UUID, str]:
        """Packed descriptions by key of those of `ids` that are matched."""
        return dict(self._opened(self.matched().filter(pk__in=ids).values_list("pk", "description")))

    def _opened(self, rows: Iterator[tuple[UUID, Sealed]] | Collection[tuple[UUID, Sealed]]) -> list[tuple[UUID, str]]:
        """What the rows say. One that does not open is passed over, and the log names it: the others must be found."""
        field = self.model._meta.get_field("description")
        assert isinstance(field, SealedText)
        purpose, label, opened, decode = field.data_class.purpose, field.label, keyring().open, field.decode
        found = []
        for row_id, sealed in rows:
            try:
                found.append((row_id, decode(opened(purpose, label, row_id, sealed.blob))))
            except CannotOpen:
                _log.error("a description does not open; run `vistka ledger verify`", part=self.name, id=row_id)
        return found


PERSONS: Final = Side("persons", Person, lambda: Person.objects.filter(undone_at=None))
SOUGHT: Final = Side("sought", Enquiry, matched_enquiries)
SIDES: Final = (PERSONS, SOUGHT)
