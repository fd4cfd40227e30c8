"""The bureau's offline key: an Ed25519 key that never lies on a host which answers requests. It signs each week's key.

In an exercise both halves lie in its folder, so that one command shows everything.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from vistka.config.environment import Environment, SettingsError
from vistka.vault.signatures import PUBLIC_BYTES, SEED_BYTES, public_key

PUBLIC_FILE: Final = "offline.pub"
SECRET_FILE: Final = "offline.key"  # noqa: S105 - a file name


def offline_public(env: Environment, folder: Path, *, exercise: bool) -> bytes:
    """The public half (32 bytes); empty where none is set. Raises `SettingsError` for one that is none."""
    written = env.text("VISTKA_OFFLINE_KEY")
    if not written and exercise and (folder / PUBLIC_FILE).is_file():
        written = (folder / PUBLIC_FILE).read_text("ascii")
    try:
        public = bytes.fromhex(written)
    except ValueError:
        public = b"?"
    if len(public) not in (0, PUBLIC_BYTES):
        raise SettingsError(
            "VISTKA_OFFLINE_KEY: must be 64 hexadecimal digits, as `vistka portal-keys new` printed them."
        )
    return public


def make_offline_key(file: Path) -> bytes:
    """A new offline key in a file that its owner alone reads; its public half (32 bytes).

    Raises `FileExistsError`: no offline key is ever written over.
    """
    seed = secrets.token_bytes(SEED_BYTES)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with open(descriptor, "w", encoding="ascii") as stream:
        stream.write(f"{seed.hex()}\n")
        stream.flush()
        os.fsync(stream.fileno())
    return public_key(seed)


def read_offline_key(file: Path) -> bytes:
    """The seed (32 bytes) in such a file. Raises `ValueError`, `OSError`."""
    seed = bytes.fromhex(file.read_text("ascii"))
    if len(seed) != SEED_BYTES:
        raise ValueError("This is no offline key.")
    return seed
