"""New case codes: those that wait for a second person, for their day, or to be given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.enquiries.presenters.words import day
from vistka.desk.post.presenters.letters import addressee_rows
from vistka.desk.presenters.names import all_called
from vistka.post.models import NewCode
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

A_PAGE: Final = 20


def listed() -> QuerySet[NewCode]:
    """Those in hand, the first to be ready first."""
    return NewCode.objects.filter(given_at=None, dropped_at=None).order_by("ready_at", "pk")


def table(reader: Member, codes: Iterable[NewCode], now: datetime) -> Table:
    """One line a code. It opens nobody."""
    shown = list(codes)
    names = all_called(reader, [one.proposed_by for one in shown])
    return Table(
        caption=_("New codes"),
        caption_hidden=True,
        columns=(Column(_("Proposed")), Column(_("By")), Column(_("State")), Column(_("What you can do"))),
        rows=tuple(
            (day(one.proposed_at), names.get(one.proposed_by, "–"), _state(reader, one, now), _acts(reader, one, now))
            for one in shown
        ),
    )


def code_rows(reader: Member, code: NewCode) -> list[SummaryRow]:
    """For whom it is, who proposed it, from when on it can be given."""
    names = all_called(reader, [code.proposed_by, code.confirmed_by])
    rows = [
        *_for_whom(code),
        SummaryRow(_("Proposed by"), names.get(code.proposed_by, "–")),
        SummaryRow(_("Proposed on"), time(code.proposed_at)),
    ]
    if code.confirmed_by is not None:
        rows.append(SummaryRow(_("Confirmed by"), names.get(code.confirmed_by, "–")))
    return [*rows, SummaryRow(_("Can be given from"), time(code.ready_at))]


def _for_whom(code: NewCode) -> list[SummaryRow]:
    if code.enquirer is not None:
        return addressee_rows(code.enquirer)
    return [SummaryRow(_("Association"), code.association.name)] if code.association else []


def _state(reader: Member, code: NewCode, now: datetime) -> Tag:
    if code.confirmed_at is None:
        own = code.proposed_by == reader.staff.pk
        return Tag(_("Waits for somebody else"), Tone.WAITING) if own else Tag(_("For you or a colleague"), Tone.OPEN)
    if code.ready_at > now:
        return Tag(_("Ready on %(day)s") % {"day": day(code.ready_at)}, Tone.WAITING)
    return Tag(_("Ready to be given"), Tone.GOOD)


def _is_theirs(reader: Member, code: NewCode) -> bool:
    """A family's code is given by another than who proposed it."""
    return code.enquirer_id is not None and code.proposed_by == reader.staff.pk


def _acts(reader: Member, code: NewCode, now: datetime) -> Cell:
    about = day(code.proposed_at)
    links = [Link(_("Drop it"), reverse("desk:drop_code", args=[code.pk]), about)]
    if code.confirmed_at is None and code.proposed_by != reader.staff.pk:
        links.insert(0, Link(_("Confirm it"), reverse("desk:confirm_code", args=[code.pk]), about))
    elif code.confirmed_at is not None and code.ready_at <= now and not _is_theirs(reader, code):
        links.insert(0, Link(_("Give it"), reverse("desk:give_code", args=[code.pk]), about))
    return format_html_join(mark_safe("<br>"), "{}", ((link,) for link in links))
