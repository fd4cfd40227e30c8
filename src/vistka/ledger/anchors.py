"""Signed heads, kept off the host: what the chain's end was at a moment, so that a later cut shows."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime

from vistka.ledger.models import Head
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose
from vistka.vault.signatures import public_key, sign, verify


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head of `installation`'s ledger at a moment, with the bureau's signature over it."""

    installation: str
    number: int
    mac: str
    at: str
    signature: str = ""

    def as_json(self) -> str:
        """One line, as it is mailed or written off the host."""
        return json.dumps({name: getattr(self, name) for name in self.__slots__})

    def signed(self) -> bytes:
        """What the signature is over."""
        return f"vistka ledger head\n{self.installation}\n{self.number}\n{self.mac}\n{self.at}\n".encode()


def make_anchor(now: datetime) -> Anchor | None:
    """The head of this moment, signed; `None` while the ledger is empty."""
    head = Head.objects.first()
    if head is None:
        return None
    ring = keyring()
    bare = Anchor(str(ring.installation), head.number, bytes(head.mac).hex(), now.isoformat(timespec="seconds"))
    signature = sign(ring.current(Purpose.HEAD).material, bare.signed())
    return Anchor(bare.installation, bare.number, bare.mac, bare.at, base64.b64encode(signature).decode())


def read_anchor(line: str) -> Anchor:
    """An anchor as `as_json` wrote it. Raises `ValueError` for anything else."""
    try:
        head = Anchor(**json.loads(line))
        base64.b64decode(head.signature, validate=True)
    except (TypeError, ValueError) as error:
        raise ValueError("This is no signed head of a ledger.") from error
    if not isinstance(head.number, int) or not isinstance(head.mac, str):
        raise ValueError("This is no signed head of a ledger.")
    return head


def is_ours(anchor: Anchor) -> bool:
    """Whether this installation signed it."""
    ring = keyring()
    if anchor.installation != str(ring.installation):
        return False
    keys = (ring.key(Purpose.HEAD, version) for version in ring.versions(Purpose.HEAD))
    signature = base64.b64decode(anchor.signature)
    return any(verify(public_key(key.material), anchor.signed(), signature) for key in keys)
