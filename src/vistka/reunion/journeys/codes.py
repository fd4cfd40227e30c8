"""The codes of a journey: one a leg, and one that says that she is being made to speak, which looks like the others.

They are read out to her once and kept as HMACs: nobody here can read them again, also not by mistake.
"""

from __future__ import annotations

import hmac
import secrets
from enum import Enum
from typing import Any, Final, NamedTuple
from uuid import UUID

from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

DIGITS: Final = 6


class Codes(NamedTuple):
    """Codes as they are read out: `legs` in the order of the legs, and the one for duress."""

    legs: tuple[str, ...]
    duress: str


class Sounds(Enum):
    """What a code says."""

    RIGHT = "right"
    DURESS = "duress"
    WRONG = "wrong"


def new_codes(legs: int) -> Codes:
    """So many codes of six digits and one more, all different."""
    drawn: set[int] = set()
    while len(drawn) <= legs:
        drawn.add(secrets.randbelow(10**DIGITS))
    codes = [f"{number:0{DIGITS}}" for number in drawn]
    secrets.SystemRandom().shuffle(codes)
    return Codes(tuple(codes[1:]), codes[0])


def sealed(journey_id: UUID, codes: Codes) -> dict[str, Any]:
    """The codes as a journey keeps them."""
    return {"legs": [_mac(journey_id, code) for code in codes.legs], "duress": _mac(journey_id, codes.duress)}


def heard(journey_id: UUID, kept: dict[str, Any], leg: int, said: str) -> Sounds:
    """What was said at the end of leg `leg` (from 1). All codes are compared, so that the time tells nothing."""
    mac = _mac(journey_id, plain(said))
    same = [hmac.compare_digest(mac, code) for code in [kept.get("duress", ""), *kept.get("legs", [])]]
    if same[0]:
        return Sounds.DURESS
    return Sounds.RIGHT if 0 < leg < len(same) and same[leg] else Sounds.WRONG


def plain(said: str) -> str:
    """The digits of what was said.

    >>> plain(" 048-213 ")
    '048213'
    """
    return "".join(str(int(sign)) for sign in said if sign.isdecimal())


def _mac(journey_id: UUID, code: str) -> str:
    return keyring().mac(Purpose.BINDING, b"reunion.journey_code", journey_id.bytes, code.encode()).hex()
