"""Taking an enquiry. It is the same work for everybody, and the register is not looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.enquiries.actions.associations import keep_mandate, may_file
from vistka.enquiries.closing import State, reply_due
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.incoming import NewEnquirer, NewEnquiry
from vistka.enquiries.models import Enquirer, Enquiry
from vistka.enquiries.taking import Taking, enquirer_rows, enquiry_row, write
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.vault.numbers import free_numbers

EXERCISE = machine("exercise")
"""The task that invents families. A bureau has no such task."""


@action("enquiries.take_enquiry")
def take_enquiry(*, by: Actor, enquiry: NewEnquiry) -> Enquiry:
    """Take an enquiry, always a new one: whether it repeats another is found out later, and not by who filed it.

    Raises `NotAllowed`, `EnquiryError`; `Refused` for a mandate that cannot be read.
    """
    account = permitted(by, Permission.TAKE_ENQUIRY)
    taking = Taking(account, _moment(enquiry.taken_at), free_numbers(Enquirer.objects.all(), 1)[0])
    may_file(enquiry.enquirer)
    row = enquiry_row(enquiry, taking)
    rows = enquirer_rows(enquiry.enquirer, row, taking)
    write([row], [rows])
    keep_mandate(rows.enquirer, enquiry.enquirer.mandate)
    return row


@action("enquiries.take_many")
def take_many(*, by: Actor, enquiries: Sequence[NewEnquiry]) -> list[UUID]:
    """Take the invented enquiries of an exercise; their ids in the same order. No association files among them.

    Raises `NotAllowed` in a bureau or for anybody else, `EnquiryError`.
    """
    if not settings.EXERCISE or by != EXERCISE:
        raise NotAllowed(_("Only an exercise takes enquiries by the hundred."))
    if any(new.enquirer.association_id for new in enquiries):
        raise EnquiryError(_("An association files one enquiry at a time, each with its mandate."))
    takings = [
        Taking(None, _moment(new.taken_at), number)
        for new, number in zip(enquiries, free_numbers(Enquirer.objects.all(), len(enquiries)), strict=True)
    ]
    both = list(zip(enquiries, takings, strict=True))
    rows = [enquiry_row(new, taking) for new, taking in both]
    write(rows, [enquirer_rows(new.enquirer, row, taking) for row, (new, taking) in zip(rows, both, strict=True)])
    return [row.pk for row in rows]


@action("enquiries.add_enquirer")
def add_enquirer(*, by: Actor, enquiry_id: UUID, enquirer: NewEnquirer) -> Enquirer:
    """Somebody else seeks the same person. She gets a number of her own, and neither learns of the other.

    Raises `NotAllowed`, `EnquiryError`.
    """
    account = permitted(by, Permission.WORK_ENQUIRY)
    enquiry = Enquiry.objects.for_change(enquiry_id)
    if enquiry.state == State.JOINED:
        raise EnquiryError(_("This enquiry was joined to another. Add her there."))
    may_file(enquirer)
    taking = Taking(account, timezone.now(), free_numbers(Enquirer.objects.all(), 1)[0])
    rows = enquirer_rows(enquirer, enquiry, taking)
    write([], [rows])
    enquiry.answer_due_at = reply_due(enquiry)
    enquiry.save()
    keep_mandate(rows.enquirer, enquirer.mandate)
    return rows.enquirer


def _moment(taken_at: datetime | None) -> datetime:
    """When it was taken; nobody is given a calendar that begins tomorrow. Raises `EnquiryError`."""
    now = timezone.now()
    if taken_at is not None and taken_at > now:
        raise EnquiryError(_("An enquiry cannot have been taken in the future."))
    return taken_at or now
