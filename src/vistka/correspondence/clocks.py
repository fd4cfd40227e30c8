"""What waits in this room: letters to be read, closed, handed over, carried; bans to be seconded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.correspondence.asides import LOOKED_AT_AFTER, to_look_at
from vistka.correspondence.bans import standing
from vistka.correspondence.censoring import READ_WITHIN
from vistka.correspondence.kinds import WhyNotHandedOver
from vistka.correspondence.machines import BanState, MessageState
from vistka.correspondence.models import Message
from vistka.correspondence.moving import moving
from vistka.correspondence.settling import UNBOUND

HANDED_OVER_WITHIN: Final = timedelta(days=3)
ENDED_WITHIN: Final = timedelta(days=14)
SECONDED_WITHIN: Final = timedelta(hours=24)
_TO_READ: Final = Q(state__in=[MessageState.WAITS, MessageState.READING])
_TO_CLOSE: Final = Q(state=MessageState.TO_CLOSE)
_TO_HAND_OVER: Final = Q(state=MessageState.TO_HAND_OVER) | Q(
    state=MessageState.NOT_HANDED_OVER, why=WhyNotHandedOver.MOVED
)
_NOT_HANDED_OVER: Final = Q(
    state__in=[MessageState.NOT_HANDED_OVER, MessageState.TO_DESTROY],
    why__in=[WhyNotHandedOver.NOT_HERE, WhyNotHandedOver.REFUSED],
)
_FOR_AGENCY: Final = Q(state=MessageState.FOR_AGENCY)


def _within(time: timedelta, which: Q) -> Callable[[datetime], Iterator[DueRow]]:
    """Letters that something is due for so long after they came to where they are; those that rest left aside."""

    def due(now: datetime) -> Iterator[DueRow]:
        return (
            DueRow(pk, since + time)
            for pk, since in moving(timezone.localdate(now)).filter(which).values_list("pk", "since")
        )

    return due


def stopped(now: datetime) -> Iterator[DueRow]:
    """Letters that have lain still for long, whatever holds them. It says no more than that two people look."""
    return (DueRow(pk, since + LOOKED_AT_AFTER) for pk, since in to_look_at().values_list("pk", "since"))


def not_handed_over(now: datetime) -> Iterator[DueRow]:
    """Closed envelopes that nobody takes, whatever has happened since."""
    found = Message.objects.filter(_NOT_HANDED_OVER).values_list("pk", "since")
    return (DueRow(pk, since + ENDED_WITHIN) for pk, since in found)


def proposed(now: datetime) -> Iterator[DueRow]:
    """Bans that wait for a second person."""
    for ban in standing(timezone.localdate(now)).filter(state=BanState.PROPOSED):
        yield DueRow(ban.pk, ban.proposed_at + SECONDED_WITHIN)


CLOCKS: Final = {
    "correspondence.read": Clock(gettext_noop("Read a letter (for censors)"), _within(READ_WITHIN, _TO_READ)),
    "correspondence.close": Clock(
        gettext_noop("Print and close a letter (for censors)"), _within(READ_WITHIN, _TO_CLOSE)
    ),
    "correspondence.deliver": Clock(gettext_noop("Hand a letter over"), _within(HANDED_OVER_WITHIN, _TO_HAND_OVER)),
    "correspondence.end": Clock(gettext_noop("Keep or destroy a letter that was not handed over"), not_handed_over),
    "correspondence.carry": Clock(
        gettext_noop("Give a letter to who carries it to the Agency"), _within(HANDED_OVER_WITHIN, _FOR_AGENCY)
    ),
    "correspondence.whose": Clock(gettext_noop("See whom the person writes to"), _within(READ_WITHIN, UNBOUND)),
    "correspondence.bans": Clock(gettext_noop("Second a ban on letters, or drop it"), proposed),
    "correspondence.stopped": Clock(gettext_noop("Look at a letter that lies still, with a colleague"), stopped),
}
