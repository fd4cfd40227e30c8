"""Checking in at the end of a leg by a code, from her mailbox or on the telephone.

The code for duress is taken as any other: to her, to who stands beside her and to the portal nothing differs. At the desk
it raises her alarm, as her duress word does, and no next leg begins until somebody has spoken with her. A wrong code is
told to nobody outside either: somebody calls her.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.reunion.journeys.codes import Sounds, heard
from vistka.reunion.journeys.rows import came, check_in_of
from vistka.reunion.journeys.states import How
from vistka.reunion.models import CheckIn, Journey


@action("reunion.check_in")
def check_in(
    *, by: Actor, enquirer_id: UUID, code: str, at: datetime, how: How, submission_id: UUID | None = None
) -> None:
    """Take a code that she gave at `at` (aware): by the machine from her mailbox, by who speaks with her otherwise.

    Whether it was right is not answered. Without a journey, or for a submission that was taken, nothing is done. Raises
    `NotAllowed`, `Forged`.
    """
    account = _may_take(by, how)
    journey_id = Journey.objects.filter(enquirer_id=enquirer_id, ended_at=None).values_list("pk", flat=True).first()
    taken_before = submission_id is not None and CheckIn.objects.filter(submission_id=submission_id).exists()
    if journey_id is None or taken_before:
        return
    journey = Journey.objects.for_change(journey_id)
    sounds = heard(journey.pk, journey.codes, journey.leg, code)
    if sounds is Sounds.WRONG:
        journey.wrong_at = at
        journey.save()
        return
    if sounds is Sounds.DURESS:
        _alarm(enquirer_id, at)
    try:
        row = check_in_of(journey)
    except Forged:
        # Whoever changes or deletes the row does not silence her alarm by it: all that this action wrote would be undone.
        if sounds is Sounds.DURESS:
            return
        raise
    if row is not None and row.came_at is None:
        row.submission_id = submission_id
        came(journey, row, at, how, account)


def _may_take(by: Actor, how: How) -> UUID | None:
    if how is How.TELEPHONE:
        return permitted(by, Permission.BRIEF_TRAVELLER)
    if how is not How.MAILBOX or by.kind != "machine":
        raise NotAllowed(_("Only the machine does this, by itself."))
    return None


def _alarm(enquirer_id: UUID, at: datetime) -> None:
    """Say so as her duress word does; somebody speaks with her before anything more is told."""
    enquirer = Enquirer.objects.for_change(enquirer_id)
    enquirer.alarm_at = at
    enquirer.save()
