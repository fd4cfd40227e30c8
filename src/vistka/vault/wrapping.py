"""A file key that any two of the named officers open together, and none alone.

Each officer's passphrase becomes a share by Argon2id (RFC 9106) with a salt of his own. For each pair a key derived
from both shares seals the same random file key. So that a slip of the finger can be named, eight bits of each share
are kept: 255 of 256 wrong passphrases are told by name, and who steals the file still has to guess two passphrases
together, with only eight bits of each known to him.
"""

from __future__ import annotations

import hmac
import os
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any, Final

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vistka.vault.errors import KeyringError, WeakPassphrase, WrongPassphrase

FEWEST_OFFICERS: Final = 2
MOST_OFFICERS: Final = 10
FEWEST_WORDS: Final = 5
FEWEST_CHARACTERS: Final = 20
FILE_KEY_BYTES: Final = 32

_NONCE_BYTES: Final = 12


@dataclass(frozen=True)
class Cost:
    """What one guess of a passphrase costs: memory in KiB, passes over it, lanes."""

    memory_kib: int = 256 * 1024
    passes: int = 4
    lanes: int = 2

    def __post_init__(self) -> None:
        if not (0 < self.memory_kib <= 4 * 2**20 and 0 < self.passes <= 100 and 0 < self.lanes <= 16):
            raise KeyringError("The keyring names a cost that nobody would choose. Bring back a good copy.")


@dataclass(frozen=True)
class Officer:
    """One who may open the keyring together with another. `check` is eight bits of the share, 0 to 255."""

    name: str
    salt: bytes
    check: int


@dataclass(frozen=True)
class Wrapping:
    """What stands in the file: officers in order of name, and the file key sealed for each pair of them, in order."""

    cost: Cost
    officers: tuple[Officer, ...]
    pairs: tuple[bytes, ...]

    def __post_init__(self) -> None:
        if len(self.pairs) != len(self.officers) * (len(self.officers) - 1) // 2:
            raise KeyringError("The keyring does not hold a wrapping for each pair of officers.")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(officer.name for officer in self.officers)

    def as_json(self) -> dict[str, Any]:
        """What stands in the keyring file; `from_json` reads it."""
        return {
            "argon2id": asdict(self.cost),
            "officers": [asdict(officer) | {"salt": officer.salt.hex()} for officer in self.officers],
            "pairs": [pair.hex() for pair in self.pairs],
        }

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> Wrapping:
        """Raises ValueError, TypeError or KeyError when it is not one."""
        return cls(
            Cost(**written["argon2id"]),
            tuple(Officer(each["name"], bytes.fromhex(each["salt"]), each["check"]) for each in written["officers"]),
            tuple(bytes.fromhex(pair) for pair in written["pairs"]),
        )


def wrap(passphrases: Mapping[str, str], cost: Cost) -> tuple[Wrapping, bytes]:
    """A new file key (32 bytes) and its wrapping for the officers named; raises WeakPassphrase, KeyringError."""
    _refuse_weak(passphrases)
    file_key = secrets.token_bytes(FILE_KEY_BYTES)
    salts = {name: os.urandom(16) for name in sorted(passphrases)}
    shares = {name: _share(passphrases[name], salt, cost) for name, salt in salts.items()}
    officers = tuple(Officer(name, salt, _check(shares[name])) for name, salt in salts.items())
    pairs = tuple(
        _sealed(file_key, _pair_key(shares[one], shares[other]), one, other) for one, other in combinations(salts, 2)
    )
    return Wrapping(cost, officers, pairs), file_key


def unwrap(wrapping: Wrapping, passphrases: Mapping[str, str]) -> bytes:
    """The file key, by the passphrases of two officers; raises WrongPassphrase, KeyringError."""
    known = ", ".join(wrapping.names)
    if not set(passphrases) <= set(wrapping.names):
        raise KeyringError(f"Only these officers open this keyring: {known}.")
    if len(passphrases) != 2:
        raise KeyringError(f"Give the passphrases of two officers, of these: {known}.")
    chosen = [officer for officer in wrapping.officers if officer.name in passphrases]
    shares = [_share(passphrases[officer.name], officer.salt, wrapping.cost) for officer in chosen]
    wrong = [officer.name for officer, share in zip(chosen, shares, strict=True) if _check(share) != officer.check]
    if wrong:
        raise WrongPassphrase(*wrong)
    one, other = (officer.name for officer in chosen)
    sealed = dict(zip(combinations(wrapping.names, 2), wrapping.pairs, strict=True))[one, other]
    try:
        return _opened(sealed, _pair_key(*shares), one, other)
    except InvalidTag:
        raise WrongPassphrase(one, other) from None


def _refuse_weak(passphrases: Mapping[str, str]) -> None:
    if not FEWEST_OFFICERS <= len(passphrases) <= MOST_OFFICERS:
        raise KeyringError(f"Name {FEWEST_OFFICERS} to {MOST_OFFICERS} officers; any two of them open the keyring.")
    if not all(name.strip() and name.isprintable() for name in passphrases):
        raise KeyringError("An officer has no name. Name each officer.")
    seen: set[str] = set()
    for name, passphrase in passphrases.items():
        plain = _as_typed_anywhere(passphrase)
        if len(set(plain.split())) < FEWEST_WORDS or len(plain) < FEWEST_CHARACTERS:
            raise WeakPassphrase(
                name, f"has fewer than {FEWEST_WORDS} different words or {FEWEST_CHARACTERS} characters"
            )
        if plain in seen:
            raise WeakPassphrase(name, "is another officer's too")
        seen.add(plain)


def _as_typed_anywhere(passphrase: str) -> str:
    """One form for what different keyboards write: й is one character on one and two on another."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def _share(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # A terminal's stray byte must not end in an error that quotes the passphrase.
    secret = _as_typed_anywhere(passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, hash_len=32, type=Type.ID)
    except HashingError:
        raise KeyringError(
            f"Argon2id could not run with {cost.memory_kib // 1024:,} MiB. Free memory, or bring back a good keyring."
        ) from None


def _check(share: bytes) -> int:
    return hmac.digest(share, b"check", "sha256")[0]


def _pair_key(one: bytes, other: bytes) -> bytes:
    return HKDF(SHA256(), FILE_KEY_BYTES, salt=None, info=b"vistka officers").derive(one + other)


def _sealed(file_key: bytes, pair_key: bytes, one: str, other: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(pair_key).encrypt(nonce, file_key, _bound(one, other))


def _opened(sealed: bytes, pair_key: bytes, one: str, other: str) -> bytes:
    nonce, ciphertext = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    return AESGCM(pair_key).decrypt(nonce, ciphertext, _bound(one, other))


def _bound(one: str, other: str) -> bytes:
    return f"{one}\n{other}".encode()
