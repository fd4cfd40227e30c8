"""The pages on which one thing is written about a person, and those that ask once more before something is done."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.errors import AccessError
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.registry.change import Change
from vistka.desk.registry.confirming import Confirmed
from vistka.desk.registry.event_forms import CorrectEventForm
from vistka.desk.registry.opened import FORGED, believe, opened_person
from vistka.desk.registry.person_views import asks_and_does
from vistka.desk.registry.tries import tried
from vistka.desk.registry.words import whom
from vistka.ledger.errors import Forged
from vistka.registry import actions
from vistka.registry.models import Event
from vistka.registry.states import EventKind
from vistka.ui.furniture import SummaryRow


def changes(change: Change) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The page of a change: its form, then the action."""

    @requires(change.permission)
    @asks_and_does
    def page(request: HttpRequest, row_id: UUID) -> HttpResponse:
        person = opened_person(request, row_id)
        form = change.form(person, request.POST if request.method == "POST" else None)
        back = _page_of(person.pk)
        if form.is_valid() and tried(form, lambda: change.do(member_of(request).actor, person, form)) is not None:
            messages.success(request, str(change.done))
            return HttpResponseRedirect(back)
        context = {"form": form, "change": change, "whom": whom(member_of(request), person), "back_url": back}
        return render(request, change.template, context)

    return page


@requires(Permission.REGISTER)
@asks_and_does
def correct_event(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Say what really happened in place of an event."""
    event = get_object_or_404(Event.objects.exclude(kind=""), pk=row_id)
    person = opened_person(request, event.person_id)
    believe(event)
    typed = request.POST if request.method == "POST" else None
    form = CorrectEventForm(typed, kinds=EventKind, initial={"kind": event.kind, **event.said})
    back = _page_of(event.person_id)
    if form.is_valid():
        by, kind, said = member_of(request).actor, form.kind_or_none(), form.said()
        if tried(form, lambda: actions.correct_event(by=by, event_id=event.pk, kind=kind, said=said)) is not None:
            messages.success(request, _("The event is corrected. The mistaken entry no longer counts."))
            return HttpResponseRedirect(back)
    about = [*whom(member_of(request), person), SummaryRow(_("Entered by mistake"), EventKind(event.kind).words)]
    return render(request, "desk/registry/correct_event.html", {"form": form, "whom": about, "back_url": back})


def confirms(asked: Confirmed) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The page that says what will happen, and has one button."""

    @requires(Permission.REGISTER)
    @asks_and_does
    def page(request: HttpRequest, row_id: UUID) -> HttpResponse:
        row = get_object_or_404(asked.on, pk=row_id)
        person = opened_person(request, asked.person_id(row))
        believe(*asked.believed(row))
        back = _page_of(person.pk)
        if request.method != "POST":
            about = [*whom(member_of(request), person), *asked.about(row)]
            shown = {"title": asked.question, "text": asked.text, "submit": asked.submit}
            return render(request, "desk/confirm.html", {**shown, "consequences": about, "cancel_url": back})
        try:
            asked.do(member_of(request).actor, row.pk)
        except AccessError as error:
            messages.error(request, str(error.words))
        except Forged:
            messages.error(request, str(FORGED))
        else:
            messages.success(request, str(asked.done))
        return HttpResponseRedirect(back)

    return page


def _page_of(person_id: UUID) -> str:
    return reverse("desk:person", args=[person_id])
