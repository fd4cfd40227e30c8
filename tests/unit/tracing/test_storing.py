"""What the machine does with candidates: it keeps and renews them, takes them back, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import QuerySet

from invented_pairs import SAME, ReviewingBureau, enquire, hold, says
from vistka.access.errors import NotAllowed
from vistka.enquiries.models import Enquiry
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.registry.models import Person
from vistka.tracing.decisions import CandidateState, Says
from vistka.tracing.models import Candidate
from vistka.tracing.storing import Pair, compared, store_candidates, withdraw_candidates

pytestmark = pytest.mark.django_db

Store = Callable[..., Candidate]


@pytest.fixture
def two(worker: Actor) -> tuple[Enquiry, Person]:
    """One who is sought, and one who is registered."""
    return enquire(by=worker), hold(by=worker)


@pytest.fixture
def store(two: tuple[Enquiry, Person], worker: Actor) -> Store:
    """Store the two as a candidate, the one who is sought being described so."""

    def stored(sought: str = "as first told", bits: float = 30.0) -> Candidate:
        enquiry, person = two
        evidence = {"probability": 0.9, "bits": bits, "agreement": "strong", "evidence": list(SAME)}
        store_candidates(by=worker, pairs=[Pair(enquiry.pk, person.pk, compared(sought, "he"), evidence)])
        return Candidate.objects.get()

    return stored


def says_first(bureau: ReviewingBureau, candidate: Candidate, what: Says) -> None:
    says(bureau, "olena", candidate, what)


def decided(bureau: ReviewingBureau, candidate: Candidate, what: Says) -> None:
    for who in ("olena", "ivan"):
        says(bureau, who, candidate, what)


def test_what_was_found_waits_with_its_evidence_and_its_model(store: Store, worker: Actor) -> None:
    candidate = store()
    with reading(worker):
        assert candidate.evidence["bits"] == 30.0
    assert (candidate.state, candidate.round, len(candidate.model_version)) == (CandidateState.WAITING, 1, 12)
    assert candidate.due_at > candidate.found_at


def test_what_was_found_again_is_left_as_it_is(store: Store) -> None:
    store()
    before = Entry.objects.filter(wrote=True).count()
    store(bits=31.0)
    assert Entry.objects.filter(wrote=True).count() == before


def test_a_rejected_pair_stays_rejected_until_something_compared_changes(
    store: Store, bureau: ReviewingBureau, worker: Actor
) -> None:
    decided(bureau, store(), Says.REJECT)
    assert store().state == CandidateState.REJECTED
    again = store("as told later", bits=33.0)
    assert (again.state, again.round) == (CandidateState.WAITING, 2)
    with reading(worker):
        assert again.evidence["bits"] == 33.0


@pytest.mark.parametrize("what", [Says.CONFIRM, Says.REJECT])
def test_a_first_verdict_does_not_count_for_what_is_compared_by_now(
    store: Store, bureau: ReviewingBureau, what: Says
) -> None:
    says_first(bureau, store(), what)
    again = store("as told later")
    assert (again.state, again.round) == (CandidateState.WAITING, 2)


def test_one_who_waits_is_shown_with_what_is_known_now_in_the_same_round(store: Store, worker: Actor) -> None:
    due = store().due_at
    again = store("as told later", bits=12.0)
    assert (again.state, again.round, again.due_at) == (CandidateState.WAITING, 1, due)
    with reading(worker):
        assert again.evidence["bits"] == 12.0


def test_what_two_people_confirmed_is_not_touched(store: Store, bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = store()
    decided(bureau, candidate, Says.CONFIRM)
    withdraw_candidates(by=worker, candidate_ids=[candidate.pk])
    assert store("as told later").state == CandidateState.CONFIRMED


def test_a_withdrawn_candidate_that_is_found_again_is_reviewed_anew(store: Store, worker: Actor) -> None:
    withdraw_candidates(by=worker, candidate_ids=[store().pk])
    assert Candidate.objects.get().state == CandidateState.WITHDRAWN
    again = store()
    assert (again.state, again.round) == (CandidateState.WAITING, 2)


def test_a_forged_candidate_is_left_for_people_to_see(store: Store, worker: Actor) -> None:
    QuerySet(Candidate).filter(pk=store().pk).update(state=CandidateState.CONFIRMED)
    withdraw_candidates(by=worker, candidate_ids=[Candidate.objects.get().pk])
    QuerySet(Candidate).update(state=CandidateState.REJECTED)
    assert store("as told later").state == CandidateState.REJECTED


def test_nobody_but_the_machine_stores_or_withdraws(bureau: ReviewingBureau) -> None:
    with pytest.raises(NotAllowed):
        store_candidates(by=bureau.by("olena"), pairs=[])
    with pytest.raises(NotAllowed):
        withdraw_candidates(by=bureau.by("olena"), candidate_ids=[])
