"""The last pages: check, send, and what everybody reads afterwards."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from vistka.portal.asking.afterwards import afterwards, marker
from vistka.portal.asking.content import enquiry_of, paper_of
from vistka.portal.asking.draft import Asking, asking_of
from vistka.portal.asking.flows import delete_all
from vistka.portal.asking.needed import first_missing
from vistka.portal.asking.papers import papers_of
from vistka.portal.asking.summary import summary_of
from vistka.portal.asking.views.kindly import kindly
from vistka.portal.box import errands
from vistka.portal.cookies import draft_cookie, drop_draft, opened_mailbox
from vistka.portal.drafts import key_in
from vistka.portal.sending import send


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """All answers, each with a way to change it."""
    asking = asking_of(request)
    if elsewhere := _elsewhere(asking):
        return elsewhere
    return render(
        request,
        "portal/asking/check.html",
        {"parts": summary_of(asking), "has_second": asking.answers["second_wanted"]},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@kindly
def send_it(request: HttpRequest) -> HttpResponse:
    """Send it: once, however often she taps, and from whichever tab."""
    asking = asking_of(request)
    if elsewhere := _elsewhere(asking):
        return elsewhere
    if request.method != "POST":
        return HttpResponseRedirect(reverse("portal:ask_check"))
    send(enquiry_of(asking), asking.submission_id)
    drafted = papers_of(asking)
    for paper in drafted:
        content = paper_of(asking, paper)
        if content.files:
            send(content, UUID(paper["id"]))
    asking.writing.answers = {"sent": marker()}
    response = asking.go_to(reverse("portal:ask_sent"))
    for paper in drafted:
        asking.writing.drop_file(paper["number"])
    return response


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The receipt: the same words for everybody."""
    asking = asking_of(request)
    if not asking.sent:
        return HttpResponseRedirect(reverse("portal:ask_check"))
    return render(request, "portal/asking/sent.html", {"afterwards": afterwards(asking.sent), "has_draft": False})


@require_http_methods(["GET", "HEAD", "POST"])
def delete_draft(request: HttpRequest) -> HttpResponse:
    """Delete all that this browser began to write, now; in the mailbox that is open, too."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("portal:start"))
    if key := key_in(request.COOKIES.get(draft_cookie(), "")):
        delete_all(key)
    if opened := opened_mailbox(request):
        errands.delete_all(opened)
    response = HttpResponseRedirect(reverse("portal:draft_deleted"))
    drop_draft(response)
    return response


@require_safe
def draft_deleted(request: HttpRequest) -> HttpResponse:
    """It is gone."""
    return render(request, "portal/asking/deleted.html")


def _elsewhere(asking: Asking) -> HttpResponse | None:
    """The receipt if it was sent; the page of the first answer that is missing; None when it can be sent."""
    if asking.sent:
        return HttpResponseRedirect(reverse("portal:ask_sent"))
    missing = first_missing(asking)
    return HttpResponseRedirect(missing.url) if missing else None
