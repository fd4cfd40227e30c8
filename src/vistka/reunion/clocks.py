"""What waits in this room: second officers, calls after a way home, and what journeys wait for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.reunion.journeys.clocks import CLOCKS as JOURNEYS
from vistka.reunion.lists.clocks import CLOCKS as LISTS
from vistka.reunion.models import Aftercare, WayHome

SECONDED_WITHIN: Final = timedelta(hours=24)
SHOWN_BEFORE: Final = timedelta(days=3)


def proposed(now: datetime) -> Iterator[DueRow]:
    """Ways home of which one person says that somebody may go; those of a list are decided with it."""
    for way in WayHome.objects.filter(state="proposed", list_id=None):
        assert way.proposed_at is not None
        yield DueRow(way.pk, way.proposed_at + SECONDED_WITHIN)


def aftercare(now: datetime) -> Iterator[DueRow]:
    """Calls after a handover, and to who came in vain, from a few days before they are due."""
    rows = Aftercare.objects.filter(done_at=None, due_at__lte=now + SHOWN_BEFORE)
    return (DueRow(*row) for row in rows.values_list("pk", "due_at"))


CLOCKS: Final = {
    "reunion.proposed": Clock(gettext_noop("Say as the second whether somebody may go home, or refuse it"), proposed),
    "reunion.aftercare": Clock(gettext_noop("Call after a handover"), aftercare),
    **JOURNEYS,
    **LISTS,
}
