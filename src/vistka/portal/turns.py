"""Turns at Argon2id, which takes 19 MiB and a core each time: at most two at once, and guessing never starves filing.

Whoever opens a mailbox has one turn of the two, and whoever files the other. Each has a queue of its own; past it one is
told at once to try again in a moment, since whoever waits here holds a place that others need for a page
(`config.portal_rush`). No address is counted and nobody is locked out.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Final

OPENING_QUEUE: Final = 8
"""Openings that may wait; each waits some 0.05 s for each one before it."""
FILING_QUEUE: Final = 12
"""Codes that were typed back and may wait: she has a request half written, so her queue is longer."""
PATIENCE_SECONDS: Final = 10.0
LOOKS_EVERY_SECONDS: Final = 0.01


class Busy(Exception):
    """Too many wait already. Nothing is lost: try again in a moment."""


class For(Enum):
    """What a turn is wanted for."""

    FILING = "filing"
    OPENING = "opening"


class InOrder:
    """Places for so many at once, given in the order of coming. `threading.Semaphore` gives them to whoever is quickest:
    among a hundred that ask again and again one could wait for seconds.
    """

    def __init__(self, places: int) -> None:
        self._lock = threading.Lock()
        self._free = places
        self._waiting: deque[threading.Event] = deque()

    def acquire(self, timeout: float) -> bool:
        """Wait for a place so many seconds; whether there is one."""
        with self._lock:
            if self._free:  # then nobody waits
                self._free -= 1
                return True
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(timeout):
            return True
        with self._lock:
            if not mine.is_set():
                self._waiting.remove(mine)
            return mine.is_set()

    def release(self) -> None:
        """Give the place to whoever has waited longest."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1


class Turns:
    """The turns of one portal: of the threads of a process, and of the processes that were forked from it.

    Old workers answer a last request while the next one works. A lock of the kernel on one byte a lane (fcntl(2), record
    locks) bounds them together, and ends with the process that holds it, however that ends.
    """

    def __init__(self, *, opening: int = OPENING_QUEUE, filing: int = FILING_QUEUE) -> None:
        self._lanes = {what: InOrder(1) for what in For}
        waiting = {For.OPENING: opening, For.FILING: filing}
        self._places = {what: threading.BoundedSemaphore(waiting[what] + 1) for what in For}
        self._bytes = os.memfd_create("turns", os.MFD_CLOEXEC)

    @contextmanager
    def turn(self, what: For) -> Iterator[None]:
        """Within the block it is this caller's turn. Raises `Busy`."""
        if not self._places[what].acquire(blocking=False):
            raise Busy
        try:
            with self._lane(what), self._among_processes(what):
                yield
        finally:
            self._places[what].release()

    @contextmanager
    def _lane(self, what: For) -> Iterator[None]:
        if not self._lanes[what].acquire(PATIENCE_SECONDS):
            raise Busy
        try:
            yield
        finally:
            self._lanes[what].release()

    @contextmanager
    def _among_processes(self, what: For) -> Iterator[None]:
        lane, ends = [*For].index(what), time.monotonic() + PATIENCE_SECONDS
        while not self._locked(lane):
            if time.monotonic() > ends:
                raise Busy
            time.sleep(LOOKS_EVERY_SECONDS)
        try:
            yield
        finally:
            fcntl.lockf(self._bytes, fcntl.LOCK_UN, 1, lane)

    def _locked(self, lane: int) -> bool:
        try:
            fcntl.lockf(self._bytes, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, lane)
        except BlockingIOError:
            return False
        return True


TURNS: Final = Turns()
"""Those of this portal: made before its workers are forked."""
