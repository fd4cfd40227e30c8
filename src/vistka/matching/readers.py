"""Many readers, one writer: searches run side by side, and a change waits until none is half way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class ReadersAndWriter:
    """A lock that any number may hold for reading, or one alone for writing.

    A writer who waits goes before readers who come after him, so a busy desk cannot keep changes out. Neither side may
    be entered again by a thread that is inside.
    """

    def __init__(self) -> None:
        self._turn = Condition()
        self._readers = 0
        self._writers_waiting = 0
        self._writing = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self._turn:
            self._turn.wait_for(lambda: not self._writing and not self._writers_waiting)
            self._readers += 1
        try:
            yield
        finally:
            with self._turn:
                self._readers -= 1
                self._turn.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._turn:
            self._writers_waiting += 1
            self._turn.wait_for(lambda: not self._writing and not self._readers)
            self._writers_waiting -= 1
            self._writing = True
        try:
            yield
        finally:
            with self._turn:
                self._writing = False
                self._turn.notify_all()
