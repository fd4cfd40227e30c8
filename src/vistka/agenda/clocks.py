"""Clocks: what must be done by when. Each room declares its own in its `clocks.py`; the desk shows what they find.

A clock asks the truth anew each time (which rows are due?), so nothing is lost when a task or a worker dies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from vistka.agenda.declared import declared
from vistka.agenda.models import Due


class DueRow(NamedTuple):
    """A row that something is due for, and when."""

    row_id: UUID
    due_at: datetime


class Clock(NamedTuple):
    """`words` say what has to be done (marked for translation); `due(now)` yields every row that waits for it."""

    words: str
    due: Callable[[datetime], Iterable[DueRow]]


def clocks() -> dict[str, Clock]:
    """Every room's clocks, by name."""
    return declared("clocks", "CLOCKS")


def tick(now: datetime) -> int:
    """Ask every clock; write down what has become due, settle what no longer is. How many are due."""
    return sum(_tick(name, clock, now) for name, clock in clocks().items())


def _tick(name: str, clock: Clock, now: datetime) -> int:
    with transaction.atomic():
        waiting = {row.row_id: row.due_at for row in clock.due(now)}
        known = Due.objects.filter(clock=name, settled_at=None).select_for_update()
        noticed = {due.row_id: due for due in known}
        gone = [due.pk for row_id, due in noticed.items() if row_id not in waiting]
        Due.objects.filter(pk__in=gone).update(settled_at=now)
        for row_id, due_at in waiting.items():
            if row_id not in noticed:
                Due(clock=name, row_id=row_id, due_at=due_at, noticed_at=now).save()
            elif noticed[row_id].due_at != due_at:
                Due.objects.filter(pk=noticed[row_id].pk).update(due_at=due_at)
    return len(waiting)
