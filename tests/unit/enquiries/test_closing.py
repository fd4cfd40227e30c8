"""An enquiry closes with an outcome and after a conversation; most are compared until withdrawn or answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from invented_families import mother, past_the_ledger
from vistka.access.errors import AccessError, NotAllowed
from vistka.enquiries import actions
from vistka.enquiries.closing import (
    ANSWER_AGAIN,
    ANSWER_WITHIN,
    MATCHED,
    OUTCOMES,
    State,
    is_matched,
    matched_enquiries,
)
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Conversation, Enquirer, Enquiry
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged

pytestmark = pytest.mark.django_db

MONDAY = datetime(2040, 1, 2, 9, tzinfo=UTC)


def speak(her: Enquirer, by: Actor, *, reached: bool = True) -> None:
    actions.record_conversation(by=by, enquirer_id=her.pk, words="We spoke.", reached=reached)


def close(her: Enquirer, by: Actor, outcome: str = "not_located") -> Enquiry:
    return actions.close_enquiry(by=by, enquiry_id=her.enquiry_id, outcome=outcome)


def test_it_does_not_close_before_somebody_has_spoken_with_her(her: Enquirer, olena: Actor) -> None:
    with pytest.raises(EnquiryError, match="Speak"):
        close(her, olena)
    speak(her, olena, reached=False)
    with pytest.raises(EnquiryError, match="Speak"):
        close(her, olena)
    speak(her, olena)
    assert close(her, olena).state == State.RESTING


def test_it_does_not_close_while_one_of_two_has_heard_nothing(her: Enquirer, wife: Enquirer, olena: Actor) -> None:
    speak(her, olena)
    with pytest.raises(EnquiryError, match="each"):
        close(her, olena)
    actions.withdraw_enquirer(by=olena, enquirer_id=wife.pk)
    assert close(her, olena)


@pytest.mark.parametrize("outcome", ["", "closed", "no_contact_wanted"])
def test_it_does_not_close_without_an_outcome_of_the_table(her: Enquirer, olena: Actor, outcome: str) -> None:
    speak(her, olena)
    with pytest.raises(EnquiryError, match="outcome"):
        close(her, olena, outcome)


@pytest.mark.parametrize("outcome", ["outside_our_task", "presumed_only", "passed_on", "not_located"])
def test_what_is_no_task_of_ours_is_compared_no_more_and_all_else_stays(
    her: Enquirer, olena: Actor, outcome: str
) -> None:
    speak(her, olena)
    row = close(her, olena, outcome)
    assert is_matched(row) is (outcome != "outside_our_task")
    assert matched_enquiries().exists() is (outcome != "outside_our_task")


def test_what_is_answered_is_compared_no_more_and_what_only_an_authority_says_is() -> None:
    answered = {name for name, one in OUTCOMES.items() if one.found or one.dead}
    assert answered == {"contact_restored", "located_held", "located_free", "dead_identified", "dead_by_authority"}
    assert {name for name in answered if OUTCOMES[name].stays} == {"dead_by_authority"}


@pytest.mark.parametrize("outcome", [name for name, one in OUTCOMES.items() if one.found or one.dead])
def test_nobody_is_found_or_dead_for_one_who_was_told_nothing(her: Enquirer, olena: Actor, outcome: str) -> None:
    speak(her, olena)
    with pytest.raises(EnquiryError, match="withdraw"):
        close(her, olena, outcome)


def test_unreachable_needs_three_days_of_trying(her: Enquirer, olena: Actor) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        past = Enquiry.objects.get(pk=her.enquiry_id)
        assert past.opened_at < MONDAY
        for _call in range(3):
            speak(her, olena, reached=False)
        with pytest.raises(EnquiryError, match="three days"):
            close(her, olena, "unreachable")
        for _day in range(2):
            clock.shift(timedelta(days=1))
            speak(her, olena, reached=False)
        assert is_matched(close(her, olena, "unreachable"))


def test_it_opens_again_and_closes_only_after_another_conversation(her: Enquirer, olena: Actor) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        speak(her, olena)
        close(her, olena, "outside_our_task")
        clock.shift(timedelta(days=1))
        row = actions.reopen_enquiry(by=olena, enquiry_id=her.enquiry_id)
        assert (row.state, row.outcome, is_matched(row)) == (State.OPEN, "", True)
        assert row.answer_due_at == MONDAY + timedelta(days=1) + ANSWER_WITHIN
        with pytest.raises(EnquiryError, match="Speak"):
            close(her, olena)
        speak(her, olena)
        assert close(her, olena)


def test_an_open_enquiry_is_not_opened(her: Enquirer, olena: Actor) -> None:
    with pytest.raises(EnquiryError, match="open"):
        actions.reopen_enquiry(by=olena, enquiry_id=her.enquiry_id)


def test_a_closed_one_is_not_closed(her: Enquirer, olena: Actor) -> None:
    speak(her, olena)
    close(her, olena)
    with pytest.raises(EnquiryError, match="not open"):
        close(her, olena)


def test_it_is_withdrawn_with_the_last_who_withdraws(her: Enquirer, wife: Enquirer, olena: Actor) -> None:
    actions.withdraw_enquirer(by=olena, enquirer_id=her.pk)
    assert Enquiry.objects.get().state == State.OPEN
    actions.withdraw_enquirer(by=olena, enquirer_id=wife.pk)
    row = Enquiry.objects.get()
    assert (row.state, is_matched(row)) == (State.WITHDRAWN, False)
    with pytest.raises(AccessError, match="settled"):
        actions.withdraw_enquirer(by=olena, enquirer_id=wife.pk)


def test_a_withdrawn_one_opens_again_when_somebody_seeks(her: Enquirer, olena: Actor) -> None:
    actions.withdraw_enquirer(by=olena, enquirer_id=her.pk)
    with pytest.raises(EnquiryError, match="withdrawn"):
        actions.reopen_enquiry(by=olena, enquiry_id=her.enquiry_id)
    actions.add_enquirer(by=olena, enquiry_id=her.enquiry_id, enquirer=mother())
    assert is_matched(actions.reopen_enquiry(by=olena, enquiry_id=her.enquiry_id))


def test_one_that_was_closed_stays_so_when_she_withdraws(her: Enquirer, olena: Actor) -> None:
    speak(her, olena)
    close(her, olena, "outside_our_task")
    actions.withdraw_enquirer(by=olena, enquirer_id=her.pk)
    assert Enquiry.objects.get().state == State.CLOSED


def test_a_conversation_is_a_reply_for_now(her: Enquirer, olena: Actor) -> None:
    with time_machine.travel(MONDAY, tick=False):
        speak(her, olena, reached=False)
        assert Enquiry.objects.get().answer_due_at == her.enquiry.answer_due_at
        speak(her, olena)
        assert Enquiry.objects.get().answer_due_at == MONDAY + ANSWER_AGAIN


def test_a_conversation_written_by_sql_closes_nothing(her: Enquirer, olena: Actor) -> None:
    speak(her, olena, reached=False)
    past_the_ledger(Conversation, Conversation.objects.get().pk, reached=True)
    with pytest.raises(Forged):
        close(her, olena)


def test_a_conversation_has_words(her: Enquirer, olena: Actor) -> None:
    with pytest.raises(EnquiryError, match="sentence"):
        actions.record_conversation(by=olena, enquirer_id=her.pk, words=" ")


def test_the_hotline_and_the_verifier_close_nothing(her: Enquirer, hotline: Actor, ivan: Actor, olena: Actor) -> None:
    speak(her, olena)
    for other in (hotline, ivan):
        with pytest.raises(NotAllowed):
            close(her, other)


def test_the_states_that_are_compared_are_the_open_ones() -> None:
    assert {state: state in MATCHED for state in State} == {
        State.OPEN: True,
        State.RESTING: True,
        State.CLOSED: False,
        State.WITHDRAWN: False,
        State.JOINED: False,
    }
