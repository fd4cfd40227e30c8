"""The addresses of the request. A page of the table stands under its name; no answer is ever part of an address."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.portal.asking.codes import Which
from vistka.portal.asking.steps import PAPERS
from vistka.portal.asking.views import codes, papers, sending, steps

_FIRST = {"which": Which.FIRST}
_SECOND = {"which": Which.SECOND}

urlpatterns: list[URLPattern] = [
    path("ask/", steps.before, name="ask"),
    path("ask/nothing/", steps.nothing, name="ask_nothing"),
    path("ask/refused/", steps.refused, name="ask_refused"),
    path(f"ask/{PAPERS}/", papers.papers_page, name="ask_papers"),
    path(f"ask/{PAPERS}/<slug:paper>/remove/", papers.remove, name="ask_paper_remove"),
    path("ask/check/", sending.check, name="ask_check"),
    path("ask/send/", sending.send_it, name="ask_send"),
    path("ask/sent/", sending.sent, name="ask_sent"),
    path("ask/<slug:name>/", steps.step, name="ask_step"),
    path("code/", codes.shown, _FIRST, name="ask_code"),
    path("code/new/", codes.anew, _FIRST, name="ask_code_new"),
    path("code/print/", codes.printed, _FIRST, name="ask_code_print"),
    path("code/again/", codes.again, _FIRST, name="ask_code_again"),
    path("code/second/", codes.second, name="ask_second"),
    path("code/second/number/", codes.shown, _SECOND, name="ask_second_code"),
    path("code/second/new/", codes.anew, _SECOND, name="ask_second_new"),
    path("code/second/print/", codes.printed, _SECOND, name="ask_second_print"),
    path("code/second/again/", codes.again, _SECOND, name="ask_second_again"),
    path("delete/", sending.delete_draft, name="delete_draft"),
    path("deleted/", sending.draft_deleted, name="draft_deleted"),
]
