"""A lead is compared like any other record, at a weight that confirms nothing, and what is found is stored once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import connection
from structlog.testing import capture_logs

from invented_answers import Family
from invented_changes import ask_otherwise, close, describe, take_back
from invented_leads import PERSON, LeadsBureau
from invented_pairs import enquire, hold
from vistka.access.machines import NotThisStep
from vistka.agenda.wakes import handlers
from vistka.agenda.work import follow_all
from vistka.enquiries.actions import withdraw_enquirer
from vistka.leads import actions as leads
from vistka.leads.models import Lead
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.ledger.reading import EVERYBODY
from vistka.registry.models import Person
from vistka.tracing import lead_matching
from vistka.tracing.decisions import CandidateState
from vistka.tracing.lead_actions import settle_hint
from vistka.tracing.lead_matching import MARKED, MOST_PROBABLE, WEIGHT, weighed
from vistka.tracing.machines import HintState
from vistka.tracing.models import Candidate, LeadCandidate, Link, Unmatched
from vistka.vault.opening import watched

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

OTHER: Final = {
    "family_name": {"value": "Мельник", "how": "stated"},
    "given_name": {"value": "Роман", "how": "stated"},
    "birth_date": {"value": "1971-11-30", "how": "stated"},
}
NOBODY: Final = {"name": "Дорошенко Петро", "fate": "captive", "age": "51", "date": "2022-03-02"}


@pytest.fixture
def bureau(db: None) -> LeadsBureau:
    cache.clear()
    return LeadsBureau()


@pytest.fixture
def others(worker: Actor) -> list[Person]:
    """Persons of whom none is meant."""
    return [hold(by=worker, claimed=OTHER) for _ in range(3)]


def match() -> None:
    """What the worker does in one round."""
    follow_all()
    handlers()["tracing.match"]()


def beside() -> dict[tuple[UUID, UUID], str]:
    """The state of each lead beside somebody."""
    rows = LeadCandidate.objects.all()
    return {(row.lead_id, row.person_id or row.enquiry_id): row.state for row in rows}  # type: ignore[misc]


def test_a_lead_meets_who_is_sought_and_who_is_registered(
    bureau: LeadsBureau, worker: Actor, others: list[Person]
) -> None:
    enquiry, person = enquire(by=worker), hold(by=worker)
    match()
    lead = bureau.has_a_lead()
    match()
    assert beside() == {(lead.pk, enquiry.pk): "waiting", (lead.pk, person.pk): "waiting"}


def test_who_is_registered_or_sought_later_meets_an_open_lead(
    bureau: LeadsBureau, worker: Actor, others: list[Person]
) -> None:
    lead = bureau.has_a_lead()
    match()
    assert beside() == {}
    enquiry = enquire(by=worker)
    match()
    assert beside() == {(lead.pk, enquiry.pk): "waiting"}
    person = hold(by=worker)
    match()
    assert beside() == {(lead.pk, enquiry.pk): "waiting", (lead.pk, person.pk): "waiting"}


def test_a_closed_lead_meets_nobody_and_what_stood_beside_it_is_withdrawn(
    bureau: LeadsBureau, worker: Actor, others: list[Person]
) -> None:
    lead, person = bureau.has_a_lead(), hold(by=worker)
    match()
    leads.close_lead(by=bureau.by("vira"), lead_id=lead.pk)
    match()
    assert beside() == {(lead.pk, person.pk): "withdrawn"}
    enquire(by=worker)
    hold(by=worker)
    match()
    handlers()["tracing.match_all"]()
    assert beside() == {(lead.pk, person.pk): "withdrawn"}


def test_nothing_of_a_lead_is_ever_strong_and_it_is_claimed_with_the_chance_of_a_coin_at_most(
    bureau: LeadsBureau, worker: Actor, others: list[Person]
) -> None:
    """Everything agrees that an open source can say."""
    hold(by=worker)
    enquire(by=worker)
    said = {**PERSON, "name": "Щербаков Алексей", "birth_date": "1999-04-02", "birth_place": "Бийск"}
    bureau.has_a_lead(said)
    match()
    with watched(EVERYBODY):
        found = [row.evidence for row in LeadCandidate.objects.all()]
        full = Candidate.objects.get().evidence
    assert len(found) == 2
    for evidence in found:
        assert evidence["agreement"] == MARKED == "possible"
        assert evidence["probability"] <= MOST_PROBABLE == 0.5
        assert not any(one["strong"] for one in evidence["evidence"])
    [of_person] = [row for row in LeadCandidate.objects.all() if row.person_id]
    with watched(EVERYBODY):
        here = {one["fact"]: one["bits"] for one in of_person.evidence["evidence"]}
    there = {one["fact"]: one["bits"] for one in full["evidence"]}
    assert here["born"] == pytest.approx(there["born"] * WEIGHT, abs=0.5)
    assert not Link.objects.exists()


@pytest.mark.parametrize("probability", [0.0, 0.3, 0.6, 1.0])
def test_the_weight_halves_every_claim(probability: float) -> None:
    found = weighed(lead_matching.Found("7", probability, 24.0, "strong", ()))
    assert (found.probability, found.bits, found.agreement) == (probability / 2, 12.0, "possible")


def test_a_lead_is_no_record_of_its_own_side(bureau: LeadsBureau, worker: Actor) -> None:
    """Neither an enquiry nor a person is found for a lead's sake: what the two sides say of each other stays as it was."""
    hold(by=worker)
    enquire(by=worker)
    match()
    before = list(Candidate.objects.values_list("pk", "state", "round", "found_at", "evidence"))
    for _ in range(3):
        bureau.has_a_lead()
    match()
    assert list(Candidate.objects.values_list("pk", "state", "round", "found_at", "evidence")) == before


