"""What sealing costs beside AES-256-GCM alone, as the library gives it, in the same run on the same machine."""

import os
import time
from collections.abc import Callable
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.measure import Result
from vistka.vault.keyring import Keyring
from vistka.vault.keys import Purpose
from vistka.vault.uses import UseCounter

SIZES = {"32 bytes": (32, 100_000), "1 MiB": (1024 * 1024, 200)}
"""Bytes, and how many values of a size are timed at full scale."""
ROUNDS = 5
BOUND = b"b" * 60
"""As long as what a sealed value is bound to."""


def of_values(scale: float) -> Result:
    """Values a second, and ours against bare; of five rounds that take turns, the fastest of each counts."""
    return {name: _of_size(size, max(10, int(count * scale))) for name, (size, count) in SIZES.items()}


def _of_size(size: int, count: int) -> Result:
    keyring, row, plain = Keyring.new(exercise=True, uses=UseCounter(None)), uuid4(), os.urandom(size)
    bare, nonce = AESGCM(os.urandom(32)), os.urandom(12)
    sealed = keyring.seal(Purpose.FIELD_IDENTITY, "a.name", row, plain)
    encrypted = bare.encrypt(nonce, plain, BOUND)
    ways: dict[str, Callable[[], object]] = {
        "seal": lambda: keyring.seal(Purpose.FIELD_IDENTITY, "a.name", row, plain),
        "bare encrypt": lambda: bare.encrypt(os.urandom(12), plain, BOUND),
        "open": lambda: keyring.open(Purpose.FIELD_IDENTITY, "a.name", row, sealed),
        "bare decrypt": lambda: bare.decrypt(nonce, encrypted, BOUND),
    }
    took = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, way in ways.items():
            took[name] = min(took[name], _seconds(way, count // ROUNDS))
    return {
        "a second": {name: round(1 / each) for name, each in took.items()},
        "seal against bare": took["seal"] / took["bare encrypt"],
        "open against bare": took["open"] / took["bare decrypt"],
    }


def _seconds(way: Callable[[], object], count: int) -> float:
    start = time.perf_counter()
    for _ in range(count):
        way()
    return (time.perf_counter() - start) / count
