"""One key and what it is for."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NoReturn

from vistka.vault.errors import KeyringError

KEY_BYTES: Final = 32
NEWEST_VERSION: Final = 0xFFFF  # a version is written in two bytes


class Purpose(StrEnum):
    """What a key is for. No key serves two purposes, so that losing one loses no more than that."""

    FIELD_STAFF = "field-staff"
    FIELD_IDENTITY = "field-identity"
    FIELD_FAMILY = "field-family"
    FIELD_CUSTODY = "field-custody"
    FIELD_HEALTH = "field-health"
    FIELD_MESSAGE = "field-message"
    FIELD_FORENSIC = "field-forensic"
    LOOKUP = "lookup"
    BINDING = "binding"
    LEDGER = "ledger"
    SESSION = "session"
    SECOND_FACTOR = "second-factor"
    FILE = "file"
    SNAPSHOT = "snapshot"
    QUEUE = "queue"
    HEAD = "head"
    """Its material is the seed of the Ed25519 key that signs the ledger's head."""

    LETTER = "letter"
    """Its material is the seed of the Ed25519 key that signs letters and mail for families."""

    DOCUMENT = "document"
    """Its material is the seed of the Ed25519 key that signs printed forms."""

    # An Enum hashes in Python; every sealing looks up a purpose four times.
    __hash__ = str.__hash__


@dataclass(frozen=True)
class Key:
    """32 secret bytes of one purpose and version (1 to 65,535). Its repr hides them, and it cannot be pickled."""

    purpose: Purpose
    version: int
    material: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not 1 <= self.version <= NEWEST_VERSION:
            raise KeyringError(f"A key of the purpose {self.purpose} has a version outside 1 to {NEWEST_VERSION:,}.")
        if len(self.material) != KEY_BYTES:
            raise KeyringError(f"The key {self.purpose} {self.version} is not {KEY_BYTES} bytes long.")

    @classmethod
    def new(cls, purpose: Purpose, version: int = 1) -> Key:
        """A random key."""
        return cls(purpose, version, secrets.token_bytes(KEY_BYTES))

    def __reduce__(self) -> NoReturn:
        """Caches, tasks and sessions pickle: no key may leave its process through them."""
        raise TypeError("a key is never pickled or copied")
