"""The key that signs printed forms."""

from __future__ import annotations

from vistka.vault.current import keyring
from vistka.vault.keys import Purpose
from vistka.vault.signatures import public_key


def seed() -> bytes:
    """Its secret seed (32 bytes). Raises `NoSuchKey` where the keyring was written before there was one: start again."""
    return keyring().current(Purpose.DOCUMENT).material


def forms_key() -> bytes:
    """Its public half (32 bytes), by which others verify a form."""
    return public_key(seed())
