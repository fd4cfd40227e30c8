"""Actions: the only way to write a recorded row.

An action is a function with keyword-only arguments that does one thing in one transaction. The outermost collects what
it and the actions it calls write and open, and enters it in the ledger and the feed as the transaction's last
statements. Either everything stands, with its entries, or nothing does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import connection, transaction

from vistka.ledger.actors import Actor
from vistka.ledger.contents import content_of
from vistka.ledger.entries import Draft, enter
from vistka.ledger.errors import LedgerError
from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass
from vistka.vault.opening import Openable, watched

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Act:
    """What one outermost action has written and opened so far; the watch of what it opens."""

    def __init__(self, by: Actor) -> None:
        self.by = by
        self._verbs: list[str] = []
        self._written: dict[tuple[UUID, str], Draft] = {}
        self._opened: dict[UUID, Draft] = {}
        self._contents: dict[UUID, bytes | None] = {}

    @contextmanager
    def step(self, verb: str) -> Iterator[None]:
        """Within the block, what is written is entered as `verb`."""
        self._verbs.append(verb)
        try:
            yield
        finally:
            self._verbs.pop()

    def wrote(self, row: VaultModel, *, deleted: bool = False, published: bool = True) -> None:
        """Note that `row` was written, as it is now. A second write under the same verb replaces the first."""
        key = (row.pk, self._verbs[-1])
        self._contents[row.pk] = content = None if deleted else content_of(row)
        self._written.pop(key, None)  # entries come in the order of the last write, so the last binds the row
        self._written[key] = Draft(
            actor=self.by,
            verb=self._verbs[-1],
            subject_kind=row._meta.label,
            subject_id=row.pk,
            wrote=True,
            content=content,
            published=published,
        )

    def has_written(self, row: VaultModel) -> bool:
        """Whether `row` is as this action wrote it: its entry comes with the last statements, so the ledger has none yet."""
        return self._contents.get(row.pk) == content_of(row)

    def opens(self, row: VaultModel, what: Openable) -> None:
        """Note whose values the action looks at."""
        if what.data_class is not DataClass.OPEN:
            for person in row.person_ids:
                self._opened.setdefault(
                    person,
                    Draft(actor=self.by, verb=self._verbs[-1], subject_kind=row._meta.label, subject_id=person),
                )

    def enter(self) -> None:
        """Write all of it to the ledger."""
        written = {row_id for row_id, _ in self._written}
        looked = [draft for person, draft in self._opened.items() if person not in written]
        enter([*looked, *self._written.values()])


_act: ContextVar[Act | None] = ContextVar("act", default=None)


def current_act() -> Act | None:
    """What the running action has done so far, if one runs."""
    return _act.get()


def action(verb: str) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Make a function an action, entered as `verb` ("access.grant_role") on behalf of its argument `by`.

    Raises `RuntimeError` (Django's) when the outermost action is called inside another transaction: its entries would
    not be the last statements.
    """

    def decorate(function: Callable[Given, Result]) -> Callable[Given, Result]:
        @wraps(function)
        def run(*args: Given.args, **given: Given.kwargs) -> Result:
            by = cast("dict[str, Any]", given).get("by")
            if args or not isinstance(by, Actor):
                raise LedgerError(f"{verb}: an action takes keywords only, and says on whose behalf in `by`.")
            act = _act.get()
            if act is None:
                return _outermost(verb, by, lambda: function(**given))  # type: ignore[call-arg]
            if act.by != by:
                raise LedgerError(f"{verb}: an action within an action is done on behalf of the same actor.")
            with act.step(verb):
                return function(*args, **given)

        return run

    return decorate


def _outermost(verb: str, by: Actor, do: Callable[[], Result]) -> Result:
    act = Act(by)
    with transaction.atomic(durable=True):
        token = _act.set(act)
        try:
            with act.step(verb), watched(act):
                result = do()
        finally:
            _act.reset(token)
        _settle_constraints()
        act.enter()
    return result


def _settle_constraints() -> None:
    """Have deferred foreign keys checked before the head's lock is taken.

    Checked at commit, under the lock, they wait for a row that somebody deletes who waits for the lock: a deadlock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
