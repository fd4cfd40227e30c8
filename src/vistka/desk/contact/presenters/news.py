"""News of a death, as the one who brings it reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.access.members import Member
from vistka.contact.deaths import is_taken_back
from vistka.contact.models import DeathNews
from vistka.contact.news import is_doubted
from vistka.desk.contact.presenters.answer import contact_rows
from vistka.desk.registry.words import day_words
from vistka.enquiries.contacts import BadNews
from vistka.enquiries.kinship import KIN
from vistka.ledger.errors import Forged
from vistka.ui.furniture import Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

_BY_WHOM: Final[Mapping[BadNews, Promise]] = {
    BadNews.OFFICIAL: gettext_lazy("The Power, the Central Tracing Agency or the National Society"),
    BadNews.OURS: gettext_lazy("One of us, as the family chose"),
}


@dataclass(frozen=True)
class Kin:
    """One of the family, and how to reach her without harm."""

    name: str
    relation: str
    contact: list[SummaryRow]


@dataclass(frozen=True)
class NewsPage:
    """One task. The brief is there for the one who took it, and nobody else.

    `is_moot`: stopped, because nobody hears it this way any more; match and death stand. `is_official`: the family chose
    to hear it from the Power or the Red Cross.
    """

    summary: list[SummaryRow]
    is_stopped: bool
    is_moot: bool
    is_official: bool
    is_handed_on: bool
    is_doubted: bool
    is_done: bool
    is_mine: bool
    may_take: bool
    needs_reading: bool
    dead: list[SummaryRow]
    family: list[Kin]
    not_told: int
    others: int
    record: list[SummaryRow]
    row_id: UUID


def open_news(reader: Member) -> list[DeathNews]:
    """What is to be brought, and what was stopped after she took it; due first at the top."""
    to_bring = Q(done_at=None, stopped_at=None)
    to_read = Q(stopped_at__isnull=False, taken_by=reader.staff.pk, stop_read_at=None)
    return list(DeathNews.objects.filter(to_bring | to_read).select_related("link__person").order_by("due_at", "pk"))


def news_table(reader: Member, rows: Sequence[DeathNews]) -> Table:
    """One line for each, without a name."""
    return Table(
        caption=_("News to be brought"),
        caption_hidden=True,
        columns=(Column(_("News")), Column(_("State")), Column(_("By when"))),
        rows=tuple(
            (
                Link(_("News %(place)s") % {"place": place}, reverse("desk:one_news", args=[row.pk])),
                _state(reader, row),
                time(row.due_at),
            )
            for place, row in enumerate(rows, 1)
        ),
    )


def news_page(reader: Member, row: DeathNews) -> NewsPage:
    """One task, for this reader."""
    is_mine = row.taken_by == reader.staff.pk
    taken_back = is_taken_back(row)
    stopped = row.stopped_at is not None or taken_back
    shown = is_mine and not stopped
    brief = row.brief if shown else {}
    return NewsPage(
        summary=_summary(reader, row),
        is_stopped=stopped,
        is_moot=stopped and not taken_back,
        is_official=row.by_whom == BadNews.OFFICIAL,
        is_handed_on=row.handed_on_at is not None,
        is_doubted=is_doubted(row),
        is_done=row.done_at is not None,
        is_mine=is_mine,
        may_take=not (is_mine or stopped or row.done_at),
        needs_reading=bool(is_mine and row.stopped_at and row.stop_read_at is None),
        dead=_dead(brief["dead"]) if shown else [],
        family=[_kin(kin) for kin in brief.get("family", [])],
        not_told=brief.get("not_told", 0),
        others=brief.get("others", 0),
        record=_record(row) if shown else [],
        row_id=row.pk,
    )


def told_rows(reader: Member, row: DeathNews) -> list[SummaryRow]:
    """Of whom it is said that they were told, for the one who took it."""
    return [SummaryRow(kin.relation, kin.name) for kin in news_page(reader, row).family]


def _summary(reader: Member, row: DeathNews) -> list[SummaryRow]:
    return [
        SummaryRow(_("State"), _state(reader, row)),
        SummaryRow(_("Who brings it"), _BY_WHOM[BadNews(row.by_whom)]),
        SummaryRow(_("By when"), time(row.due_at)),
    ]


def _record(row: DeathNews) -> list[SummaryRow]:
    words = {"when": _("When"), "where": _("Where"), "present": _("Who was there"), "asked": _("What the family asked")}
    record = row.record
    handed = [
        SummaryRow(_("Handed on to"), f"{step['to']}, {day_words(step['on'])}") for step in record.get("handed", ())
    ]
    return [*handed, *(SummaryRow(words[name], record[name]) for name in words if record.get(name))]


def _dead(said: Mapping[str, str]) -> list[SummaryRow]:
    rows = [SummaryRow(_("Name"), said["name"])]
    if said["sought_as"] not in ("", said["name"]):
        rows.append(SummaryRow(_("As the family writes it"), said["sought_as"]))
    return [*rows, SummaryRow(_("Died on"), said["on"] or _("The day is not known"))]


def _kin(said: Mapping[str, Any]) -> Kin:
    relation = KIN[said["relation"]].words if said["relation"] in KIN else said["relation"]
    home = SummaryRow(_("Home address"), said["address"] or _("Not known: ask when you arrange to meet"))
    return Kin(said["name"], str(relation), [home, *contact_rows(said["contact"])])


def _state(reader: Member, row: DeathNews) -> Tag:
    try:
        taken_back = is_taken_back(row)
    except Forged:
        return Tag(_("Cannot be relied on: tell an administrator"), Tone.GRAVE)
    if taken_back:
        return Tag(_("Stop: taken back"), Tone.GRAVE)
    if row.stopped_at:
        return Tag(_("Stop: brought by others"), Tone.GRAVE)
    if row.done_at:
        return Tag(_("Brought"), Tone.GOOD)
    if row.handed_on_at:
        return Tag(_("Handed on, not confirmed"), Tone.WAITING)
    if row.taken_by == reader.staff.pk:
        return Tag(_("Yours"), Tone.OPEN)
    if row.taken_by:
        return Tag(_("A colleague has it"), Tone.PLAIN)
    return (
        Tag(_("Overdue"), Tone.GRAVE) if row.due_at < timezone.now() else Tag(_("Waits for one of you"), Tone.WAITING)
    )
