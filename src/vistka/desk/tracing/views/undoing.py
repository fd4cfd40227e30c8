"""Undoing a link, and putting right what followed from it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vistka.access.errors import AccessError
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.registry.tries import tried
from vistka.desk.tracing.forms import CorrectionForm, ReasonsForm
from vistka.desk.tracing.presenters.links import correction_rows, link_page, pair_rows, undoing_rows
from vistka.desk.tracing.presenters.queue import corrections_table
from vistka.desk.tracing.views.shared import asks_and_does, open_pair
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.tracing import actions
from vistka.tracing.links import doubt_of
from vistka.tracing.models import Correction, Link, Undoing
from vistka.tracing.waiting import corrections_waiting

A_PAGE = 20


def _link(request: HttpRequest, link: Link, purpose: Purpose = Purpose.REVIEW_CANDIDATE) -> Link:
    trust(link)
    open_pair(request, link.candidate, purpose)
    return link


_links = Link.objects.select_related("candidate__enquiry", "candidate__person")


@requires(Permission.REVIEW_CANDIDATE)
@require_safe
@says_what_is_forged
def link(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One link: why it was confirmed, and who wants it undone."""
    found = _link(request, get_object_or_404(_links, pk=row_id))
    page = link_page(member_of(request), found, doubt_of(found))
    return render(request, "desk/tracing/link.html", {"page": page})


@requires(Permission.REVIEW_CANDIDATE)
@asks_and_does
@says_what_is_forged
def undo_link(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Propose to undo a link, with reasons."""
    found = _link(request, get_object_or_404(_links, pk=row_id))
    form = ReasonsForm(request.POST if request.method == "POST" else None)
    back = reverse("desk:link", args=[found.pk])
    if form.is_valid():
        by, reasons = member_of(request).actor, form.cleaned_data["reasons"]
        if tried(form, lambda: actions.propose_undoing(by=by, link_id=found.pk, reasons=reasons)):
            messages.success(request, _("It is proposed. Until another person seconds it, the link stands."))
            return HttpResponseRedirect(back)
    context = {"form": form, "consequences": pair_rows(found.candidate), "cancel_url": back}
    return render(request, "desk/tracing/undo_link.html", context)


def settles(
    do: Callable[[Actor, UUID], object], *, question: Promise, text: Promise, submit: Promise, done: Promise
) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The page on which a proposal to undo is seconded or dropped: the question with the reasons, then the act."""

    @requires(Permission.REVIEW_CANDIDATE)
    @asks_and_does
    @says_what_is_forged
    def page(request: HttpRequest, row_id: UUID) -> HttpResponse:
        undoing = get_object_or_404(
            Undoing.objects.select_related("link__candidate__enquiry", "link__candidate__person"), pk=row_id
        )
        back = reverse("desk:link", args=[undoing.link_id])
        trust(undoing)
        found = _link(request, undoing.link)
        if request.method != "POST":
            rows = [*pair_rows(found.candidate), *undoing_rows(undoing)]
            context = {"title": question, "text": text, "submit": submit, "consequences": rows, "cancel_url": back}
            return render(request, "desk/confirm.html", context)
        try:
            do(member_of(request).actor, undoing.pk)
        except AccessError as error:
            messages.error(request, str(error.words))
        else:
            messages.success(request, str(done))
        return HttpResponseRedirect(back)

    return page


second_undoing = settles(
    lambda by, row_id: actions.second_undoing(by=by, undoing_id=row_id),
    question=gettext_lazy("Undo this link?"),
    text=gettext_lazy(
        "The link ends now. Both records are reviewed anew. Within a day somebody puts right what the family was told."
    ),
    submit=gettext_lazy("Undo the link"),
    done=gettext_lazy("The link is undone. What followed from it waits to be put right."),
)
drop_undoing = settles(
    lambda by, row_id: actions.drop_undoing(by=by, undoing_id=row_id),
    question=gettext_lazy("Let this link stand?"),
    text=gettext_lazy("The proposal ends. Anybody may make it again, with new reasons."),
    submit=gettext_lazy("Let the link stand"),
    done=gettext_lazy("The link stands."),
)


@requires(Permission.REVIEW_CANDIDATE)
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What has to be put right. It opens nobody."""
    page = Paginator(corrections_waiting(), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "desk/tracing/corrections.html", {"page": page, "table": corrections_table(page.object_list)}
    )


@requires(Permission.REVIEW_CANDIDATE)
@asks_and_does
@says_what_is_forged
def correction(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Say that what followed from an undone link is put right, and how."""
    rows = Correction.objects.select_related("link__candidate__enquiry", "link__candidate__person")
    found = get_object_or_404(rows, pk=row_id)
    trust(found)
    _link(request, found.link, Purpose.CORRECT_RECORD)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    back = reverse("desk:corrections")
    if form.is_valid():
        by, words = member_of(request).actor, form.cleaned_data["words"]
        if tried(form, lambda: _finished(by, found, words)):
            messages.success(request, _("It is put right."))
            return HttpResponseRedirect(back)
    context = {"form": form, "rows": correction_rows(found), "is_done": found.done_at is not None, "cancel_url": back}
    return render(request, "desk/tracing/correction.html", context)


def _finished(by: Actor, found: Correction, words: str) -> bool:
    actions.finish_correction(by=by, correction_id=found.pk, words=words)
    return True
