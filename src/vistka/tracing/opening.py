"""Building a register from the sealed descriptions of one side: a million in well under half a minute.

Opening and reading take as long as sorting in, so a large side is opened by a child process while this one builds. The
child is forked: it has the keys because this process has them, and nothing but rows goes through the pipe between them.
It must be forked before other threads run, so the index is opened before the desk serves and before the worker works.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final

from django.db import connections

from vistka.matching import Register
from vistka.matching.packed import columns_of
from vistka.matching.rows import RowCells, cells_of_rows, uncollected
from vistka.tracing.sides import Side

Count = Callable[[int], None]
"""Told how many more rows are in."""

LARGE: Final = 50_000
"""Rows from which on a child process is worth its start."""


class OpeningFailed(RuntimeError):
    """The process that opens the descriptions died; what it said stands in the log."""


def register_of(side: Side, sequence: int, count: Count) -> Register:
    """A register of all that are matched, up to `sequence` of the feed. Raises `OpeningFailed`."""
    with _elsewhere(side) if side.count() >= LARGE else _here(side) as rows:
        return Register.from_cells(_counted(rows, count), sequence=sequence)


def _counted(rows: Iterator[RowCells], count: Count) -> Iterator[RowCells]:
    for some in rows:
        yield some
        count(len(some.ids))


@contextmanager
def _here(side: Side) -> Iterator[Iterator[RowCells]]:
    yield _read(side)


def _read(side: Side) -> Iterator[RowCells]:
    for rows in side.everybody():
        yield cells_of_rows([str(row_id) for row_id, _ in rows], columns_of(text for _, text in rows))


@contextmanager
def _elsewhere(side: Side) -> Iterator[Iterator[RowCells]]:
    """The same rows, opened and read by a child."""
    connections.close_all()  # a fork must not share them
    fork = get_context("fork")
    here, there = fork.Pipe(duplex=False)
    child = fork.Process(target=_send, args=(side, here, there), daemon=True)
    child.start()
    there.close()
    try:
        yield _received(here)
    finally:
        here.close()
        child.join()


def _send(side: Side, here: Connection, there: Connection) -> None:
    """In the child: all rows, then an empty message. When the parent is gone the pipe breaks, and this ends."""
    here.close()
    with uncollected(), suppress(BrokenPipeError):
        for rows in _read(side):
            there.send_bytes(marshal.dumps(rows.plain()))
        there.send_bytes(b"")


def _received(here: Connection) -> Iterator[RowCells]:
    try:
        while packed := here.recv_bytes():
            yield RowCells.of_plain(marshal.loads(packed))  # noqa: S302  (our own child's)
    except EOFError:
        raise OpeningFailed("The process that opens the sealed descriptions broke off. Start again.") from None
