"""On the road: leg after leg, check-ins, duress, silence, and the ends of a journey."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from invented_journeys import CONTACTS, LEGS_TO_THE_MEETING, POST, Travelling
from invented_reunion import ReturningBureau
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.enquiries.models import Enquirer
from vistka.ledger.actors import machine
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.reunion import actions
from vistka.reunion.errors import NotEligible, ReunionError
from vistka.reunion.journeys import ending, walking
from vistka.reunion.journeys.checking_in import check_in
from vistka.reunion.journeys.clocks import CLOCKS
from vistka.reunion.journeys.for_her import is_travelling
from vistka.reunion.journeys.routes import Leg, Paper
from vistka.reunion.journeys.rules import PURGED_AFTER, SILENT_AFTER, Reason
from vistka.reunion.journeys.sentences import WORDS
from vistka.reunion.journeys.states import How, JourneyState
from vistka.reunion.kinds import Why
from vistka.reunion.models import CheckIn


@pytest.fixture
def family(bureau: ReturningBureau) -> Travelling:
    return Travelling(bureau)


def due_now(now: datetime | None = None) -> set[str]:
    """The clocks of journeys that find something."""
    return {name for name, clock in CLOCKS.items() if list(clock.due(now or timezone.now()))}


def test_the_whole_road_by_minsk_and_warsaw_and_home(family: Travelling) -> None:
    journey = family.arrives()
    assert (journey.state, journey.leg) == (JourneyState.ARRIVED, LEGS_TO_THE_MEETING)
    with pytest.raises(ReunionError, match="not over"):
        family.begins_a_leg()
    family.hears_no()
    assert family.comes_home().state == JourneyState.HOME
    assert not CheckIn.objects.filter(journey=journey, came_at=None).exclude(leg=journey.leg + 3).exists()


def test_she_reads_her_own_next_leg_and_nothing_else(family: Travelling) -> None:
    family.is_ready()
    assert (family.reads(), is_travelling(family.mother)) == ("", False)
    family.begins_a_leg()
    for language, words in WORDS.items():
        said = family.reads(language)
        assert words.legs[Leg.TO_MINSK] in said
        assert not [leg for leg, sentence in words.legs.items() if leg is not Leg.TO_MINSK and sentence in said]
        assert not [code for code in (*family.codes.legs, family.codes.duress) if code in said]
        assert CONTACTS not in said
    assert is_travelling(family.mother)
    family.checks_in()
    assert family.reads("en") == WORDS["en"].wait
    family.begins_a_leg()
    assert WORDS["uk"].legs[Leg.TO_TERESPOL] in family.reads("uk")
    assert WORDS["uk"].papers[Paper.SCHENGEN_VISA] in family.reads("uk")


def test_the_next_leg_waits_for_the_check_in_of_the_one_before(family: Travelling) -> None:
    family.sets_out_for_him()
    with pytest.raises(ReunionError, match="has not come"):
        family.begins_a_leg()
    family.checks_in()
    assert family.begins_a_leg().leg == 2


def test_nobody_waits_longer_than_the_window_of_a_leg(family: Travelling) -> None:
    family.is_ready()
    for hours in (-1, 73):
        with pytest.raises(ReunionError, match="72 hours"):
            family.begins_a_leg(hours)
    family.begins_a_leg(72)


def test_a_condition_that_falls_away_stops_the_next_leg(family: Travelling) -> None:
    family.sets_out_for_him()
    family.checks_in()
    family.is_doubted()
    with pytest.raises(NotEligible):
        family.begins_a_leg()


def test_only_the_escorts_of_this_journey_let_a_leg_begin(family: Travelling) -> None:
    journey = family.is_ready()
    by = timezone.now() + timedelta(hours=3)
    with pytest.raises(NotAllowed):
        walking.begin_leg(by=family.bureau.by("olena"), journey_id=journey.pk, check_in_by=by)


def test_nobody_goes_with_escorts_before_they_have_met(family: Travelling) -> None:
    family.is_ready()
    met_at = LEGS_TO_THE_MEETING - 2
    for _leg in range(met_at):
        family.begins_a_leg()
        family.checks_in()
    with pytest.raises(ReunionError, match="must meet her"):
        family.begins_a_leg()
    assert walking.meet_traveller(by=family.bureau.by("zoya"), journey_id=family.journey.pk).met_at is not None
    assert family.begins_a_leg().leg == met_at + 1


def test_she_is_met_at_one_place_only(family: Travelling) -> None:
    family.sets_out_for_him()
    with pytest.raises(ReunionError, match="checkpoint"):
        walking.meet_traveller(by=family.bureau.by("bohdan"), journey_id=family.journey.pk)


def test_a_check_in_under_duress_looks_like_any_other_and_stops_the_next_leg(family: Travelling) -> None:
    family.sets_out_for_him()
    family.checks_in(family.codes.duress)
    row = CheckIn.objects.get()
    assert (row.came_at is not None, row.how, row.taken_by) == (True, How.MAILBOX, None)
    assert family.reads("en") == WORDS["en"].wait
    assert family.journey.wrong_at is None
    assert Enquirer.objects.get(pk=family.mother.pk).alarm_at is not None
    with pytest.raises((ReunionError, NotEligible)):
        family.begins_a_leg()
    family.is_spoken_with()
    assert family.begins_a_leg().leg == 2


def test_the_code_for_duress_is_heard_also_on_the_way_home(family: Travelling) -> None:
    family.arrives()
    family.hears_no()
    family.begins_a_leg()
    family.checks_in(family.codes.duress)
    with pytest.raises(ReunionError, match="speak with her"):
        family.begins_a_leg()


def test_a_wrong_code_calls_a_person_and_is_answered_to_nobody(family: Travelling) -> None:
    family.sets_out_for_him()
    for wrong in (family.codes.legs[1], "", "no code"):
        family.checks_in(wrong)
        assert CheckIn.objects.get().came_at is None
    assert "reunion.wrong_codes" in due_now()
    family.checks_in()  # the right one comes after it: somebody speaks with her all the same
    with pytest.raises(ReunionError, match="speak with her"):
        family.begins_a_leg()
    walking.call_traveller(by=family.bureau.by("olena"), journey_id=family.journey.pk, reached=True)
    assert "reunion.wrong_codes" not in due_now()
    assert family.begins_a_leg().leg == 2


def test_a_code_on_the_telephone_needs_who_speaks_with_her_and_spaces_do_not_matter(family: Travelling) -> None:
    family.sets_out_for_him()
    code = " ".join(family.codes.legs[0])
    said: dict[str, Any] = {"enquirer_id": family.mother.pk, "code": code, "at": timezone.now()}
    for by, how in ((family.bureau.by("bohdan"), How.TELEPHONE), (family.bureau.by("olena"), How.MAILBOX)):
        with pytest.raises(NotAllowed):
            check_in(by=by, how=how, **said)
    check_in(by=family.bureau.by("olena"), how=How.TELEPHONE, **said)
    assert CheckIn.objects.get().how == How.TELEPHONE


def test_a_submission_that_comes_twice_is_taken_once(family: Travelling) -> None:
    family.sets_out_for_him()
    said: dict[str, Any] = {"enquirer_id": family.mother.pk, "code": family.codes.legs[0], "at": timezone.now()}
    submission = family.journey.pk  # any key
    check_in(by=POST, how=How.MAILBOX, submission_id=submission, **said)
    family.begins_a_leg()
    check_in(by=POST, how=How.MAILBOX, submission_id=submission, **said)
    assert family.journey.wrong_at is None


def test_a_code_of_somebody_without_a_journey_does_nothing(family: Travelling) -> None:
    check_in(by=POST, enquirer_id=family.mother.pk, code="123456", at=timezone.now(), how=How.MAILBOX)
    assert not CheckIn.objects.exists()


def test_a_late_check_in_calls_a_person_and_later_a_second_one(family: Travelling) -> None:
    family.sets_out_for_him()
    journey, late = family.journey, CheckIn.objects.get().due_at
    assert not due_now(late - timedelta(minutes=1))
    assert due_now(late) == {"reunion.late"}
    assert due_now(late + SILENT_AFTER) == {"reunion.late", "reunion.silent"}
    abort: dict[str, Any] = {"journey_id": journey.pk, "reason": Reason.SILENT}
    with time_machine.travel(late + timedelta(hours=1), tick=False), pytest.raises(ReunionError, match="Six hours"):
        ending.abort_journey(by=family.bureau.by("bohdan"), **abort)
    with time_machine.travel(late + SILENT_AFTER, tick=False):
        with pytest.raises(ReunionError, match="call her first"):
            ending.abort_journey(by=family.bureau.by("bohdan"), **abort)
        walking.call_traveller(by=family.bureau.by("olena"), journey_id=journey.pk, reached=False)
        ended = ending.abort_journey(by=family.bureau.by("bohdan"), **abort)
    assert (ended.state, ended.ended_at) == (JourneyState.ABORTED, None)
    assert due_now(late + SILENT_AFTER) == {"reunion.given_up"}


def test_who_is_reached_has_more_time_or_is_there(family: Travelling) -> None:
    olena = family.bureau.by("olena")
    family.sets_out_for_him()
    late = CheckIn.objects.get().due_at
    with time_machine.travel(late + timedelta(hours=1), tick=False):
        more = timezone.now() + timedelta(hours=5)
        walking.call_traveller(by=olena, journey_id=family.journey.pk, reached=True, check_in_by=more)
        assert due_now() == set()
        walking.call_traveller(by=olena, journey_id=family.journey.pk, reached=True)
    row = CheckIn.objects.get()
    assert (row.due_at, row.how) == (more, How.TELEPHONE)


def test_she_turns_back_and_stays_due_until_she_is_home(family: Travelling) -> None:
    family.sets_out_for_him()
    olena = family.bureau.by("olena")
    ending.turn_back_journey(by=olena, journey_id=family.journey.pk)
    assert family.reads("pt") == WORDS["pt"].stop
    assert due_now() == {"reunion.given_up"}
    with pytest.raises(NotThisStep):
        family.begins_a_leg()
    assert ending.close_journey(by=olena, journey_id=family.journey.pk).ended_at is not None
    assert (family.reads(), due_now()) == ("", set())


def test_a_way_home_that_is_over_ends_the_journey(family: Travelling) -> None:
    family.sets_out_for_him()
    actions.refuse_way(by=family.bureau.by("olena"), way_id=family.journey.way_id, why=Why.AUTHORITY)
    family.checks_in()
    assert "reunion.pointless" in due_now()
    with pytest.raises(ReunionError, match="over"):
        family.begins_a_leg()
    ending.abort_journey(by=family.bureau.by("zoya"), journey_id=family.journey.pk, reason=Reason.WAY_ENDED)
    assert family.reads("en") == WORDS["en"].stop


def test_after_the_arrival_somebody_is_told_at_every_step_until_she_is_home(family: Travelling) -> None:
    family.is_ready()
    family.walks(LEGS_TO_THE_MEETING)
    assert due_now() == {"reunion.there"}
    walking.end_road(by=family.bureau.by("bohdan"), journey_id=family.journey.pk)
    assert due_now() == set()
    family.hears_no()
    assert due_now() == {"reunion.to_go_home"}
    for _leg in range(2):
        family.walks(1)
        assert due_now() == {"reunion.waiting"}
    family.walks(1)
    assert due_now() == {"reunion.home"}
    ending.close_journey(by=family.bureau.by("olena"), journey_id=family.journey.pk)
    assert due_now() == set()


def test_an_early_end_is_called_about_at_once(family: Travelling) -> None:
    family.sets_out_for_him()
    ended = ending.abort_journey(by=family.bureau.by("bohdan"), journey_id=family.journey.pk, reason=Reason.PRESS)
    (due,) = CLOCKS["reunion.given_up"].due(timezone.now())
    assert due.due_at == ended.given_up_at


@pytest.mark.parametrize("says_no", [True, False])
def test_on_the_way_home_she_takes_papers_of_a_meeting_only_if_there_was_one(family: Travelling, says_no: bool) -> None:
    family.arrives()
    if says_no:
        family.hears_no()
    else:
        way = actions.arrive(by=family.bureau.by("bohdan"), way_id=family.sets_out(family.journey.way).pk)
        family.writes(way)
        family.is_signed(way)
        actions.hand_over(by=family.bureau.by("zoya"), way_id=way.pk, on=timezone.localdate())
    family.begins_a_leg()
    for language, words in WORDS.items():
        said = family.reads(language)
        assert words.papers[Paper.SCHENGEN_VISA] in said
        assert (words.papers[Paper.RELEASE_PAPER] in said) is not says_no


def test_fourteen_days_after_the_end_nothing_is_left_of_the_road(family: Travelling) -> None:
    family.sets_out_for_him()
    olena = family.bureau.by("olena")
    ending.turn_back_journey(by=olena, journey_id=family.journey.pk)
    ended = ending.close_journey(by=olena, journey_id=family.journey.pk).ended_at
    assert ended is not None
    ending.purge_all()
    assert family.journey.purged_at is None
    with pytest.raises(NotAllowed):
        ending.purge_journey(by=olena, journey_id=family.journey.pk)
    with time_machine.travel(ended + PURGED_AFTER, tick=False):
        ending.purge_all()
        ending.purge_all()
    with reading(machine("a test")):
        row = family.journey
        assert (row.itinerary, row.next_leg, row.codes) == ({}, {}, {})
    assert row.purged_at is not None


def test_a_journey_on_which_she_was_lost_is_never_erased(family: Travelling) -> None:
    family.sets_out_for_him()
    ending.abort_journey(by=family.bureau.by("bohdan"), journey_id=family.journey.pk, reason=Reason.PRESS)
    with time_machine.travel(timezone.now() + 3 * PURGED_AFTER, tick=False):
        ending.purge_all()
        assert due_now() == {"reunion.given_up"}
    with reading(machine("a test")):
        assert family.journey.itinerary["contacts"] == CONTACTS


def test_whoever_deletes_a_check_in_is_noticed_and_silences_no_alarm(family: Travelling, no_triggers: None) -> None:
    family.sets_out_for_him()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM reunion_checkin")
    for step in (family.begins_a_leg, family.checks_in):
        with pytest.raises(Forged):
            step()
    family.checks_in(family.codes.duress)
    assert Enquirer.objects.get(pk=family.mother.pk).alarm_at is not None
    olena = family.bureau.at_the_desk("olena")
    assert olena.get(f"/journeys/{family.journey.pk}/").status_code == 409
