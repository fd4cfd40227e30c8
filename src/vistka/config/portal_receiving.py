"""How the portal receives bodies: few at once, none for ever, and in memory only.

A read of granian's `wsgi.input` takes no deadline, and an answer during a read stops the whole process until the other
side says something (granian 2.8 then waits for the body with Python's lock in its hand). So a request that reads is left
alone; `portal_watch` ends its connection from outside when it is too slow. What is not read is answered at once.
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from vistka.vault.uploads import MOST_SENT

RECEIVING: Final = 256
"""Bodies that arrive at once. One more is not read, and told to try again."""
SECONDS_A_BODY: Final = 1800.0
"""A photograph of 5 MB takes 21 minutes at 32 kbit/s."""
PIECE: Final = 8 * 1024
SMALL: Final = 64 * 1024
"""For a body up to this length there is always memory: it is a page's answers."""
MOST_HELD: Final = 8 * MOST_SENT
"""Bytes of all larger bodies that are in memory at once."""
MOST_THROWN_AWAY: Final = 200_000_000
"""Bytes of a body that is too large; after so many the connection breaks."""


class Arriving:
    """One body. `refused`: there was no room or no time for it, and nothing of it is kept."""

    def __init__(self, length: int) -> None:
        self.began = time.monotonic()
        self.kept = length <= MOST_SENT
        self.left = length if self.kept else min(length, MOST_THROWN_AWAY)
        self.is_small = length <= SMALL
        self.content = io.BytesIO()
        self.held = 0
        self.refused = False

    @property
    def is_cut_off(self) -> bool:
        """Whether it ended too early: half a form must not be taken for a whole one."""
        return self.left > 0 and not self.refused

    def refuse(self) -> None:
        """Keep nothing of it."""
        self.refused, self.kept = True, False
        self.content = io.BytesIO()


class Receiving:
    """The bodies that arrive at one worker, and the requests that it answers."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._arriving = 0
        self._answering: dict[object, float] = {}
        self._held = 0

    @property
    def patience(self) -> float:
        """The share of patience that there is with slow ones: 1 while less than half the room is taken, 0 at the end."""
        return min(1.0, 2 * (RECEIVING - self._arriving) / RECEIVING)

    @property
    def longest_answer(self) -> float:
        """Seconds that the oldest request has waited for us since all of it was here; 0 if none waits."""
        with self._lock:
            return max((time.monotonic() - since for since in self._answering.values()), default=0.0)

    @contextmanager
    def body(self, source: Any, length: int) -> Iterator[Arriving]:
        """A body as soon as it is here, cut off, or refused; in memory within the block.

        `source`: granian's `wsgi.input`. A body over `MOST_SENT`, or one for which there is no memory, is read to its end
        and not kept: a browser shows no answer before it has sent everything.
        """
        one = Arriving(length)
        try:
            if one.left:
                self._receive(one, source)
            one.content.seek(0)
            yield one
        finally:
            with self._lock:
                self._held -= one.held

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Within the block it is for us to speak."""
        me = object()
        with self._lock:
            self._answering[me] = time.monotonic()
        try:
            yield
        finally:
            with self._lock:
                del self._answering[me]

    def _receive(self, one: Arriving, source: Any) -> None:
        with self._lock:
            if self._arriving >= RECEIVING:
                return one.refuse()
            self._arriving += 1
        try:
            self._read(one, source)
        finally:
            with self._lock:
                self._arriving -= 1

    def _read(self, one: Arriving, source: Any) -> None:
        while one.left and (piece := source.read(min(one.left, PIECE))):
            one.left -= len(piece)
            if one.kept and not one.is_small and not self._holds(one, len(piece)):
                one.refuse()
            if one.kept:
                one.content.write(piece)
            if time.monotonic() - one.began > SECONDS_A_BODY:
                one.refuse()
                return

    def _holds(self, one: Arriving, count: int) -> bool:
        """Note that so many bytes more are in memory; False if there is no room, and then none are of this body."""
        with self._lock:
            fits = self._held + count <= MOST_HELD
            more = count if fits else -one.held
            self._held += more
            one.held += more
            return fits
