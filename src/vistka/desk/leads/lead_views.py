"""The list of leads, one lead, and the questions that wait for an answer."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.roles import Room, may_read
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.leads.lead_presenters import Followed, lead_page, leads_table, waiting_questions
from vistka.desk.leads.lead_words import UNCONFIRMED
from vistka.desk.working.acts import opened
from vistka.leads.machines import FollowUpState
from vistka.leads.models import FollowUp, FollowUpAnswer, Lead, TakeDown
from vistka.ledger.recorded import trust
from vistka.tracing.waiting import leads_beside
from vistka.vault.classes import DataClass

A_PAGE: Final = 20
MOST: Final = 200


@requires(Permission.FOLLOW_LEAD)
@require_safe
@says_what_is_forged
def lead_list(request: HttpRequest) -> HttpResponse:
    """All leads, those that are compared at the top, the newest first."""
    list_persons(request)
    rows = Lead.objects.order_by("-state", "-accepted_at", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    trust(*found)
    return render(
        request, "desk/leads/lead_list.html", {"page": page, "table": leads_table(found), "unconfirmed": UNCONFIRMED}
    )


@requires(Permission.FOLLOW_LEAD)
@require_safe
@says_what_is_forged
def lead(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One lead, and what follows from it."""
    row, reader = opened(request, Lead, row_id, Purpose.FOLLOW_LEAD), member_of(request)
    trust(row.item, *([row.finding] if row.finding else []))
    candidates = leads_beside().filter(lead=row).order_by("found_at", "pk")
    answers: list[FollowUpAnswer] = []
    if may_read(reader.roles, DataClass.IDENTITY, Room.FOLLOW_UP_ANSWERS):
        answers = list(FollowUpAnswer.objects.filter(follow_up__lead=row).select_related("follow_up"))
        trust(*answers)
    followed = Followed(
        answers={one.follow_up_id: one.words for one in answers},
        follow_ups=list(FollowUp.objects.filter(lead=row).order_by("asked_at", "pk")),
        take_downs=list(TakeDown.objects.filter(lead=row).order_by("asked_at", "pk")),
        candidates=list(candidates) if reader.may(Permission.REVIEW_CANDIDATE) else [],
    )
    trust(*followed.follow_ups, *followed.take_downs, *followed.candidates)
    return render(request, "desk/working/record.html", {"page": lead_page(reader, row, followed)})


@requires(Permission.ANSWER_FOLLOW_UP)
@require_safe
@says_what_is_forged
def follow_ups(request: HttpRequest) -> HttpResponse:
    """The questions that nobody has answered, what is due first at the top."""
    list_persons(request)
    rows = list(FollowUp.objects.filter(state=FollowUpState.ASKED).order_by("due_at", "pk")[:MOST])
    trust(*rows)
    return render(request, "desk/working/listing.html", {"page": waiting_questions(rows)})
