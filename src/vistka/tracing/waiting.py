"""What waits for whom. A candidate that had its first verdict waits like one that had none: nobody can tell them apart.

So the second person does not learn that there was a first, neither from a list nor from what is due.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from vistka.access.members import Member
from vistka.tracing.decisions import CandidateState
from vistka.tracing.machines import HintState
from vistka.tracing.models import (
    Candidate,
    Correction,
    LeadCandidate,
    LeadUndoing,
    LeadVerdict,
    Link,
    Undoing,
    Verdict,
)


def in_review(now: datetime) -> QuerySet[Candidate]:
    """Candidates that wait for a verdict, whosever; an unsure one again when its time has come.

    While the sought person is linked, the other candidates of the enquiry rest.
    """
    linked = Link.objects.filter(enquiry=OuterRef("enquiry"), undone_at=None)
    waits = Q(state__in=(CandidateState.WAITING, CandidateState.SECOND, CandidateState.THIRD))
    again = Q(state=CandidateState.UNSURE, rests_until__lte=now)
    return Candidate.objects.filter(waits | again).exclude(Exists(linked))


def waiting_for(member: Member) -> QuerySet[Candidate]:
    """Those of which she has said nothing in this round, what is due first at the top."""
    hers = Verdict.objects.filter(candidate=OuterRef("pk"), round=OuterRef("round"), by_id=member.staff.pk)
    return in_review(timezone.now()).exclude(Exists(hers)).order_by("due_at", "found_at", "pk")


def leads_in_review(now: datetime) -> QuerySet[LeadCandidate]:
    """Leads beside somebody that wait for a look, whosever; an unsure one again when its time has come."""
    waits = Q(state__in=(HintState.WAITING, CandidateState.SECOND, CandidateState.THIRD))
    return LeadCandidate.objects.filter(waits | Q(state=CandidateState.UNSURE, rests_until__lte=now))


def leads_beside() -> QuerySet[LeadCandidate]:
    """All leads beside somebody that still stand there, decided or not."""
    return LeadCandidate.objects.exclude(state=HintState.WITHDRAWN)


def leads_waiting_for(member: Member) -> QuerySet[LeadCandidate]:
    """Those of which she has said nothing in this round, what is due first at the top.

    Beside a person of the register others look at a lead that she made.
    """
    hers = LeadVerdict.objects.filter(candidate=OuterRef("pk"), round=OuterRef("round"), by_id=member.staff.pk)
    made = Q(enquiry=None, lead__accepted_by=member.staff.pk)
    return leads_in_review(timezone.now()).exclude(Exists(hers) | made).order_by("due_at", "found_at", "pk")


def undoings_waiting() -> QuerySet[Undoing]:
    """Proposals to undo a link that nobody has seconded or dropped."""
    return Undoing.objects.filter(seconded_at=None, dropped_at=None).order_by("proposed_at", "pk")


def lead_undoings_waiting() -> QuerySet[LeadUndoing]:
    """Proposals to undo that a lead shows somebody, which nobody has seconded or dropped."""
    return LeadUndoing.objects.filter(seconded_at=None, dropped_at=None).order_by("proposed_at", "pk")


def corrections_waiting() -> QuerySet[Correction]:
    """What has to be put right after a link was undone."""
    return Correction.objects.filter(done_at=None).order_by("due_at", "pk")
