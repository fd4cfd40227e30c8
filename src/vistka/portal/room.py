"""Room for drafts: whoever began one goes on; a new one is refused once all together fill what they have."""

from __future__ import annotations

import threading
import time
from typing import Final

from vistka.mailroom.drafts import MOST_BYTES, held

ASKED_EVERY_SECONDS: Final = 60.0


class NoRoom(Exception):
    """All drafts together fill the room that they have. Nothing was written."""


class Room:
    """The bytes of all drafts, asked for once a minute; what this process wrote since then is added to them."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held = 0
        self._ask_at = 0.0

    def take(self, more: int) -> None:
        """Count so many bytes more. Raises `NoRoom`; never for a row that does not grow."""
        with self._lock:
            if time.monotonic() >= self._ask_at:
                self._held = held()
                self._ask_at = time.monotonic() + ASKED_EVERY_SECONDS
            if more > 0 and self._held + more > self._most:
                raise NoRoom
            self._held += max(more, 0)


ROOM: Final = Room()
"""That of this process."""
