"""What waits in this room: decisions within three working days, times to be set, calls to be held, recordings to erase."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.calls.kinds import AskedBy
from vistka.calls.machines import State
from vistka.calls.models import Call
from vistka.registry.exposure import AWAITED

SET_WITHIN: Final = timedelta(days=7)


def to_ask_person(now: datetime) -> Iterator[DueRow]:
    """Calls that an enquirer asked for: the person is to be asked."""
    return _asked(AskedBy.FAMILY)


def to_ask_family(now: datetime) -> Iterator[DueRow]:
    """Calls that a person asked for: the one whom the person meant is to be asked."""
    return _asked(AskedBy.PERSON)


def to_decide(now: datetime) -> Iterator[DueRow]:
    """Calls to which both have agreed."""
    return (DueRow(*row) for row in _going_on(State.AGREED).values_list("pk", "decision_due_at"))


def to_set(now: datetime) -> Iterator[DueRow]:
    """Calls that were granted and have no time yet."""
    for pk, decided_at in _going_on(State.GRANTED).values_list("pk", "decided_at"):
        assert decided_at is not None
        yield DueRow(pk, decided_at + SET_WITHIN)


def to_hold(now: datetime) -> Iterator[DueRow]:
    """Calls whose time has been set."""
    for pk, slot_from in Call.objects.filter(state__in=(State.SET, State.ON)).values_list("pk", "slot_from"):
        assert slot_from is not None
        yield DueRow(pk, slot_from)


def to_erase(now: datetime) -> Iterator[DueRow]:
    """Recordings that must be erased by a day."""
    waiting = Call.objects.filter(recorded_until__isnull=False, erased_at=None).values_list("pk", "recorded_until")
    return (DueRow(pk, until) for pk, until in waiting if until)


def _asked(by: AskedBy) -> Iterator[DueRow]:
    rows = _going_on(State.ASKED).filter(asked_by=by).values_list("pk", "decision_due_at")
    return (DueRow(*row) for row in rows)


def _going_on(state: State) -> QuerySet[Call]:
    """Nobody is asked or told about a call that waits for a review of what was shown in public."""
    return Call.objects.filter(state=state).exclude(person__exposure__state__in=AWAITED)


CLOCKS: Final = {
    "calls.to_ask_person": Clock(gettext_noop("Ask a person about a call"), to_ask_person),
    "calls.to_ask_family": Clock(gettext_noop("Ask an enquirer about a call"), to_ask_family),
    "calls.to_decide": Clock(gettext_noop("Decide on a call"), to_decide),
    "calls.to_set": Clock(gettext_noop("Set the time of a call"), to_set),
    "calls.to_hold": Clock(gettext_noop("Hold a call, and write down how it came out"), to_hold),
    "calls.to_erase": Clock(gettext_noop("Erase the recording of a call"), to_erase),
}
