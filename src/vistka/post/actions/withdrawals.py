"""She withdraws: a person confirms it, for seven days it can be stopped, then the worker carries it out.

Whom the desk marked as withdrawn, after she called, the worker erases likewise seven days later.

What is erased: what she sent by the portal, also that she lost her code, the pictures of her papers as she sent them, how to
reach her, her code words, and the letters in her mailboxes, which close. What stays: the enquiry that was accepted,
compared no more; what two people decided; the ledger, which names keys.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.permissions import Permission
from vistka.agenda.declared import declared
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
from vistka.post.models import Letter, Mailbox, NewCode, Submission
from vistka.post.tray import SPAM_KEPT, WITHDRAWN_AFTER, State, Step
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
    enquirer, mailbox = Enquirer.objects.for_change(enquirer_of(submission).pk), submission.mailbox
    if mailbox is None or not _reads_still(enquirer):
        raise PostError(_("She has withdrawn already."))
    if _confirmed(enquirer).exists():
        raise PostError(_("A withdrawal of hers is confirmed already, and takes effect soon. Sort this one out."))
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
    """She wants to go on after all: every withdrawal of hers is stopped.

    Raises `NotAllowed`, `PostError` when the seven days are over, `Forged`.
    """
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id, Kind.WITHDRAWAL)
    others = _confirmed(enquirer_of(submission)).exclude(pk=submission.pk)
    for each in (submission, *(tray.for_step(pk) for pk in list(others.values_list("pk", flat=True)))):
        each.takes_effect_at = None
        tray.take(each, Step.STOP, account)
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
    _erase(by, enquirer)


@action("post.erase_withdrawn")
def erase_withdrawn(*, by: Actor, enquirer_id: UUID) -> None:
    """She withdrew at the desk, by telephone: seven days later the same is erased. Raises `NotAllowed`, `Forged`."""
    _only(by, WITHDRAWER)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    if enquirer.withdrawn_at is None or enquirer.withdrawn_at + WITHDRAWN_AFTER > timezone.now():
        raise PostError(_("It is erased seven days after she withdrew."))
    for submission_id in list(_confirmed(enquirer).values_list("pk", flat=True)):
        submission = tray.for_step(submission_id)
        tray.take(submission, Step.CARRY_OUT, submission.decided_by)
    _erase(by, enquirer)


@action("post.erase_spam")
def erase_spam(*, by: Actor, submission_id: UUID) -> None:
    """Nobody took it back: what it says is erased, and the mailboxes that it made are closed.

    What came from them, if a person has not sorted it yet, waits on: she may have been taken for spam by mistake.
    Raises `NotAllowed`, `PostError`, `Forged`.
    """
    _only(by, WITHDRAWER)
    submission, now = tray.for_step(submission_id), timezone.now()
    if submission.decided_at is None or submission.decided_at + SPAM_KEPT > now:
        raise PostError(_("Spam can be taken back for ninety days."))
    tray.take(submission, Step.ERASE, submission.decided_by)
    _erase_submission(submission_id, now)
    for mailbox_id in list(Mailbox.objects.filter(asked_in=submission).values_list("pk", flat=True)):
        _empty(Mailbox.objects.for_change(mailbox_id), now)


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
    _empty(mailbox, now)


def carry_out_all(now: datetime | None = None) -> int:
    """Carry out every withdrawal whose seven days are over, the desk's too; how many. While she may be in danger it waits.

    One that cannot be carried out stops no other; the clock goes on showing it.
    """
    now = now or timezone.now()
    over = tray.withdrawals().filter(takes_effect_at__lte=now, mailbox__enquirer__alarm_at=None)
    done = _each(over, lambda pk: carry_out_withdrawal(by=WITHDRAWER, submission_id=pk))
    still_there = Mailbox.objects.filter(closed_at=None, enquirer__isnull=False).values("enquirer")
    gone = Enquirer.objects.filter(withdrawn_at__lte=now - WITHDRAWN_AFTER, alarm_at=None, pk__in=still_there)
    return done + _each(gone, lambda pk: erase_withdrawn(by=WITHDRAWER, enquirer_id=pk))


def erase_old_spam(now: datetime | None = None) -> int:
    """Erase all spam that nobody took back in time; how much."""
    old = Submission.objects.filter(state=State.SPAM, decided_at__lte=(now or timezone.now()) - SPAM_KEPT)
    return _each(old, lambda pk: erase_spam(by=WITHDRAWER, submission_id=pk))


def _each(rows: QuerySet[Any], erase: Callable[[UUID], None]) -> int:
    """Do it for each row; for how many it could be done. One that cannot stops no other."""
    done = 0
    for pk in list(rows.values_list("pk", flat=True)):
        try:
            erase(pk)
            done += 1
        except (Forged, AccessError) as error:
            _log.error("what is over cannot be erased", error=type(error).__name__)
    return done


def _confirmed(enquirer: Enquirer) -> QuerySet[Submission]:
    """Withdrawals of hers that take effect, unless they are stopped."""
    return tray.withdrawals().filter(mailbox__enquirer=enquirer)


def _reads_still(enquirer: Enquirer) -> bool:
    """Whether nothing of hers was erased. Marked as withdrawn at the desk alone, she has her mailbox for seven days."""
    open_ones = Mailbox.objects.filter(enquirer=enquirer, closed_at=None)
    return enquirer.withdrawn_at is None or open_ones.exists()


def _erase(by: Actor, enquirer: Enquirer) -> None:
    """What was hers here, and how to reach her; the keys of her mailboxes are kept off the host."""
    _forget(enquirer.pk)
    for mailbox_id in list(Mailbox.objects.filter(enquirer=enquirer).values_list("pk", flat=True)):
        withdraw(by=by, kind=MAILBOX, row_id=mailbox_id)


def _forget(enquirer_id: UUID) -> None:
    """She has withdrawn, and how to reach her is gone; an older backup does not know it yet."""
    if not Enquirer.objects.filter(pk=enquirer_id, withdrawn_at__isnull=False).exists():
        withdrawn(enquirer_id)
    words = CodeWord.objects.filter(enquirer_id=enquirer_id).values_list("pk", flat=True)
    for word_id in list(words):
        CodeWord.objects.for_change(word_id).delete()
    asked_for_codes = NewCode.objects.filter(enquirer_id=enquirer_id, asked_in__isnull=False)
    for submission_id in list(asked_for_codes.values_list("asked_in_id", flat=True)):
        assert submission_id is not None
        _erase_submission(submission_id, timezone.now())
    forgets: dict[str, Callable[[UUID], None]] = declared("forgetting", "FORGETS")
    for forget in forgets.values():
        forget(enquirer_id)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    enquirer.contact = contacts.checked({"channel": Channel.SHE_CALLS})
    enquirer.save()


def _empty(mailbox: Mailbox, now: datetime) -> None:
    """Name and public half stay: by them its mails are found in the mailroom and taken away, and no filing claims them."""
    mailbox.about = {"second": mailbox.about.get("second", False)}
    mailboxes.close(mailbox, mailbox.closed_at or now)


def _erase_submission(submission_id: UUID, now: datetime) -> None:
    submission = Submission.objects.for_change(submission_id)
    submission.content, submission.from_mailbox, submission.digest, submission.unopened = {}, "", "", b""
    if submission.state not in (State.ACCEPTED, State.ENDED):
        submission.state, submission.decided_at = State.ENDED, now
    submission.save()
    SealedFile.objects.filter(row_id=submission_id, label__in=(PAPER, SHEET)).delete()


def _only(by: Actor, *machines: Actor) -> None:
    if by not in machines:
        raise NotAllowed(_("Only the worker erases, when the days for a second thought are over."))
