"""Looking: each person whose values are opened is one entry, written before the page leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final
from uuid import UUID

from django.db import transaction

from vistka.ledger.actors import Actor
from vistka.ledger.entries import Draft, enter
from vistka.ledger.errors import LedgerError
from vistka.ledger.models import SearchQuery
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass
from vistka.vault.opening import Openable, Watch, watched

OPENED = "opened"
SEARCHED = "searched"


class Reading:
    """One page, answer or export that is being made for `by`: the watch that notes whom it shows.

    `may_open(row, what)` raises for what this reader may not open. `purposes` says for what each person is opened.
    """

    def __init__(
        self, by: Actor, *, page: str = "", may_open: Callable[[VaultModel, Openable], None] | None = None
    ) -> None:
        self.by, self.page = by, page
        self.purposes: dict[UUID, str] = {}
        self._may_open = may_open
        self._opened: dict[UUID, str] = {}

    def opens(self, row: VaultModel, what: Openable) -> None:
        """Note the persons whom `row` is about. Raises what `may_open` raises."""
        if what.data_class is DataClass.OPEN:
            return
        if self._may_open:
            self._may_open(row, what)
        for person in row.person_ids:
            self._opened.setdefault(person, row._meta.label)

    def enter(self) -> None:
        """Write an entry for each person opened."""
        opened, self._opened = self._opened, {}
        enter([self._draft(person, kind) for person, kind in opened.items()])

    def _draft(self, person: UUID, kind: str) -> Draft:
        purpose = self.purposes.get(person, "")
        return Draft(actor=self.by, verb=OPENED, subject_kind=kind, subject_id=person, purpose=purpose, page=self.page)


@contextmanager
def reading(
    by: Actor, *, page: str = "", may_open: Callable[[VaultModel, Openable], None] | None = None
) -> Iterator[Reading]:
    """Within the block values open; at its end, also by an error, the ledger knows whose."""
    looking = Reading(by, page=page, may_open=may_open)
    try:
        with watched(looking):
            yield looking
    finally:
        looking.enter()


class _Everybody:
    def opens(self, row: VaultModel, what: Openable) -> None:
        """Everything opens."""


EVERYBODY: Final[Watch] = _Everybody()
"""A watch that lists nobody: for the machine, which reads the whole register."""


@contextmanager
def reading_everybody(by: Actor, verb: str) -> Iterator[None]:
    """The machine reads everybody, to build the index or to rotate keys: one entry, written first.

    Raises `LedgerError` for a member of staff.
    """
    if by.kind != "machine":
        raise LedgerError("Only the machine reads everybody.")
    enter([Draft(actor=by, verb=verb)])
    with watched(EVERYBODY):
        yield


def record_search(*, by: Actor, query: str, shown: Iterable[UUID], purpose: str = "", page: str = "") -> None:
    """Enter a search: what was asked, sealed, and who was shown."""
    with transaction.atomic():
        asked = SearchQuery(query=query)
        asked.save()
        enter(
            [
                Draft(
                    actor=by,
                    verb=SEARCHED,
                    subject_kind=asked._meta.label,
                    subject_id=asked.pk,
                    purpose=purpose,
                    page=page,
                    ids=tuple(shown),
                )
            ]
        )
