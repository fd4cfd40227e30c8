"""News of deaths, for those who bring them: what waits, one with its brief, taking it, and saying that it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vistka.access.errors import AccessError
from vistka.access.gate import open_person
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.contact import actions
from vistka.contact.errors import FamilyChanged
from vistka.contact.models import DeathNews
from vistka.desk.contact.forms import BroughtForm, ConfirmedForm, HandedOnForm, ReadForm
from vistka.desk.contact.presenters.news import news_page, news_table, open_news, told_rows
from vistka.desk.forged import says_what_is_forged
from vistka.ledger.recorded import trust

asks_and_does = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.BRING_NEWS)
@require_safe
def news_list(request: HttpRequest) -> HttpResponse:
    """What waits. No name is opened before somebody takes it."""
    rows = open_news(member_of(request))
    return render(request, "desk/contact/news_list.html", {"table": news_table(member_of(request), rows), "any": rows})


@requires(Permission.BRING_NEWS)
@require_safe
@says_what_is_forged
def news(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One: how it stands, and to whom takes it the brief."""
    row = _opened(request, row_id)
    return render(request, "desk/contact/news.html", {"page": news_page(member_of(request), row)})


@requires(Permission.BRING_NEWS)
@asks_and_does
@says_what_is_forged
def take_news(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Take it upon oneself."""
    row, by = _proved(row_id), member_of(request).actor
    if request.method != "POST":
        context = {"is_taken": row.taken_by is not None, "cancel_url": reverse("desk:one_news", args=[row.pk])}
        return render(request, "desk/contact/take_news.html", {**context, "taken_by": row.taken_by or ""})
    instead_of = _known(request.POST.get("instead_of", ""))
    return _done(
        request,
        row,
        lambda: actions.take_news(by=by, news_id=row.pk, instead_of=instead_of),
        _("It is yours now. Read everything before you call anybody."),
    )


@requires(Permission.BRING_NEWS)
@asks_and_does
@says_what_is_forged
def bring_news(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Say that the family was told, and how."""
    row, by = _opened(request, row_id), member_of(request).actor
    form = BroughtForm(_typed(request), news=row)

    def do() -> object:
        read = form.cleaned_data["read"]
        return actions.bring_news(by=by, news_id=row.pk, brought=form.brought(), read=read)

    said = _("It is noted. Thank you. Now speak with somebody about it yourself.")
    return _asked(request, row, form, do, said, "desk/contact/bring_news.html")


@requires(Permission.BRING_NEWS)
@asks_and_does
@says_what_is_forged
def hand_on_news(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Say to whom the news was handed on, where the family chose so."""
    row, by = _opened(request, row_id), member_of(request).actor
    form = HandedOnForm(_typed(request), news=row)

    def do() -> object:
        read = form.cleaned_data["read"]
        return actions.hand_on_news(by=by, news_id=row.pk, handed=form.handed(), read=read)

    said = _("It is noted. The family is not told yet: ask until they confirm it.")
    return _asked(request, row, form, do, said, "desk/contact/hand_on_news.html")


@requires(Permission.BRING_NEWS)
@asks_and_does
@says_what_is_forged
def confirm_news(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Say that those to whom it was handed have confirmed that the family was told."""
    row, by = _opened(request, row_id), member_of(request).actor
    form = ConfirmedForm(_typed(request), news=row)
    return _asked(
        request,
        row,
        form,
        lambda: actions.confirm_news(by=by, news_id=row.pk, brought=form.brought()),
        _("It is noted: the family has been told."),
        "desk/contact/confirm_news.html",
    )


@requires(Permission.BRING_NEWS)
@asks_and_does
@says_what_is_forged
def read_stop(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Say that one has read that it was stopped."""
    row, by = _proved(row_id), member_of(request).actor
    if request.method != "POST":
        return HttpResponseRedirect(reverse("desk:one_news", args=[row.pk]))
    return _done(request, row, lambda: actions.read_stop(by=by, news_id=row.pk), _("It is noted."))


def _proved(row_id: UUID) -> DeathNews:
    row = get_object_or_404(DeathNews.objects.select_related("link"), pk=row_id)
    trust(row)
    return row


def _opened(request: HttpRequest, row_id: UUID) -> DeathNews:
    """The task, its two persons opened for the one who took it. Raises `Forged`, `Http404`."""
    row = _proved(row_id)
    if row.taken_by == member_of(request).staff.pk:
        for person in row.person_ids:
            open_person(request, person, Purpose.OWN_CASE)
    return row


def _typed(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _asked(
    request: HttpRequest, row: DeathNews, form: ReadForm, do: Callable[[], object], said: str, template: str
) -> HttpResponse:
    """The page of a form, or what it does; when the family has changed, the page once more."""
    if form.is_valid():
        try:
            return _done(request, row, do, said)
        except FamilyChanged as changed:
            form.read_again(row, changed.words)
    rows = told_rows(member_of(request), row)
    context = {"form": form, "rows": rows, "cancel_url": reverse("desk:one_news", args=[row.pk])}
    return render(request, template, context)


def _done(request: HttpRequest, row: DeathNews, do: Callable[[], object], words: Any) -> HttpResponse:
    try:
        do()
    except FamilyChanged:
        raise
    except AccessError as refused:
        messages.error(request, str(refused.words))
    else:
        messages.success(request, words)
    return HttpResponseRedirect(reverse("desk:one_news", args=[row.pk]))


def _known(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
