"""Mailboxes: made, found by name, opened to mail and closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import F

from vistka.agenda import boxes
from vistka.enquiries.models import Association, Enquirer
from vistka.mailroom.codes import Half
from vistka.mailroom.mails import KEPT
from vistka.post.models import Enclosed, Mailbox, Posted, Submission
from vistka.vault.fields import find_by
from vistka.vault.sealing import KEY_BYTES, seal_to

EMPTIED: Final = "post.emptied"
"""Of the items in the outbox: the name of a mailbox that was closed. `mailing` takes away what lies in it."""


def half_of(said: object) -> Half | None:
    """The name and public half that a submission gives; None for what no mail could be sealed to."""
    if not isinstance(said, Mapping):
        return None
    try:
        half = Half(UUID(hex=str(said.get("mailbox", ""))), bytes.fromhex(str(said.get("public", ""))))
        seal_to(half.public, b"", b"")
    except ValueError:
        return None
    return half if len(half.public) == KEY_BYTES else None


def mailbox_named(name: str) -> Mailbox | None:
    """The mailbox of that name, closed ones too. Its row is not proved."""
    return find_by(Mailbox.objects.select_related("enquirer"), "name_key", name).first() if name else None


def new_mailbox(
    half: Half,
    about: Mapping[str, Any],
    at: datetime,
    *,
    asked_in: Submission | None = None,
    enquirer: Enquirer | None = None,
    association: Association | None = None,
) -> Mailbox:
    """Write a mailbox, and that nothing was posted to it yet. Within an action."""
    mailbox = Mailbox(
        name=half.mailbox.hex,
        public=half.public.hex(),
        about=dict(about),
        asked_in=asked_in,
        enquirer=enquirer,
        association=association,
        opened_at=at,
    )
    mailbox.save()
    Posted(mailbox=mailbox).save()
    return mailbox


def hers(enquirer: Enquirer) -> list[Mailbox]:
    """Her open mailboxes, for change, the oldest first. Within an action. Raises `Forged`."""
    rows = Mailbox.objects.filter(enquirer=enquirer, closed_at=None).order_by("opened_at", "pk")
    return [Mailbox.objects.for_change(pk) for pk in list(rows.values_list("pk", flat=True))]


def number_anew(at: datetime) -> int:
    """Number the next mails beyond all that can lie in the mailroom, after a backup was brought back; how many mailboxes.

    The number is that of the minute: no mailbox gets more than a mail a minute, so a later moment is always beyond, also
    of a backup that is brought back twice. Who wrote the mailroom could else put mails from after the backup on top. The
    letters of the mails that are dropped by it lie in the next ones once more.
    """
    still_lying = F("letter__mailbox__posted__sequence") - KEPT
    lying = Enclosed.objects.filter(letter__mailbox__closed_at=None, sequence__gt=still_lying)
    Enclosed.objects.filter(pk__in=lying.values("pk")).delete()
    minute = int(at.timestamp()) // 60
    return Posted.objects.filter(sequence__lt=minute).update(sequence=minute, since=minute + 1)


def close(mailbox: Mailbox, at: datetime) -> None:
    """No mail goes there any more, and what lies there is taken away. Within an action."""
    boxes.post(EMPTIED, UUID(hex=mailbox.name).bytes)
    mailbox.closed_at = at
    mailbox.save()
