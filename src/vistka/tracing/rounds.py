"""The verdicts of a round, proved; and how a new round begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.tracing.decisions import REVIEW_WITHIN, CandidateState, Says, state_of
from vistka.tracing.models import Candidate, Verdict


def verdicts_of(candidate: Candidate, round_number: int) -> list[Verdict]:
    """What people said in that round, in order. Raises `Forged` for a verdict that no action wrote."""
    verdicts = list(Verdict.objects.filter(candidate=candidate, round=round_number).order_by("at", "pk"))
    trust(*verdicts)
    return verdicts


def said_in(verdicts: Iterable[Verdict]) -> dict[UUID, Says]:
    """What each person said; a person counts once."""
    return {verdict.by_id: Says(verdict.says) for verdict in verdicts}


def verdicts_now(candidate: Candidate) -> list[Verdict]:
    """The verdicts of the round that runs. Raises `Forged` when the candidate's state does not follow from them.

    So a verdict that was deleted, which leaves no row to be proved, is noticed before the same person speaks again.
    """
    verdicts = verdicts_of(candidate, candidate.round)
    state = CandidateState(candidate.state)
    if state not in (state_of(said_in(verdicts), candidate.pk), CandidateState.WITHDRAWN):
        raise Forged([str(candidate)])
    return verdicts


def begin_round(candidate: Candidate, now: datetime) -> None:
    """What was said before no longer counts, and stays in the record. To be saved by the action."""
    candidate.round += 1
    candidate.state = CandidateState.WAITING
    candidate.due_at, candidate.rests_until = now + REVIEW_WITHIN, None
