"""What waits in this room: verdicts, leads, undoings, corrections.

First and second verdict are one clock with one time: what is due must not tell the second that there was a first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.tracing.decisions import CandidateState
from vistka.tracing.waiting import (
    corrections_waiting,
    in_review,
    lead_undoings_waiting,
    leads_in_review,
    undoings_waiting,
)

SECONDED_WITHIN: Final = timedelta(hours=24)
"""As long as a link is doubted, its family may be told something that is wrong."""


def candidates(now: datetime) -> Iterator[DueRow]:
    """Candidates that wait for a verdict."""
    rows = in_review(now).exclude(state=CandidateState.THIRD)
    return (DueRow(*row) for row in rows.values_list("pk", "due_at"))


def thirds(now: datetime) -> Iterator[DueRow]:
    """Candidates on which two people differ."""
    rows = in_review(now).filter(state=CandidateState.THIRD)
    return (DueRow(*row) for row in rows.values_list("pk", "due_at"))


def leads(now: datetime) -> Iterator[DueRow]:
    """Leads beside an enquiry or a person of the register."""
    return (DueRow(*row) for row in leads_in_review(now).values_list("pk", "due_at"))


def undoings(now: datetime) -> Iterator[DueRow]:
    """Links that one person wants undone."""
    for undoing in undoings_waiting():
        yield DueRow(undoing.pk, undoing.proposed_at + SECONDED_WITHIN)


def lead_undoings(now: datetime) -> Iterator[DueRow]:
    """Leads of which one person says that they show somebody else. As long as it waits, somebody may be kept back."""
    for undoing in lead_undoings_waiting():
        yield DueRow(undoing.pk, undoing.proposed_at + SECONDED_WITHIN)


def corrections(now: datetime) -> Iterator[DueRow]:
    """What was done on the strength of a link that was undone."""
    return (DueRow(*row) for row in corrections_waiting().values_list("pk", "due_at"))


CLOCKS: Final = {
    "tracing.candidates": Clock(gettext_noop("Review a possible match"), candidates),
    "tracing.thirds": Clock(gettext_noop("Decide on a possible match on which two people differ"), thirds),
    "tracing.leads": Clock(gettext_noop("Look at a lead beside somebody"), leads),
    "tracing.undoings": Clock(gettext_noop("Second the undoing of a link, or drop it"), undoings),
    "tracing.lead_undoings": Clock(gettext_noop("Second that a lead shows somebody else, or drop it"), lead_undoings),
    "tracing.corrections": Clock(gettext_noop("Put right what followed from a link that was undone"), corrections),
}
