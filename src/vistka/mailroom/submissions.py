"""What the portal sends: one kind each, checked against one table, padded to one of four sizes, sealed.

Whatever it holds, and whoever it is about, a submission is a key's id and a blob of 4, 32 or 256 kB or 2 MB.

What comes from a mailbox carries a proof: a MAC under a secret that only her mailbox's key and the week's key have in
common. Mailboxes' names lie in the mailroom, so without it whoever writes there could withdraw in her name.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from vistka.mailroom.codes import Opened
from vistka.mailroom.keys import PublicKey
from vistka.mailroom.schema import Kind, NotOfTheSchema, checked
from vistka.vault.sealing import DoesNotOpen, open_with, pad_to_one_of, seal_to, shared, without_padding

SIZES: Final = (4 * 1024, 32 * 1024, 256 * 1024, 2 * 1024 * 1024)
"""Bytes of a submission before it is sealed."""
MOST_FILES: Final = 40
_LENGTH: Final = 4
_FROM: Final = "from a mailbox"


class TooLarge(ValueError):
    """More than fits in one submission: send the files one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What was sent. `said` as `schema.SCHEMA` has it for the kind; `files`: JPEG pages that we drew, or a sheet."""

    kind: Kind
    said: Mapping[str, Any] = field(repr=False)
    files: Sequence[bytes] = field(default=(), repr=False)
    proof: str = field(default="", repr=False, compare=False)


def seal_submission(content: Content, submission_id: UUID, key: PublicKey) -> bytes:
    """The blob of a submission. Raises `NotOfTheSchema` for what is not in the table, `TooLarge`."""
    head = {
        "kind": content.kind.value,
        "said": checked(content.kind, content.said),
        "files": [len(file) for file in content.files],
        "proof": content.proof,
    }
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    plain = b"".join((len(written).to_bytes(_LENGTH), written, *content.files))
    try:
        padded = pad_to_one_of(plain, SIZES)
    except ValueError:
        raise TooLarge from None
    return seal_to(key.sealing, padded, _about(submission_id, key.key_id))


def open_submission(sealed: bytes, submission_id: UUID, key_id: UUID, private: bytes) -> Content:
    """What was sent. Raises `DoesNotOpen` for what was not sealed under this id to this key, `NotOfTheSchema`."""
    plain = without_padding(open_with(private, sealed, _about(submission_id, key_id)))
    try:
        return _read(plain)
    except Exception as error:
        # Anybody can seal anything to the key. Whatever its reading raises (JSON nested too deep, a number too long, too
        # little memory), it is no submission; raised further, it would lie in the mailroom for ever.
        raise NotOfTheSchema from error


def proved(content: Content, submission_id: UUID, key: PublicKey, opened: Opened) -> Content:
    """The content with the proof that it comes from this mailbox."""
    secret = shared(opened.private, key.sealing, _FROM)
    return replace(content, proof=_proof(secret, content, submission_id))


def is_from(content: Content, submission_id: UUID, private: bytes, mailbox: bytes) -> bool:
    """Whether the holder of the mailbox's private key sent it. `private`: of the week's key; `mailbox`: public half."""
    secret = shared(private, mailbox, _FROM)
    return hmac.compare_digest(_proof(secret, content, submission_id), content.proof)


def digest_of(content: Content) -> str:
    """SHA-256 (64 hexadecimal digits) over the kind, the words and the files, as they are sent and as they are opened."""
    said = json.dumps([content.kind.value, content.said], sort_keys=True, ensure_ascii=False).encode()
    parts = (hashlib.sha256(part).digest() for part in (said, *content.files))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def named(paper_id: UUID, paper: Content) -> str:
    """How an enquiry names a paper that goes with it: nobody can put another under the same id."""
    return paper_id.hex + digest_of(paper)


def _proof(secret: bytes, content: Content, submission_id: UUID) -> str:
    return hmac.digest(secret, submission_id.bytes + bytes.fromhex(digest_of(content)), "sha256").hex()


def _read(plain: bytes) -> Content:
    """What stands in it. Raises anything for what is no submission."""
    start = _LENGTH + int.from_bytes(plain[:_LENGTH])
    head = json.loads(plain[_LENGTH:start])
    kind, proof = Kind(head["kind"]), head["proof"]
    if not isinstance(proof, str) or not proof.isascii():
        raise NotOfTheSchema
    files = _pieces(plain[start:], head["files"])
    return Content(kind=kind, said=checked(kind, head["said"]), files=files, proof=proof)


def _pieces(blob: bytes, lengths: object) -> tuple[bytes, ...]:
    """The files that lie one after another. Raises `NotOfTheSchema`."""
    if (
        not isinstance(lengths, list)
        or len(lengths) > MOST_FILES
        or any(not isinstance(length, int) or isinstance(length, bool) or length < 0 for length in lengths)
        or sum(lengths) != len(blob)
    ):
        raise NotOfTheSchema
    ends = [sum(lengths[: place + 1]) for place in range(len(lengths))]
    return tuple(blob[end - length : end] for length, end in zip(lengths, ends, strict=True))


def _about(submission_id: UUID, key_id: UUID) -> bytes:
    """So that a submission copied under another id does not open, and one of the same id is taken once."""
    return b"vistka submission 1" + submission_id.bytes + key_id.bytes


__all__ = [
    "SIZES",
    "Content",
    "DoesNotOpen",
    "Kind",
    "NotOfTheSchema",
    "TooLarge",
    "digest_of",
    "is_from",
    "named",
    "open_submission",
    "proved",
    "seal_submission",
]
