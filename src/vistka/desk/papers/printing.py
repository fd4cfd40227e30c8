"""A page that prints: it asks two languages, issues the form, and hands out the file. One line of a table is one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.desk.papers.forms import LanguagesForm
from vistka.desk.working.acts import asks_and_does, opened, tried
from vistka.documents.issuing import NOTHING_FILLED_IN, Paper, issue
from vistka.documents.kinds import MAY_ISSUE, DocumentKind, Values
from vistka.documents.labels import Languages
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import Recorded
from vistka.ui.furniture import Link

Row = TypeVar("Row", bound=Recorded)

SUBMIT: Final = _("Issue and download")
TEXTS: Final = (
    _("The form gets a number and a signature. The bureau keeps no copy of it."),
    _("Delete the file when it is printed and handed over."),
)


@dataclass(frozen=True, kw_only=True)
class Print(Generic[Row]):
    """One form that is printed from a row of `on`. `name` is the route's; `path` holds `<uuid:row_id>`.

    `values_of`: what is filled in; it runs within the page's request, after the row was proved and its persons opened.
    `issues`: the action that issues it, where it is not `documents.issuing.issue`. `fits` only decides whether the
    record's page offers it.
    """

    name: str
    path: str
    permission: Permission
    on: type[Row]
    kind: DocumentKind
    back: Callable[[Row], str]
    values_of: Callable[[Row], Values] = lambda _row: NOTHING_FILLED_IN
    person_of: Callable[[Row], UUID | None] = lambda _row: None
    issues: Callable[[Actor, Row, Languages], Paper] | None = None
    fits: Callable[[Row], bool] = lambda _row: True
    purpose: Purpose | None = None

    def link_to(self, row: Row) -> Link:
        """The way to its page."""
        return Link(self.link, reverse(f"desk:{self.name}", args=[row.pk]))

    @property
    def link(self) -> str:
        return str(_("Print: %(form)s")) % {"form": self.kind.words}

    def issued(self, by: Actor, row: Row, languages: Languages) -> Paper:
        """The form, issued. Raises as the action does."""
        if self.issues is not None:
            return self.issues(by, row, languages)
        values, person = self.values_of(row), self.person_of(row)
        return issue(by=by, kind=self.kind, languages=languages, values=values, person_id=person)


@dataclass(frozen=True)
class Asks:
    """What the generic page of an act shows of a form that is printed."""

    title: Promise | str
    submit: Promise = SUBMIT
    texts: tuple[Promise, ...] = TEXTS
    danger: bool = False


def issues_kind(reader: Member, kind: DocumentKind) -> bool:
    """Whether the reader's roles issue this kind."""
    return reader.may(Permission.ISSUE_DOCUMENT) and bool(MAY_ISSUE[kind] & reader.permissions)


def prints_offered(reader: Member, row: Row, prints: Iterable[Print[Row]]) -> list[Link]:
    """The forms that make sense for this row just now, and that the reader may issue."""
    return [
        one.link_to(row)
        for one in prints
        if reader.may(one.permission) and issues_kind(reader, one.kind) and one.fits(row)
    ]


def routes_of_prints(prints: Iterable[Print[Any]]) -> list[URLPattern]:
    """The routes of the pages of these forms."""
    return [path(one.path, page_of(one), name=one.name) for one in prints]


def page_of(one: Print[Row]) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The page of a form: it asks the languages, then the file comes."""

    @requires(one.permission)
    @asks_and_does
    @says_what_is_forged
    def page(request: HttpRequest, row_id: UUID) -> HttpResponse:
        row = opened(request, one.on, row_id, one.purpose)
        form = LanguagesForm(request.POST if request.method == "POST" else None)
        by = member_of(request).actor
        asks = Asks(one.kind.words)
        return asked_or_issued(request, asks, form, lambda: one.issued(by, row, form.languages), one.back(row))

    return page


def asked_or_issued(
    request: HttpRequest, asks: Asks, form: forms.Form, do: Callable[[], Paper], back: str
) -> HttpResponse:
    """The file, if the form is valid and nothing refuses it; else the page with what is wrong."""
    papers: list[Paper] = []
    if form.is_valid() and tried(form, lambda: papers.append(do())):
        return handed_out(papers[0])
    return render(request, "desk/working/act.html", {"act": asks, "form": form, "about": (), "back_url": back})


def handed_out(paper: Paper) -> HttpResponse:
    """The PDF to be saved, under a name that tells nobody what it is, and kept by no cache."""
    headers = {"Content-Disposition": f'attachment; filename="{paper.file_name}"', "Cache-Control": "no-store"}
    return HttpResponse(paper.pdf, content_type="application/pdf", headers=headers)
