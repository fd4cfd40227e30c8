"""Calls: those in hand, and one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vistka.access.gate import open_person
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.calls.machines import State
from vistka.calls.models import Call
from vistka.desk.calls.presenters import call_page, calls_page
from vistka.desk.forged import says_what_is_forged
from vistka.desk.working.acts import opened

MOST = 100
_CLOSED = (State.RECEIVED, State.HELD, State.REFUSED, State.TAKEN_BACK)


@requires(Permission.SEE_CALLS)
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """What is in hand, the earliest first."""
    rows = Call.objects.exclude(state__in=_CLOSED).order_by("decision_due_at", "pk")
    return render(request, "desk/working/listing.html", {"page": calls_page(list(rows[:MOST]))})


@requires(Permission.SEE_CALLS)
@require_safe
@says_what_is_forged
def call(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One call."""
    row = opened(request, Call, row_id, Purpose.ARRANGE_CALL)
    if row.enquirer and member_of(request).may(Permission.RUN_CALL):
        open_person(request, row.enquirer.enquiry_id, Purpose.ARRANGE_CALL)
    return render(request, "desk/working/record.html", {"page": call_page(member_of(request), row)})
