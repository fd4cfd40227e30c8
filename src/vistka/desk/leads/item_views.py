"""The tray, an item under review, and one decision on one finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.leads.guidance import guidance_of
from vistka.desk.leads.item_acts import page_of
from vistka.desk.leads.item_forms import CorrectForm
from vistka.desk.leads.item_presenters import anchor_of, finding_page, item_page, left_words, tray_page
from vistka.desk.leads.origins import WhoSaysIt, compared_with
from vistka.desk.leads.report_presenters import report_page
from vistka.desk.working.acts import NoQuestions, asks_and_does, opened, tried
from vistka.leads import actions
from vistka.leads.kinds import FindingKind, ItemKind
from vistka.leads.machines import FindingState
from vistka.leads.models import Finding, Item, Report
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust

BY_KEY: Final = "X-Vistka-Review"
"""What `review.js` says of itself: it is given the one decision instead of the whole page."""
_FOR: Final = Purpose.REVIEW_LEAD


@requires(Permission.BRING_LEAD)
@require_safe
def tray(request: HttpRequest) -> HttpResponse:
    """What waits, and the ways to bring something."""
    return render(request, "desk/working/listing.html", {"page": tray_page(member_of(request))})


@requires(Permission.REVIEW_LEAD)
@require_safe
@csp_update({"script-src": [SELF], "connect-src": [SELF]})
@says_what_is_forged
def item(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One item: what it is, what was found in it, who really says it."""
    row = opened(request, Item, row_id, _FOR)
    if row.kind == ItemKind.REPORT:
        return HttpResponseRedirect(page_of(row))
    findings = list(row.findings.order_by("number"))
    trust(*findings)
    who = WhoSaysIt(row, compared_with(row, timezone.now())) if row.outline else None
    page = item_page(member_of(request), row, findings, who)
    return render(request, "desk/leads/item.html", {"page": page})


@requires(Permission.TAKE_REPORT)
@require_safe
@says_what_is_forged
def report(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A civilian's report: what to do first, and what it says."""
    row = opened(request, Item, row_id, Purpose.FOLLOW_LEAD)
    found = Report.objects.filter(item=row).first()
    if found is None:
        return HttpResponseRedirect(page_of(row))
    trust(found)
    said = found.said or {}
    context = {"page": report_page(member_of(request), row, said), "guidance": guidance_of(said) if said else ()}
    return render(request, "desk/leads/report.html", context)


def decides(do: Callable[[Actor, UUID], object]) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The view of a decision that needs no more than a key."""

    @requires(Permission.REVIEW_LEAD)
    @require_POST
    @says_what_is_forged
    def view(request: HttpRequest, row_id: UUID) -> HttpResponse:
        row, form = opened(request, Finding, row_id, _FOR), NoQuestions({})
        form.is_valid()
        is_done = tried(form, lambda: do(member_of(request).actor, row_id))
        for words in form.non_field_errors():
            messages.error(request, str(words))
        if request.headers.get(BY_KEY):
            return _decided(request, row_id) if is_done else HttpResponse(status=409)
        return _to_next(row)

    return view


accept: Final = decides(lambda by, row_id: actions.accept(by=by, finding_id=row_id))
drop: Final = decides(lambda by, row_id: actions.drop(by=by, finding_id=row_id))


@requires(Permission.REVIEW_LEAD)
@asks_and_does
@says_what_is_forged
def correct(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The cells of one finding, to be corrected and accepted."""
    row = opened(request, Finding, row_id, _FOR)
    form = CorrectForm(row, request.POST if request.method == "POST" else None)
    by = member_of(request).actor
    if form.is_valid() and tried(form, lambda: actions.correct(by=by, finding_id=row_id, said=form.said())):
        return _to_next(row)
    back = f"{page_of(row.item)}#{anchor_of(row)}"
    context: dict[str, Any] = {"form": form, "kind": FindingKind(row.kind).words, "back_url": back}
    return render(request, "desk/leads/correct.html", context)


def _decided(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The decision as it stands in the list, and how many wait."""
    row = Finding.objects.get(pk=row_id)
    left = row.item.findings.filter(state=FindingState.FOUND).count()
    context = {"one": finding_page(row, None, None), "left": left_words(left)}
    return render(request, "desk/leads/decided.html", context)


def _to_next(row: Finding) -> HttpResponse:
    """Back to the item: to the next finding that waits, else to its head."""
    waiting = Finding.objects.filter(item_id=row.item_id, state=FindingState.FOUND).order_by("number")
    found = waiting.filter(number__gt=row.number).first() or waiting.first()
    anchor = anchor_of(found) if found else "found"
    return HttpResponseRedirect(f"{reverse('desk:item', args=[row.item_id])}#{anchor}")
