"""Opening a mailbox: from the digits that were typed, or from the cookie while it is open, to what lies in it.

A code that opens nothing is unknown, withdrawn, expired, or its first mail has not come yet. For each of these there is
no row, so all four take the same two queries and the same Argon2id, and nothing is written: a guess leaves no trace and
fills no table. No decoy is opened in their place. Only somebody with the right code sees the difference in time, and
he sees the mailbox as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from vistka.mailroom.codes import Opened, mailbox_of
from vistka.mailroom.keys import PublicKey, key_of, published_keys
from vistka.mailroom.mails import KEPT, Box, open_box
from vistka.mailroom.mails import Mail as MailRead
from vistka.mailroom.models import Mail
from vistka.mailroom.submissions import Content, Kind
from vistka.portal.sending import send
from vistka.portal.turns import TURNS, For

MOST_ROWS: Final = 4 * KEPT
"""Of one mailbox, the newest first. The desk keeps a quarter of it; who fills a mailbox with more only slows himself."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An open mailbox: its key, and what lies in it. `doubled`: two rows bear one number, which the desk never does."""

    opened: Opened = field(repr=False)
    box: Box = field(repr=False)
    doubled: bool

    @property
    def newest(self) -> MailRead:
        """The last mail. A mailbox without one is not open."""
        return self.box.mails[0][1]

    @property
    def seen(self) -> int:
        """The number of the last mail."""
        return self.box.mails[0][0]


@dataclass(frozen=True, slots=True)
class NothingOpens:
    """What the page says when no mail opens. `forged`: rows lie under this very name that are not ours."""

    forged: bool


def open_by_code(code: str) -> Reading | NothingOpens:
    """The mailbox of a whole code; the desk is told that one was opened. Raises `NoKey`, `Busy`."""
    keys = published_keys(settings.OFFLINE_KEY)
    installation = key_of(timezone.now().date(), keys).installation
    with TURNS.turn(For.OPENING):
        opened = mailbox_of(code, installation)
    found = _read(opened, keys)
    if isinstance(found, Reading):
        said = {"mailbox": opened.mailbox.hex, "seen": str(found.seen)}
        send(Content(kind=Kind.OPENED, said=said), uuid4(), opened)
    return found


def read_again(opened: Opened) -> Reading | None:
    """What lies in a mailbox that is open in this browser; None once nothing in it opens any more."""
    found = _read(opened, published_keys(settings.OFFLINE_KEY))
    return found if isinstance(found, Reading) else None


def _read(opened: Opened, keys: list[PublicKey]) -> Reading | NothingOpens:
    mails = Mail.objects.filter(mailbox=opened.mailbox).order_by("-sequence", "pk")
    rows = [(number, bytes(sealed)) for number, sealed in mails.values_list("sequence", "sealed")[:MOST_ROWS]]
    return read_rows(rows, opened, [key.letters for key in reversed(keys)])


def read_rows(rows: Sequence[tuple[int, bytes]], opened: Opened, signers: Sequence[bytes]) -> Reading | NothingOpens:
    """What rows (sequence, sealed) hold, whoever put them there. `signers`: public letter keys, the likeliest first."""
    box = _without_dropped(open_box(rows, opened, signers))
    if not box.mails:
        return NothingOpens(forged=bool(rows))
    return Reading(opened, box, doubled=len({number for number, _ in rows}) < len(rows))


def _without_dropped(box: Box) -> Box:
    """Without mails older than the oldest that the desk still keeps: who puts one back shows nobody anything."""
    if not box.mails:
        return box
    oldest = box.mails[0][1].oldest
    return Box(tuple(each for each in box.mails if each[0] >= oldest), box.missing, box.forged)
