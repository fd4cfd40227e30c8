"""Is this letter really from the bureau? A letter that leaves a mailbox, on paper or by another hand, carries a proof.

The proof is the desk's signature over text, day and number of the letter. Line ends, spaces and the form of accents do
not count, so that a letter which was copied by hand or printed can be typed in again.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from vistka.vault.signatures import sign, verify

_FOOT: Final = re.compile(
    r"\[\s{0,40}letter\s{1,40}([0-9a-f]{32})\s{1,40}(\d{4}-\d{2}-\d{2})\s{0,40}\]\s{0,400}"
    r"\[\s{0,40}proof\s([A-Z2-7\s]{1,400})\]",
    re.IGNORECASE,
)
"""Every part has a bound, so that nobody can write what takes the square of its length to read."""
_GROUP: Final = 8


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the bureau: `number` 32 hexadecimal digits, `on` an ISO day."""

    number: str
    on: str
    title: str = field(repr=False)
    text: str = field(repr=False)


def proof_of(letter: Letter, seed: bytes) -> str:
    """The proof of a letter, in groups of eight letters and digits."""
    digits = (
        base64.b32encode(sign(seed, _signed(letter.title + letter.text, letter.number, letter.on))).decode().rstrip("=")
    )
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def with_proof(letter: Letter, proof: str) -> str:
    """The whole letter as it is printed, saved and pasted."""
    return f"{letter.title}\n\n{letter.text}\n\n[letter {letter.number} {letter.on}]\n[proof {proof}]\n"


def is_ours(pasted: str, signers: Iterable[bytes]) -> bool | None:
    """Whether one of the `signers` (public letter keys) signed exactly this letter; None when it carries no proof.

    All that stands before the proof is covered by it; whatever stands after it was added. `pasted` has runs of combining
    marks that are short (`portal.typed`): it is normalised.
    """
    found = _FOOT.search(pasted)
    if found is None:
        return None
    if pasted[found.end() :].strip():
        return False
    number, on, digits = found[1].lower(), found[2], re.sub(r"\s", "", found[3]).upper()
    try:
        signature = base64.b32decode(digits + "=" * (-len(digits) % 8))
    except binascii.Error:
        return False
    said = _signed(pasted[: found.start()], number, on)
    return any(verify(signer, said, signature) for signer in signers)


def _signed(text: str, number: str, on: str) -> bytes:
    plain = "".join(unicodedata.normalize("NFC", text).split())
    return f"vistka letter 1\n{number}\n{on}\n{plain}".encode()
