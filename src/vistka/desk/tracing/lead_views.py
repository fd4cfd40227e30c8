"""Leads beside somebody: what waits, one of them with its verdict, and those of one enquiry or one person."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vistka.access.gate import open_person
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.tracing.lead_forms import LeadVerdictForm
from vistka.desk.tracing.lead_presenters import THEN, beside_page, leads_of, waiting_table
from vistka.desk.tracing.presenters.candidate import KEPT
from vistka.desk.tracing.views.shared import asks_and_does
from vistka.desk.working.acts import opened, tried
from vistka.enquiries.models import Enquiry
from vistka.ledger.recorded import Recorded, trust
from vistka.registry.models import Person
from vistka.tracing.decisions import CandidateState
from vistka.tracing.lead_actions import say_of_lead, verdicts_on_lead
from vistka.tracing.models import LeadCandidate
from vistka.tracing.waiting import leads_beside, leads_waiting_for
from vistka.ui.furniture import Link

A_PAGE: Final = 20
_FOR: Final = Purpose.REVIEW_CANDIDATE
_rows: Final = LeadCandidate.objects.select_related("lead__item", "enquiry", "person")


@requires(Permission.REVIEW_CANDIDATE)
@require_safe
def lead_candidates(request: HttpRequest) -> HttpResponse:
    """What waits for this reader. It opens nobody."""
    page = Paginator(leads_waiting_for(member_of(request)), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/tracing/leads.html", {"page": page, "table": waiting_table(page.object_list)})


@requires(Permission.REVIEW_CANDIDATE)
@asks_and_does
@says_what_is_forged
def lead_candidate(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Both sides of a lead beside somebody, and the verdict of this reader."""
    row = get_object_or_404(_rows, pk=row_id)
    other: Recorded | None = row.enquiry or row.person
    assert other is not None
    trust(row, row.lead, row.lead.item, other)
    for one in row.person_ids:
        open_person(request, one, _FOR)
    reader, verdicts = member_of(request), verdicts_on_lead(row) if row.person else []
    form = LeadVerdictForm(request.POST if request.method == "POST" else None, candidate=row)
    if form.is_valid():
        by, given = reader.actor, list[LeadCandidate]()
        if tried(form, lambda: given.append(say_of_lead(by=by, candidate_id=row.pk, **form.given))):
            messages.success(request, str(THEN.get(CandidateState(given[0].state), KEPT)))
            return HttpResponseRedirect(reverse("desk:lead_candidates"))
    page = beside_page(reader, row, verdicts)
    return render(request, "desk/tracing/lead.html", {"page": page, "form": form})


@requires(Permission.REVIEW_CANDIDATE)
@require_safe
@says_what_is_forged
def leads_of_enquiry(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The leads beside one enquiry."""
    enquiry = opened(request, Enquiry, row_id, _FOR)
    back = Link(_("Back"), reverse("desk:enquiry", args=[enquiry.pk]))
    return _beside(request, leads_beside().filter(enquiry=enquiry), back, _("Leads beside this enquiry"))


@requires(Permission.REVIEW_CANDIDATE)
@require_safe
@says_what_is_forged
def leads_of_person(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The leads beside one person of the register."""
    person = opened(request, Person, row_id, _FOR)
    back = Link(_("Back"), reverse("desk:person", args=[person.pk]))
    return _beside(request, leads_beside().filter(person=person), back, _("Leads beside this person"))


def _beside(request: HttpRequest, found: QuerySet[LeadCandidate], back: Link, title: str) -> HttpResponse:
    rows = list(found.select_related("lead").order_by("found_at", "pk"))
    trust(*rows, *(row.lead for row in rows))
    for row in rows:
        open_person(request, row.lead_id, _FOR)
    return render(request, "desk/working/record.html", {"page": leads_of(rows, back, title)})
