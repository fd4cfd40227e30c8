"""A form sent twice by a double tap, where what is made is shown once and kept nowhere: both taps get the same page.

Else the second tap would replace the page with a refusal, and the code would be lost for another seven days. It lies in
the memory of the desk's process for a minute, which holds the keyring too; nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock, Timer
from typing import Final

KEPT: Final = 60.0
"""Seconds."""


class Once:
    """What was made for a form, by the key in it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: dict[Hashable, str] = {}

    def of(self, key: Hashable, make: Callable[[], str]) -> str:
        """What was made for this key in the last minute, else what is made now. Raises what `make` raises."""
        with self._lock:
            made = self._made.get(key)
            if made is None:
                made = self._made[key] = make()
                forgets = Timer(KEPT, self._made.pop, (key, None))
                forgets.daemon = True
                forgets.start()
            return made
