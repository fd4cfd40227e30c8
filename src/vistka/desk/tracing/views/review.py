"""Reviewing: what waits, one candidate with its verdict, a question to the camp."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vistka.access.errors import AccessError
from vistka.access.gate import open_person
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.registry.tries import tried
from vistka.desk.tracing.forms import AskForm, VerdictForm
from vistka.desk.tracing.presenters.candidate import KEPT, THEN, candidate_page
from vistka.desk.tracing.presenters.links import two_pairs_table
from vistka.desk.tracing.presenters.queue import candidates_table, undoings_table
from vistka.desk.tracing.presenters.reasons import Other, compared, persons_of
from vistka.desk.tracing.views.shared import asks_and_does, open_pair, pair_of
from vistka.registry.actions import ask_question
from vistka.tracing.actions import give_verdict
from vistka.tracing.decisions import CandidateState, Says
from vistka.tracing.errors import AlreadyLinked, TracingError
from vistka.tracing.models import Candidate
from vistka.tracing.neighbours import neighbours
from vistka.tracing.rounds import verdicts_now
from vistka.tracing.waiting import corrections_waiting, leads_waiting_for, undoings_waiting, waiting_for

A_PAGE = 20


@requires(Permission.REVIEW_CANDIDATE)
@require_safe
def candidates(request: HttpRequest) -> HttpResponse:
    """What waits for this reader. It opens nobody."""
    reader = member_of(request)
    page = Paginator(waiting_for(reader), A_PAGE).get_page(request.GET.get("page"))
    undoings = list(undoings_waiting())
    context = {
        "page": page,
        "table": candidates_table(page.object_list),
        "undoings": undoings_table(reader, undoings) if undoings else None,
        "corrections": corrections_waiting().count(),
        "leads": leads_waiting_for(reader).exists(),
    }
    return render(request, "desk/tracing/candidates.html", context)


@requires(Permission.REVIEW_CANDIDATE)
@asks_and_does
@says_what_is_forged
def candidate(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Both sides of a candidate, what speaks for it and against it, and the verdict."""
    found = pair_of(request, row_id)
    form = VerdictForm(request.POST if request.method == "POST" else None, candidate=found)
    if form.is_valid():
        try:
            given = _given(request, found, form)
        except AlreadyLinked as refused:
            return _both_pairs(request, found, refused)
        except AccessError as refused:
            form.add_error(None, str(refused.words))
        else:
            messages.success(request, str(THEN.get(CandidateState(given.state), KEPT)))
            return HttpResponseRedirect(reverse("desk:candidates"))
    page = candidate_page(member_of(request), found, verdicts_now(found), _others(request, found))
    return render(request, "desk/tracing/candidate.html", {"page": page, "form": form})


def _others(request: HttpRequest, found: Candidate) -> list[Other] | None:
    """Who else comes near, each opened for this review; None while the index of this process is not open."""
    try:
        near = neighbours(found)
    except TracingError:
        return None
    persons = persons_of(near)
    for person in persons.values():
        open_person(request, person.pk, Purpose.REVIEW_CANDIDATE)
    return compared(found, near, persons)


def _given(request: HttpRequest, found: Candidate, form: VerdictForm) -> Candidate:
    said = form.cleaned_data
    return give_verdict(
        by=member_of(request).actor,
        candidate_id=found.pk,
        says=Says(said["says"]),
        strong=said["strong"],
        words=said["words"],
        seen=form.seen_bytes,
    )


def _both_pairs(request: HttpRequest, asked: Candidate, refused: AlreadyLinked) -> HttpResponse:
    """The pair that was to be confirmed beside the one that is: one of the two is wrong, or it is one enquiry twice."""
    linked = get_object_or_404(Candidate.objects.select_related("enquiry", "person"), pk=refused.linked_candidate_id)
    open_pair(request, linked)
    context = {
        "words": refused.words,
        "table": two_pairs_table(asked, linked),
        "same_person": asked.person_id == linked.person_id,
        "link_url": reverse("desk:link", args=[linked.links.get(undone_at=None).pk]),
    }
    return render(request, "desk/tracing/already_linked.html", context, status=409)


@requires(Permission.REVIEW_CANDIDATE)
@asks_and_does
@says_what_is_forged
def ask_camp(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Have the camp ask the person for one field. A family is never asked about one candidate."""
    found = pair_of(request, row_id)
    form = AskForm(request.POST if request.method == "POST" else None, person=found.person)
    back = reverse("desk:candidate", args=[found.pk])
    if form.is_valid():
        by, field = member_of(request).actor, form.cleaned_data["field"]
        if tried(form, lambda: ask_question(by=by, person_id=found.person_id, field=field)):
            messages.success(
                request, _("The camp is asked. Its answer is written into the register and compared anew.")
            )
            return HttpResponseRedirect(back)
    return render(request, "desk/tracing/ask_camp.html", {"form": form, "cancel_url": back})
