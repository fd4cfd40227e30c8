"""Journeys: the list and the page of who speaks with her, those of the escorts, and her codes, shown once."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.journeys.acts import page_of, who
from vistka.desk.journeys.presenters import escort_page, escorted_page, journey_page, journeys_page, others_page
from vistka.desk.working.acts import NoQuestions, asks_and_does, opened, tried
from vistka.ledger.recorded import trust
from vistka.reunion.journeys.codes import Codes
from vistka.reunion.journeys.planning import OUTWARD, give_journey_codes
from vistka.reunion.journeys.rows import check_in_of
from vistka.reunion.models import CheckIn, Journey, WayHome

MOST = 100


@requires(Permission.BRIEF_TRAVELLER)
@require_safe
@says_what_is_forged
def journeys(request: HttpRequest) -> HttpResponse:
    """The journeys of relatives that are not over, the longest first."""
    list_persons(request)
    rows = _rows(Q(ended_at=None, enquirer__isnull=False))
    return render(request, "desk/working/listing.html", {"page": journeys_page(rows)})


@requires(Permission.BRIEF_TRAVELLER)
@require_safe
@says_what_is_forged
def journey(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One journey, for who speaks with her."""
    row = _opened(request, row_id)
    if row.enquirer is None:
        raise Http404
    page = journey_page(member_of(request), row, _check_ins(row))
    return render(request, "desk/working/record.html", {"page": page})


@requires(Permission.BRIEF_TRAVELLER)
@asks_and_does
@says_what_is_forged
def codes(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Her codes, in the answer to the form: they are kept nowhere. Asked again, they are drawn anew."""
    row, reader = _opened(request, row_id), member_of(request)
    form = NoQuestions(request.POST if request.method == "POST" else None)
    drawn: list[Codes] = []
    if form.is_valid() and tried(form, lambda: drawn.append(give_journey_codes(by=reader.actor, journey_id=row.pk))):
        return render(request, "desk/journeys/codes.html", {"codes": drawn[0], "back_url": page_of(row)})
    shown = {"form": form, "about": who(reader, row), "back_url": page_of(row)}
    return render(request, "desk/journeys/give_codes.html", shown)


@requires(Permission.ESCORT)
@require_safe
@says_what_is_forged
def escorted_list(request: HttpRequest) -> HttpResponse:
    """An escort's own journeys, those that lack a second escort, and the ways home without a journey."""
    list_persons(request)
    reader = member_of(request)
    rows = _rows(Q(ended_at=None) & (_own(reader.staff.pk) | Q(second_escort=None)))
    ways = list(WayHome.objects.filter(state__in=OUTWARD).order_by("decided_at", "pk")[:MOST])
    trust(*ways)
    return render(request, "desk/working/listing.html", {"page": escorted_page(reader, rows, ways)})


@requires(Permission.ESCORT)
@require_safe
@says_what_is_forged
def escorted(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One journey, for its escorts; before there are two, others read that there is one, and may join."""
    reader = member_of(request)
    mine = _own(reader.staff.pk)
    if not Journey.objects.filter(mine, pk=row_id).exists():
        joined = Journey.objects.filter(second_escort=None, ended_at=None).select_related("way")
        row = get_object_or_404(joined, pk=row_id)
        trust(row, row.way)
        return render(request, "desk/working/record.html", {"page": others_page(reader, row)})
    row = _opened(request, row_id)
    page = escort_page(reader, row, _check_ins(row))
    return render(request, "desk/working/record.html", {"page": page})


def _own(account: UUID) -> Q:
    return Q(first_escort=account) | Q(second_escort=account)


def _rows(which: Q) -> list[Journey]:
    rows = list(Journey.objects.filter(which).select_related("way", "enquirer").order_by("planned_at", "pk")[:MOST])
    trust(*rows, *(row.way for row in rows))
    return rows


def _opened(request: HttpRequest, row_id: UUID) -> Journey:
    row = opened(request, Journey, row_id, Purpose.BRING_HOME)
    trust(row.way, *([row.enquirer] if row.enquirer else []))
    return row


def _check_ins(journey: Journey) -> list[CheckIn]:
    rows = list(CheckIn.objects.filter(journey=journey).order_by("leg"))
    trust(*rows)
    check_in_of(journey)  # the page says so when other hands have deleted it
    return rows
