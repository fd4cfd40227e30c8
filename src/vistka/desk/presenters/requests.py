"""Who asks to open more records today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member, trusted
from vistka.access.models import BudgetRelease
from vistka.desk.presenters.names import called
from vistka.ui.furniture import Cell, Column, Link, Table
from vistka.ui.templatetags.ui import time


def open_requests(now: datetime) -> list[BudgetRelease]:
    """The requests of today (UTC) that nobody has answered."""
    asked = BudgetRelease.objects.filter(day=now.date(), released_at=None).select_related("staff").order_by("asked_at")
    return list(trusted(asked))


def requests_table(reader: Member, asked: Iterable[BudgetRelease]) -> Table:
    """Who asks, for how many, since when."""
    return Table(
        caption=_("Requests of today"),
        caption_hidden=True,
        columns=(
            Column(_("Member of staff")),
            Column(_("More records")),
            Column(_("Asked")),
            Column(_("What you can do")),
        ),
        rows=tuple((called(reader, one.staff), one.persons, time(one.asked_at), _answer(reader, one)) for one in asked),
    )


def _answer(reader: Member, asked: BudgetRelease) -> Cell:
    if asked.staff_id == reader.staff.pk:
        return _("Another officer decides.")
    return Link(_("Allow"), reverse("desk:release", args=[asked.pk]), called(reader, asked.staff))
