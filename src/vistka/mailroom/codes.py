"""The case code: 24 digits that open a mailbox, and are written down nowhere but at her home.

The last digit is Damm's, so that a slip is noticed at once. The other 23 are random: 76 bits, and each guess costs
19 MiB and three passes of Argon2id (RFC 9106; OWASP's first choice). What comes out gives the mailbox's name and its
key, apart from each other by HKDF. The desk keeps the name and the public half only.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw

from vistka.identifiers.damm import check_digit, is_checked
from vistka.vault.sealing import KEY_BYTES, derived, public_half

DIGITS: Final = 24
GROUP: Final = 4
MEMORY_KIB: Final = 19 * 1024
PASSES: Final = 3
LANES: Final = 1
_ID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Half:
    """What the desk knows of a mailbox: its name and the public half of its key (32 bytes)."""

    mailbox: UUID
    public: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """A mailbox whose code is known: its name and its private key (32 bytes), which lies in her cookie meanwhile."""

    mailbox: UUID
    private: bytes = field(repr=False)

    @property
    def half(self) -> Half:
        """What may leave this process."""
        return Half(self.mailbox, public_half(self.private))


def new_code() -> str:
    """A random code of 24 digits."""
    digits = "".join(secrets.choice("0123456789") for _ in range(DIGITS - 1))
    return digits + check_digit(digits)


def clean_code(typed: str) -> str:
    """The digits of what was typed, however it was grouped, in whatever digits of the world.

    >>> clean_code(" 1234-5678 "), clean_code("١٢٣")
    ('12345678', '123')
    """
    return "".join(str(int(sign)) for sign in typed if sign.isdecimal())


def is_code(digits: str) -> bool:
    """Whether these can be a code: 24 digits of which the last checks the others."""
    return len(digits) == DIGITS and is_checked(digits)


def grouped(code: str) -> str:
    """A code as it is shown and said.

    >>> grouped("123456789012")
    '1234 5678 9012'
    """
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def mailbox_of(code: str, installation: UUID) -> Opened:
    """The mailbox that a code opens, if there is one: some 40 ms of one core and 19 MiB. See `portal.gate` for turns."""
    salt = hashlib.sha256(b"vistka case code" + installation.bytes).digest()
    secret = hash_secret_raw(
        code.encode(),
        salt,
        time_cost=PASSES,
        memory_cost=MEMORY_KIB,
        parallelism=LANES,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    name = UUID(bytes=derived(secret, "mailbox name", _ID_BYTES))
    return Opened(name, derived(secret, "mailbox key"))
