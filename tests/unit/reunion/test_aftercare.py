"""After the way home: calls at 7, 30 and 90 days, and then what the escorts read is erased."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from invented_reunion import NO_AT_THE_DOOR, Returning, ReturningBureau
from vistka.access.errors import AccessError, NotAllowed
from vistka.ledger.reading import reading
from vistka.reunion import actions
from vistka.reunion.clocks import aftercare
from vistka.reunion.kinds import Need, WayKind
from vistka.reunion.models import Aftercare, Protocol, WayHome
from vistka.reunion.wakes import watch_ways


def due_in_days(now: datetime) -> list[int]:
    waiting = Aftercare.objects.filter(done_at=None).values_list("due_at", flat=True)
    return sorted(round((due_at - now) / timedelta(days=1)) for due_at in waiting)


def all_reached(bureau: ReturningBureau) -> None:
    for call in Aftercare.objects.filter(done_at=None):
        actions.note_aftercare(by=bureau.by("olena"), call_id=call.pk, reached=True)


def test_somebody_calls_after_7_30_and_90_days(bureau: ReturningBureau, family: Returning) -> None:
    family.is_handed_over()
    now = timezone.now()
    assert due_in_days(now) == [7, 30, 90]
    assert [[*aftercare(now + timedelta(days=day))] != [] for day in (1, 5)] == [False, True]
    first = Aftercare.objects.get(day=7)
    noted = actions.note_aftercare(by=bureau.by("olena"), call_id=first.pk, reached=True, needs=[Need.PAPERS])
    with reading(bureau.by("olena")):
        assert noted.said == {"reached": True, "needs": ["papers"]}
    assert due_in_days(timezone.now()) == [30, 90]
    with pytest.raises(AccessError, match="settled"):
        actions.note_aftercare(by=bureau.by("olena"), call_id=first.pk, reached=True)


def test_whom_nobody_reached_is_tried_three_times(bureau: ReturningBureau, family: Returning) -> None:
    family.is_handed_over()
    first = Aftercare.objects.get(day=7)
    with pytest.raises(AccessError, match="only from whom you reached"):
        actions.note_aftercare(by=bureau.by("olena"), call_id=first.pk, reached=False, needs=[Need.DOCTOR])
    for _ in range(2):
        assert actions.note_aftercare(by=bureau.by("olena"), call_id=first.pk, reached=False).done_at is None
        assert due_in_days(timezone.now())[0] == 2
    assert actions.note_aftercare(by=bureau.by("olena"), call_id=first.pk, reached=False).done_at is not None


def test_an_escort_does_not_call_afterwards(bureau: ReturningBureau, family: Returning) -> None:
    family.is_handed_over()
    with pytest.raises(NotAllowed):
        actions.note_aftercare(by=bureau.by("bohdan"), call_id=Aftercare.objects.all()[0].pk, reached=True)


def briefs(bureau: ReturningBureau, way: WayHome) -> list[object]:
    way.refresh_from_db()
    with reading(bureau.by("bohdan")):
        onward = [protocol.said.get("onward", {}) for protocol in Protocol.objects.filter(way=way)]
        return [one for one in (way.his_brief, way.her_brief, *onward) if one]


def test_what_the_escorts_read_is_erased_after_the_last_call(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_handed_over()
    assert len(briefs(bureau, way)) == 3
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        watch_ways()
        assert len(briefs(bureau, way)) == 3
        all_reached(bureau)
        watch_ways()
        assert (briefs(bureau, way), way.state) == ([], "closed")


def test_it_is_erased_also_when_nobody_called(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_handed_over()
    with time_machine.travel(timezone.now() + timedelta(days=121)):
        watch_ways()
        assert (briefs(bureau, way), way.state) == ([], "closed")


def test_when_he_declined_it_is_erased_once_somebody_spoke_with_her(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    actions.ask_at_the_door(by=bureau.by("bohdan"), way_id=way.pk, door=NO_AT_THE_DOOR)
    watch_ways()
    assert len(briefs(bureau, way)) == 2
    assert due_in_days(timezone.now()) == [1]
    all_reached(bureau)
    watch_ways()
    assert (briefs(bureau, way), way.state) == ([], "closed")


def test_of_an_exchange_the_escorts_keep_a_name_for_a_week(bureau: ReturningBureau, family: Returning) -> None:
    family.may_go()
    way = family.is_eligible(WayKind.EXCHANGE)
    actions.carry_out(by=bureau.by("bohdan"), way_id=way.pk, on=timezone.localdate(), no_press=True)
    assert len(briefs(bureau, way)) == 1
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        watch_ways()
        assert (briefs(bureau, way), way.state) == ([], "closed")
