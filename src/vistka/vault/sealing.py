"""Sealing for somebody else's key, and under a key that only a cookie or a code gives. No keyring is needed here.

To a public key: HPKE in base mode (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM. Whoever seals cannot open again.
Under a secret: AES-256-GCM with a random nonce. What a value belongs to (`about`) is bound to it without being written
in it, so that a value that was moved does not open.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vistka.vault.errors import VaultError

KEY_BYTES: Final = 32
SEALED_TO_OVERHEAD: Final = 48
"""A value sealed to a public key is this much longer: the encapsulated key (32) and the tag (16)."""
_NONCE: Final = 12
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class DoesNotOpen(VaultError):
    """A value was not sealed for this key and this purpose, or was changed. It says no more than that."""

    def __init__(self) -> None:
        super().__init__("This does not open with this key.")


def new_private_key() -> bytes:
    """The private half of a new X25519 key, 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_half(private: bytes) -> bytes:
    """The public half, 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, plain: bytes, about: bytes) -> bytes:
    """`plain` sealed to the holder of a key. Raises `ValueError` for a public half that is none."""
    return _SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public), about)


def open_with(private: bytes, sealed: bytes, about: bytes) -> bytes:
    """What was sealed to this key about this. Raises `DoesNotOpen`."""
    try:
        return _SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), about)
    except (InvalidTag, ValueError):
        raise DoesNotOpen from None


def shared(private: bytes, public: bytes, use: str) -> bytes:
    """A secret (32 bytes) that only the holders of the two private keys know (X25519, RFC 7748), for one use.

    Raises `ValueError` for a public half that is none.
    """
    common = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(public))
    return derived(common, use)


def derived(secret: bytes, use: str, size: int = KEY_BYTES) -> bytes:
    """A key for one use of a secret (HKDF-SHA256, RFC 5869): two uses tell nothing of each other."""
    return HKDF(SHA256(), size, salt=None, info=b"vistka " + use.encode()).derive(secret)


def seal_under(key: bytes, plain: bytes, about: bytes) -> bytes:
    """`plain` sealed under a secret key of 32 bytes."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, about)


def open_under(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """What was sealed under this key about this. Raises `DoesNotOpen`."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], about)
    except (InvalidTag, ValueError):
        raise DoesNotOpen from None


def pad_to_one_of(plain: bytes, sizes: Sequence[int]) -> bytes:
    """Padded with a byte 80 and zeros to the smallest of `sizes` (ascending). Raises `ValueError` when none is enough.

    >>> [len(pad_to_one_of(bytes(size), (8, 32))) for size in (0, 7, 8)]
    [8, 8, 32]
    """
    for size in sizes:
        if len(plain) < size:
            return plain + b"\x80" + bytes(size - len(plain) - 1)
    raise ValueError("This is longer than the largest size.")


def without_padding(padded: bytes) -> bytes:
    """What was padded. Raises `DoesNotOpen` when it was not.

    >>> without_padding(pad_to_one_of(b"ok", (8,)))
    b'ok'
    """
    plain, mark, rest = padded.rpartition(b"\x80")
    if not mark or rest.strip(b"\0"):
        raise DoesNotOpen
    return plain
