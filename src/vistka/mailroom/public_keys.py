"""What a week's public key says, and how it is signed. Plain Python: the machine that holds the offline key runs it too."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from vistka.vault.signatures import PUBLIC_BYTES, fingerprint, verify

_OPENING: Final = b"vistka public key\n"


class NoKey(Exception):
    """There is no signed public key for today: nothing can be sealed, so nothing may be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """`sealing`: X25519, to which submissions are sealed; `letters`: Ed25519, which signs mail. Good on its days only."""

    key_id: UUID
    installation: UUID
    sealing: bytes
    letters: bytes
    first_day: date
    last_day: date

    @classmethod
    def read(cls, body: bytes) -> PublicKey:
        """The key that a body says, and says in no other way. Raises `ValueError`."""
        try:
            said = json.loads(body)
            key = cls(
                key_id=UUID(said["key_id"]),
                installation=UUID(said["installation"]),
                sealing=bytes.fromhex(said["sealing"]),
                letters=bytes.fromhex(said["letters"]),
                first_day=date.fromisoformat(said["first_day"]),
                last_day=date.fromisoformat(said["last_day"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("This is no public key of a week.") from error
        if key.body != body or {len(key.sealing), len(key.letters)} != {PUBLIC_BYTES}:
            raise ValueError("This is no public key of a week.")
        return key

    @property
    def body(self) -> bytes:
        """The bytes that are published, and signed after `_OPENING`."""
        said = {
            "key_id": str(self.key_id),
            "installation": str(self.installation),
            "sealing": self.sealing.hex(),
            "letters": self.letters.hex(),
            "first_day": self.first_day.isoformat(),
            "last_day": self.last_day.isoformat(),
        }
        return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()

    @property
    def signed(self) -> bytes:
        """What the offline key signs."""
        return _OPENING + self.body

    @property
    def fingerprint(self) -> str:
        """By which two people compare it aloud."""
        return fingerprint(self.sealing)

    def is_good_on(self, day: date) -> bool:
        """Whether it may be used on this day."""
        return self.first_day <= day <= self.last_day


def read_key(body: bytes, signature: bytes, offline: bytes) -> PublicKey | None:
    """A published key, if the offline key signed it; None for anything else."""
    return PublicKey.read(body) if verify(offline, _OPENING + body, signature) else None


def key_of(day: date, keys: Iterable[PublicKey]) -> PublicKey:
    """The newest key that is good on this day. Raises `NoKey`."""
    good = [key for key in keys if key.is_good_on(day)]
    if not good:
        raise NoKey
    return good[-1]
