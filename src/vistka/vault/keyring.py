"""The keyring: seals values, opens them, makes MACs and look-ups.

A sealed value is `0x01 · key version, 2 bytes · nonce, 12 bytes · AES-256-GCM ciphertext with its tag of 16`. What is
bound to it without being written in it (the associated data): installation, row, key version and label. A value moved
to another row, field or installation therefore does not open.

>>> from uuid import uuid4
>>> keyring = Keyring.new(exercise=True, uses=UseCounter(None))
>>> row = uuid4()
>>> sealed = keyring.seal(Purpose.FIELD_STAFF, "staff.name", row, "Олена".encode())
>>> keyring.open(Purpose.FIELD_STAFF, "staff.name", row, sealed).decode()
'Олена'
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vistka.vault.errors import CannotOpen, KeyringError, NoSuchKey
from vistka.vault.keys import KEY_BYTES, NEWEST_VERSION, Key, Purpose
from vistka.vault.uses import UseCounter

FORMAT: Final = 1
OVERHEAD_BYTES: Final = 31
"""A sealed value is this much longer than the plain one."""
LOOKUP_BYTES: Final = 26

_NONCE_START, _NONCE_END = 3, 15
_LOOKUP_MAC_BYTES: Final = 24


@dataclass(frozen=True, slots=True)
class _Sealer:
    """One key made ready: what is the same for every value that it seals."""

    version: int
    aes: AESGCM
    start: bytes  # of a sealed value
    bound_start: bytes  # of the associated data, as far as the row
    bound_version: bytes


@dataclass(frozen=True, repr=False)
class Keyring:
    """All keys of one installation. Immutable: a change makes another keyring. Threads may share it."""

    installation: UUID
    exercise: bool
    keys: tuple[Key, ...]
    uses: UseCounter = field(compare=False)
    _by_purpose: dict[Purpose, dict[int, Key]] = field(init=False, compare=False, default_factory=dict)
    _newest: dict[Purpose, int] = field(init=False, compare=False, default_factory=lambda: dict.fromkeys(Purpose, 0))
    # Made when first needed and kept: a thread that makes one twice makes the same.
    _sealers: dict[tuple[Purpose, int], _Sealer] = field(init=False, compare=False, default_factory=dict)
    _derived: dict[tuple[Purpose, int, str], bytes] = field(init=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for key in sorted(self.keys, key=lambda key: key.version):
            versions = self._by_purpose.setdefault(key.purpose, {})
            if key.version in versions:
                raise KeyringError(f"The keyring holds the key {key.purpose} {key.version} twice.")
            versions[key.version] = key
            self._newest[key.purpose] = key.version

    def __repr__(self) -> str:
        mode = "exercise" if self.exercise else "bureau"
        return f"<Keyring of the {mode} {self.installation}: {len(self.keys)} keys>"

    @classmethod
    def new(cls, *, exercise: bool, uses: UseCounter) -> Keyring:
        """The keyring of a new installation, with one random key for each purpose."""
        return cls(uuid4(), exercise, tuple(Key.new(purpose) for purpose in Purpose), uses)

    # Which keys there are

    def versions(self, purpose: Purpose) -> tuple[int, ...]:
        """The live versions of a key, oldest first."""
        return tuple(self._by_purpose.get(purpose, ()))

    def current(self, purpose: Purpose) -> Key:
        """The newest key of a purpose, under which everything new is written."""
        return self.key(purpose, self._newest[purpose])

    def key(self, purpose: Purpose, version: int) -> Key:
        """The key of that version; raises NoSuchKey when it was retired or is not known here."""
        try:
            return self._by_purpose[purpose][version]
        except KeyError:
            raise NoSuchKey(purpose, version, self._newest[purpose]) from None

    def with_new_version(self, purpose: Purpose) -> Keyring:
        """The same keyring with a random key added, which becomes the current one."""
        newest = self._newest[purpose]
        if newest == NEWEST_VERSION:
            raise KeyringError(f"The key {purpose} was renewed {NEWEST_VERSION:,} times; it cannot be renewed again.")
        return replace(self, keys=(*self.keys, Key.new(purpose, newest + 1)))

    def without(self, purpose: Purpose, version: int) -> Keyring:
        """The same keyring without a retired key. What is still sealed under it is lost for ever: check first.

        The current key stays, so that no version number is ever given twice.
        """
        gone = self.key(purpose, version)
        if version == self._newest[purpose]:
            raise KeyringError(f"The key {purpose} {version} is in use. Run “vistka keys rotate” before retiring it.")
        return replace(self, keys=tuple(key for key in self.keys if key is not gone))

    # Sealing

    def seal(self, purpose: Purpose, label: str, row: UUID, plain: bytes) -> bytes:
        """`plain` sealed for one field (`label`) of one row; raises KeySpent past 2^31 uses of the key."""
        sealer = self._sealer(purpose, self._newest[purpose])
        self.uses.count(purpose, sealer.version)
        nonce = os.urandom(12)
        return sealer.start + nonce + sealer.aes.encrypt(nonce, plain, _bound(sealer, label, row))

    def open(self, purpose: Purpose, label: str, row: UUID, sealed: bytes) -> bytes:
        """The plain value; raises CannotOpen when it was not sealed for this field of this row, or was changed."""
        try:
            sealer = self._sealer(purpose, self.seal_version(sealed))
            return sealer.aes.decrypt(sealed[_NONCE_START:_NONCE_END], sealed[_NONCE_END:], _bound(sealer, label, row))
        except NoSuchKey as missing:
            raise CannotOpen(label, missing.why) from None
        except (InvalidTag, KeyringError):
            raise CannotOpen(label) from None

    @staticmethod
    def seal_version(sealed: bytes) -> int:
        """The version of the key that a value says it is sealed under; raises KeyringError if it is no such value."""
        if len(sealed) < OVERHEAD_BYTES or sealed[0] != FORMAT:
            raise KeyringError("This is not a sealed value, or a newer Vistka sealed it.")
        return sealed[1] << 8 | sealed[2]

    def _sealer(self, purpose: Purpose, version: int) -> _Sealer:
        sealer = self._sealers.get((purpose, version))
        if sealer is None:
            written = version.to_bytes(2)
            sealer = self._sealers[purpose, version] = _Sealer(
                version=version,
                aes=AESGCM(self._derive(purpose, version, "seal")),
                start=bytes([FORMAT]) + written,
                bound_start=b"vistka\x01" + self.installation.bytes,
                bound_version=written,
            )
        return sealer

    # MACs and look-ups

    def mac(self, purpose: Purpose, *parts: bytes, version: int | None = None) -> bytes:
        """HMAC-SHA256 (32 bytes) over parts that cannot run into one another, under the current key or `version`."""
        secret = self._derive(purpose, self._newest[purpose] if version is None else version, "mac")
        return hmac.digest(secret, b"".join(len(part).to_bytes(8) + part for part in parts), "sha256")

    def lookup(self, label: str, value: str | bytes) -> bytes:
        """What an exact value of a field is found by (26 bytes), under the current key: equal values, equal bytes.

        Each field has its own key, so that nobody can see that two fields hold the same value.
        """
        return self._lookup(self._newest[Purpose.LOOKUP], label, value)

    def lookups(self, label: str, value: str | bytes) -> tuple[bytes, ...]:
        """The same under every live key, oldest first, so that a search finds rows while keys are being rotated."""
        return tuple(self._lookup(version, label, value) for version in self.versions(Purpose.LOOKUP))

    def _lookup(self, version: int, label: str, value: str | bytes) -> bytes:
        plain = value.encode() if isinstance(value, str) else value
        secret = self._derive(Purpose.LOOKUP, version, f"lookup {label}")
        return version.to_bytes(2) + hmac.digest(secret, plain, "sha256")[:_LOOKUP_MAC_BYTES]

    def _derive(self, purpose: Purpose, version: int, use: str) -> bytes:
        """A key of its own for each use, so that sealing and MACs never share one. `use` is a word of our own code."""
        derived = self._derived.get((purpose, version, use))
        if derived is None:
            material = self.key(purpose, version).material
            kdf = HKDF(SHA256(), KEY_BYTES, salt=self.installation.bytes, info=use.encode())
            derived = self._derived[purpose, version, use] = kdf.derive(material)
        return derived


def _bound(sealer: _Sealer, label: str, row: UUID) -> bytes:
    return sealer.bound_start + row.bytes + sealer.bound_version + _bound_label(label)


@lru_cache(maxsize=1024)
def _bound_label(label: str) -> bytes:
    encoded = label.encode()
    return len(encoded).to_bytes(2) + encoded
