"""What the views of this room share: opening a pair, and saying that a row was not written by us."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from vistka.access.gate import open_person
from vistka.access.purposes import Purpose
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.tracing.models import Candidate

View = Callable[..., HttpResponse]

asks_and_does: Final = require_http_methods(["GET", "HEAD", "POST"])


def says_what_is_forged(view: View) -> View:
    """A view that, when a row is not as the ledger has it, shows nothing of it and says so."""

    @wraps(view)
    def page(request: HttpRequest, **given: Any) -> HttpResponse:
        try:
            return view(request, **given)
        except Forged:
            return render(request, "desk/tracing/forged.html", status=409)

    return page


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
