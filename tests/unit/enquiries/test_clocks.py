"""What falls due with enquiries, and that nothing of it depends on whether he was found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from invented_families import mother
from vistka.enquiries import actions, clocks
from vistka.enquiries.closing import ANSWER_AGAIN, ANSWER_WITHIN
from vistka.enquiries.models import Enquirer, Enquiry, KinshipClaim, KinshipLevel
from vistka.ledger.actors import Actor

pytestmark = pytest.mark.django_db

MONDAY = datetime(2040, 1, 2, 9, tzinfo=UTC)
WIFE = {"name": "Щербакова Вера", "relation": "wife"}


def due(clock: str, now: datetime) -> dict[UUID, datetime]:
    return {row.row_id: row.due_at for row in clocks.CLOCKS[clock].due(now)}


@pytest.fixture
def hers(take: Callable[..., Enquirer]) -> Enquirer:
    """An enquiry of that Monday."""
    with time_machine.travel(MONDAY, tick=False):
        return take()


def test_a_family_waits_a_month_at_most_for_somebody_to_speak(hers: Enquirer, olena: Actor) -> None:
    day = MONDAY + ANSWER_WITHIN
    assert due("enquiries.unanswered", MONDAY) == {}
    assert due("enquiries.unanswered", day) == {hers.pk: day}
    with time_machine.travel(day, tick=False):
        actions.record_conversation(by=olena, enquirer_id=hers.pk, words="She is well.")
    assert due("enquiries.unanswered", day) == {}


def test_speaking_with_one_does_not_move_the_reply_that_another_waits_for(hers: Enquirer, olena: Actor) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        wife = actions.add_enquirer(by=olena, enquiry_id=hers.enquiry_id, enquirer=mother(said=WIFE, code_words=()))
        clock.shift(timedelta(days=3))
        actions.record_conversation(by=olena, enquirer_id=hers.pk, words="She is well.")
    day = MONDAY + ANSWER_WITHIN
    assert due("enquiries.unanswered", day) == {wife.pk: day}
    assert Enquiry.objects.get().answer_due_at == day
    actions.withdraw_enquirer(by=olena, enquirer_id=wife.pk)
    assert due("enquiries.unanswered", day) == {}
    assert Enquiry.objects.get().answer_due_at == MONDAY + timedelta(days=3) + ANSWER_AGAIN


def test_the_next_step_is_shown_a_week_before_its_day(hers: Enquirer, olena: Actor) -> None:
    first, second = MONDAY + timedelta(days=7), MONDAY + timedelta(days=21)
    assert due("enquiries.steps", MONDAY - timedelta(seconds=1)) == {}
    assert due("enquiries.steps", MONDAY) == {hers.pk: first}
    with time_machine.travel(first, tick=False):
        actions.take_step(by=olena, enquirer_id=hers.pk, step="papers")
    assert due("enquiries.steps", first) == {}
    assert due("enquiries.steps", second) == {hers.pk: second}


@pytest.mark.parametrize("end", ["withdrawn", "closed"])
def test_nothing_is_due_with_what_has_ended(hers: Enquirer, olena: Actor, end: str) -> None:
    if end == "withdrawn":
        actions.withdraw_enquirer(by=olena, enquirer_id=hers.pk)
    else:
        with time_machine.travel(MONDAY, tick=False):
            actions.record_conversation(by=olena, enquirer_id=hers.pk, words="He is home.")
            actions.close_enquiry(by=olena, enquiry_id=hers.enquiry_id, outcome="outside_our_task")
    year = MONDAY + timedelta(days=365)
    assert due("enquiries.steps", year) == due("enquiries.unanswered", year) == {}


def test_a_level_waits_three_days_for_a_second_person(hers: Enquirer, olena: Actor, ivan: Actor) -> None:
    claim = KinshipClaim.objects.get(enquirer=hers)
    with time_machine.travel(MONDAY, tick=False):
        decision = actions.propose_level(by=olena, claim_id=claim.pk, level=KinshipLevel.PARTIAL, reasons="Half.")
    assert due("enquiries.levels", MONDAY) == {decision.pk: MONDAY + timedelta(days=3)}
    actions.confirm_level(by=ivan, decision_id=decision.pk, reasons="Half.")
    assert due("enquiries.levels", MONDAY) == {}


def test_a_duress_word_is_due_at_once_until_somebody_has_spoken_with_her(
    hers: Enquirer, hotline: Actor, olena: Actor
) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        actions.record_conversation(by=olena, enquirer_id=hers.pk, words="Before.")
        clock.shift(60)
        actions.use_code_word(by=hotline, enquirer_id=hers.pk, word="сирень")
        assert due("enquiries.duress", MONDAY) == {hers.pk: MONDAY + timedelta(minutes=1)}
        clock.shift(60)
        actions.record_conversation(by=olena, enquirer_id=hers.pk, words="Nobody there.", reached=False)
        assert due("enquiries.duress", MONDAY)
        actions.record_conversation(by=olena, enquirer_id=hers.pk, words="She is safe.")
        assert due("enquiries.duress", MONDAY) == {}
