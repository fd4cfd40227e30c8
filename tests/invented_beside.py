"""A lead beside somebody, as the machine would store it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from vistka.leads.models import Lead
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.tracing.machines import HintState
from vistka.tracing.models import LeadCandidate


@action("invented.beside")
def beside(
    *, by: Actor, lead: Lead, person_id: UUID | None = None, enquiry_id: UUID | None = None, key: UUID | None = None
) -> LeadCandidate:
    """A lead that may mean somebody, as the machine would store it."""
    now = timezone.now()
    row = LeadCandidate(
        lead=lead,
        person_id=person_id,
        enquiry_id=enquiry_id,
        state=HintState.WAITING,
        compared=b"as compared",
        model_version="invented",
        evidence={"probability": 0.5, "bits": 9.0, "agreement": "possible", "evidence": []},
        found_at=now,
        due_at=now + timedelta(days=3),
        **({"id": key} if key else {}),
    )
    row.save()
    return row
