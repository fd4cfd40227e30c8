"""What falls due with enquiries. No clock looks at whether the sought person was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.enquiries.closing import State
from vistka.enquiries.models import Enquirer, LevelDecision

SHOWN_BEFORE: Final = timedelta(days=7)
"""A due list shows a week; the day itself is the same for everybody."""
SECONDED_WITHIN: Final = timedelta(hours=72)


def unanswered(now: datetime) -> Iterator[DueRow]:
    """Enquirers who wait for a reply, each for her own (Geneva Convention III art. 122(7): reply to all)."""
    rows = Enquirer.objects.filter(enquiry__state=State.OPEN, withdrawn_at=None, answer_due_at__lte=now + SHOWN_BEFORE)
    return (DueRow(*row) for row in rows.values_list("pk", "answer_due_at").iterator())


def steps(now: datetime) -> Iterator[DueRow]:
    """Enquirers with whom a step of the calendar is to be taken."""
    rows = Enquirer.objects.filter(enquiry__state=State.OPEN, withdrawn_at=None, next_step_at__lte=now + SHOWN_BEFORE)
    return (DueRow(*row) for row in rows.values_list("pk", "next_step_at").iterator())


def levels(now: datetime) -> Iterator[DueRow]:
    """Levels of kinship that one proposed and nobody confirmed or dropped."""
    for decision in LevelDecision.objects.filter(confirmed_at=None, dropped_at=None):
        yield DueRow(decision.pk, decision.proposed_at + SECONDED_WITHIN)


def duress(now: datetime) -> Iterator[DueRow]:
    """Enquirers whose duress word was heard, and with whom nobody has spoken since: at once."""
    for enquirer in Enquirer.objects.filter(alarm_at__isnull=False):
        assert enquirer.alarm_at is not None
        yield DueRow(enquirer.pk, enquirer.alarm_at)


CLOCKS: Final = {
    "enquiries.unanswered": Clock(gettext_noop("Reply to a family"), unanswered),
    "enquiries.steps": Clock(gettext_noop("Take the next step of the calendar with a family"), steps),
    "enquiries.levels": Clock(gettext_noop("Confirm a level of kinship, or drop it"), levels),
    "enquiries.duress": Clock(gettext_noop("A caller may be in danger: decide how to help"), duress),
}
