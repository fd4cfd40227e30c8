"""How many values each key has sealed, counted by all processes together.

AES-GCM with random nonces is safe for 2^32 values under one key (NIST SP 800-38D, section 8.3). A key is refused past
half of that, so that losing the file of counts once, which starts them again at nothing, still stays within the bound.
"""

from __future__ import annotations

import fcntl
import os
import re
import threading
from pathlib import Path
from typing import Final
from weakref import WeakSet

from vistka.vault.errors import KeyringError, KeySpent

MOST_USES: Final = 2**31
BLOCK: Final = 65_536

# A line is 64 bytes, so that none spans two sectors of the disk: each is written whole or not at all.
_LINE_BYTES: Final = 64
_LINE: Final = re.compile(r"([a-z-]+) ([0-9]+) +([0-9]+)\n")

_KeyName = tuple[str, int]
_ALL: Final[WeakSet[UseCounter]] = WeakSet()


class UseCounter:
    """Counts the uses of keys in the file at `path`, or in memory when there is none (for tests).

    A process reserves 65,536 uses at a time under `flock` and spends them from memory. A process that dies takes the
    rest of its block with it: the count may be too high, never too low. Safe in threads and across a fork.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._left: dict[_KeyName, int] = {}
        self._reserved: dict[_KeyName, int] = {}  # only without a file
        _ALL.add(self)

    def count(self, purpose: str, version: int) -> None:
        """Count one use; raises KeySpent when the key has none left, KeyringError when the file cannot be read."""
        key = (purpose, version)
        with self._lock:
            left = self._left.get(key)
            if not left:
                self._reserve(purpose, version)
                left = BLOCK
            self._left[key] = left - 1

    def begin_in_child(self) -> None:
        """After a fork: reserve blocks of its own, for the parent spends those it has."""
        self._lock = threading.Lock()
        self._left = {}

    def reserved(self, purpose: str, version: int) -> int:
        """Uses reserved so far by all processes: never fewer than were made."""
        if self._path is None:
            return self._reserved.get((purpose, version), 0)
        if not self._path.exists():
            return 0
        with self._path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            _, uses = self._find(file.read(), purpose, version)
        return uses

    def _reserve(self, purpose: str, version: int) -> None:
        if self._path is None:
            self._reserved[purpose, version] = _one_block_more(
                self._reserved.get((purpose, version), 0), purpose, version
            )
            return
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        with open(os.open(self._path, flags, 0o600), "r+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            place, uses = self._find(file.read(), purpose, version)
            line = f"{purpose} {version} {_one_block_more(uses, purpose, version)}"
            head, number = line.rsplit(" ", 1)
            os.pwrite(file.fileno(), f"{head} {number:>{_LINE_BYTES - len(head) - 2}}\n".encode(), place)
            os.fsync(file.fileno())

    def _find(self, content: bytes, purpose: str, version: int) -> tuple[int, int]:
        """The place and the count of a key's line; the end of the file and 0 when it has none yet."""
        for place in range(0, len(content), _LINE_BYTES):
            line = _LINE.fullmatch(content[place : place + _LINE_BYTES].decode("ascii", "replace"))
            if not line:
                raise KeyringError(
                    f"The counts in {self._path} cannot be read. "
                    "Bring back a good copy, or delete the file and run “vistka keys rotate” at once."
                )
            if (line[1], int(line[2])) == (purpose, version):
                return place, int(line[3])
        return len(content), 0


def _one_block_more(uses: int, purpose: str, version: int) -> int:
    if uses + BLOCK > MOST_USES:
        raise KeySpent(purpose, version)
    return uses + BLOCK


def _begin_all_in_child() -> None:
    for counter in _ALL:
        counter.begin_in_child()


# Asking for the process number at every use would cost a third of a sealing.
os.register_at_fork(after_in_child=_begin_all_in_child)
