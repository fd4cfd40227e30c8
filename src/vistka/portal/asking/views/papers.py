"""The page of the papers: one file at a time, drawn anew before anything of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vistka.mailroom.schema import MOST_PAPERS
from vistka.portal.asking import papers, steps
from vistka.portal.asking.draft import Asking, asking_of
from vistka.portal.asking.forms.papers import PAPERS, PaperForm
from vistka.portal.asking.views.kindly import kindly
from vistka.portal.asking.views.steps import FROM_CHECK
from vistka.vault.pixels.refusals import Refused
from vistka.vault.pixels.rendering import to_pixels

_ENOUGH = _("You have sent 20 papers. That is enough for now; you can send more from your mailbox.")
_TOO_MANY_PAGES = _("This document has too many pages to be sent as one. Send it in parts of at most 8 pages.")


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper in the list."""

    id: str
    words: str | Promise
    note: str
    pages: int
    is_gone: bool


@require_http_methods(["GET", "HEAD", "POST"])
@kindly
def papers_page(request: HttpRequest) -> HttpResponse:
    """The papers sent so far, and a form for the next."""
    asking = asking_of(request)
    if asking.sent:
        return HttpResponseRedirect(reverse("portal:ask_sent"))
    if request.method != "POST":
        return _shown(request, asking, PaperForm())
    form = PaperForm(request.POST, request.FILES)
    if form.is_valid():
        fault = _added(asking, form)
        if fault is None:
            return _here(request, asking)
        form.add_error("file", str(fault))
    return _shown(request, asking, form)


@require_http_methods(["GET", "HEAD", "POST"])
@kindly
def remove(request: HttpRequest, paper: str) -> HttpResponse:
    """Delete one of them, now."""
    asking = asking_of(request)
    if request.method == "POST" and not asking.sent:
        papers.remove(asking, paper)
        asking.writing.save()
    return _here(request, asking)


def _added(asking: Asking, form: PaperForm) -> str | Promise | None:
    """Draw the file anew and keep it. What is wrong with it is given back in words."""
    data = form.cleaned_data["file"].read()
    digest = papers.digest_of(data)
    if papers.is_there(asking, digest):
        return None
    try:
        pages = papers.fitted(to_pixels(data).pages)
    except Refused as refused:
        return refused.words
    except papers.TooManyPages:
        return _TOO_MANY_PAGES
    said = {"paper": form.cleaned_data["paper"], "note": form.cleaned_data["note"]}
    # Drawing takes seconds: meanwhile another tab may have written, or the same button been tapped twice.
    with transaction.atomic(using="mailroom"):
        now = asking.read_again()
        if now.sent or papers.is_there(now, digest):
            return None
        if len(papers.papers_of(now)) >= MOST_PAPERS:
            return _ENOUGH
        papers.add(now, pages, said, digest)
        now.writing.save()
    return None


def _here(request: HttpRequest, asking: Asking) -> HttpResponse:
    """This page anew, so that a reload sends nothing twice."""
    query = f"?{FROM_CHECK}" if FROM_CHECK in request.GET else ""
    return asking.answer(HttpResponseRedirect(reverse("portal:ask_papers") + query))


def _shown(request: HttpRequest, asking: Asking, form: PaperForm) -> HttpResponse:
    step = steps.step_of(steps.PAPERS)
    assert step
    sent = [
        Shown(paper["id"], PAPERS[paper["paper"]], paper["note"], len(paper["pages"]), papers.is_gone(asking, paper))
        for paper in papers.papers_of(asking)
    ]
    page = {
        "step": step,
        "form": form,
        "papers": sent,
        "gone": papers.GONE,
        "has_room": len(sent) < MOST_PAPERS,
        "place": steps.place_of(step),
        "places": len(steps.STEPS),
        "previous": steps.before(step),
        "following": None if FROM_CHECK in request.GET else steps.after(step),
    }
    return render(request, "portal/asking/papers.html", page)
