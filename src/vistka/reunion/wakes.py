"""What the worker does in this room when it is woken."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Final

from django.utils import timezone

from vistka.contact.models import DeathNews
from vistka.ledger.errors import Forged
from vistka.registry.states import IN_OUR_HANDS, State
from vistka.reunion.actions.aftercare import close_way, end_way, may_be_closed
from vistka.reunion.actions.rows import BY_ITSELF
from vistka.reunion.journeys.wakes import HANDLERS as JOURNEYS
from vistka.reunion.lists.importing import COMPARE
from vistka.reunion.lists.matching import look_for_all
from vistka.reunion.models import WayHome
from vistka.reunion.protocol import KEPT
from vistka.reunion.states import LIVE
from vistka.tracing.models import Link

log = logging.getLogger(__name__)


def watch_ways() -> None:
    """End the ways of who is no longer here; close what is over. Each for itself: a forged row holds up no other."""
    for way in WayHome.objects.filter(state__in=LIVE).exclude(person__state__in=IN_OUR_HANDS).select_related("person"):
        _one(way, _end)
    for way in WayHome.objects.filter(state__in=KEPT):
        _one(way, _close)


def _end(way: WayHome) -> None:
    if not _waits_for_news(way):
        end_way(by=BY_ITSELF, way_id=way.pk)


def _waits_for_news(way: WayHome) -> bool:
    """Whether he has died and a family may not have heard it yet; the action proves it."""
    brought = DeathNews.objects.filter(done_at__isnull=False).values("pk")
    links = Link.objects.filter(person_id=way.person_id, undone_at=None).exclude(news_id__in=brought)
    return way.person.state == State.DEAD and links.exists()


def _close(way: WayHome) -> None:
    if may_be_closed(way, timezone.now()):
        close_way(by=BY_ITSELF, way_id=way.pk)


def _one(way: WayHome, do: Callable[[WayHome], None]) -> None:
    try:
        do(way)
    except Forged:
        log.exception("a way home waits: run `vistka ledger verify`")


HANDLERS: Final[Mapping[str, Callable[[], None]]] = {"reunion.ways": watch_ways, COMPARE: look_for_all, **JOURNEYS}
