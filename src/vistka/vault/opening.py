"""Who watches while sealed values are opened.

A sealed field opens only under a watch: the room that grants the watch (the ledger's reading, an action) decides
what may be opened and writes down who looked. So a page cannot show a name that the ledger does not know of: without
a watch the value stays shut. That is one place to guard instead of every view.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

from vistka.vault.errors import Unwatched

if TYPE_CHECKING:
    from vistka.vault.base import VaultModel
    from vistka.vault.classes import DataClass


class Openable(Protocol):
    """What is opened: a field of a row, or the content of a file."""

    label: str
    data_class: DataClass


class Watch(Protocol):
    """One that is told of each value before it is opened, and may refuse by raising."""

    def opens(self, row: VaultModel, what: Openable) -> None:
        """Note that `what` of `row` is about to be opened. Raises if it may not be."""


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)
_as_they_lie: ContextVar[bool] = ContextVar("as_they_lie", default=False)


@contextmanager
def watched(watch: Watch) -> Iterator[Watch]:
    """Within the block, what is opened is told to `watch`; an outer watch is told nothing meanwhile."""
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def current_watch() -> Watch | None:
    """The watch of the innermost block, if there is one."""
    return _watch.get()


def tell_watch(row: VaultModel, what: Openable) -> None:
    """Tell the watch that `what` of `row` opens. Raises `Unwatched` without one, or whatever the watch refuses with."""
    watch = _watch.get()
    if watch is None:
        raise Unwatched(what.label)
    watch.opens(row, what)


@contextmanager
def as_they_lie() -> Iterator[None]:
    """Within the block sealed fields yield what lies in the database, unopened: for copying and re-sealing rows."""
    token = _as_they_lie.set(True)
    try:
        yield
    finally:
        _as_they_lie.reset(token)


def opens_nothing() -> bool:
    """Whether values are taken as they lie just now."""
    return _as_they_lie.get()
