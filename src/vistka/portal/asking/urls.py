"""The addresses of the request. A page of the table stands under its name; no answer is ever part of an address.

Nor does one tell who has a second code: its pages stand where those of the first stood.
"""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.portal.asking.steps import PAPERS
from vistka.portal.asking.views import codes, papers, sending, steps

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
    path("code/", codes.shown, name="ask_code"),
    path("code/new/", codes.anew, name="ask_code_new"),
    path("code/print/", codes.printed, name="ask_code_print"),
    path("code/again/", codes.again, name="ask_code_again"),
    path("code/second/", codes.second, name="ask_second"),
    path("delete/", sending.delete_draft, name="delete_draft"),
    path("deleted/", sending.draft_deleted, name="draft_deleted"),
]
