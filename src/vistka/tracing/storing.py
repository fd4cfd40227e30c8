"""What the machine does with candidates: it keeps what matching found, renews it, takes it back. It decides nothing.

Each action may be done twice or killed at any moment: what was found is compared with what lies there, and only the
difference is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import structlog
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.matching import Candidate as Found
from vistka.matching.model import shipped_version
from vistka.tracing.decisions import REVIEW_WITHIN, CandidateState
from vistka.tracing.models import Candidate
from vistka.tracing.rounds import begin_round
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

LEFT_TO_PEOPLE: Final = frozenset({CandidateState.CONFIRMED, CandidateState.REJECTED})
"""What two people decided, the machine does not take back."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Pair:
    """An enquiry and a person who may be the one it seeks. `compared`: HMAC over what was compared."""

    enquiry_id: UUID
    person_id: UUID
    compared: bytes
    evidence: Mapping[str, Any]

    @property
    def key(self) -> tuple[UUID, UUID]:
        return self.enquiry_id, self.person_id


def pair_of(enquiry_id: UUID, sought: str, person: str, found: Found) -> Pair:
    """What is kept of a candidate that a search gave; `sought` and `person`: both descriptions, packed."""
    evidence = {
        "probability": round(found.probability, 4),
        "bits": round(found.bits, 3),
        "agreement": found.agreement,
        "evidence": [
            {
                "fact": one.name,
                "registered": one.registered,
                "sought": one.sought,
                "bits": round(one.bits, 3),
                "words": one.words,
                "strong": one.strong,
            }
            for one in found.evidence
        ],
    }
    return Pair(enquiry_id, UUID(found.registry_id), compared(sought, person), evidence)


def compared(sought: str, person: str) -> bytes:
    """What tells whether anything that is compared has changed on either side."""
    return keyring().mac(Purpose.BINDING, b"candidate", sought.encode(), person.encode())


@action("tracing.store_candidates")
def store_candidates(*, by: Actor, pairs: Sequence[Pair]) -> None:
    """Keep what was found. A pair of which nothing compared has changed is left as it is, whatever people said of it.

    Raises `NotAllowed` for anybody but the machine.
    """
    by_machine(by)
    now = timezone.now()
    known = _known(pairs)
    Candidate.objects.bulk_create([_new(pair, now) for pair in pairs if pair.key not in known])
    for pair in pairs:
        if pair.key in known:
            candidate_id, state, before = known[pair.key]
            if state == CandidateState.WITHDRAWN or (state != CandidateState.CONFIRMED and before != pair.compared):
                _renew(candidate_id, pair, now)


@action("tracing.withdraw_candidates")
def withdraw_candidates(*, by: Actor, candidate_ids: Collection[UUID]) -> None:
    """Take candidates back: one of the two is no longer there to be matched, or says something else by now.

    What two people decided stays. Raises `NotAllowed` for anybody but the machine.
    """
    by_machine(by)
    for candidate_id in candidate_ids:
        candidate = _proved(candidate_id)
        if candidate and candidate.state not in LEFT_TO_PEOPLE | {CandidateState.WITHDRAWN}:
            candidate.state = CandidateState.WITHDRAWN
            candidate.save()


def _known(pairs: Iterable[Pair]) -> dict[tuple[UUID, UUID], tuple[UUID, str, bytes]]:
    """Key, state and what was compared, of the candidates that lie there."""
    rows = Candidate.objects.filter(enquiry_id__in={pair.enquiry_id for pair in pairs})
    found = rows.values_list("enquiry_id", "person_id", "pk", "state", "compared")
    return {(enquiry, person): (pk, state, bytes(before)) for enquiry, person, pk, state, before in found}


def _new(pair: Pair, now: datetime) -> Candidate:
    return Candidate(
        enquiry_id=pair.enquiry_id,
        person_id=pair.person_id,
        state=CandidateState.WAITING,
        compared=pair.compared,
        model_version=shipped_version(),
        evidence=pair.evidence,
        found_at=now,
        due_at=now + REVIEW_WITHIN,
    )


def _renew(candidate_id: UUID, pair: Pair, now: datetime) -> None:
    """Show what is known now. What people said was said of something else, so a new round begins."""
    candidate = _proved(candidate_id)
    if candidate is None:
        return
    candidate.compared, candidate.evidence = pair.compared, dict(pair.evidence)
    candidate.model_version, candidate.found_at = shipped_version(), now
    if candidate.state != CandidateState.WAITING:
        begin_round(candidate, now)
    candidate.save()


def _proved(candidate_id: UUID) -> Candidate | None:
    """A candidate to be changed; none for a forged one, which is left for people to see."""
    try:
        return Candidate.objects.for_change(candidate_id)
    except Forged:
        _log.error("a candidate is forged; run `vistka ledger verify`", id=candidate_id)
        return None


def by_machine(by: Actor) -> None:
    """Refuse a member of staff. Raises `NotAllowed`."""
    if by.kind != "machine":
        raise NotAllowed(_("The program does this by itself."))
