"""The routes of the gallery, and the one of `ui`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path

from gallery.forms import Everything
from vistka.ui.furniture import Column, Link, NavigationItem, SummaryRow, Table, Tag, Tone

NAVIGATION = [
    NavigationItem("Due", "/due/"),
    NavigationItem("Staff and roles", "/staff/", current=True),
    NavigationItem("Ledger", "/ledger/"),
]
TABLE = Table(
    caption="Members of staff",
    columns=(Column("Account"), Column("State"), Column("Opened today", numeric=True), Column("Next step")),
    rows=(
        ("olena.exercise", Tag("Active", Tone.GOOD), 12, Link("Change roles", "/1/", about="of olena.exercise")),
        ("taras.exercise", Tag("Waits for a second officer", Tone.WAITING), 0, Link("Review", "/2/", about="of taras")),
        ("maria.joana.exercise", Tag("Locked", Tone.GRAVE), 1204, Link("Open", "/3/", about="maria.joana")),
        ("new.exercise", Tag("Invited", Tone.OPEN), 0, Tag("None")),
    ),
)
SUMMARY = (
    SummaryRow("Account", "olena.exercise"),
    SummaryRow("Role", Tag("Case worker", Tone.OPEN), Link("Change", "/role/", about="the role")),
    SummaryRow("Signed in", "23 November 2026, 09:29 UTC"),
)


def _page(request: HttpRequest, name: str, **context: object) -> HttpResponse:
    template = engines["django"].from_string((Path(__file__).parent / name).read_text("utf-8"))
    return HttpResponse(template.render({"navigation": NAVIGATION, **context}, request))


def parts(request: HttpRequest) -> HttpResponse:
    rows = Paginator(range(95), 10).page(2)
    link = Link("Look at tomorrow", "/tomorrow/")
    moment = datetime(2026, 11, 23, 9, 29, tzinfo=UTC)
    return _page(request, "parts.html", table=TABLE, page=rows, summary=SUMMARY, link=link, moment=moment)


def form(request: HttpRequest) -> HttpResponse:
    return _page(request, "form.html", form=Everything(request.POST if request.method == "POST" else None))


def wrong_form(request: HttpRequest) -> HttpResponse:
    return _page(
        request, "form.html", form=Everything({"account": "nobody", "born_0": "31", "born_1": "2", "born_2": "1998"})
    )


def confirm(request: HttpRequest) -> HttpResponse:
    context = {
        "title": "Take the role of case worker from olena.exercise?",
        "text": "She will not be able to open any person from now on.",
        "consequences": SUMMARY,
        "submit": "Take the role away",
        "cancel_url": "/parts/",
        "danger": True,
        "navigation": NAVIGATION,
    }
    return render(request, "ui/confirm.html", context)


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def bad(request: HttpRequest) -> HttpResponse:
    raise BadRequest


def missing(request: HttpRequest, name: str) -> HttpResponse:
    raise Http404(name)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


def too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


urlpatterns = [
    path("", include("vistka.ui.urls")),
    path("parts/", parts),
    path("form/", form),
    path("form/wrong/", wrong_form),
    path("confirm/", confirm),
    path("errors/403/", forbidden),
    path("errors/400/", bad),
    path("errors/500/", broken),
    path("errors/429/", too_often),
    path("persons/<str:name>/", missing),
]
