"""An enquiry that came by the portal becomes one when a person accepts it; before that nothing compares it."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.enquiries.actions import take_enquiry
from vistka.enquiries.models import Enquirer, Enquiry
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.mailroom.schema import Kind
from vistka.post import tray
from vistka.post.errors import PostError
from vistka.post.incoming import new_enquiry
from vistka.post.models import Mailbox, Submission
from vistka.post.tray import State, Step

SORTED: Final = {State.SPAM: Step.SPAM, State.REPEAT: Step.REPEAT, State.ENDED: Step.PUT_AWAY}


@action("post.accept_enquiry")
def accept_enquiry(*, by: Actor, submission_id: UUID) -> Enquiry:
    """Take what was filed as an enquiry, from the day on which it was filed. Its mailboxes are hers from now on.

    Raises `NotAllowed`, also without `TAKE_ENQUIRY`; `PostError`, `EnquiryError`, `Forged`.
    """
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id, Kind.ENQUIRY)
    enquiry = take_enquiry(by=by, enquiry=new_enquiry(submission.content, submission.opened_at))
    enquirer = Enquirer.objects.for_change(Enquirer.objects.values_list("pk", flat=True).get(enquiry=enquiry))
    for mailbox_id in list(Mailbox.objects.filter(asked_in=submission).values_list("pk", flat=True)):
        mailbox = Mailbox.objects.for_change(mailbox_id)
        mailbox.enquirer = enquirer
        mailbox.save()
        if mailbox.alarm_at:
            enquirer.alarm_at = mailbox.alarm_at
            enquirer.save()
    tray.take(submission, Step.ACCEPT, account, produced=enquiry.pk)
    return enquiry


@action("post.sort_out")
def sort_out(*, by: Actor, submission_id: UUID, state: State) -> Submission:
    """Put aside what is spam or was sent before, put away what does not open.

    Its mailbox gets the same mail as all; that of spam for ninety days.

    `state`: SPAM, REPEAT or, for what does not open, ENDED. Raises `NotAllowed`, `PostError`, `Forged`.
    """
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id)
    if state not in SORTED:
        raise PostError(_("Sort it out as spam or as sent before."))
    if state is State.ENDED:
        submission.unopened = b""
    tray.take(submission, SORTED[state], account)
    return submission


@action("post.take_back")
def take_back(*, by: Actor, submission_id: UUID) -> Submission:
    """What was sorted out waits again. Raises `NotAllowed`, `PostError`, `Forged`."""
    account = permitted(by, Permission.SORT_POST)
    submission = tray.for_step(submission_id)
    tray.take(submission, Step.TAKE_BACK, account)
    return submission
