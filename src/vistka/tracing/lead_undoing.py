"""Taking back that a lead shows a person of the register: one proposes it with reasons, another seconds it."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.permissions import Permission
from vistka.agenda.feed import Written
from vistka.leads.machines import LeadState
from vistka.leads.models import Lead
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.exposure import take_back_showing
from vistka.registry.reading import proved
from vistka.tracing.decisions import CandidateState
from vistka.tracing.errors import TracingError
from vistka.tracing.followers import note_unmatched
from vistka.tracing.index import head_number
from vistka.tracing.lead_storing import LOOKED_AT_WITHIN
from vistka.tracing.models import LeadCandidate, LeadUndoing


def doubt_of_lead(row: LeadCandidate) -> LeadUndoing | None:
    """The proposal that waits for a second person. Raises `Forged`, also when somebody deleted it."""
    trust(row)
    return proved(LeadUndoing, row.doubt_id)


@action("tracing.propose_lead_undoing")
def propose_lead_undoing(*, by: Actor, candidate_id: UUID, reasons: str) -> LeadUndoing:
    """Propose to undo what two people confirmed. Until another seconds it, it stands. Raises `TracingError`."""
    proposer = permitted(by, Permission.REVIEW_CANDIDATE)
    row = _confirmed(candidate_id)
    if doubt_of_lead(row):
        raise TracingError(_("Somebody has proposed this already. Open it again and second it or drop it."))
    if not reasons.strip():
        raise TracingError(_("Say in your own words why. Somebody may have to understand it years from now."))
    now = timezone.now()
    undoing = LeadUndoing(candidate=row, reasons=reasons.strip(), proposed_by=proposer, proposed_at=now)
    undoing.save()
    row.doubt_id = undoing.pk
    row.save()
    return undoing


@action("tracing.second_lead_undoing")
def second_lead_undoing(*, by: Actor, undoing_id: UUID) -> LeadCandidate:
    """Undo it. An exposure that rests on this lead alone is withdrawn, and the pair is reviewed anew.

    Raises `NotAllowed`, also for who proposed it and for who may not review a risk; `TracingError`, `Forged`.
    """
    seconder = permitted(by, Permission.REVIEW_CANDIDATE)
    undoing = _open(undoing_id)
    second_person(seconder, undoing.proposed_by)
    now = timezone.now()
    undoing.seconded_by, undoing.seconded_at = seconder, now
    undoing.save()
    row = _confirmed(undoing.candidate_id)
    assert row.person_id
    row.doubt_id = None
    row.round += 1
    row.state = CandidateState.WAITING if row.lead.state == LeadState.OPEN else CandidateState.WITHDRAWN
    row.due_at, row.rests_until = now + LOOKED_AT_WITHIN, None
    row.save()
    take_back_showing(by=by, person_id=row.person_id, lead_id=row.lead_id)
    # While it was confirmed nothing was compared anew, whatever changed on either side.
    note_unmatched([Written(head_number(), Lead._meta.label, row.lead_id)])
    return row


@action("tracing.drop_lead_undoing")
def drop_lead_undoing(*, by: Actor, undoing_id: UUID) -> None:
    """Let stand what somebody wanted undone. One person is enough: anybody may propose it again."""
    permitted(by, Permission.REVIEW_CANDIDATE)
    undoing = _open(undoing_id)
    undoing.dropped_at = timezone.now()
    undoing.save()
    row = LeadCandidate.objects.for_change(undoing.candidate_id)
    row.doubt_id = None
    row.save()


def _open(undoing_id: UUID) -> LeadUndoing:
    undoing = LeadUndoing.objects.for_change(undoing_id)
    still_open(undoing.seconded_at, undoing.dropped_at)
    return undoing


def _confirmed(candidate_id: UUID) -> LeadCandidate:
    """What two people confirmed, locked and proved. Raises `TracingError` for anything else."""
    row = LeadCandidate.objects.for_change(candidate_id)
    if row.person_id is None or row.state != CandidateState.CONFIRMED:
        raise TracingError(_("This lead is not confirmed. There is nothing to undo."))
    trust(row.lead)
    return row
