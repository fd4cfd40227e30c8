"""Mailboxes of invented families whose code a visitor is shown, so that he opens the real page as she does.

Nobody in a bureau could show it: a code is drawn on her own telephone and kept nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final
from uuid import UUID, uuid4

from django.utils import timezone

from vistka.enquiries.models import Enquirer
from vistka.identifiers.damm import check_digit
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.reading import reading
from vistka.mailroom.codes import DIGITS, Opened, mailbox_of
from vistka.mailroom.mails import Mail, open_box
from vistka.mailroom.models import Mail as DeliveredMail
from vistka.mailroom.schema import Kind
from vistka.mailroom.submissions import Content
from vistka.portal.sending import send
from vistka.post.carried import carry_all
from vistka.post.keys import letters_key
from vistka.post.mail import compose
from vistka.post.mailboxes import mailbox_named, new_mailbox
from vistka.post.mailing import mail_now
from vistka.post.models import Mailbox
from vistka.post.opening import fetch
from vistka.vault.current import keyring

EXERCISE: Final = machine("exercise")


def code_of(key: UUID) -> str:
    """The code that belongs to a key of the exercise, so that no file holds the code itself.

    >>> code_of(UUID(int=7))
    '000000000000000000000074'
    """
    digits = f"{key.int % 10 ** (DIGITS - 1):0{DIGITS - 1}}"
    return digits + check_digit(digits)


def give_mailbox(enquirer_id: UUID) -> UUID:
    """Give a family a mailbox; the key of its code."""
    key = uuid4()
    _give(by=EXERCISE, enquirer_id=enquirer_id, key=key)
    return key


def bring_mail() -> int:
    """Every mailbox gets its mail at once, with what waits for it; how many."""
    carry_all()
    return mail_now(EXERCISE)


class HerMailbox:
    """A mailbox of an exercise, as she has it. `key`: of its code."""

    def __init__(self, enquirer_id: UUID, key: UUID) -> None:
        self.enquirer_id = enquirer_id
        self.code = code_of(key)

    @cached_property
    def opened(self) -> Opened:
        """What the code opens: some 40 ms."""
        return mailbox_of(self.code, keyring().installation)

    @property
    def row(self) -> Mailbox:
        """What the desk knows of it."""
        found = mailbox_named(self.opened.mailbox.hex)
        assert found
        return found

    def mails(self) -> Sequence[Mail]:
        """All mails that lie there, opened with the code as the portal does, the newest first."""
        rows = DeliveredMail.objects.filter(mailbox=self.opened.mailbox).values_list("sequence", "sealed")
        box = open_box([(number, bytes(sealed)) for number, sealed in rows], self.opened, [letters_key()])
        return [mail for _number, mail in box.mails]

    def next_mail(self) -> Mail:
        """What the next mail would say, under one number and day however often one asks."""
        with reading(EXERCISE, page="exercise"):
            return compose(self.row, 1, timezone.localdate(), ())

    def sends(self, **said: Any) -> UUID:
        """She writes to the person, sealed as her browser has it sealed, and the desk takes it; the submission's id."""
        submission_id = uuid4()
        content = Content(kind=Kind.TO_PERSON, said={"mailbox": self.opened.mailbox.hex, **said})
        send(content, submission_id, self.opened)
        fetch()
        return submission_id


@action("post.give_code")
def _give(*, by: Actor, enquirer_id: UUID, key: UUID) -> Mailbox:
    enquirer = Enquirer.objects.for_change(enquirer_id)
    about = {"second": False, "language": enquirer.contact["language"], "notices": {}}
    half = mailbox_of(code_of(key), keyring().installation).half
    return new_mailbox(half, about, timezone.now(), enquirer=enquirer)
