"""A lead raises questions and take-downs, each with its time, and answers nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from invented_leads import LeadsBureau
from vistka.access.errors import NotAllowed
from vistka.access.gate import room_of
from vistka.access.machines import NotThisStep
from vistka.access.roles import Role, readers
from vistka.leads import actions
from vistka.leads.clocks import CLOCKS
from vistka.leads.errors import LeadsError
from vistka.leads.kinds import Asked
from vistka.leads.machines import FollowUpState, LeadState, TakeDownState
from vistka.leads.models import FollowUp, FollowUpAnswer, Lead, TakeDown
from vistka.ledger.reading import EVERYBODY
from vistka.vault.opening import watched

ASKERS, OTHERS = ("olena", "ivan", "petro"), ("vira", "halyna", "yaryna", "anna", "mykola")
QUESTION = "Did somebody of this name come to you in March?"


def due(clock: str) -> list[tuple[object, timedelta]]:
    now = timezone.now()
    return [
        (row.row_id, timedelta(days=round((row.due_at - now) / timedelta(days=1)))) for row in CLOCKS[clock].due(now)
    ]


def asked(bureau: LeadsBureau, lead: Lead, who: str = "olena") -> FollowUp:
    return actions.raise_follow_up(by=bureau.by(who), lead_id=lead.pk, asks=Asked.CAMP, words=QUESTION)


def test_who_works_on_cases_asks_and_the_registrar_alone_answers(bureau: LeadsBureau) -> None:
    """Who only reviews could ask of a lead that he wrote himself whether somebody is held."""
    lead = bureau.has_a_lead()
    for who in OTHERS:
        with pytest.raises(NotAllowed):
            asked(bureau, lead, who)
    rows = [asked(bureau, lead, who) for who in ASKERS]
    assert due("leads.follow_ups") == [(row.pk, timedelta(days=7)) for row in rows]
    for who in (*ASKERS, "vira", "anna"):
        with pytest.raises(NotAllowed):
            actions.answer_follow_up(by=bureau.by(who), follow_up_id=rows[0].pk, words="No.")
    answered = actions.answer_follow_up(by=bureau.by("yaryna"), follow_up_id=rows[0].pk, words=" Nobody. ")
    assert answered.state == FollowUpState.ANSWERED
    with watched(EVERYBODY):
        assert FollowUp.objects.get(pk=rows[0].pk).answer.words == "Nobody."
    with pytest.raises(NotThisStep):
        actions.take_back_follow_up(by=bureau.by("olena"), follow_up_id=rows[0].pk)
    with pytest.raises(NotAllowed):
        actions.take_back_follow_up(by=bureau.by("vira"), follow_up_id=rows[1].pk)
    actions.take_back_follow_up(by=bureau.by("ivan"), follow_up_id=rows[1].pk)
    assert [pk for pk, _ in due("leads.follow_ups")] == [rows[2].pk]


def test_what_was_answered_is_read_by_who_works_on_cases_and_by_the_camp_never_by_a_reviewer() -> None:
    answer = FollowUpAnswer._meta.get_field("words")
    room = room_of(FollowUpAnswer())
    assert readers(answer.data_class, room) == {Role.CASE_WORKER, Role.VERIFIER, Role.REGISTRAR}  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", ["", "  \n", "x" * 2001])
def test_a_question_has_words_and_not_too_many(bureau: LeadsBureau, words: str) -> None:
    lead = bureau.has_a_lead()
    with pytest.raises(LeadsError, match="Write nothing that a family told us"):
        actions.raise_follow_up(by=bureau.by("olena"), lead_id=lead.pk, asks=Asked.HOSPITAL, words=words)
    assert not FollowUp.objects.exists()


def test_a_lead_is_closed_when_no_question_waits_and_raises_none_after(bureau: LeadsBureau) -> None:
    lead = bureau.has_a_lead()
    row = asked(bureau, lead)
    with pytest.raises(LeadsError, match="still open"):
        actions.close_lead(by=bureau.by("olena"), lead_id=lead.pk)
    actions.answer_follow_up(by=bureau.by("yaryna"), follow_up_id=row.pk, words="Nobody.")
    with pytest.raises(NotAllowed):
        actions.close_lead(by=bureau.by("yaryna"), lead_id=lead.pk)
    actions.close_lead(by=bureau.by("olena"), lead_id=lead.pk)
    assert Lead.objects.get().state == LeadState.CLOSED
    with pytest.raises(LeadsError, match="This lead is closed"):
        asked(bureau, lead)
    with pytest.raises(NotThisStep):
        actions.close_lead(by=bureau.by("olena"), lead_id=lead.pk)


@pytest.mark.parametrize(("step", "state"), [("done", TakeDownState.DONE), ("refused", TakeDownState.REFUSED)])
def test_a_take_down_is_asked_watched_and_settled_once_also_of_a_closed_lead(
    bureau: LeadsBureau, step: str, state: TakeDownState
) -> None:
    lead = bureau.has_a_lead()
    actions.close_lead(by=bureau.by("vira"), lead_id=lead.pk)
    with pytest.raises(NotAllowed):
        actions.ask_take_down(by=bureau.by("yaryna"), lead_id=lead.pk, publisher="The Invented Gazette")
    request = actions.ask_take_down(by=bureau.by("ivan"), lead_id=lead.pk, publisher="The Invented Gazette")
    assert due("leads.take_downs") == [(request.pk, timedelta(days=14))]
    assert actions.settle_take_down(by=bureau.by("olena"), take_down_id=request.pk, step=step).state == state
    assert due("leads.take_downs") == []
    with pytest.raises(NotThisStep):
        actions.settle_take_down(by=bureau.by("olena"), take_down_id=request.pk, step=step)
    assert TakeDown.objects.count() == 1
