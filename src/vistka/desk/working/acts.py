"""What is done to one record on a page of its own: one line of a room's table, and the page that every line has.

`fits` only decides whether a record's page offers the act; whether it may be done, the action itself decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vistka.access.errors import AccessError, BudgetSpent, PurposeNeeded
from vistka.access.gate import open_person
from vistka.access.members import Member
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.forged import says_what_is_forged
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import Recorded, trust
from vistka.ui.furniture import Link, SummaryRow

Row = TypeVar("Row", bound=Recorded)
Typed = QueryDict | None
Files = MultiValueDict[str, UploadedFile[Any]] | None

FORGED = _(
    "This record is not as the ledger has it: somebody wrote it by other means. Nothing was done. Tell an administrator."
)
asks_and_does = require_http_methods(["GET", "HEAD", "POST"])


class NoQuestions(forms.Form):
    """The form of an act that only asks once more."""


def _no_questions(_row: Recorded, typed: Typed, _files: Files) -> forms.Form:
    return NoQuestions(typed)


@dataclass(frozen=True, kw_only=True)
class Act(Generic[Row]):
    """One thing that is done to a row of `on`. `name` is its route's; `path` holds `<uuid:row_id>`.

    `form` takes row, POST and files. `do` takes actor, row and the valid form, and calls one action. `about`: what
    stands above the form for this reader. `back`: the address of the record. `purpose`: for what the page opens a person;
    `opens`: which, where it is not those whom the row is about.
    """

    name: str
    path: str
    permission: Permission
    on: type[Row]
    link: Promise
    title: Promise
    submit: Promise
    done: Promise
    do: Callable[[Actor, Row, Any], object]
    back: Callable[[Row], str]
    texts: Sequence[Promise] = ()
    form: Callable[[Row, Typed, Files], forms.Form] = _no_questions
    fits: Callable[[Row], bool] = lambda _row: True
    about: Callable[[Member, Row], Sequence[SummaryRow]] = lambda _reader, _row: ()
    purpose: Purpose | None = None
    opens: Callable[[Row], Iterable[UUID]] = lambda row: row.person_ids
    danger: bool = False
    template: str = "desk/working/act.html"

    def link_to(self, row: Row) -> Link:
        """The way to its page."""
        return Link(self.link, reverse(f"desk:{self.name}", args=[row.pk]))


def offered(reader: Member, row: Row, acts: Iterable[Act[Row]]) -> list[Link]:
    """The acts that make sense for this row just now, and that the reader may do."""
    return [act.link_to(row) for act in acts if reader.may(act.permission) and act.fits(row)]


def routes_of(acts: Iterable[Act[Any]]) -> list[URLPattern]:
    """The routes of the pages of these acts."""
    return [path(act.path, page_of(act), name=act.name) for act in acts]


def opened(
    request: HttpRequest,
    on: type[Row],
    row_id: UUID,
    purpose: Purpose | None,
    whom: Callable[[Row], Iterable[UUID]] = lambda row: row.person_ids,
) -> Row:
    """The row, proved, its persons opened. Raises `Http404`, `Forged`, `PurposeNeeded`, `BudgetSpent`."""
    row: Row = get_object_or_404(on, pk=row_id)
    trust(row)
    for person in whom(row):
        open_person(request, person, purpose)
    return row


def tried(form: forms.Form, do: Callable[[], object]) -> bool:
    """Whether it was done; what was refused then stands above the form."""
    try:
        do()
    except (PurposeNeeded, BudgetSpent):
        raise
    except AccessError as error:
        form.add_error(None, str(error.words))
    except Forged:
        form.add_error(None, str(FORGED))
    else:
        return True
    return False


def page_of(act: Act[Row]) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The page of an act: its form, then the action, then back to the record."""

    @requires(act.permission)
    @asks_and_does
    @says_what_is_forged
    def page(request: HttpRequest, row_id: UUID) -> HttpResponse:
        row = opened(request, act.on, row_id, act.purpose, act.opens)
        reader, asked = member_of(request), request.method != "POST"
        form = act.form(row, None if asked else request.POST, None if asked else request.FILES)
        if form.is_valid() and tried(form, lambda: act.do(reader.actor, row, form)):
            messages.success(request, str(act.done))
            return HttpResponseRedirect(act.back(row))
        shown = {"act": act, "form": form, "about": act.about(reader, row), "back_url": act.back(row)}
        return render(request, act.template, shown)

    return page
