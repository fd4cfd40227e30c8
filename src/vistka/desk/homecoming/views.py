"""Ways home: the lists of who decides and of the escorts, one way for each of them, and those of one person."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons, open_person
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.homecoming.acts import reads_whom
from vistka.desk.homecoming.presenters import (
    escort_page,
    escorts_page,
    others_page,
    person_page,
    way_page,
    ways_page,
)
from vistka.desk.working.acts import opened
from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import trust
from vistka.registry.models import Person
from vistka.reunion.models import Aftercare, Protocol, WayHome
from vistka.reunion.states import FOR_ESCORTS, LIVE
from vistka.tracing.links import links_of_person

MOST = 100


@requires(Permission.DECIDE_RELEASE)
@require_safe
@says_what_is_forged
def ways_home(request: HttpRequest) -> HttpResponse:
    """The ways home that are open, the longest first; those of a list of many stand on its page."""
    list_persons(request)
    single = WayHome.objects.filter(state__in=LIVE, list_id=None)
    rows = list(single.select_related("person").order_by("opened_at", "pk")[:MOST])
    trust(*rows, *(way.person for way in rows))
    return render(request, "desk/working/listing.html", {"page": ways_page(rows)})


@requires(Permission.DECIDE_RELEASE)
@require_safe
@says_what_is_forged
def way_home(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One way home, for who decides."""
    way = opened(request, WayHome, row_id, Purpose.BRING_HOME)
    calls = list(Aftercare.objects.filter(way=way).order_by("day"))
    trust(way.person, *([way.enquirer] if way.enquirer else []), *calls)
    return render(request, "desk/working/record.html", {"page": way_page(member_of(request), way, calls)})


@requires(Permission.DECIDE_RELEASE)
@require_safe
@says_what_is_forged
def going_home(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The ways home of one person, and those to whom a handover could be opened."""
    person = opened(request, Person, row_id, Purpose.BRING_HOME)
    ways = list(WayHome.objects.filter(person=person).select_related("person").order_by("opened_at", "pk"))
    enquiries = [link.enquiry_id for link in links_of_person(person.pk)]
    for enquiry_id in enquiries:
        open_person(request, enquiry_id, Purpose.BRING_HOME)
    seekers = list(Enquirer.objects.filter(enquiry_id__in=enquiries, association=None).order_by("taken_at", "pk"))
    trust(*ways, *seekers)
    page = person_page(member_of(request), person, ways, seekers)
    return render(request, "desk/working/record.html", {"page": page})


@requires(Permission.ESCORT)
@require_safe
@says_what_is_forged
def handovers(request: HttpRequest) -> HttpResponse:
    """Whom the escorts bring, or have brought until it is erased."""
    list_persons(request)
    rows = list(WayHome.objects.filter(state__in=FOR_ESCORTS, list_id=None).order_by("decided_at", "pk")[:MOST])
    trust(*rows)
    return render(request, "desk/working/listing.html", {"page": escorts_page(member_of(request), rows)})


@requires(Permission.ESCORT)
@require_safe
@says_what_is_forged
def handover(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One way home, for its two escorts; others read that there is one. Before it is decided and after it closed: none."""
    reader, way = member_of(request), get_object_or_404(WayHome, pk=row_id, state__in=FOR_ESCORTS)
    trust(way)
    if not reads_whom(reader, way):
        return render(request, "desk/working/record.html", {"page": others_page(reader, way)})
    way = opened(request, WayHome, row_id, Purpose.BRING_HOME)
    protocol = Protocol.objects.filter(way=way).first()
    trust(*([protocol] if protocol else []))
    return render(request, "desk/working/record.html", {"page": escort_page(reader, way, protocol)})
