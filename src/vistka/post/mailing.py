"""A mailing: at each hour of the calendar every open mailbox gets exactly one mail, all of one size.

Who watches the mailroom, or the line to it, sees the same whatever happened: so many mails at these hours, in the order
of keys drawn at random when the mailboxes were made. That a mailbox was mailed, the mail itself in the outbox and what
lies in it are written in one transaction; the mailroom takes a mail once, under its own key.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.agenda import boxes
from vistka.agenda.clocks import DueRow
from vistka.agenda.models import Outgoing
from vistka.ledger.actors import Actor, machine
from vistka.ledger.reading import reading_everybody
from vistka.mailroom.codes import Half
from vistka.mailroom.mails import KEPT, seal_mail
from vistka.mailroom.models import Mail as DeliveredMail
from vistka.post.letters import letters_on_their_way
from vistka.post.mail import Waiting, compose, enclosed_in
from vistka.post.mailboxes import EMPTIED
from vistka.post.models import Enclosed, Letter, Mailbox, Posted
from vistka.vault.current import keyring
from vistka.vault.errors import VaultError
from vistka.vault.keys import Purpose

MAILER: Final = machine("mail")
"""The task that composes and delivers mail."""
KIND: Final = "post.mail"
"""Of the items in the outbox: mailbox, number and the sealed mail."""
BATCH: Final = 100
"""Mailboxes of one transaction: others wait for it on SQLite."""
SLICE: Final = timedelta(seconds=30)
"""So long the worker mails at a stretch; then its other work has its turn, and the next minute goes on."""
LATE_AFTER: Final = timedelta(hours=1)

_MAILROOM: Final = "mailroom"
_NAME: Final = "%Y-%m-%d %H:%M"
_A_MINUTE: Final = timedelta(minutes=1)
_MAILBOX_BYTES, _SEQUENCE_BYTES = 16, 8

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mailing:
    """One mailing: its moment, by which it is named, and before which moment a letter must be there to lie in it."""

    at: datetime
    letters_before: datetime

    @property
    def name(self) -> str:
        """As "2026-11-23 06:00"; in order of time."""
        return self.at.strftime(_NAME)


def latest_mailing(now: datetime) -> Mailing:
    """The last mailing whose hour has come. Those that were missed before it are not made up."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    moments = [
        day + timedelta(hours=int(hour), minutes=int(minute or 0))
        for day in (today - timedelta(days=1), today)
        for hour, _colon, minute in (one.partition(":") for one in settings.MAIL_HOURS)
    ]
    at = max(moment for moment in moments if moment <= now)
    return Mailing(at, at.replace(hour=0, minute=0))


def send_mail() -> None:
    """Go on with the mailing of the hour, deliver what was left, take away what lies in closed mailboxes."""
    mailing = latest_mailing(timezone.now())
    if to_be_mailed(mailing).exists() or Outgoing.objects.filter(kind__in=(KIND, EMPTIED)).exists():
        mail_everybody(mailing, stop_after=SLICE)


def mail_now(by: Actor) -> int:
    """Mail everybody at once, with letters of this very minute, to show it; how many mails. A mailing is named by its
    minute, so this one is that of the next minute that had none.

    Raises `NotAllowed` outside an exercise: there, mail at an hour of its own would tell that something happened.
    """
    if not settings.EXERCISE or by.kind != "machine":
        raise NotAllowed(_("Only an exercise mails outside the hours of the calendar."))
    now = timezone.now()
    last = Posted.objects.aggregate(last=Max("mailed_on"))["last"]
    free = datetime.strptime(last, _NAME).replace(tzinfo=UTC) + _A_MINUTE if last else now
    return mail_everybody(Mailing(max(now, free), now))


def mail_everybody(
    mailing: Mailing, *, stop_after: timedelta | None = None, show: Callable[[int, int], None] | None = None
) -> int:
    """Compose and deliver a mailing, or what is left of it; how many mails. `show(done, total)` after each batch.

    Killed at any moment and called again, it gives each mailbox one mail.
    """
    started, total, mailed = time.monotonic(), to_be_mailed(mailing).count(), 0
    with reading_everybody(MAILER, "post.mail_everybody"):
        _deliver()
        for batch in _batches(mailing):
            mailed += _mail_batch(batch, mailing)
            _deliver()
            if show:
                show(mailed, total)
            if stop_after and time.monotonic() - started > stop_after.total_seconds():
                break
    return mailed


def to_be_mailed(mailing: Mailing) -> QuerySet[Mailbox]:
    """Open mailboxes that have not had this mailing, in the order of their keys."""
    due = Mailbox.objects.filter(closed_at=None, opened_at__lte=mailing.at, posted__mailed_on__lt=mailing.name)
    return due.select_related("asked_in", "enquirer", "posted").order_by("pk")


def late(now: datetime) -> Iterator[DueRow]:
    """A mailing that is not done an hour after its time; one row for all of it."""
    mailing = latest_mailing(now)
    if now - mailing.at >= LATE_AFTER and to_be_mailed(mailing).exists():
        yield DueRow(uuid5(UUID(int=0), mailing.name), mailing.at)


