"""Keeping the index of this process up to date: a thread that follows the feed every half second."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

import structlog
from django.db import close_old_connections, connections

from vistka.tracing import snapshot
from vistka.tracing.current import index

EVERY_SECONDS: Final = 0.5
SNAPSHOT_EVERY_SECONDS: Final = 600.0
"""How often the worker writes the snapshot, if anything has changed."""

_log = structlog.get_logger(__name__)


class Snapshots:
    """When the snapshot is to be written: now and then, and at once when somebody has left, for he must not stay in it."""

    def __init__(self) -> None:
        self._saved_at, self._sequence, self._removed = time.monotonic(), 0, index().removed

    def write_if_due(self) -> None:
        """Write it if it is time."""
        someone_left = index().removed != self._removed
        if someone_left or time.monotonic() - self._saved_at >= SNAPSHOT_EVERY_SECONDS:
            self.write_if_changed()

    def write_if_changed(self) -> None:
        """Write it unless one lies there that says the same."""
        self._saved_at = time.monotonic()
        removed, sequence = index().removed, index().sequence
        if sequence != self._sequence or not snapshot.snapshot_file().exists():
            snapshot.save(index())
            self._removed, self._sequence = removed, sequence


def keep_up(stop: threading.Event, *, with_snapshots: bool = False) -> None:
    """Follow until `stop` is set, whatever goes wrong meanwhile; the worker's also keeps the snapshot."""
    snapshots = Snapshots() if with_snapshots else None
    while not stop.wait(EVERY_SECONDS):
        _safely(index().follow)
        if snapshots:
            _safely(snapshots.write_if_due)
    if snapshots:
        _safely(snapshots.write_if_changed)
    connections.close_all()


def _safely(part: Callable[[], object]) -> None:
    """One part of the round; what fails is taken up in the next."""
    close_old_connections()
    try:
        part()
    except Exception:
        _log.exception("the index was not kept up to date")


def start_keeping_up(stop: threading.Event, *, with_snapshots: bool = False) -> threading.Thread:
    """Keep up in a thread of its own, in the process that searches: a thread does not survive a fork."""
    thread = threading.Thread(
        target=keep_up, args=(stop,), kwargs={"with_snapshots": with_snapshots}, name="index", daemon=True
    )
    thread.start()
    return thread
