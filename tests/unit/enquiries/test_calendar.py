"""The calendar: the same for everybody, counted from the day of her enquiry, whatever is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db.models import QuerySet

from invented_staff import Bureau
from vistka.access.errors import NotAllowed
from vistka.enquiries import actions
from vistka.enquiries.calendar import STEPS, due_from, step_after, step_of
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Asking, Enquirer, KinshipClaim, KinshipLevel
from vistka.ledger.actors import Actor

MONDAY = datetime(2040, 1, 2, 9, tzinfo=UTC)


def test_steps_follow_one_another_and_never_end() -> None:
    names = ["papers"]
    for _step in range(12):
        names.append(step_after(names[-1]))
    assert names[:5] == list(STEPS)
    assert names[5:] == [f"review_{number}" for number in range(3, 11)]
    waits = [step_of(name).after for name in names]
    assert waits == sorted(set(waits))
    assert {later - earlier for earlier, later in pairwise(waits[4:])} == {timedelta(weeks=26)}


@pytest.mark.parametrize("name", ["", "review_0", "letters", "review_"])
def test_there_are_no_other_steps(name: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        step_of(name)


@pytest.mark.django_db
class TestSteps:
    def test_nobody_is_asked_before_the_day(self, take: Callable[..., Enquirer], olena: Actor) -> None:
        with time_machine.travel(MONDAY, tick=False) as clock:
            her = take()
            clock.shift(timedelta(days=7) - timedelta(seconds=1))
            with pytest.raises(EnquiryError, match="not that day yet"):
                actions.take_step(by=olena, enquirer_id=her.pk, step="papers")
            clock.shift(timedelta(seconds=1))
            actions.take_step(by=olena, enquirer_id=her.pk, step="papers")
            her.refresh_from_db()
            assert (her.next_step, her.next_step_at) == ("questions", due_from("questions", MONDAY))

    def test_a_step_taken_late_moves_no_other(self, take: Callable[..., Enquirer], olena: Actor) -> None:
        with time_machine.travel(MONDAY, tick=False) as clock:
            her = take()
            clock.shift(timedelta(days=20))
            actions.take_step(by=olena, enquirer_id=her.pk, step="papers")
            her.refresh_from_db()
            assert her.next_step_at == MONDAY + timedelta(days=21)

    def test_a_step_is_taken_once_and_none_is_skipped(self, take: Callable[..., Enquirer], olena: Actor) -> None:
        with time_machine.travel(MONDAY, tick=False) as clock:
            her = take()
            clock.shift(timedelta(days=100))
            with pytest.raises(EnquiryError, match="meanwhile"):
                actions.take_step(by=olena, enquirer_id=her.pk, step="questions")
            actions.take_step(by=olena, enquirer_id=her.pk, step="papers")
            with pytest.raises(EnquiryError, match="meanwhile"):
                actions.take_step(by=olena, enquirer_id=her.pk, step="papers")
        assert list(Asking.objects.values_list("step", flat=True)) == ["papers"]

    def test_the_hotline_takes_no_step(self, her: Enquirer, hotline: Actor) -> None:
        with pytest.raises(NotAllowed):
            actions.take_step(by=hotline, enquirer_id=her.pk, step="papers")

    def test_each_of_two_has_the_calendar_of_her_own_day(self, take: Callable[..., Enquirer], olena: Actor) -> None:
        with time_machine.travel(MONDAY, tick=False) as clock:
            first = take()
            clock.shift(timedelta(days=50))
            second = take()
            before = _calendar(Enquirer.objects.all())
            actions.join_enquiries(by=olena, enquiry_id=second.enquiry_id, to_id=first.enquiry_id)
        assert _calendar(Enquirer.objects.all()) == before
        assert before[second.pk] - before[first.pk] == timedelta(days=50)


def _calendar(rows: QuerySet[Enquirer]) -> dict[object, datetime]:
    return {row.pk: row.next_step_at for row in rows}


@pytest.mark.django_db
def test_nothing_that_two_people_decide_moves_the_calendar(bureau: Bureau, her: Enquirer, olena: Actor) -> None:
    before = (her.next_step, her.next_step_at)
    claim = KinshipClaim.objects.get(enquirer=her)
    decision = actions.propose_level(by=olena, claim_id=claim.pk, level=KinshipLevel.DOCUMENTED, reasons="Passport.")
    actions.confirm_level(by=bureau.by("ivan"), decision_id=decision.pk, reasons="The same.")
    actions.record_conversation(by=olena, enquirer_id=her.pk, words="She is well.")
    her.refresh_from_db()
    assert (her.next_step, her.next_step_at) == before
