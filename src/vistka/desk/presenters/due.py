"""What is due: in the clock's words, with the day, what is late first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from vistka.agenda.clocks import clocks
from vistka.agenda.models import Due
from vistka.desk.due_places import url_of
from vistka.ui.furniture import Column, Link, Table, Tag, Tone
from vistka.ui.templatetags.ui import time


def due_table(rows: Iterable[Due], now: datetime) -> Table:
    """One line for each thing to do, with the way to it."""
    return Table(
        caption=_("What is due"),
        caption_hidden=True,
        columns=(Column(_("What has to be done")), Column(_("State")), Column(_("By when"))),
        rows=tuple(
            (Link(_(clocks()[due.clock].words), url_of(due)), _state(due, now), time(due.due_at)) for due in rows
        ),
    )


def _state(due: Due, now: datetime) -> Tag:
    return Tag(_("Overdue"), Tone.GRAVE) if due.due_at < now else Tag(_("Coming"), Tone.WAITING)
