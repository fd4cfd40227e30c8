"""The calls after a way home, and the end: what the escorts read is erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.states import IN_OUR_HANDS, State
from vistka.reunion.actions.rows import ends, take, way_for_change
from vistka.reunion.errors import ReunionError
from vistka.reunion.facts import news_is_done
from vistka.reunion.kinds import Need, Why
from vistka.reunion.models import Aftercare, Protocol, WayHome
from vistka.reunion.protocol import KEPT, KEPT_AT_MOST, TRIED_AGAIN_AFTER, TRIES, Part
from vistka.reunion.states import LIVE, Step


@action("reunion.note_aftercare")
def note_aftercare(*, by: Actor, call_id: UUID, reached: bool, needs: Iterable[Need] = ()) -> Aftercare:
    """Note a call after a way home. Nobody reached: it is tried again, three times in all.

    Raises `NotAllowed`; `AccessError` for one that is noted already; `ReunionError` for needs that nobody can have said.
    """
    caller = permitted(by, Permission.BRIEF_TRAVELLER)
    call = Aftercare.objects.for_change(call_id)
    still_open(call.done_at)
    now = timezone.now()
    call.tries += 1
    call.noted_by = caller
    stated = {Need(need) for need in needs}
    if stated and not reached:
        raise ReunionError(_("What somebody needs you hear only from whom you reached."))
    call.said = {"reached": reached, "needs": [need.value for need in Need if need in stated]}
    if reached or call.tries >= TRIES:
        call.done_at = now
    else:
        call.due_at = now + TRIED_AGAIN_AFTER
    call.save()
    return call


@action("reunion.end_way")
def end_way(*, by: Actor, way_id: UUID) -> WayHome:
    """End a way home of one who is no longer here. Only the machine does. He is here after all: nothing happens."""
    _machine_only(by)
    way = way_for_change(way_id)
    if way.state in LIVE and is_gone(way):
        ends(way, Why.GONE)
    return way


@action("reunion.close_way")
def close_way(*, by: Actor, way_id: UUID) -> WayHome:
    """Close a way home after the last call, and erase what the escorts read. Only the machine does."""
    _machine_only(by)
    way = way_for_change(way_id)
    if may_be_closed(way, timezone.now()):
        take(way, Step.CLOSE, by)
        way.his_brief, way.her_brief = {}, {}
        way.save()
        _forget_onward(way)
    return way


def is_gone(way: WayHome) -> bool:
    """Whether he is no longer here. Of one who died nothing changes before the family has heard it. Raises `Forged`."""
    state = State(way.person.state)
    return news_is_done(way.person) if state is State.DEAD else state not in IN_OUR_HANDS


def may_be_closed(way: WayHome, now: datetime) -> bool:
    """Whether its time is up and the last call is done."""
    if way.state not in KEPT or way.settled_at is None:
        return False
    waits = Aftercare.objects.filter(way=way, done_at=None).exists()
    since = now - way.settled_at
    return since >= (KEPT_AT_MOST if waits else KEPT[way.state])


def _forget_onward(way: WayHome) -> None:
    """Erase of the protocol where they went."""
    for key in Protocol.objects.filter(way=way).values_list("pk", flat=True):
        protocol = Protocol.objects.for_change(key)
        protocol.said = {part: said for part, said in protocol.said.items() if part != Part.ONWARD}
        protocol.save()


def _machine_only(by: Actor) -> None:
    if by.kind != "machine":
        raise NotAllowed(_("Only the machine does this, by itself."))
