"""What the views of this room share: opening a pair."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from vistka.access.gate import open_person
from vistka.access.purposes import Purpose
from vistka.ledger.recorded import trust
from vistka.tracing.models import Candidate

asks_and_does: Final = require_http_methods(["GET", "HEAD", "POST"])


def pair_of(request: HttpRequest, candidate_id: UUID) -> Candidate:
    """A candidate with both its sides, proved and opened for review. Raises `Http404`, `Forged`, `BudgetSpent`."""
    candidate = get_object_or_404(Candidate.objects.select_related("enquiry", "person"), pk=candidate_id)
    open_pair(request, candidate)
    return candidate


def open_pair(request: HttpRequest, candidate: Candidate, purpose: Purpose = Purpose.REVIEW_CANDIDATE) -> None:
    """Open both sides of a candidate and prove them."""
    trust(candidate, candidate.enquiry, candidate.person)
    open_person(request, candidate.enquiry_id, purpose)
    open_person(request, candidate.person_id, purpose)
