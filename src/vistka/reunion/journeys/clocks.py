"""What is due of journeys. A late check-in calls a person; what a person does not hear, a second one looks at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import F, QuerySet
from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.reunion.journeys.planning import OUTWARD
from vistka.reunion.journeys.routes import lengths_of
from vistka.reunion.journeys.rules import CLOSED_WITHIN, PREPARED_WITHIN, SILENT_AFTER
from vistka.reunion.journeys.states import BEFORE_THE_ROAD, GIVEN_UP, TRAVELLING, JourneyState
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import CheckIn, Journey

_OVER: Final = ("refused", "ended", "declined", "closed")
_TO_PREPARE: Final = BEFORE_THE_ROAD - {JourneyState.READY}


def late(now: datetime) -> Iterator[DueRow]:
    """Journeys with a relative on which a check-in is late."""
    for row in _awaited().filter(due_at__lte=now, journey__enquirer__isnull=False):
        yield DueRow(row.journey_id, row.due_at)


def silent(now: datetime) -> Iterator[DueRow]:
    """Journeys on which a check-in is late by hours."""
    for row in _awaited().filter(due_at__lte=now - SILENT_AFTER):
        yield DueRow(row.journey_id, row.due_at + SILENT_AFTER)


def wrong_codes(now: datetime) -> Iterator[DueRow]:
    """Journeys on which a code was wrong, and nobody has spoken with her since."""
    for journey in Journey.objects.filter(ended_at=None, wrong_at__isnull=False):
        assert journey.wrong_at is not None
        yield DueRow(journey.pk, journey.wrong_at)


def unprepared(now: datetime) -> Iterator[DueRow]:
    """Journeys before which somebody speaks with her: briefing, consent, codes."""
    for journey in Journey.objects.filter(enquirer__isnull=False, state__in=_TO_PREPARE):
        last = journey.agreed_at or journey.briefed_at or journey.planned_at
        yield DueRow(journey.pk, last + PREPARED_WITHIN)


def waiting(now: datetime) -> Iterator[DueRow]:
    """Journeys on which a leg is done and the next one is to begin."""
    for row, came_at in _done():
        if not _is_last(row):
            yield DueRow(row.journey_id, came_at)


def there(now: datetime) -> Iterator[DueRow]:
    """Journeys on which the last leg before the meeting is done, or the last of all where no relative travels."""
    for row, came_at in _done():
        if _is_last(row) and row.journey.state == JourneyState.ON_THE_WAY:
            yield DueRow(row.journey_id, came_at)


def to_go_home(now: datetime) -> Iterator[DueRow]:
    """Journeys of who is at the meeting house, while the meeting is over, however it ended: somebody brings her home."""
    rows = Journey.objects.filter(ended_at=None, state=JourneyState.ARRIVED, enquirer__isnull=False)
    for journey in rows.exclude(way__state__in=OUTWARD).select_related("way"):
        yield DueRow(journey.pk, journey.way.settled_at or journey.planned_at)


def home(now: datetime) -> Iterator[DueRow]:
    """Journeys whose last leg is done: once somebody has heard from her they close, and the road is erased."""
    for row, came_at in _done():
        if _is_last(row) and row.journey.state == JourneyState.GOING_HOME:
            yield DueRow(row.journey_id, came_at + CLOSED_WITHIN)


def pointless(now: datetime) -> Iterator[DueRow]:
    """Journeys to a meeting that will not be: the way home is over before she is there."""
    states = BEFORE_THE_ROAD | {JourneyState.ON_THE_WAY}
    for journey in Journey.objects.filter(ended_at=None, state__in=states, way__state__in=_OVER).select_related("way"):
        yield DueRow(journey.pk, journey.way.settled_at or journey.planned_at)


def given_up(now: datetime) -> Iterator[DueRow]:
    """Journeys that ended early, while nobody has heard that she is home: she is called at once, and until then."""
    for journey in Journey.objects.filter(ended_at=None, state__in=GIVEN_UP):
        assert journey.given_up_at is not None
        yield DueRow(journey.pk, journey.given_up_at)


CLOCKS: Final = {
    "reunion.late": Clock(gettext_noop("Call who travels: a check-in is late"), late),
    "reunion.silent": Clock(gettext_noop("Decide as the second person whether a silent journey ends"), silent),
    "reunion.wrong_codes": Clock(gettext_noop("Call who travels: a check-in code was wrong"), wrong_codes),
    "reunion.unprepared": Clock(gettext_noop("Speak with who travels: briefing, consent, codes"), unprepared),
    "reunion.waiting": Clock(gettext_noop("Let the next leg of a journey begin"), waiting),
    "reunion.there": Clock(gettext_noop("Note the arrival"), there),
    "reunion.to_go_home": Clock(gettext_noop("Begin the way home"), to_go_home),
    "reunion.home": Clock(gettext_noop("Hear from who travelled that she is home"), home),
    "reunion.pointless": Clock(gettext_noop("End a journey: the way home is over"), pointless),
    "reunion.given_up": Clock(gettext_noop("Call who travels now: the journey ended early"), given_up),
}


def _done() -> Iterator[tuple[CheckIn, datetime]]:
    """Check-ins that have come, with their hour, of the leg at which a journey stands."""
    rows = CheckIn.objects.filter(came_at__isnull=False, leg=F("journey__leg"), journey__ended_at=None)
    for row in rows.filter(journey__state__in=TRAVELLING).select_related("journey__way"):
        assert row.came_at is not None
        yield row, row.came_at


def _is_last(row: CheckIn) -> bool:
    """Whether no leg follows before the meeting, or none at all on the way home."""
    outward, whole = lengths_of(WayKind(row.journey.way.kind))
    return row.leg == (outward if row.journey.state == JourneyState.ON_THE_WAY else whole)


def _awaited() -> QuerySet[CheckIn]:
    """Check-ins that have not come, of journeys that go on."""
    rows = CheckIn.objects.filter(came_at=None, leg=F("journey__leg"), journey__ended_at=None)
    return rows.filter(journey__state__in=TRAVELLING)
