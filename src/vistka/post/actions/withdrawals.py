"""She withdraws: a person confirms it, for seven days it can be stopped, then the worker carries it out.

What is erased: what she sent by the portal, the pictures of her papers as she sent them, how to reach her, her code words,
and the letters in her mailboxes, which close. What stays: the enquiry that was accepted, compared no more; what two people
decided; the ledger, which names keys.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.permissions import Permission
from vistka.enquiries import contacts
from vistka.enquiries.actions.enquirers import withdrawn
from vistka.enquiries.code_words import is_under_duress
from vistka.enquiries.contacts import Channel
from vistka.enquiries.models import CodeWord, Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.ledger.withdrawals import withdraw
from vistka.mailroom.schema import Kind
from vistka.post import mailboxes, tray
from vistka.post.actions.from_mailboxes import enquirer_of
from vistka.post.errors import PostError
from vistka.post.intake import PAPER, SHEET
from vistka.post.letters import machine_letter
from vistka.post.models import Letter, Mailbox, Submission
from vistka.post.tray import WITHDRAWN_AFTER, State, Step
from vistka.post.whys import Why
from vistka.vault.file_models import SealedFile

WITHDRAWER: Final = machine("withdrawals")
"""The task that carries out what was not stopped."""
RESTORER: Final = machine("restore")
BACKUPS_LAPSE_AFTER: Final = timedelta(days=90)
"""docs/operations.md: no backup is kept longer."""
_log = structlog.get_logger(__name__)
MAILBOX: Final = "post.mailbox"
"""The kind under which an erased mailbox stays erased when an older backup is brought back."""


@action("post.accept_withdrawal")
def accept_withdrawal(*, by: Actor, submission_id: UUID) -> Submission:
    """She was asked, and it is her wish: in seven days it takes effect. The receipt lies in her next mail.

    Raises `NotAllowed`, `PostError`, `Forged`.
    """
    account = permitted(by, Permission.WORK_ENQUIRY)
    permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id, Kind.WITHDRAWAL)
    enquirer, mailbox = enquirer_of(submission), submission.mailbox
    if mailbox is None or enquirer.withdrawn_at is not None:
        raise PostError(_("She has withdrawn already."))
    if is_under_duress(enquirer):
        raise PostError(_("She may be in danger, and made to withdraw. Speak with her first."))
    takes_effect_at = timezone.now() + WITHDRAWN_AFTER
    submission.takes_effect_at = takes_effect_at
    tray.take(submission, Step.ACCEPT, account)
    days = {"day": takes_effect_at.date(), "until": (takes_effect_at + BACKUPS_LAPSE_AFTER).date()}
    machine_letter(mailbox, Why.WITHDRAWAL, days)
    return submission


@action("post.stop_withdrawal")
def stop_withdrawal(*, by: Actor, submission_id: UUID) -> Submission:
    """She wants to go on after all. Raises `NotAllowed`, `PostError` when the seven days are over, `Forged`."""
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id, Kind.WITHDRAWAL)
    submission.takes_effect_at = None
    tray.take(submission, Step.STOP, account)
    return submission


@action("post.carry_out_withdrawal")
def carry_out_withdrawal(*, by: Actor, submission_id: UUID) -> None:
    """The seven days are over: she has withdrawn, and what was hers here is erased. Raises `NotAllowed`, `Forged`."""
    _only(by, WITHDRAWER)
    submission = tray.for_step(submission_id, Kind.WITHDRAWAL)
    if submission.takes_effect_at is None or submission.takes_effect_at > timezone.now():
        raise PostError(_("It can still be stopped: it takes effect seven days after a person confirmed it."))
    enquirer = enquirer_of(submission)
    tray.take(submission, Step.CARRY_OUT, submission.decided_by)
    _forget(enquirer.pk)
    for mailbox_id in list(Mailbox.objects.filter(enquirer=enquirer).values_list("pk", flat=True)):
        withdraw(by=by, kind=MAILBOX, row_id=mailbox_id)


@action("post.erase_mailbox")
def erase_mailbox(*, by: Actor, mailbox_id: UUID) -> None:
    """Empty a mailbox, its letters and all that came from it; the rows stay, so that the ledger proves itself.

    Raises `NotAllowed`, `Forged`.
    """
    _only(by, WITHDRAWER, RESTORER)
    if not Mailbox.objects.filter(pk=mailbox_id).exists():
        return  # brought back is a backup from before it was there
    mailbox, now = Mailbox.objects.for_change(mailbox_id), timezone.now()
    if mailbox.enquirer_id:
        _forget(mailbox.enquirer_id)
    came = Submission.objects.filter(Q(mailbox=mailbox) | Q(pk__in=[mailbox.asked_in_id]))
    for submission_id in list(came.values_list("pk", flat=True)):
        _erase_submission(submission_id, now)
    for letter_id in list(Letter.objects.filter(mailbox=mailbox).values_list("pk", flat=True)):
        letter = Letter.objects.for_change(letter_id)
        letter.content = {}
        letter.dropped_at = letter.dropped_at or now
        letter.save()
    # Name and public half stay: by them its mails are found in the mailroom and taken away, and no filing claims them.
    mailbox.about = {"second": mailbox.about.get("second", False)}
    mailboxes.close(mailbox, mailbox.closed_at or now)


def carry_out_all(now: datetime | None = None) -> int:
    """Carry out every withdrawal whose seven days are over; how many. While she may be in danger it waits.

    One that cannot be carried out stops no other; the clock goes on showing it.
    """
    over = tray.withdrawals().filter(takes_effect_at__lte=now or timezone.now(), mailbox__enquirer__alarm_at=None)
    done = 0
    for submission_id in list(over.values_list("pk", flat=True)):
        try:
            carry_out_withdrawal(by=WITHDRAWER, submission_id=submission_id)
            done += 1
        except (Forged, AccessError) as error:
            _log.error("a withdrawal cannot be carried out", error=type(error).__name__)
    return done


def _forget(enquirer_id: UUID) -> None:
    """She has withdrawn, and how to reach her is gone; an older backup does not know it yet."""
    if not Enquirer.objects.filter(pk=enquirer_id, withdrawn_at__isnull=False).exists():
        withdrawn(enquirer_id)
    words = CodeWord.objects.filter(enquirer_id=enquirer_id).values_list("pk", flat=True)
    for word_id in list(words):
        CodeWord.objects.for_change(word_id).delete()
    enquirer = Enquirer.objects.for_change(enquirer_id)
    enquirer.contact = contacts.checked({"channel": Channel.SHE_CALLS})
    enquirer.save()


def _erase_submission(submission_id: UUID, now: datetime) -> None:
    submission = Submission.objects.for_change(submission_id)
    submission.content, submission.from_mailbox, submission.unopened = {}, "", b""
    if submission.state in (State.WAITING, State.UNOPENED):
        submission.state, submission.decided_at = State.ENDED, now
    submission.save()
    SealedFile.objects.filter(row_id=submission_id, label__in=(PAPER, SHEET)).delete()


def _only(by: Actor, *machines: Actor) -> None:
    if by not in machines:
        raise NotAllowed(_("Only the worker erases, when the seven days are over."))
