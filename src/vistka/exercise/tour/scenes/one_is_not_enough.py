"""Step 2: a case worker confirms alone. It is refused to count twice, and the second person sees nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.functional import Promise

from vistka.access.errors import AccessError
from vistka.access.models import Staff
from vistka.exercise.tour.cases import cases
from vistka.tracing.actions import give_verdict
from vistka.tracing.decisions import CandidateState, Says
from vistka.tracing.models import Candidate, Link, Verdict

FIRST: Final = "marta"
GROUNDS: Final = ("father", "mother")
WORDS: Final = "Father and mother agree, and the maiden name of the mother."


@dataclass(frozen=True)
class Scene:
    """What came of it: the candidate's key, what she was told when she tried again, how many verdicts and links."""

    candidate: UUID
    refused: str | Promise
    verdicts: int
    links: int
    state: str
    is_settled: bool


def played() -> Scene:
    """She says that it is he, then says it again."""
    candidate = Candidate.objects.get(enquiry_id=cases()["E1"], person_id=cases()["R1"])
    first = Staff.objects.get(account=FIRST).actor
    refused: str | Promise = ""
    for _attempt in range(2):
        try:
            give_verdict(by=first, candidate_id=candidate.pk, says=Says.CONFIRM, strong=GROUNDS, words=WORDS)
        except AccessError as error:
            refused = error.words
    candidate.refresh_from_db()
    given = Verdict.objects.filter(candidate=candidate, round=candidate.round).count()
    links = Link.objects.filter(enquiry_id=candidate.enquiry_id, undone_at=None).count()
    settled = candidate.state in (CandidateState.CONFIRMED, CandidateState.REJECTED)
    return Scene(candidate.pk, refused, given, links, candidate.state, settled)
