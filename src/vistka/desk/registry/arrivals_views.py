"""A unit's arrival at the desk: stage a table, look through it, register it whole, take it back whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons, open_person
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.desk.registry.arrivals_forms import HeldSheetForm, ReportedSheetForm, RowForm, SheetForm
from vistka.desk.registry.arrivals_presenters import (
    SHOWN,
    ArrivalPage,
    at_length,
    persons_table,
    shared_rows,
    tables,
    tables_table,
)
from vistka.desk.registry.person_views import asks_and_does
from vistka.desk.registry.tries import tried
from vistka.ledger.actors import Actor
from vistka.registry import actions
from vistka.registry.arrivals import side_of
from vistka.registry.models import Arrival, Category
from vistka.ui.furniture import SummaryRow

A_PAGE: Final = 25
REFRESH_SECONDS: Final = 3


@requires(Permission.REGISTER)
@require_safe
def arrivals(request: HttpRequest) -> HttpResponse:
    """Every table, the newest first."""
    page = Paginator(tables(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/registry/arrivals.html", {"page": page, "table": tables_table(page.object_list)})


def stages(make: type[SheetForm], title: Promise, other: tuple[str, Promise]) -> Callable[[HttpRequest], HttpResponse]:
    """The page on which a table is staged, by one of the two forms. `other`: the route to the other one."""

    @requires(Permission.REGISTER)
    @asks_and_does
    def page(request: HttpRequest) -> HttpResponse:
        form = make(request.POST, request.FILES) if request.method == "POST" else make()
        if form.is_valid():
            by, category = member_of(request).actor, Category(form.cleaned_data["category"])
            staged = tried(
                form,
                lambda: actions.stage_arrival(
                    by=by, side=form.side, category=category, shared=form.shared(), rows=form.rows()
                ),
            )
            if staged:
                _say_what_was_read(request, form)
                return HttpResponseRedirect(reverse("desk:arrival", args=[staged.pk]))
        context = {"form": form, "title": title, "other_url": reverse(other[0]), "other_words": other[1]}
        return render(request, "desk/registry/stage_arrival.html", context)

    return page


stage_arrival: Final = stages(
    HeldSheetForm,
    gettext_lazy("Register a unit that is held by us"),
    ("desk:stage_reported", gettext_lazy("The other Power holds them, as somebody reports")),
)
stage_reported: Final = stages(
    ReportedSheetForm,
    gettext_lazy("Register a list of people reported held by the other Power"),
    ("desk:stage_arrival", gettext_lazy("We hold them")),
)


@requires(Permission.REGISTER)
@require_safe
def arrival(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One table: how far it has come, its rows, what is wrong with them and who may be there already.

    While rows are compared it loads itself again, until somebody asks for the rows: who reads is not interrupted.
    """
    shown = _opened(request, row_id)
    which = request.GET.get("show", "")
    is_waiting = shown.is_checking and which not in SHOWN
    which = which if which in SHOWN else "all"
    page = Paginator(shown.numbers(which), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "shown": shown,
        "page": page,
        "choices": shown.choices(which),
        "table": shown.table(page),
        "is_waiting": is_waiting,
        "refresh_seconds": REFRESH_SECONDS,
    }
    return render(request, "desk/registry/arrival.html", context)


