"""The list of enquiries. A case worker's opens nothing: by name one looks in the index, by number one types it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.enquiries.opening import is_hotline
from vistka.desk.enquiries.presenters.words import day, numbered, state_tag
from vistka.enquiries.closing import State
from vistka.enquiries.models import Enquiry
from vistka.enquiries.sought import whole_name
from vistka.ui.furniture import Cell, Column, Link, Table, Tag, Tone

A_PAGE: Final = 20


def listed(reader: Member, state: str) -> QuerySet[Enquiry]:
    """Her own calls, newest first, for the hotline; for others all in a state, the earliest due first."""
    if is_hotline(reader):
        return Enquiry.objects.filter(taken_by_id=reader.staff.pk).order_by("-taken_at", "pk")
    seeking = Count("enquirers", filter=Q(enquirers__withdrawn_at=None))
    return Enquiry.objects.filter(state=state).annotate(seeking=seeking).order_by("answer_due_at", "pk")


def states(chosen: str) -> list[tuple[Link, bool]]:
    """The states to look through; whether it is the one that is shown."""
    return [(Link(one.words, f"?state={one.value}"), one.value == chosen) for one in State]


def state_asked_for(typed: str) -> str:
    """The state that was asked for; open ones first."""
    return typed if typed in set(State) else State.OPEN.value


def table(reader: Member, rows: Iterable[Enquiry], now: datetime) -> Table:
    """The enquiries of a page."""
    return _of_hotline(rows) if is_hotline(reader) else _of_case_worker(rows, now)


def _of_hotline(rows: Iterable[Enquiry]) -> Table:
    """Nothing of what became of them: she cannot let slip what she does not see."""
    return Table(
        caption=_("Calls that you took"),
        caption_hidden=True,
        columns=(Column(_("Sought person")), Column(_("Number")), Column(_("Taken"))),
        rows=tuple(
            (Link(whole_name(row.sought) or numbered(row.number), _url(row)), numbered(row.number), day(row.taken_at))
            for row in rows
        ),
    )


def _of_case_worker(rows: Iterable[Enquiry], now: datetime) -> Table:
    return Table(
        caption=_("Enquiries"),
        caption_hidden=True,
        columns=(
            Column(_("Taken")),
            Column(_("Reply due")),
            Column(_("State")),
            Column(_("Enquirers"), numeric=True),
            Column(_("What you can do")),
        ),
        rows=tuple(
            (
                day(row.taken_at),
                _due(row, now),
                state_tag(row.state),
                row.seeking,  # type: ignore[attr-defined]
                Link(_("Open it"), _url(row), day(row.taken_at)),
            )
            for row in rows
        ),
    )


def _due(row: Enquiry, now: datetime) -> Cell:
    if row.state != State.OPEN:
        return "–"
    late = row.answer_due_at < now
    return Tag(day(row.answer_due_at), Tone.GRAVE) if late else day(row.answer_due_at)


def _url(row: Enquiry) -> str:
    return reverse("desk:enquiry", args=[row.pk])
