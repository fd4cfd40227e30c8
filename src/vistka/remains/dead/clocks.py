"""What waits of the dead: notifications, examinations, burials, marks on graves, reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, F, Max, OuterRef
from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.registry.models import Event, Side
from vistka.registry.states import EventKind, State
from vistka.remains.dead.machines import DeathState, EnquiryState, GraveState
from vistka.remains.models import Death, Grave, OfficialEnquiry

WRITTEN_WITHIN: Final = timedelta(days=1)
EXAMINED_WITHIN: Final = timedelta(days=1)
CERTIFIED_WITHIN: Final = timedelta(days=2)
BURIED_WITHIN: Final = timedelta(days=3)
MARKED_WITHIN: Final = timedelta(days=14)
REPORTED_WITHIN: Final = timedelta(days=30)
CLOSED_WITHIN: Final = timedelta(days=30)
"""Set by hand. The Convention says "as rapidly as possible"."""


def unwritten(now: datetime) -> Iterator[DueRow]:
    """People who died while they were in this register and of whom there is no notification. Whoever came into it as
    dead was notified before, as with capture cards."""
    deaths = Event.objects.filter(kind=EventKind.DIED, person__state=State.DEAD, person__side=Side.HELD)
    since = deaths.filter(recorded_at__gt=F("person__registered_at"), person__undone_at=None)
    counting = since.exclude(Exists(Event.objects.filter(corrects=OuterRef("pk"))))
    noted = Death.objects.filter(person=OuterRef("person")).exclude(state=DeathState.TAKEN_BACK)
    left = Event.objects.filter(person=OuterRef("person"), kind__in=[EventKind.RELEASED, EventKind.REPATRIATED])
    waiting = counting.exclude(Exists(noted)).exclude(Exists(left))
    for person_id, recorded_at in waiting.values_list("person_id", "recorded_at"):
        yield DueRow(person_id, recorded_at + WRITTEN_WITHIN)


def unexamined(now: datetime) -> Iterator[DueRow]:
    """The dead whom no doctor has examined."""
    return _deaths(DeathState.NOTED, "noted_at", EXAMINED_WITHIN)


def uncertified(now: datetime) -> Iterator[DueRow]:
    """Deaths that wait for a second person."""
    return _deaths(DeathState.EXAMINED, "examined_at", CERTIFIED_WITHIN)


def unburied(now: datetime) -> Iterator[DueRow]:
    """The dead of whose burial nothing is written."""
    return _deaths(DeathState.CERTIFIED, "certified_at", BURIED_WITHIN)


def unclosed(now: datetime) -> Iterator[DueRow]:
    """Notifications that nobody has closed."""
    yield from _deaths(DeathState.BURIED, "buried_at", CLOSED_WITHIN)
    yield from _deaths(DeathState.CREMATED, "buried_at", CLOSED_WITHIN)


def unmarked(now: datetime) -> Iterator[DueRow]:
    """Graves that relatives could not find; counted from the last move."""
    graves = Grave.objects.filter(state__in=[GraveState.LAID, GraveState.MOVED])
    for pk, laid_at, moved_at in graves.annotate(moved_at=Max("moves__moved_at")).values_list(
        "pk", "laid_at", "moved_at"
    ):
        yield DueRow(pk, (moved_at or laid_at) + MARKED_WITHIN)


def unreported(now: datetime) -> Iterator[DueRow]:
    """Official enquiries that went to no Protecting Power."""
    for pk, opened_at in OfficialEnquiry.objects.filter(state=EnquiryState.OPENED).values_list("pk", "opened_at"):
        yield DueRow(pk, opened_at + REPORTED_WITHIN)


def _deaths(state: DeathState, since: str, within: timedelta) -> Iterator[DueRow]:
    for pk, at in Death.objects.filter(state=state).values_list("pk", since):
        yield DueRow(pk, at + within)


CLOCKS: Final = {
    "remains.death_unwritten": Clock(gettext_noop("Write the notification of a death"), unwritten),
    "remains.death_unexamined": Clock(gettext_noop("Examine somebody who has died"), unexamined),
    "remains.death_uncertified": Clock(gettext_noop("Certify a death"), uncertified),
    "remains.death_unburied": Clock(gettext_noop("Write where somebody is buried"), unburied),
    "remains.death_unclosed": Clock(gettext_noop("Close the notification of a death"), unclosed),
    "remains.grave_unmarked": Clock(gettext_noop("Have a grave marked"), unmarked),
    "remains.enquiry_unreported": Clock(gettext_noop("Report an official enquiry to the Protecting Power"), unreported),
}
