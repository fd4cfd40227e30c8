"""What is due: in the clock's words, with the day, what is late first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vistka.agenda.clocks import clocks
from vistka.agenda.models import Due
from vistka.ui.furniture import Column, Table, Tag, Tone
from vistka.ui.templatetags.ui import time


def waiting() -> QuerySet[Due]:
    """All that is due, what should have been done first at the top."""
    return Due.objects.filter(settled_at=None).order_by("due_at", "clock", "row_id")


def due_table(rows: Iterable[Due], now: datetime) -> Table:
    """One line for each thing to do. The number tells two rows of the same clock apart."""
    return Table(
        caption=_("What is due"),
        caption_hidden=True,
        columns=(Column(_("What has to be done")), Column(_("State")), Column(_("By when")), Column(_("Record"))),
        rows=tuple((words_of(due), _state(due, now), time(due.due_at), str(due.row_id)) for due in rows),
    )


def words_of(due: Due) -> str:
    """What the clock says; its name, when it belongs to a room that is not there any more."""
    found = clocks().get(due.clock)
    return _(found.words) if found else due.clock


def _state(due: Due, now: datetime) -> Tag:
    return Tag(_("Overdue"), Tone.GRAVE) if due.due_at < now else Tag(_("Coming"), Tone.WAITING)