def _batches(mailing: Mailing) -> Iterator[list[UUID]]:
    """Keys of mailboxes that are due. One that cannot be mailed is passed over, and the clock tells of it."""
    keys = to_be_mailed(mailing).values_list("pk", flat=True)
    batch = list(keys[:BATCH])
    while batch:
        yield batch
        batch = list(keys.filter(pk__gt=batch[-1])[:BATCH])


@transaction.atomic
def _mail_batch(batch: list[UUID], mailing: Mailing) -> int:
    """Write the mail of these mailboxes to the outbox, and that they have it."""
    due = Posted.objects.select_for_update().filter(mailbox_id__in=batch, mailed_on__lt=mailing.name)
    posted = {row.mailbox_id: row for row in due}
    _enclose_again(posted)
    waiting = _waiting(posted, mailing)
    mailed = 0
    for mailbox in to_be_mailed(mailing).filter(pk__in=posted):
        try:
            _mail(mailbox, posted[mailbox.pk], mailing, waiting[mailbox.pk])
            mailed += 1
        except (VaultError, ValueError) as error:  # without its words, which may quote a value
            log.error("a mailbox cannot be mailed: %s", type(error).__name__)
    return mailed


def _mail(mailbox: Mailbox, posted: Posted, mailing: Mailing, waiting: list[Waiting]) -> None:
    """Compose one mail, seal it, and write that it is on its way."""
    sequence = posted.sequence + 1
    mail = compose(mailbox, sequence, mailing.at.date(), waiting)
    half = Half(UUID(hex=mailbox.name), bytes.fromhex(mailbox.public))
    sealed = seal_mail(mail, half, sequence, keyring().current(Purpose.LETTER).material)
    boxes.post(KIND, half.mailbox.bytes + sequence.to_bytes(_SEQUENCE_BYTES) + sealed)
    Enclosed.objects.bulk_create(
        Enclosed(letter_id=letter, part=part, parts=parts, sequence=sequence)
        for letter, part, parts in enclosed_in(mail)
    )
    posted.sequence, posted.mailed_on = sequence, mailing.name
    posted.save(update_fields=["sequence", "mailed_on"])


def _enclose_again(mailboxes: Collection[UUID]) -> None:
    """What lay in a mail that was never seen, and that the next one pushes out of the mailroom, waits once more."""
    posted = "letter__mailbox__posted"
    lost = Enclosed.objects.filter(
        letter__mailbox_id__in=mailboxes,
        sequence__gt=F(f"{posted}__seen"),
        sequence__lte=F(f"{posted}__sequence") + 1 - KEPT,
    )
    Enclosed.objects.filter(pk__in=list(lost.values_list("pk", flat=True))).delete()


def _waiting(mailboxes: Collection[UUID], mailing: Mailing) -> dict[UUID, list[Waiting]]:
    """The letters by mailbox of which not every part lies in a mail, the oldest first."""
    letters: QuerySet[Letter] = letters_on_their_way(mailing.letters_before).filter(mailbox_id__in=mailboxes)
    counted = letters.annotate(lying=Count("enclosed"), of=Coalesce(Max("enclosed__parts"), -1))
    found = list(counted.exclude(lying=F("of")))
    lying: defaultdict[UUID, set[int]] = defaultdict(set)
    for letter_id, part in Enclosed.objects.filter(letter__in=found).values_list("letter_id", "part"):
        lying[letter_id].add(part)
    waiting: defaultdict[UUID, list[Waiting]] = defaultdict(list)
    for letter in found:
        waiting[letter.mailbox_id].append(Waiting(letter, frozenset(lying[letter.pk])))
    return waiting


def _deliver() -> None:
    """Hand over what is in the outbox, then empty what was closed meanwhile.

    What was handed over leaves the outbox: that would grow as large as the mailroom.
    """
    for kind, send in ((KIND, _hand_over), (EMPTIED, _empty)):
        if boxes.deliver(kind, send):
            Outgoing.objects.filter(kind=kind, delivered_at__isnull=False).delete()


def _empty(_key: UUID, item: Outgoing) -> None:
    """Take away all that lies in a mailbox that was closed: its code opens as little as one that never was."""
    DeliveredMail.objects.filter(mailbox=UUID(bytes=item.content)).delete()


def _hand_over(key: UUID, item: Outgoing) -> None:
    """Put one mail into its mailbox and take away the oldest. A row that other hands put in its place gives way."""
    content: bytes = item.content
    start = _MAILBOX_BYTES + _SEQUENCE_BYTES
    mailbox, sequence = UUID(bytes=content[:_MAILBOX_BYTES]), int.from_bytes(content[_MAILBOX_BYTES:start])
    others = DeliveredMail.objects.filter(mailbox=mailbox).exclude(pk=key)
    with transaction.atomic(using=_MAILROOM):
        others.filter(Q(sequence=sequence) | Q(sequence__lte=sequence - KEPT)).delete()
        mail = DeliveredMail(pk=key, mailbox=mailbox, sequence=sequence, sealed=content[start:])
        DeliveredMail.objects.bulk_create([mail], ignore_conflicts=True)
