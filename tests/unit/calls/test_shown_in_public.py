"""While the risk of one who was shown in public is to be reviewed, no step leads to a call; she sees nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from invented_call_requests import Speaking
from invented_exposure import Shown
from vistka.calls import actions
from vistka.calls.clocks import CLOCKS
from vistka.calls.errors import CallError
from vistka.calls.for_her import CLOSED_BEFORE, let_on_all, link
from vistka.calls.kinds import AskedBy, Outcome, Way
from vistka.calls.machines import State
from vistka.calls.models import Call
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.mailroom.models import CallRoom

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])

Step = Callable[[Speaking, Call], object]
STEPS: dict[State, tuple[Callable[[Speaking], Call], Step]] = {
    State.ASKED: (Speaking.he_asks, Speaking.she_agrees),
    State.AGREED: (
        lambda speaking: speaking.she_agrees(speaking.he_asks()),
        lambda speaking, call: actions.grant(
            by=speaking.by("ivan"), call_id=call.pk, needs_court=False, court_allows=False
        ),
    ),
    State.GRANTED: (Speaking.granted, Speaking.set),
    State.SET: (
        lambda speaking: speaking.set(speaking.granted()),
        lambda speaking, call: actions.begin(by=speaking.by("olena"), call_id=call.pk),
    ),
}


def shown(speaking: Speaking) -> Shown:
    return Shown(speaking.family.bureau, speaking.family.person.pk)


def waiting() -> set[object]:
    clocks = ("to_ask_person", "to_ask_family", "to_decide", "to_set")
    return {row.row_id for clock in clocks for row in CLOCKS[f"calls.{clock}"].due(timezone.now())}


@pytest.mark.parametrize("state", STEPS)
def test_each_step_to_a_call_waits_for_the_review_and_goes_on_after_it(speaking: Speaking, state: State) -> None:
    comes_to, step = STEPS[state]
    call = comes_to(speaking)
    shown(speaking).flagged()
    with pytest.raises(CallError, match="Publicly exposed"):
        step(speaking, call)
    assert Call.objects.get(pk=call.pk).state == state
    assert waiting() == set()
    shown(speaking).seconded()
    step(speaking, call)
    assert Call.objects.get(pk=call.pk).state != state


def test_a_person_is_not_asked_for_a_call_and_may_always_take_one_back(speaking: Speaking) -> None:
    call = speaking.granted()
    hers = speaking.she_asks()
    shown(speaking).flagged()
    with pytest.raises(CallError):
        speaking.he_asks()
    with pytest.raises(CallError):
        speaking.he_agrees(hers)
    declined = actions.decline(by=speaking.by("yaryna"), call_id=call.pk, side=AskedBy.PERSON)
    assert declined.state == State.TAKEN_BACK


def test_a_call_under_way_is_not_cut(speaking: Speaking) -> None:
    call = speaking.set(speaking.granted())
    actions.begin(by=speaking.by("olena"), call_id=call.pk)
    shown(speaking).flagged()
    let_on_all()
    assert Call.objects.get(pk=call.pk).state == State.ON
    assert actions.end(by=speaking.by("olena"), call_id=call.pk, outcome=Outcome.SPOKE).state == State.HELD


@pytest.mark.django_db(databases=["default", "mailroom"], transaction=True)
def test_a_room_in_the_browser_is_ended_shortly_before_its_hour_and_her_mail_says_what_it_said(
    speaking: Speaking, settings: Settings
) -> None:
    settings.CALL_URL, settings.TURN, settings.TURN_SECRET = "https://call.example", ["turn:t.example"], "invented"
    call = speaking.set(speaking.granted(), Way.BROWSER)
    assert call.slot_from is not None

    def is_ended() -> bool:
        let_on_all()
        return CallRoom.objects.get(pk=call.room_id).ended

    def her_link() -> dict[str, str] | None:
        with reading(machine("a test"), page="a test"):
            return link(speaking.family.mother, "en")

    said = her_link()
    shown(speaking).flagged()
    assert not is_ended()
    with time_machine.travel(call.slot_from - CLOSED_BEFORE, tick=False):
        assert is_ended()
        assert her_link() == said


@pytest.mark.django_db(databases=["default", "mailroom"], transaction=True)
def test_a_room_whose_hour_has_come_is_left_to_those_who_may_be_in_it(speaking: Speaking, settings: Settings) -> None:
    settings.CALL_URL, settings.TURN, settings.TURN_SECRET = "https://call.example", ["turn:t.example"], "invented"
    call = speaking.set(speaking.granted(), Way.BROWSER)
    assert call.slot_from is not None
    with time_machine.travel(call.slot_from + timedelta(minutes=1), tick=False):
        shown(speaking).flagged()
        let_on_all()
        assert not CallRoom.objects.get(pk=call.room_id).ended
