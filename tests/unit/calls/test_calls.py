"""A call takes place when both want it and the bureau's table opens it; it lasts fifteen minutes and leaves little."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from invented_answers import Family, mother_wish
from invented_call_requests import AGREED, CALLEE, Speaking
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.agenda.models import Outgoing
from vistka.calls import actions
from vistka.calls.clocks import CLOCKS
from vistka.calls.errors import CallError, NotOpen
from vistka.calls.for_her import ask, let_on_all, link
from vistka.calls.kinds import AskedBy, Outcome, Refusal, Way
from vistka.calls.machines import State
from vistka.calls.models import Call
from vistka.calls.rooms import END, OPEN
from vistka.calls.rules import LOCAL, working_days_after
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.mailroom.models import CallRoom
from vistka.registry.models import WishItem

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])


def her_link(speaking: Speaking) -> dict[str, str] | None:
    with reading(machine("a test"), page="a test"):
        return link(speaking.family.mother, "en")


def due(clock: str) -> set[object]:
    return {row.row_id for row in CLOCKS[f"calls.{clock}"].due(timezone.now())}


def test_he_asks_she_agrees_one_decides_and_they_speak_fifteen_minutes(speaking: Speaking) -> None:
    call = speaking.he_asks()
    assert due("to_ask_family") == {call.pk}
    call = speaking.granted()
    assert due("to_set") == {call.pk}
    call = speaking.set(call)
    assert call.slot_from is not None
    assert call.slot_to == call.slot_from + timedelta(minutes=15)
    said = her_link(speaking)
    assert said is not None
    assert (said["way"], said["url"], said["zone"]) == ("bridged", "", "Asia/Omsk")
    assert said["in_room"] == "an officer of the camp"
    actions.begin(by=speaking.by("olena"), call_id=call.pk)
    done = actions.end(by=speaking.by("olena"), call_id=call.pk, outcome=Outcome.SPOKE)
    assert done.state == State.HELD
    assert her_link(speaking) is None


def test_what_she_asks_for_is_seen_only_once_a_call_is_open_to_her(family: Family) -> None:
    speaking = Speaking(family)
    call = speaking.she_asks()
    assert call.state == State.RECEIVED
    assert due("to_ask_person") == due("to_decide") == set()
    family.has_everything()
    let_on_all()
    assert due("to_ask_person") == {call.pk}
    speaking.he_agrees(call)
    assert due("to_decide") == {call.pk}


def test_one_submission_is_one_request(speaking: Speaking) -> None:
    call = speaking.she_asks()
    assert call.submission_id is not None
    again = ask(
        by=machine("post"),
        enquirer_id=speaking.family.mother.pk,
        submission_id=call.submission_id,
        said={"zone": "UTC"},
    )
    assert again.pk == call.pk


@pytest.mark.parametrize(
    "takes_back",
    [
        lambda family: family.is_asked(),
        lambda family: family.is_asked(mother_wish(WishItem.THAT_I_LIVE, WishItem.LETTERS)),
        lambda family: family.says_the_word("сирень"),
        lambda family: family.is_unlinked(),
    ],
    ids=["no wish", "a smaller wish", "duress", "unlinked"],
)
def test_no_step_is_taken_and_no_link_shown_when_the_table_no_longer_opens_it(
    speaking: Speaking, takes_back: object
) -> None:
    call = speaking.set(speaking.granted())
    assert her_link(speaking) is not None
    takes_back(speaking.family)  # type: ignore[operator]
    assert her_link(speaking) is None
    with pytest.raises(NotOpen):
        speaking.set(call)
    with pytest.raises(NotOpen):
        actions.begin(by=speaking.by("olena"), call_id=call.pk)


def test_a_death_changes_nothing_that_she_reads_and_yet_no_step_is_taken(speaking: Speaking) -> None:
    call = speaking.set(speaking.granted())
    before = her_link(speaking)
    speaking.family.dies()
    assert her_link(speaking) == before
    with pytest.raises(NotOpen) as refused:
        actions.begin(by=speaking.by("olena"), call_id=call.pk)
    assert "dead" not in str(refused.value)


def test_a_call_is_for_the_one_whom_he_meant_and_for_nobody_else(speaking: Speaking) -> None:
    other = speaking.family.also_seeks("Інша Жінка", "sister")
    call = speaking.he_asks()
    with pytest.raises(NotOpen):
        actions.family_agrees(by=speaking.by("olena"), call_id=call.pk, enquirer_id=other.pk, agreed=AGREED)


def test_nobody_agrees_without_having_been_told(speaking: Speaking) -> None:
    with pytest.raises(CallError, match="First say how long"):
        actions.ask(
            by=speaking.by("yaryna"), person_id=speaking.family.person.pk, callee=CALLEE, agreed={"how": "signed"}
        )


def test_nothing_is_granted_before_both_agree_nor_while_a_court_has_to_allow_it(speaking: Speaking) -> None:
    call = speaking.he_asks()
    by = speaking.by("ivan")
    with pytest.raises(NotThisStep, match="First the other one is asked"):
        actions.grant(by=by, call_id=call.pk, needs_court=False, court_allows=False)
    speaking.she_agrees(call)
    with pytest.raises(CallError, match="court"):
        actions.grant(by=by, call_id=call.pk, needs_court=True, court_allows=False)
    assert actions.grant(by=by, call_id=call.pk, needs_court=True, court_allows=True).state == State.GRANTED


def test_either_may_say_no_at_any_time_before_and_a_refusal_has_a_reason_of_the_list(speaking: Speaking) -> None:
    call = speaking.set(speaking.granted())
    assert actions.decline(by=speaking.by("yaryna"), call_id=call.pk, side=AskedBy.PERSON).state == State.TAKEN_BACK
    other = speaking.he_asks()
    refused = actions.refuse(by=speaking.by("ivan"), call_id=other.pk, why=Refusal.NO_MEANS)
    assert refused.refusal == "no_means"


def test_what_was_recorded_is_erased_when_its_time_is_up(speaking: Speaking) -> None:
    call = speaking.set(speaking.granted())
    actions.begin(by=speaking.by("olena"), call_id=call.pk)
    done = actions.end(by=speaking.by("olena"), call_id=call.pk, outcome=Outcome.CUT_OFF)
    assert done.ended_at is not None
    assert LOCAL.recording_kept is not None
    assert done.recorded_until == done.ended_at + LOCAL.recording_kept
    assert due("to_erase") == {call.pk}
    actions.erase_recording(by=speaking.by("olena"), call_id=call.pk)
    assert due("to_erase") == set()


def test_a_decision_is_due_after_three_working_days(speaking: Speaking) -> None:
    friday = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert working_days_after(friday, 3) == datetime(2026, 11, 25, 9, tzinfo=UTC)
    with time_machine.travel(friday, tick=False):
        assert working_days_after(timezone.now(), LOCAL.decided_within).weekday() == 2


def test_in_the_browser_each_side_has_a_link_and_a_new_time_ends_the_old_room(
    speaking: Speaking, settings: Settings
) -> None:
    settings.CALL_URL, settings.TURN, settings.TURN_SECRET = "https://call.example", ["turn:t.example"], "invented"
    call = speaking.set(speaking.granted(), Way.BROWSER)
    first, said = call.room_id, her_link(speaking)
    assert said is not None
    assert said["url"].startswith("https://call.example/ru/#")
    with reading(machine("a test"), page="a test"):
        assert Call.objects.get(pk=call.pk).camp_link != said["url"]
    call = speaking.set(call, Way.BROWSER)
    assert call.room_id not in (None, first)
    assert sorted(Outgoing.objects.filter(kind__in=(OPEN, END)).values_list("kind", flat=True)) == [END, OPEN, OPEN]
    actions.end(by=speaking.by("olena"), call_id=call.pk, outcome=Outcome.FAMILY_AWAY)
    again = Call.objects.get(pk=call.pk)
    assert (again.state, again.room_id, again.recorded_until) == (State.MISSED, None, None)


def test_only_those_of_the_table_ask_decide_and_run(speaking: Speaking) -> None:
    with pytest.raises(NotAllowed):
        actions.ask(by=speaking.by("olena"), person_id=speaking.family.person.pk, callee=CALLEE, agreed=AGREED)
    call = speaking.set(speaking.granted())
    with pytest.raises(NotAllowed):
        actions.begin(by=speaking.by("yaryna"), call_id=call.pk)


@pytest.mark.django_db(databases=["default", "mailroom"], transaction=True)
def test_a_room_is_closed_once_the_table_closes_the_call_and_her_mail_does_not_say_why(
    speaking: Speaking, settings: Settings
) -> None:
    settings.CALL_URL, settings.TURN, settings.TURN_SECRET = "https://call.example", ["turn:t.example"], "invented"
    call = speaking.set(speaking.granted(), Way.BROWSER)
    let_on_all()
    assert not CallRoom.objects.get(pk=call.room_id).ended
    said = her_link(speaking)
    speaking.family.dies()
    let_on_all()
    assert CallRoom.objects.get(pk=call.room_id).ended
    assert her_link(speaking) == said
    ends = Outgoing.objects.filter(kind=END).count()
    let_on_all()
    assert Outgoing.objects.filter(kind=END).count() == ends


def test_what_she_did_not_agree_to_stays_unseen(speaking: Speaking) -> None:
    call = ask(by=machine("post"), enquirer_id=speaking.family.mother.pk, submission_id=uuid4(), said={"agrees": False})
    assert call.state == State.RECEIVED
