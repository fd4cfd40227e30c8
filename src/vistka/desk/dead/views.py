"""Deaths, official enquiries and graves: lists, records, and the list of graves as a file."""

from __future__ import annotations

import io
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.dead.grave_presenters import grave_page, graves_page
from vistka.desk.dead.presenters import death_page, deaths_page, enquiry_page
from vistka.desk.forged import says_what_is_forged
from vistka.desk.working.acts import asks_and_does, opened
from vistka.ledger.recorded import trust
from vistka.registry.models import Person
from vistka.remains.dead.finding import death_of
from vistka.remains.dead.listing import HEADER, list_graves
from vistka.remains.dead.machines import EnquiryState, GraveState
from vistka.remains.models import Death, Grave, OfficialEnquiry
from vistka.tables.output import write_rows

MOST = 100
_RECORD = "desk/working/record.html"


# Who records health are the registrar and the medical officer: those who may read of what somebody died.
@requires(Permission.RECORD_HEALTH)
@require_safe
@says_what_is_forged
def deaths(request: HttpRequest) -> HttpResponse:
    """The deaths, the last first."""
    list_persons(request)
    rows = list(Death.objects.order_by("-noted_at", "pk")[:MOST])
    under_way = list(OfficialEnquiry.objects.filter(state=EnquiryState.OPENED).order_by("opened_at", "pk")[:MOST])
    trust(*rows, *under_way)
    return render(request, "desk/working/listing.html", {"page": deaths_page(member_of(request), rows, under_way)})


@requires(Permission.RECORD_HEALTH)
@require_safe
@says_what_is_forged
def death(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One notification of death."""
    row = opened(request, Death, row_id, Purpose.CARE_FOR_DEAD)
    return render(request, _RECORD, {"page": death_page(member_of(request), row)})


@requires(Permission.RECORD_HEALTH)
@require_safe
@says_what_is_forged
def death_of_person(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """From the page of a person to the notification."""
    person = opened(request, Person, row_id, Purpose.CARE_FOR_DEAD)
    row = death_of(person.pk)
    if row is None:
        raise Http404
    return HttpResponseRedirect(reverse("desk:death", args=[row.pk]))


@requires(Permission.RECORD_DEATH)
@require_safe
@says_what_is_forged
def official_enquiry(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One official enquiry."""
    row = opened(request, OfficialEnquiry, row_id, Purpose.CARE_FOR_DEAD)
    return render(request, _RECORD, {"page": enquiry_page(member_of(request), row)})


@requires(Permission.KEEP_GRAVES)
@require_safe
@says_what_is_forged
def graves(request: HttpRequest) -> HttpResponse:
    """The graves in which somebody lies, those without a mark first."""
    list_persons(request)
    lying = Grave.objects.exclude(state=GraveState.EMPTIED).select_related("death")
    rows = list(lying.order_by("marked_at", "laid_at", "pk")[:MOST])
    trust(*rows, *(one.death for one in rows if one.death))
    return render(request, "desk/working/listing.html", {"page": graves_page(rows, lying.count() - len(rows))})


@requires(Permission.KEEP_GRAVES)
@require_safe
@says_what_is_forged
def grave(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One grave."""
    row = opened(request, Grave, row_id, Purpose.CARE_FOR_DEAD)
    return render(request, _RECORD, {"page": grave_page(member_of(request), row)})


@requires(Permission.KEEP_GRAVES)
@asks_and_does
@says_what_is_forged
def graves_file(request: HttpRequest) -> HttpResponse:
    """Ask once, then give the list of graves as CSV: an action, so that the ledger names who was on it."""
    if request.method != "POST":
        return render(request, "desk/dead/graves_file.html", {"cancel_url": reverse("desk:graves")})
    stream = io.BytesIO()
    write_rows(stream, HEADER, (line.cells for line in list_graves(by=member_of(request).actor)))
    answer = HttpResponse(stream.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="graves.csv"'
    return answer
