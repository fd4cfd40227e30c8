"""What proves a printed form: a short code that its QR holds, and a signature over every byte of its PDF.

The code says that this bureau issued a form of this kind, with this number, on this day; it names no person. The
signature says that the file is as it was issued. Both need only the bureau's public key: no server, no keyring.

How a file signs itself: PDF/A keeps metadata uncompressed, so among its keywords stands `vistka-proof:` with 128 zeros.
SHA-512 of the file as it then is gets signed, and the signature's hexadecimal digits are written over the zeros. Who
verifies puts the zeros back.

>>> seed = bytes(32)
>>> code = code_of(Claim("letter", "1234567895", date(2026, 11, 23), blank=True), seed)
>>> code[:41]
'VISTKA1.LETTER-BLANK.1234567895.20261123.'
>>> read_code(code, public_key(seed)).kind
'letter'
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from vistka.vault.signatures import PUBLIC_BYTES, SIGNATURE_BYTES, sign, verify

FORMAT: Final = "VISTKA1"
_CODE_WORDS: Final = b"vistka document code\x01"
_CONTENT_WORDS: Final = b"vistka document content\x01"
_BLANK: Final = "-BLANK"
_DIGITS: Final = 2 * SIGNATURE_BYTES
_UNSIGNED: Final = "vistka-proof:" + "0" * _DIGITS
_PROOF: Final = re.compile(rb"vistka-proof:([0-9a-f]{%d})" % _DIGITS)
_CODE_IN_FILE: Final = re.compile(rb"vistka-code:(%s\.[A-Z0-9.-]{1,300})" % FORMAT.encode())
_KEY_IN_FILE: Final = re.compile(rb"vistka-key:([0-9a-f]{%d})" % (2 * PUBLIC_BYTES))


class NotProved(Exception):
    """What is given proves nothing: the message says why, in a sentence."""


class Unreadable(NotProved):
    """What is given is no form of a bureau, or no code of one."""


@dataclass(frozen=True)
class Claim:
    """What a form says of itself. `kind`: one of `DocumentKind`; `blank`: it was issued to be filled in by hand."""

    kind: str
    number: str
    issued_on: date
    blank: bool


def code_of(claim: Claim, seed: bytes) -> str:
    """What the QR holds: only signs of QR's alphanumeric mode, so that it stays small."""
    said = _said(claim)
    return f"{said}.{base64.b32encode(sign(seed, _CODE_WORDS + said.encode())).decode().rstrip('=')}"


def read_code(code: str, public: bytes) -> Claim:
    """What a code claims, proved. Raises `Unreadable`; `NotProved` where another key signed it, or none."""
    said, _, signed = code.strip().upper().rpartition(".")
    claim, signature = _claim(said), _signature(signed)
    if not verify(public, _CODE_WORDS + said.encode(), signature):
        raise NotProved("The code was not made with this key, or it was changed.")
    return claim


def keywords(code: str, public: bytes) -> list[str]:
    """The keywords that a file carries before it is signed."""
    return [_UNSIGNED, f"vistka-code:{code}", f"vistka-key:{public.hex()}"]


def signed_file(pdf: bytes, seed: bytes) -> bytes:
    """The file with its signature in place of the zeros. Raises `Unreadable` for one that has no place for it."""
    if _UNSIGNED.encode() not in pdf:
        raise Unreadable("The file has no place for a signature.")
    digits = sign(seed, _signed_words(pdf)).hex()
    return pdf.replace(_UNSIGNED.encode(), f"vistka-proof:{digits}".encode())


def read_file(pdf: bytes, public: bytes) -> Claim:
    """What an unchanged file claims. Raises `Unreadable`; `NotProved` where a byte of it changed, or the key is another.

    The whole file is proved, so nothing can be added to it either.
    """
    found = set(_PROOF.findall(pdf))
    if not found:
        raise Unreadable("This is not a form that a bureau issued with Vistka.")
    codes = {code.decode() for code in _CODE_IN_FILE.findall(pdf)}
    if len(found) != 1 or len(codes) != 1:
        raise NotProved("The file was changed after it was issued.")
    zeroed = _PROOF.sub(_UNSIGNED.encode(), pdf)
    if not verify(public, _signed_words(zeroed), bytes.fromhex(found.pop().decode())):
        raise NotProved("The file was changed after it was issued, or another key signed it.")
    return read_code(codes.pop(), public)


def key_in(pdf: bytes) -> bytes | None:
    """The public key that a file names as its own. It proves nothing until somebody compares it with the bureau's."""
    found = set(_KEY_IN_FILE.findall(pdf))
    return bytes.fromhex(found.pop().decode()) if len(found) == 1 else None


def read_key(text: str) -> bytes:
    """A public key (32 bytes) from its 64 hexadecimal digits, grouped or not. Raises `Unreadable`."""
    try:
        key = bytes.fromhex("".join(text.split()))
    except ValueError:
        key = b""
    if len(key) != PUBLIC_BYTES:
        raise Unreadable("A key is 64 hexadecimal digits, as `vistka forms --key` prints it.")
    return key


def _signed_words(unsigned: bytes) -> bytes:
    return _CONTENT_WORDS + hashlib.sha512(unsigned).digest()


def _said(claim: Claim) -> str:
    kind = claim.kind.replace("_", "-").upper() + (_BLANK if claim.blank else "")
    return f"{FORMAT}.{kind}.{claim.number}.{claim.issued_on:%Y%m%d}"


def _claim(said: str) -> Claim:
    try:
        start, kind, number, day = said.split(".")
        issued_on = datetime.strptime(day, "%Y%m%d").date()
    except ValueError:
        raise Unreadable("This is not the code of a form.") from None
    if start != FORMAT:
        raise Unreadable("This is not the code of a form, or a newer Vistka made it.")
    name = kind.removesuffix(_BLANK).replace("-", "_").lower()
    return Claim(name, number, issued_on, blank=kind.endswith(_BLANK))


def _signature(digits: str) -> bytes:
    try:
        return base64.b32decode(digits + "=" * (-len(digits) % 8))
    except binascii.Error:
        raise Unreadable("The code is not complete.") from None
