"""How long the index of a million takes to open, from the sealed rows and from the snapshot, and what it holds."""

import os
import time
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.bureau.filling import fill
from bench.ground.place import on_both
from bench.measure import Result, Stopwatch, forked, resident

PERSONS, ENQUIRIES = 1_000_000, 1_200
BYTES_OF_A_DESCRIPTION = 191
"""As they lie sealed, on average."""
LOOK_EVERY_SECONDS = 0.5


def of_a_million(scale: float) -> Result:
    """Seconds and memory of opening, each in a process that has opened nothing before."""
    return on_both(lambda: _opened(max(5_000, int(PERSONS * scale))))


def _opened(persons: int) -> Result:
    from django.db import connections

    fill(persons, ENQUIRIES)
    connections.close_all()
    return {
        "persons": persons,
        "from ciphertext": forked(_from_ciphertext),
        "from snapshot": forked(_from_snapshot),
        "yardstick": _yardstick(persons),
    }


def _from_ciphertext() -> Result:
    from vistka.tracing import snapshot

    snapshot.forget()
    figures, index = _open()
    watch = Stopwatch()
    snapshot.save(index)
    return {**figures, "saving s": watch.read(), "snapshot MB": snapshot.snapshot_file().stat().st_size / 1e6}


def _from_snapshot() -> Result:
    return _open()[0]


def _open() -> tuple[Result, Any]:
    """Open the index; seconds, and MB of this process and its child together: what is shared counts once."""
    from vistka.tracing.current import open_index

    most, looked = 0.0, 0.0

    def look(done: int, total: int) -> None:
        nonlocal most, looked
        if time.monotonic() - looked > LOOK_EVERY_SECONDS:
            most, looked = max(most, _megabytes()), time.monotonic()

    before, watch = resident(), Stopwatch()
    index = open_index(look)
    opened = watch.read()
    return {"s": opened, "MB before": before, "MB": resident(), "most MB": max(most, resident())}, index


def _megabytes() -> float:
    """Memory of this process and its children, shared pages divided among those who share them."""
    me = os.getpid()
    children = Path(f"/proc/{me}/task/{me}/children").read_text().split()
    return sum(_proportional(process) for process in (me, *children))


def _proportional(process: int | str) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e3


def _yardstick(persons: int) -> Result:
    """What this machine takes for as many bare decryptions, and to copy a gigabyte in memory."""
    cipher, nonce = AESGCM(os.urandom(32)), os.urandom(12)
    sealed, few = cipher.encrypt(nonce, os.urandom(BYTES_OF_A_DESCRIPTION), b"b" * 60), 100_000
    watch = Stopwatch()
    for _ in range(few):
        cipher.decrypt(nonce, sealed, b"b" * 60)
    decrypting = watch.wall * persons / few
    gigabyte, watch = bytearray(1_000_000_000), Stopwatch()
    bytes(gigabyte)
    return {"AES-GCM s": decrypting, "copying 1 GB s": watch.wall}
