"""Turns at Argon2id, which takes 19 MiB and a core each time: at most two at once, and guessing never starves filing.

Whoever opens a mailbox has one turn of the two and a short queue; further ones are told to try again in a moment. Who
files has the other turn, always. No address is counted and nobody is locked out.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Final

OPENING_QUEUE: Final = 8
"""Openings that may wait; each waits some 0.05 s for each one before it."""
PATIENCE_SECONDS: Final = 10.0


class Busy(Exception):
    """Too many wait already. Nothing is lost: try again in a moment."""


class For(Enum):
    """What a turn is wanted for."""

    FILING = "filing"
    OPENING = "opening"


class Turns:
    """The turns of one process."""

    def __init__(self, waiting: int = OPENING_QUEUE) -> None:
        self._lanes = {what: threading.Lock() for what in For}
        self._places = threading.BoundedSemaphore(waiting + 1)

    @contextmanager
    def turn(self, what: For) -> Iterator[None]:
        """Within the block it is this caller's turn. Raises `Busy`."""
        if what is For.OPENING and not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._lanes[what].acquire(timeout=PATIENCE_SECONDS):
                raise Busy
            try:
                yield
            finally:
                self._lanes[what].release()
        finally:
            if what is For.OPENING:
                self._places.release()


TURNS: Final = Turns()
"""This process's."""
