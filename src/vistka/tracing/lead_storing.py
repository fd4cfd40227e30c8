"""What the machine does with a lead's candidates: it keeps what was found, renews it, takes it back. It decides nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog
from django.db.models import Q, QuerySet
from django.utils import timezone

from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.matching import Candidate as Found
from vistka.matching.model import shipped_version
from vistka.tracing.decisions import CandidateState
from vistka.tracing.machines import HINT, HintState
from vistka.tracing.models import LeadCandidate
from vistka.tracing.sides import PERSONS
from vistka.tracing.storing import by_machine, compared, pair_of

BY: Final[Actor] = machine("match")
LOOKED_AT_WITHIN: Final = timedelta(days=3)
SETTLED: Final = frozenset({HintState.REJECTED, CandidateState.REJECTED, CandidateState.CONFIRMED})
"""What people decided, and stays while nothing that was compared has changed."""

Key = tuple[UUID, UUID | None, UUID | None]
"""Lead, enquiry and person, one of these two None."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Beside:
    """A row of one side that a lead may mean; `lead` and `other`: both descriptions, packed."""

    side: str
    lead_id: UUID
    row_id: UUID
    lead: str
    other: str
    found: Found

    @property
    def key(self) -> Key:
        """By which its row is found."""
        return (self.lead_id, None, self.row_id) if self.side == PERSONS.name else (self.lead_id, self.row_id, None)

    @property
    def compared(self) -> bytes:
        """HMAC over what was compared."""
        return compared(self.lead, self.other)

    @property
    def evidence(self) -> Mapping[str, Any]:
        """As that of a candidate."""
        return pair_of(self.row_id, self.lead, self.other, self.found).evidence


def store_lead_candidates(*, lead_ids: Collection[UUID], found: Sequence[Beside]) -> None:
    """Keep what was found beside these leads, and take back what is found no longer. Writes only what has changed."""
    known = {_key(one): one for one in LeadCandidate.objects.filter(lead_id__in=lead_ids)}
    by_lead: dict[UUID, tuple[list[Beside], list[UUID]]] = defaultdict(lambda: ([], []))
    for beside in found:
        row = known.pop(beside.key, None)
        if row is None or _is_other(row, beside):
            by_lead[beside.lead_id][0].append(beside)
    for row in known.values():
        if _is_open(row):
            by_lead[row.lead_id][1].append(row.pk)
    for some, gone in by_lead.values():
        _write(by=BY, found=some, gone=gone)


def withdraw_lead_candidates(*, lead_ids: Collection[UUID]) -> None:
    """Take back what stands beside leads that are closed."""
    _withdraw(LeadCandidate.objects.filter(lead_id__in=lead_ids))


def withdraw_beside(enquiry_ids: Collection[UUID], person_ids: Collection[UUID]) -> None:
    """Take back the leads beside those who are no longer matched."""
    if enquiry_ids or person_ids:
        _withdraw(LeadCandidate.objects.filter(Q(enquiry_id__in=enquiry_ids) | Q(person_id__in=person_ids)))


def _withdraw(rows: QuerySet[LeadCandidate]) -> None:
    if gone := [row.pk for row in rows if _is_open(row)]:
        _write(by=BY, found=(), gone=gone)


@action("tracing.store_lead_candidates")
def _write(*, by: Actor, found: Sequence[Beside], gone: Sequence[UUID]) -> None:
    by_machine(by)
    now = timezone.now()
    for beside in found:
        _keep(beside, now)
    for pk in gone:
        if row := _proved(pk):
            _step(row, "withdraw", CandidateState.WITHDRAWN)
            row.save()


def _keep(beside: Beside, now: datetime) -> None:
    key: dict[str, Any] = dict(zip(("lead_id", "enquiry_id", "person_id"), beside.key, strict=True))
    known_id = LeadCandidate.objects.filter(**key).values_list("pk", flat=True).first()
    row = LeadCandidate(state=HintState.WAITING, **key)
    if known_id is not None:
        proved = _proved(known_id)
        if proved is None:
            return
        row = proved
        row.round += 1
        _step(row, "find_again", CandidateState.WAITING)
    row.compared, row.evidence, row.rests_until = beside.compared, beside.evidence, None
    row.model_version, row.found_at, row.due_at = shipped_version(), now, now + LOOKED_AT_WITHIN
    row.save()


def _step(row: LeadCandidate, hint: str, state: CandidateState) -> None:
    """Beside an enquiry the step of the table; beside a person the state, which people's verdicts give else."""
    if row.enquiry_id:
        HINT.take(row, hint, BY)
    else:
        row.state = state


def _proved(pk: UUID) -> LeadCandidate | None:
    """A row to be changed; none for a forged one, which is left for people to see."""
    try:
        return LeadCandidate.objects.for_change(pk)
    except Forged:
        _log.error("a lead beside somebody is forged; run `vistka ledger verify`", id=pk)
        return None


def _key(row: LeadCandidate) -> Key:
    return row.lead_id, row.enquiry_id, row.person_id


def _is_other(row: LeadCandidate, beside: Beside) -> bool:
    """Whether it says something else now; what two people confirmed stays."""
    if row.state == CandidateState.CONFIRMED:
        return False
    return row.state == HintState.WITHDRAWN or bytes(row.compared) != beside.compared


def _is_open(row: LeadCandidate) -> bool:
    return row.state not in {*SETTLED, HintState.WITHDRAWN}
