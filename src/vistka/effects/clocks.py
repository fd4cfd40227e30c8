"""What waits in this room: packets that were begun and not sealed, things of who is gone that were not forwarded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.effects.machines import ArticleState, PacketState
from vistka.effects.models import Article, Packet
from vistka.registry.states import IN_OUR_HANDS

SEALED_WITHIN: Final = timedelta(days=1)
FORWARDED_WITHIN: Final = timedelta(days=14)


def unsealed(now: datetime) -> Iterator[DueRow]:
    """Packets that wait for a second person."""
    for pk, packed_at in Packet.objects.filter(state=PacketState.OPEN).values_list("pk", "packed_at"):
        yield DueRow(pk, packed_at + SEALED_WITHIN)


def waiting(now: datetime) -> Iterator[DueRow]:
    """Sealed packets that went nowhere yet."""
    for pk, sealed_at in Packet.objects.filter(state=PacketState.SEALED).values_list("pk", "sealed_at"):
        assert sealed_at is not None
        yield DueRow(pk, sealed_at + FORWARDED_WITHIN)


def loose(now: datetime) -> Iterator[DueRow]:
    """Articles of people who are no longer here, in no packet."""
    here = [state.value for state in IN_OUR_HANDS]
    left = Article.objects.filter(state=ArticleState.HELD).exclude(person=None).exclude(person__state__in=here)
    for pk, written_at in left.values_list("pk", "written_at"):
        yield DueRow(pk, written_at + FORWARDED_WITHIN)


CLOCKS: Final = {
    "effects.unsealed": Clock(gettext_noop("Count and seal a packet"), unsealed),
    "effects.waiting": Clock(gettext_noop("Forward or return a sealed packet"), waiting),
    "effects.loose": Clock(gettext_noop("Pack what somebody left behind"), loose),
}
