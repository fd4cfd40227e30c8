"""Who uses the keyring just now: the desk, the worker and most commands beside one another, a rotation alone.

A running process holds the keys that it was started with. If keys were renewed meanwhile it would seal under old ones.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings

from vistka.config.refusals import Refused

BUSY: Final = "Stop `vistka serve`, `vistka work` and every other command of this installation, then run this again."
CLOSED: Final = "Keys are being rotated, or a backup is being brought back. Start again when that has ended."


@contextmanager
def beside_others() -> Iterator[None]:
    """Within the block nobody rotates keys. Raises `Refused` while somebody does."""
    with _locked(fcntl.LOCK_SH, CLOSED):
        yield


@contextmanager
def alone() -> Iterator[None]:
    """Within the block nothing else runs here. Raises `Refused` while something does."""
    with _locked(fcntl.LOCK_EX, BUSY):
        yield


@contextmanager
def _locked(how: int, refusal: str) -> Iterator[None]:
    """The lock lives with the open file: a child made by fork holds it too, and the kernel ends it with the last."""
    keyring = Path(settings.KEYRING)
    if not keyring.parent.is_dir():
        yield  # nothing is set up: what the command does next says so
        return
    place = keyring.with_name(f"{keyring.name}.lock")
    descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused([refusal]) from None
        yield
    finally:
        os.close(descriptor)