def test_a_lead_that_only_names_a_place_or_unreadable_days_is_compared_and_meets_nobody(
    bureau: LeadsBureau, worker: Actor, others: list[Person]
) -> None:
    bureau.has_a_lead({"fate": "dead"})
    bureau.has_a_lead({"fate": "captive", "age": "young", "date": "in spring", "birth_date": "soon", "sex": "?"})
    bureau.has_a_lead(NOBODY)
    match()
    assert beside() == {}
    assert not Unmatched.objects.exists()


def test_matching_again_and_again_writes_nothing_twice(
    bureau: LeadsBureau, worker: Actor, others: list[Person]
) -> None:
    lead = bureau.has_a_lead()
    hold(by=worker)
    enquire(by=worker)
    match()
    before = list(LeadCandidate.objects.order_by("pk").values_list("pk", "round", "found_at", "evidence"))
    entries = Entry.objects.filter(wrote=True).count()
    for kind, row_id in ((Lead, lead.pk), *((Person, one.pk) for one in Person.objects.all())):
        Unmatched.objects.create(kind=kind._meta.label, row_id=row_id, sequence=1)
    match()
    assert list(LeadCandidate.objects.order_by("pk").values_list("pk", "round", "found_at", "evidence")) == before
    assert Entry.objects.filter(wrote=True).count() == entries
    assert len(before) == 2