@requires(Permission.REGISTER)
@asks_and_does
def change_row(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One row: correct it, leave it out, take it in again; and who may be there already."""
    list_persons(request)
    shown = _opened(request, row_id)
    number = _number(request, shown)
    row, found = shown.sheet[number - 1], shown.findings[number - 1]
    form = RowForm(request.POST if "leave" not in request.POST and request.method == "POST" else None, row=row)
    back = reverse("desk:arrival", args=[row_id]) + "?show=all"
    by = member_of(request).actor
    if "leave" in request.POST:
        left_out = not found["left_out"]
        done = _done(
            request,
            lambda: actions.leave_out_row(by=by, arrival_id=row_id, number=number, left_out=left_out),
            _("The row is left out.") if left_out else _("The row is taken in again."),
        )
        return HttpResponseRedirect(back if done else request.get_full_path())
    if form.is_valid():
        changed = form.row()
        tried(form, lambda: actions.change_row(by=by, arrival_id=row_id, number=number, row=changed))
        if form.is_valid():
            messages.success(request, _("The row is changed. It is being compared with the register."))
            return HttpResponseRedirect(back)
    context = {
        "form": form,
        "number": number,
        "shown": shown,
        "wrong": at_length(found),
        "is_left_out": found["left_out"],
        "persons": persons_table(found["perhaps"] or ()),
        "back_url": back,
    }
    return render(request, "desk/registry/arrival_row.html", context)


@dataclass(frozen=True, kw_only=True)
class Settling:
    """What settles a whole table after a question."""

    name: str
    may: Callable[[ArrivalPage], bool]
    question: Promise
    text: Promise
    submit: Promise
    done: Promise
    do: Callable[[Actor, UUID], object]
    danger: bool = False


SETTLINGS: Final = (
    Settling(
        name="commit_arrival",
        may=lambda shown: shown.may_commit,
        question=gettext_lazy("Register everybody in this table?"),
        text=gettext_lazy(
            "All of them are registered, or nobody is. Each gets a bureau number, and of each whom we hold two capture "
            "cards are due within a week of arrival. The table can be taken back as long as nothing else has happened."
        ),
        submit=gettext_lazy("Register them"),
        done=gettext_lazy("They are registered, and each has a bureau number."),
        do=lambda by, row_id: actions.commit_arrival(by=by, arrival_id=row_id),
    ),
    Settling(
        name="undo_arrival",
        may=lambda shown: shown.may_undo,
        question=gettext_lazy("Take this whole table back?"),
        text=gettext_lazy(
            "Nobody whom it registered is found any more, by name or by number. The ledger keeps that they were. It is "
            "refused if something has happened with one of them since."
        ),
        submit=gettext_lazy("Take it back"),
        done=gettext_lazy("The table is taken back."),
        do=lambda by, row_id: actions.undo_arrival(by=by, arrival_id=row_id),
        danger=True,
    ),
    Settling(
        name="drop_arrival",
        may=lambda shown: shown.may_drop,
        question=gettext_lazy("Drop this table?"),
        text=gettext_lazy("Nobody in it is registered. To register them later, the table is staged anew."),
        submit=gettext_lazy("Drop the table"),
        done=gettext_lazy("The table is dropped. Nobody in it was registered."),
        do=lambda by, row_id: actions.drop_arrival(by=by, arrival_id=row_id),
        danger=True,
    ),
)
"""The steps that settle a table: one page asks before each of them."""


def settles(settling: Settling) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The page that asks, and then does it."""

    @requires(Permission.REGISTER)
    @asks_and_does
    def page(request: HttpRequest, row_id: UUID) -> HttpResponse:
        shown = _opened(request, row_id)
        back = reverse("desk:arrival", args=[row_id])
        by = member_of(request).actor
        if request.method == "POST":
            _done(request, lambda: settling.do(by, row_id), str(settling.done))
            return HttpResponseRedirect(back)
        if not settling.may(shown):
            return HttpResponseRedirect(back)
        about = [
            SummaryRow(_("People"), shown.kept),
            *([SummaryRow(_("Left out"), shown.arrival.rows - shown.kept)] if shown.kept < shown.arrival.rows else []),
            *shared_rows(side_of(shown.arrival), shown.shared),
            *_doubts(shown),
        ]
        context = {
            "title": settling.question,
            "text": settling.text,
            "submit": settling.submit,
            "danger": settling.danger,
            "consequences": about,
            "cancel_url": back,
        }
        return render(request, "desk/confirm.html", context)

    return page


def _doubts(shown: ArrivalPage) -> list[SummaryRow]:
    perhaps = len(shown.numbers("perhaps"))
    return [SummaryRow(_("Perhaps in the register already"), perhaps)] if perhaps and shown.may_commit else []


def _opened(request: HttpRequest, row_id: UUID) -> ArrivalPage:
    found = get_object_or_404(Arrival, pk=row_id)
    open_person(request, found.pk, Purpose.RECEIVE_DOCUMENT)
    return ArrivalPage.of(found)


def _number(request: HttpRequest, shown: ArrivalPage) -> int:
    typed = request.GET.get("row", "")
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= shown.arrival.rows) or not shown.may_change:
        raise Http404
    return int(typed)


def _done(request: HttpRequest, do: Callable[[], Any], words: str) -> bool:
    """Do it, and say above the next page that it was done, or why it was refused."""
    asked = forms.Form({})
    asked.is_valid()
    tried(asked, do)
    for refusal in asked.non_field_errors():
        messages.error(request, str(refusal))
    if not asked.non_field_errors():
        messages.success(request, words)
    return not asked.non_field_errors()


def _say_what_was_read(request: HttpRequest, form: SheetForm) -> None:
    for sheet in form.sheets:
        for words in (*sheet.notes, *sheet.problems[:10]):
            messages.info(request, words)
