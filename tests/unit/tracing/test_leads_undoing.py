"""A wrong link between a lead and a held person is taken back by two people; copies of one video reopen no review."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from invented_beside import beside
from invented_exposure import risk
from invented_leads import LeadsBureau
from invented_pairs import hold
from vistka.access.errors import AccessError, NotAllowed
from vistka.leads import actions as leads
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.registry import actions as registry
from vistka.registry.exposure import awaits_risk_review, latest_exposure
from vistka.registry.machines import ExposureState
from vistka.registry.models import Exposure, Person
from vistka.tracing.clocks import CLOCKS, SECONDED_WITHIN
from vistka.tracing.decisions import CandidateState, Says
from vistka.tracing.errors import TracingError
from vistka.tracing.lead_actions import say_of_lead, verdicts_on_lead
from vistka.tracing.lead_undoing import doubt_of_lead, drop_lead_undoing, propose_lead_undoing, second_lead_undoing
from vistka.tracing.models import LeadCandidate, LeadUndoing, LeadVerdict, Unmatched

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau(db: None) -> LeadsBureau:
    cache.clear()
    return LeadsBureau()


@pytest.fixture
def person(worker: Actor, bureau: LeadsBureau) -> Person:
    return hold(by=worker)


def confirmed(
    bureau: LeadsBureau, worker: Actor, person: Person, *, more: str = "", shown: bool = True
) -> LeadCandidate:
    """Olena and Ivan say that footage shows the person; `more`: who of them says that it shows more."""
    row = beside(by=worker, lead=bureau.has_a_lead(shown=shown), person_id=person.pk)
    for who in ("olena", "ivan"):
        by = bureau.by(who)
        row = say_of_lead(by=by, candidate_id=row.pk, says=Says.CONFIRM, words="I compared.", shows_more=who == more)
    return row


def proposed(bureau: LeadsBureau, row: LeadCandidate) -> LeadUndoing:
    return propose_lead_undoing(by=bureau.by("olena"), candidate_id=row.pk, reasons="Another scar.")


def undone(bureau: LeadsBureau, row: LeadCandidate) -> LeadCandidate:
    return second_lead_undoing(by=bureau.by("petro"), undoing_id=proposed(bureau, row).pk)


def reviewed(bureau: LeadsBureau, person: Person) -> None:
    """Olena reviews the risk of the person as it stands, and Ivan seconds it."""
    exposure = latest_exposure(person.pk)
    assert exposure
    exposure = registry.review_exposure(by=bureau.by("olena"), exposure_id=exposure.pk, risk=risk())
    seen = registry.review_seen(exposure)
    registry.second_exposure(by=bureau.by("ivan"), exposure_id=exposure.pk, seen=seen)


def test_two_take_a_wrong_link_back_and_nothing_waits_for_it(
    bureau: LeadsBureau, worker: Actor, person: Person
) -> None:
    row = confirmed(bureau, worker, person)
    undoing = proposed(bureau, row)
    assert awaits_risk_review(person.pk), "one alone undoes nothing"
    with pytest.raises(NotAllowed):
        second_lead_undoing(by=bureau.by("olena"), undoing_id=undoing.pk)
    entries = Entry.objects.count()
    row = second_lead_undoing(by=bureau.by("petro"), undoing_id=undoing.pk)
    assert awaits_risk_review(person.pk) is None
    assert Exposure.objects.get().state == ExposureState.WITHDRAWN
    assert (row.state, row.round, verdicts_on_lead(row)) == (CandidateState.WAITING, 2, [])
    assert Unmatched.objects.filter(row_id=row.lead_id).exists(), "it is compared anew"
    # The ledger and the verdicts keep all.
    assert Entry.objects.count() > entries
    assert LeadVerdict.objects.count() == 2
    with pytest.raises(AccessError):
        second_lead_undoing(by=bureau.by("petro"), undoing_id=undoing.pk)


def test_confirmed_again_by_two_it_exposes_again(bureau: LeadsBureau, worker: Actor, person: Person) -> None:
    row = undone(bureau, confirmed(bureau, worker, person))
    for who in ("olena", "ivan"):
        row = say_of_lead(by=bureau.by(who), candidate_id=row.pk, says=Says.CONFIRM, words="I compared again.")
    assert row.state == CandidateState.CONFIRMED
    assert awaits_risk_review(person.pk)


def test_another_lead_keeps_its_review(bureau: LeadsBureau, worker: Actor, person: Person) -> None:
    confirmed(bureau, worker, person)
    undone(bureau, confirmed(bureau, worker, person))
    assert awaits_risk_review(person.pk)


def test_a_doubt_is_raised_once_and_one_person_drops_it(bureau: LeadsBureau, worker: Actor, person: Person) -> None:
    row = confirmed(bureau, worker, person)
    undoing = proposed(bureau, row)
    due = list(CLOCKS["tracing.lead_undoings"].due(timezone.now() + timedelta(days=2)))
    assert [(one.row_id, one.due_at) for one in due] == [(undoing.pk, undoing.proposed_at + SECONDED_WITHIN)]
    with pytest.raises(TracingError, match="already"):
        proposed(bureau, row)
    drop_lead_undoing(by=bureau.by("ivan"), undoing_id=undoing.pk)
    assert doubt_of_lead(LeadCandidate.objects.get(pk=row.pk)) is None
    assert awaits_risk_review(person.pk)
    assert not list(CLOCKS["tracing.lead_undoings"].due(timezone.now()))
    assert proposed(bureau, row).pk != undoing.pk


def test_only_what_is_confirmed_is_undone_with_reasons_by_who_reviews(
    bureau: LeadsBureau, worker: Actor, person: Person
) -> None:
    row = beside(by=worker, lead=bureau.has_a_lead(shown=True), person_id=person.pk)
    with pytest.raises(TracingError, match="not confirmed"):
        proposed(bureau, row)
    row = confirmed(bureau, worker, person)
    with pytest.raises(TracingError, match="your own words"):
        propose_lead_undoing(by=bureau.by("olena"), candidate_id=row.pk, reasons=" ")
    for who in ("vira", "yaryna"):
        with pytest.raises(NotAllowed):
            propose_lead_undoing(by=bureau.by(who), candidate_id=row.pk, reasons="Another scar.")


def test_of_a_lead_that_is_closed_nothing_waits_afterwards(bureau: LeadsBureau, worker: Actor, person: Person) -> None:
    row = confirmed(bureau, worker, person, shown=False)
    leads.close_lead(by=bureau.by("vira"), lead_id=row.lead_id)
    assert undone(bureau, row).state == CandidateState.WITHDRAWN


def test_copies_of_what_was_reviewed_reopen_nothing_and_what_shows_more_does(
    bureau: LeadsBureau, worker: Actor, person: Person
) -> None:
    confirmed(bureau, worker, person)
    reviewed(bureau, person)
    for _ in range(3):
        confirmed(bureau, worker, person)
    assert awaits_risk_review(person.pk) is None
    # One of the two is enough, the first too.
    for who in ("olena", "ivan"):
        confirmed(bureau, worker, person, more=who)
        assert awaits_risk_review(person.pk)
        reviewed(bureau, person)


def test_who_rejects_reopens_nothing(bureau: LeadsBureau, worker: Actor, person: Person) -> None:
    confirmed(bureau, worker, person)
    reviewed(bureau, person)
    row = beside(by=worker, lead=bureau.has_a_lead(shown=True), person_id=person.pk)
    for who, says in (("olena", Says.CONFIRM), ("petro", Says.REJECT), ("ivan", Says.CONFIRM)):
        by = bureau.by(who)
        row = say_of_lead(by=by, candidate_id=row.pk, says=says, words="I compared.", shows_more=says == Says.REJECT)
    assert row.state == CandidateState.CONFIRMED
    assert awaits_risk_review(person.pk) is None
