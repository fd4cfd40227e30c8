"""A mail: what lies in a mailbox of one day. All are of one size; news or none, they look alike from outside.

The desk signs it with mailbox and number, then seals it to the mailbox. So who writes the mailroom can lose mail, and
that shows: the numbers run on without a gap, and each mail names the oldest that is still kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from vistka.mailroom.codes import Half, Opened
from vistka.vault.sealing import DoesNotOpen, open_with, pad_to_one_of, seal_to, without_padding
from vistka.vault.signatures import SIGNATURE_BYTES, sign, verify

CONTENT_BYTES: Final = 8 * 1024
"""Of a mail before it is sealed; what does not fit follows in the next mails."""
OPENS: Final = ("letters", "check_in", "call")
"""What a mail may open: to write to the person, to check in on a journey, to ask for a call."""
KEPT: Final = 60
"""So many mails of a mailbox stay in the mailroom."""


class NotFromTheBureau(Exception):
    """A mail that the desk did not sign for this mailbox under this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A letter, or a part of a long one: `part` of `parts`. `proof`: see `letters`, empty but in the last part.

    `by_person`: the person wrote it, and she may answer.
    """

    letter: str
    on: str
    title: str = field(repr=False)
    text: str = field(repr=False)
    part: int = 1
    parts: int = 1
    proof: str = ""
    by_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What one day's mail says. `status`: the sentences that she reads now; `step`: what every family is asked for next;
    `review_on`: when we speak with her next; `words`: by which she knows a caller of ours. `oldest`: of the mails kept.

    `opens`: of `OPENS`, what her pages offer beside what they offer everybody. `leg`: the next leg of her own journey, in
    sentences. `call`: {url, from, to, zone_words}: the link that works once (empty: we call her), the slot (ISO 8601, UTC),
    and the slot in both time zones in words that name no place. A mail from before these were there has none of them.
    """

    day: date
    oldest: int
    language: str
    status: Sequence[str] = field(default=(), repr=False)
    step: str = field(default="", repr=False)
    review_on: date | None = None
    words: Sequence[str] = field(default=(), repr=False)
    parts: Sequence[Part] = field(default=(), repr=False)
    opens: Sequence[str] = field(default=(), repr=False)
    leg: str = field(default="", repr=False)
    call: Mapping[str, str] | None = field(default=None, repr=False)

    def written(self) -> bytes:
        """As it is signed."""
        said = asdict(self) | {"day": self.day.isoformat(), "review_on": self.review_on and self.review_on.isoformat()}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()

    def fits(self) -> bool:
        """Whether it can be sent."""
        return len(self.written()) < CONTENT_BYTES


@dataclass(frozen=True, slots=True)
class Box:
    """What a mailbox holds: its mails by number, the newest first; which numbers are missing, how many were forged."""

    mails: tuple[tuple[int, Mail], ...]
    missing: tuple[int, ...]
    forged: int

    @property
    def newest(self) -> Mail | None:
        """The last mail."""
        return self.mails[0][1] if self.mails else None


def seal_mail(mail: Mail, half: Half, sequence: int, seed: bytes) -> bytes:
    """A mail signed with the desk's letter seed and sealed to a mailbox. Raises `ValueError` when it does not fit."""
    about = _about(half.mailbox, sequence)
    content = pad_to_one_of(mail.written(), (CONTENT_BYTES,))
    return seal_to(half.public, sign(seed, about + content) + content, about)


def open_mail(sealed: bytes, opened: Opened, sequence: int, signers: Iterable[bytes]) -> Mail:
    """A mail, if one of the `signers` (public letter keys) signed it for this mailbox and number.

    Raises `NotFromTheBureau`.
    """
    try:
        about = _about(opened.mailbox, sequence)
        plain = open_with(opened.private, sealed, about)
        signature, content = plain[:SIGNATURE_BYTES], plain[SIGNATURE_BYTES:]
        if not any(verify(signer, about + content, signature) for signer in signers):
            raise NotFromTheBureau
        return _read(json.loads(without_padding(content)))
    except (DoesNotOpen, ValueError, KeyError, TypeError, OverflowError):
        raise NotFromTheBureau from None


def open_box(rows: Iterable[tuple[int, bytes]], opened: Opened, signers: Sequence[bytes]) -> Box:
    """All mails of a mailbox from its rows (sequence, sealed), in whatever order they lie."""
    mails: dict[int, Mail] = {}
    forged = 0
    for sequence, sealed in rows:
        try:
            mails[sequence] = open_mail(sealed, opened, sequence, signers)
        except NotFromTheBureau:
            forged += 1
    if not mails:
        return Box((), (), forged)
    newest = max(mails)
    missing = tuple(number for number in range(mails[newest].oldest, newest) if number not in mails)
    return Box(tuple(sorted(mails.items(), reverse=True)), missing, forged)


def _read(said: dict[str, Any]) -> Mail:
    parts = [Part(**part) for part in said["parts"]]
    review = said["review_on"] and date.fromisoformat(said["review_on"])
    return Mail(**{**said, "day": date.fromisoformat(said["day"]), "review_on": review, "parts": parts})


def _about(mailbox: UUID, sequence: int) -> bytes:
    return b"vistka mail 1" + mailbox.bytes + sequence.to_bytes(8)
