"""The public key of a week: to what the portal seals, and by what it knows the desk's letters.

It is signed by the bureau's offline key, whose public half stands in the settings of the portal and whose fingerprint is
printed. So who writes the mailroom cannot put a key of his own there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vistka.mailroom.models import PublishedKey
from vistka.vault.signatures import fingerprint, verify

_OPENING = b"vistka public key\n"


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
    if not verify(offline, _OPENING + body, signature):
        return None
    said = json.loads(body)
    return PublicKey(
        key_id=UUID(said["key_id"]),
        installation=UUID(said["installation"]),
        sealing=bytes.fromhex(said["sealing"]),
        letters=bytes.fromhex(said["letters"]),
        first_day=date.fromisoformat(said["first_day"]),
        last_day=date.fromisoformat(said["last_day"]),
    )


def published_keys(offline: bytes) -> list[PublicKey]:
    """All that lies in the mailroom and was signed by the offline key, oldest first."""
    rows = PublishedKey.objects.values_list("body", "signature")
    found = (read_key(bytes(body), bytes(signature), offline) for body, signature in rows)
    return sorted((key for key in found if key), key=lambda key: (key.first_day, str(key.key_id)))


def key_of(day: date, keys: Iterable[PublicKey]) -> PublicKey:
    """The newest key that is good on this day. Raises `NoKey`."""
    good = [key for key in keys if key.is_good_on(day)]
    if not good:
        raise NoKey
    return good[-1]
