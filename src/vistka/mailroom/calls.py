"""A call in the browser: what the desk writes into the mailroom for it, and what a link holds.

Each side has one link with one secret (32 bytes), which stands behind the # and so reaches no server in an address. Two
values come from it, apart from each other by HKDF: the token, which takes that side's place once, and the key of its
config. The config gives the relay (a credential that ends with the slot) and the key under which both browsers seal
what they tell each other. The mailroom knows the hash of the token only; whoever reads all of it reads no config and no
signal.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID, uuid4

from vistka.vault.sealing import KEY_BYTES, derived, open_under, seal_under

SIGNAL_BYTES: Final = 16 * 1024
"""The longest signal, sealed."""
MINUTES: Final = 15
"""The longest call, from the first moment when both are connected (law-and-practice, section 1.5)."""
_ID_BYTES: Final = 8


class Side(StrEnum):
    """The two sides of a call. The camp's browser begins the connection."""

    FAMILY = "family"
    CAMP = "camp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a side's browser needs. `key`: of the signals of both sides, base64; `urls`: as in turn:host:port?transport=tcp;
    `picture`: whether the two may agree to see each other; `minutes`: how long they speak at most.
    """

    key: str = field(repr=False)
    urls: Sequence[str]
    username: str = field(repr=False)
    credential: str = field(repr=False)
    picture: bool
    minutes: int


@dataclass(frozen=True, slots=True)
class Link:
    """A side's link; whoever has it first takes the place."""

    side: Side
    secret: bytes = field(repr=False)

    @property
    def token(self) -> bytes:
        """What takes the place, once."""
        return derived(self.secret, "call token")

    def address(self, call_url: str, language: str) -> str:
        """As it stands in a letter: `https://call.bureau.example/uk/#` and 43 signs."""
        return f"{call_url.rstrip('/')}/{language}/#{base64.urlsafe_b64encode(self.secret).rstrip(b'=').decode()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room as the outbox carries it to the mailroom: no secret, only hashes and sealed configs, by side."""

    id: UUID
    opens_at: datetime
    closes_at: datetime
    places: Mapping[Side, tuple[bytes, bytes]] = field(repr=False)
    """Hash of the token, sealed config."""

    def written(self) -> bytes:
        """For the outbox."""
        places = {side: [hashed.hex(), sealed.hex()] for side, (hashed, sealed) in self.places.items()}
        times = {"opens_at": self.opens_at.isoformat(), "closes_at": self.closes_at.isoformat()}
        return json.dumps({"id": self.id.hex, **times, "places": places}).encode()

    @classmethod
    def read(cls, written: bytes) -> Room:
        """Out of the outbox."""
        said = json.loads(written)
        return cls(
            id=UUID(said["id"]),
            opens_at=datetime.fromisoformat(said["opens_at"]),
            closes_at=datetime.fromisoformat(said["closes_at"]),
            places={Side(side): (bytes.fromhex(a), bytes.fromhex(b)) for side, (a, b) in said["places"].items()},
        )


def new_room(
    *,
    opens_at: datetime,
    closes_at: datetime,
    urls: Sequence[str],
    turn_secret: str,
    picture: bool,
    minutes: int = MINUTES,
) -> tuple[Room, dict[Side, Link]]:
    """A room for one slot and a link for each side. The links are told to their sides and kept nowhere else.

    Raises `ValueError` for a slot that ends before it begins.
    """
    if opens_at >= closes_at:
        raise ValueError("A slot begins before it ends.")
    room, key = uuid4(), base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    links = {side: Link(side, secrets.token_bytes(KEY_BYTES)) for side in Side}
    places = {}
    for side, link in links.items():
        username, credential = turn_credential(turn_secret, closes_at)
        config = Config(key=key, urls=urls, username=username, credential=credential, picture=picture, minutes=minutes)
        places[side] = (hash_of(link.token), seal_config(config, link, room))
    return Room(id=room, opens_at=opens_at, closes_at=closes_at, places=places), links


def turn_credential(secret: str, until: datetime) -> tuple[str, str]:
    """User name and password for coturn, good until then (coturn's `use-auth-secret`; draft-uberti-behave-turn-rest-00).

    >>> from datetime import UTC
    >>> name, password = turn_credential("invented", datetime(2026, 11, 23, 12, tzinfo=UTC))
    >>> name.partition(":")[0], len(password)
    ('1795435200', 28)
    """
    name = f"{int(until.timestamp())}:{secrets.token_hex(_ID_BYTES)}"
    return name, base64.b64encode(hmac.digest(secret.encode(), name.encode(), hashlib.sha1)).decode()


def hash_of(random: bytes) -> bytes:
    """Of a token, or of the cookie that came in its place: 32 random bytes need no slow hash."""
    return hashlib.sha256(random).digest()


def seal_config(config: Config, link: Link, room: UUID) -> bytes:
    """The config of one side, sealed under its link."""
    return seal_under(_config_key(link), json.dumps(asdict(config)).encode(), _about_config(room, link.side))


def open_config(sealed: bytes, link: Link, room: UUID) -> Config:
    """What `call.js` does with it. Raises `vault.sealing.DoesNotOpen`."""
    said: dict[str, Any] = json.loads(open_under(_config_key(link), sealed, _about_config(room, link.side)))
    return Config(**said)


def about_signal(room: UUID, side: Side, number: int) -> bytes:
    """What a signal is bound to: another room, side or number does not open it."""
    return f"vistka call signal {room} {side} {number}".encode()


def _config_key(link: Link) -> bytes:
    return derived(link.secret, "call config")


def _about_config(room: UUID, side: Side) -> bytes:
    return f"vistka call config {room} {side}".encode()