def test_killed_before_the_batch_is_done_it_goes_on_and_stores_each_once(
    bureau: LeadsBureau, worker: Actor, others: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = bureau.has_a_lead()
    hold(by=worker)
    enquire(by=worker)
    store: Callable[..., None] = lead_matching.store_lead_candidates

    def killed(**given: object) -> None:
        store(**given)
        raise KeyboardInterrupt

    monkeypatch.setattr(lead_matching, "store_lead_candidates", killed)
    with pytest.raises(KeyboardInterrupt):
        match()
    assert Unmatched.objects.exists()
    before = list(LeadCandidate.objects.order_by("pk").values_list("pk", "round", "found_at"))
    monkeypatch.undo()
    match()
    assert list(LeadCandidate.objects.order_by("pk").values_list("pk", "round", "found_at")) == before
    assert {key[0] for key in beside()} == {lead.pk}
    assert not Unmatched.objects.exists()


def test_what_one_said_of_a_hint_stays_until_one_of_the_two_says_something_else(
    bureau: LeadsBureau, worker: Actor, others: list[Person]
) -> None:
    enquiry = enquire(by=worker)
    bureau.has_a_lead()
    match()
    settle_hint(by=bureau.by("olena"), candidate_id=LeadCandidate.objects.get().pk, step="reject")
    hold(by=worker, claimed=OTHER)
    match()
    assert LeadCandidate.objects.get().state == HintState.REJECTED
    cells = {"family_name": "Щербаков", "given_name": "Алексей", "birth_date": "1999"}
    ask_otherwise(by=worker, enquiry_id=enquiry.pk, **cells)
    match()
    row = LeadCandidate.objects.get()
    assert (row.state, row.round) == (HintState.WAITING, 2)


@pytest.mark.parametrize("most", [2000, 0])
@pytest.mark.parametrize("followed", [True, False])
def test_a_hint_is_withdrawn_with_its_enquiry_and_comes_back_with_it(
    bureau: LeadsBureau, worker: Actor, monkeypatch: pytest.MonkeyPatch, followed: bool, most: int
) -> None:
    """Also where more leads are open than are compared again at once."""
    enquiry, person = enquire(by=worker), hold(by=worker)
    lead = bureau.has_a_lead()
    match()
    if followed:
        row = LeadCandidate.objects.get(enquiry=enquiry)
        settle_hint(by=bureau.by("olena"), candidate_id=row.pk, step="follow")
    monkeypatch.setattr(lead_matching, "ALL_LEADS", most)
    close(by=worker, enquiry_id=enquiry.pk, state="withdrawn")
    take_back(by=worker, person_id=person.pk)
    match()
    assert set(beside().values()) == {CandidateState.WITHDRAWN}
    close(by=worker, enquiry_id=enquiry.pk, state="open")
    monkeypatch.undo()
    match()
    assert beside()[lead.pk, enquiry.pk] == HintState.WAITING


def test_when_a_mother_withdraws_nothing_stands_beside_what_she_asked(bureau: LeadsBureau) -> None:
    family = Family(bureau)
    lead = bureau.has_a_lead()
    match()
    assert beside()[lead.pk, family.enquiry.pk] == HintState.WAITING
    withdraw_enquirer(by=bureau.by("olena"), enquirer_id=family.mother.pk)
    match()
    assert beside()[lead.pk, family.enquiry.pk] == HintState.WITHDRAWN
    with pytest.raises(NotThisStep):
        settle_hint(by=bureau.by("olena"), candidate_id=LeadCandidate.objects.get(person=None).pk, step="follow")


def test_who_is_somebody_else_by_what_is_known_now_is_withdrawn(
    bureau: LeadsBureau, worker: Actor, others: list[Person]
) -> None:
    person = hold(by=worker)
    bureau.has_a_lead()
    match()
    describe(by=worker, person_id=person.pk, family_name="Дорошенко", given_name="Петр", birth_date="1970-01-01")
    match()
    assert list(beside().values()) == [CandidateState.WITHDRAWN]


@pytest.mark.usefixtures("no_triggers")
def test_a_forged_one_is_left_for_people_and_keeps_nobody_else_waiting(
    bureau: LeadsBureau, worker: Actor, others: list[Person]
) -> None:
    person = hold(by=worker)
    bureau.has_a_lead()
    match()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tracing_leadcandidate SET model_version = 'forged'")
    describe(by=worker, person_id=person.pk, family_name="Щербаков", given_name="Алексей", birth_date="1999")
    enquiry = enquire(by=worker)
    with capture_logs() as lines:
        match()
    assert "forged" in str(lines)
    assert LeadCandidate.objects.get(person=person).model_version == "forged"
    assert LeadCandidate.objects.filter(enquiry=enquiry).exists()
    assert not Unmatched.objects.exists()


def test_all_open_leads_are_compared_once_a_day(
    bureau: LeadsBureau, worker: Actor, travel: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = bureau.has_a_lead()
    match()
    handlers()["tracing.match_all"]()
    monkeypatch.setattr(lead_matching, "ALL_LEADS", 0)
    person = hold(by=worker)
    match()
    assert beside() == {}
    travel(hours=25)
    handlers()["tracing.match_all"]()
    assert beside() == {(lead.pk, person.pk): "waiting"}
