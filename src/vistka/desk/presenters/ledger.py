"""The ledger as it is read: newest first, so many entries a page, paged by their number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.presenters.names import all_called
from vistka.desk.sentences import sentence
from vistka.ledger.actors import staff as actor_of
from vistka.ledger.models import Entry
from vistka.ui.furniture import Column, Table
from vistka.ui.templatetags.ui import time as moment

A_PAGE: Final = 50


@dataclass(frozen=True)
class LedgerPage:
    """Some entries; `older` is the number below which the next page goes on."""

    table: Table | None
    older: int | None


def chosen(kept: Mapping[str, str]) -> QuerySet[Entry]:
    """The entries that a filter (`forms.LedgerFilter.kept`) lets through."""
    entries = Entry.objects.all()
    if account := kept.get("account"):
        entries = entries.filter(actor=str(actor_of(UUID(account))))
    if verb := kept.get("verb"):
        entries = entries.filter(verb=verb)
    if day := kept.get("day"):
        start = datetime.combine(date.fromisoformat(day), time.min, tzinfo=UTC)
        entries = entries.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return entries


def ledger_page(reader: Member, entries: QuerySet[Entry], before: int | None) -> LedgerPage:
    """The entries with numbers below `before`, newest first."""
    below = entries if before is None else entries.filter(number__lt=before)
    found = list(below.order_by("-number")[: A_PAGE + 1])
    shown = found[:A_PAGE]
    return LedgerPage(_table(reader, shown) if shown else None, shown[-1].number if len(found) > A_PAGE else None)


def _table(reader: Member, entries: Iterable[Entry]) -> Table:
    entries = list(entries)
    names = _names(reader, entries)
    return Table(
        caption=_("Entries"),
        caption_hidden=True,
        columns=(Column(_("Number")), Column(_("When")), Column(_("What happened")), Column(_("About"))),
        rows=tuple(
            (
                str(entry.number),
                moment(entry.at),
                sentence(entry, _who(entry.actor, names)),
                str(entry.subject_id or "–"),
            )
            for entry in entries
        ),
    )


def _names(reader: Member, entries: Iterable[Entry]) -> Mapping[UUID, str]:
    """Names for whom the role says so; everybody else who reads the ledger reads numbers."""
    if not reader.may(Permission.READ_LEDGER_NAMES):
        return {}
    return all_called(reader, (_account(entry.actor) for entry in entries))


def _account(actor: str) -> UUID | None:
    kind, _colon, found = actor.partition(":")
    return UUID(found) if kind == "staff" else None


def _who(actor: str, names: Mapping[UUID, str]) -> str:
    account = _account(actor)
    if account is None:
        return _("The machine (%(task)s)") % {"task": actor.partition(":")[2]}
    return names.get(account, str(account))
