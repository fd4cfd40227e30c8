"""Invented mailboxes, and she who opens them with her code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import time_machine
from django.utils import timezone

from vistka.enquiries.models import Association, Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.mailroom.codes import Opened
from vistka.mailroom.mails import Box, Mail, open_box
from vistka.mailroom.models import Mail as DeliveredMail
from vistka.post.keys import letters_key
from vistka.post.mailing import send_mail
from vistka.post.models import Enclosed, Letter, Mailbox, Posted
from vistka.vault.sealing import new_private_key

START: Final = datetime(2026, 11, 23, 10, tzinfo=UTC)
"""A Monday, past the hour of mail."""
A_TEST: Final = machine("a test")


@dataclass(frozen=True)
class HerMailbox:
    """A mailbox with the key that her code gives. `pk`: of the desk's row."""

    opened: Opened = field(default_factory=lambda: Opened(uuid4(), new_private_key()))
    pk: UUID = field(default_factory=uuid4)

    @property
    def row(self) -> Mailbox:
        """What the desk knows of it."""
        return Mailbox.objects.get(pk=self.pk)

    def read(self) -> Box:
        """All that she reads."""
        rows = DeliveredMail.objects.filter(mailbox=self.opened.mailbox).values_list("sequence", "sealed")
        return open_box([(number, bytes(sealed)) for number, sealed in rows], self.opened, [letters_key()])

    def newest(self) -> Mail:
        """The last mail that came."""
        mail = self.read().newest
        assert mail is not None
        return mail


def a_mailbox(
    enquirer: Enquirer | None = None,
    *,
    second: bool = False,
    language: str = "en",
    association: Association | None = None,
    notices: Mapping[str, Any] | None = None,
    hers: HerMailbox | None = None,
) -> HerMailbox:
    """A mailbox that the desk has opened; whose it is not known yet without `enquirer`."""
    hers = hers or HerMailbox()
    about = {"second": second, "language": language, "notices": notices or {}}
    _write(by=A_TEST, hers=hers, about=about, enquirer=enquirer, association=association)
    return hers


@action("invented.open_mailbox")
def _write(
    *,
    by: Actor,
    hers: HerMailbox,
    about: Mapping[str, Any],
    enquirer: Enquirer | None,
    association: Association | None,
) -> None:
    mailbox = Mailbox(
        id=hers.pk,
        name=hers.opened.mailbox.hex,
        public=hers.opened.half.public.hex(),
        about=dict(about),
        enquirer=enquirer,
        association=association,
        opened_at=timezone.now(),
    )
    mailbox.save()
    Posted(mailbox=mailbox).save()


@action("invented.forget_mailbox")
def forget(*, by: Actor, hers: HerMailbox) -> None:
    """As if this mailbox had never been."""
    DeliveredMail.objects.filter(mailbox=hers.opened.mailbox).delete()
    Enclosed.objects.filter(letter__mailbox_id=hers.pk).delete()
    for letter in Letter.objects.filter(mailbox_id=hers.pk):
        letter.delete()
    Posted.objects.filter(mailbox_id=hers.pk).delete()
    hers.row.delete()


def mailed_on(day: datetime) -> None:
    """The worker mails, some minutes past six of that day."""
    with time_machine.travel(day.replace(hour=6, minute=3), tick=False):
        send_mail()


def days_of_mail(count: int, after: datetime = START) -> Iterator[datetime]:
    """Mail on each of so many days after that one; each day when it was mailed."""
    for number in range(1, count + 1):
        day = after + timedelta(days=number)
        mailed_on(day)
        yield day


@contextmanager
def on(moment: datetime) -> Iterator[None]:
    """Within the block it is that moment."""
    with time_machine.travel(moment, tick=False):
        yield
