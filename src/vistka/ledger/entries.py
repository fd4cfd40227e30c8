"""Writing entries: numbered, chained, and published, all under the head's lock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from vistka.agenda import feed
from vistka.ledger.actors import Actor
from vistka.ledger.contents import digest
from vistka.ledger.models import Entry, Head
from vistka.vault.current import keyring
from vistka.vault.inserting import insert
from vistka.vault.keys import Purpose

GENESIS: Final = b"\0" * 32
"""What the first entry is chained to."""

BATCH: Final = 1000
"""Entries held in memory at once: a unit's arrival makes a hundred thousand, and sorting out what is garbage takes long
where there is much that is not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """An entry before it has its number. `content` is that of a written row; a deleted row has none."""

    actor: Actor
    verb: str
    subject_kind: str = ""
    subject_id: UUID | None = None
    wrote: bool = False
    content: bytes | None = None
    published: bool = True
    purpose: str = ""
    page: str = ""
    ids: tuple[UUID, ...] = ()


def enter(drafts: Sequence[Draft]) -> None:
    """Write the entries and the feed's changes. Inside a transaction, as the last thing it does: others wait for it."""
    if not drafts:
        return
    with transaction.atomic():
        head = _locked_head()
        now = timezone.now()
        for start in range(0, len(drafts), BATCH):
            batch = drafts[start : start + BATCH]
            entries = list(_chained(batch, head, now))
            insert(entries)
            feed.publish(_changes(batch, entries), now)
            head.number, head.mac = entries[-1].number, entries[-1].mac
        Head.objects.filter(pk=head.pk).update(number=head.number, mac=head.mac)


def chain(before: bytes, entry: Entry) -> bytes:
    """The MAC of an entry that follows one with the MAC `before`: HMAC-SHA256 over that and every field."""
    return keyring().mac(
        Purpose.LEDGER,
        before,
        entry.number.to_bytes(8, "big"),
        entry.at.astimezone(UTC).isoformat(timespec="microseconds").encode(),
        *(
            text.encode()
            for text in (entry.actor, entry.verb, entry.subject_kind, entry.purpose, entry.page, entry.ids)
        ),
        entry.subject_id.bytes if entry.subject_id else b"",
        b"w" if entry.wrote else b"",
        bytes(entry.digest or b""),
    )


def _locked_head() -> Head:
    """The head, ours until the transaction ends."""
    mine = Head.objects.select_for_update().filter(pk=1)
    if head := mine.first():
        return head
    Head.objects.get_or_create(pk=1, defaults={"number": 0, "mac": GENESIS})
    return mine.get()


def _chained(drafts: Iterable[Draft], head: Head, now: datetime) -> Iterable[Entry]:
    before = bytes(head.mac)
    for number, draft in enumerate(drafts, head.number + 1):
        entry = Entry(
            number=number,
            at=now,
            actor=str(draft.actor),
            verb=draft.verb,
            subject_kind=draft.subject_kind,
            subject_id=draft.subject_id,
            wrote=draft.wrote,
            purpose=draft.purpose,
            page=draft.page,
            ids=",".join(str(one) for one in draft.ids),
        )
        if draft.wrote and draft.subject_id:
            entry.digest = digest(number, draft.subject_kind, draft.subject_id, draft.content)
        before = entry.mac = chain(before, entry)
        yield entry


def _changes(drafts: Sequence[Draft], entries: Sequence[Entry]) -> Iterable[feed.Written]:
    return [
        feed.Written(entry.number, draft.subject_kind, draft.subject_id)
        for draft, entry in zip(drafts, entries, strict=True)
        if draft.wrote and draft.published and draft.subject_id
    ]
