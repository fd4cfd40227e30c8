"""Whoever is new or has changed on either side is matched with the other; what follows is stored once and whole."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from structlog.testing import capture_logs

from invented_changes import ask_otherwise, close, describe, take_back
from invented_pairs import SOUGHT, ReviewingBureau, enquire, hold, says
from vistka.access.actions import Newcomer, found_bureau
from vistka.access.models import Staff
from vistka.access.roles import Role
from vistka.agenda.wakes import handlers
from vistka.agenda.work import follow_all
from vistka.ledger.actors import Actor, machine
from vistka.ledger.reading import reading
from vistka.registry.actions import stage_arrival
from vistka.registry.arrivals import ArrivalState, Shared
from vistka.registry.models import Arrival, Category, Person, Side
from vistka.tracing import matching
from vistka.tracing.decisions import CandidateState, Says
from vistka.tracing.index import Index
from vistka.tracing.models import Candidate, Unmatched

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

OTHER = {
    "family_name": {"value": "Мельник", "how": "stated"},
    "given_name": {"value": "Роман", "how": "stated"},
    "birth_date": {"value": "1971-11-30", "how": "stated"},
}


@pytest.fixture
def others(worker: Actor) -> list[Person]:
    """Persons of whom none is meant."""
    return [hold(by=worker, claimed=OTHER) for _ in range(3)]


@pytest.fixture
def registrar(db: None) -> Actor:
    """Of a bureau of her own, for nobody reviews who registers."""
    roles = {"anna": Role.ADMINISTRATOR, "daryna": Role.DATA_PROTECTION_OFFICER, "yaryna": Role.REGISTRAR}
    newcomers = [Newcomer(account=name, name=f"{name} the Invented", roles=[roles[name]]) for name in roles]
    found_bureau(by=machine("init"), newcomers=newcomers)
    return Staff.objects.get(account="yaryna").actor


def match() -> None:
    """What the worker does in one round."""
    follow_all()
    handlers()["tracing.match"]()


def pairs() -> dict[tuple[UUID, UUID], str]:
    return {(one.enquiry_id, one.person_id): one.state for one in Candidate.objects.all()}


def test_an_enquiry_finds_the_person_who_was_there_before(others: list[Person], worker: Actor) -> None:
    person = hold(by=worker)
    match()
    enquiry = enquire(by=worker)
    match()
    assert pairs() == {(enquiry.pk, person.pk): CandidateState.WAITING}


def test_a_person_finds_the_enquiry_that_was_there_before(others: list[Person], worker: Actor) -> None:
    enquiry = enquire(by=worker)
    match()
    person = hold(by=worker)
    match()
    assert pairs() == {(enquiry.pk, person.pk): CandidateState.WAITING}


@pytest.mark.parametrize("all_asked", [0, 3000])
def test_both_ways_to_the_enquiries_that_may_mean_a_person_lead_to_the_same(
    worker: Actor, monkeypatch: pytest.MonkeyPatch, all_asked: int
) -> None:
    """All are asked when many persons came, and else those that a search for the person brings up."""
    sought = [
        SOUGHT,
        {"family_name": "Мельник", "given_name": "Роман"},
        {"family_name": "Дорошенко", "given_name": "Петр"},
    ]
    enquiries = [enquire(by=worker, sought=cells) for cells in sought]
    match()
    monkeypatch.setattr(matching, "ALL_ASKED", all_asked)
    monkeypatch.setattr(matching, "ASKED_A_PERSON", 1)
    persons = [hold(by=worker), hold(by=worker, claimed=OTHER)]
    match()
    assert set(pairs()) == {(enquiries[0].pk, persons[0].pk), (enquiries[1].pk, persons[1].pk)}


def test_the_evidence_says_what_agrees_and_how_strongly(worker: Actor, others: list[Person]) -> None:
    hold(by=worker)
    enquire(by=worker)
    match()
    with reading(worker):
        said = Candidate.objects.get().evidence
    assert said["agreement"] in ("strong", "possible")
    assert {one["fact"] for one in said["evidence"]} >= {"family name", "given name", "born"}
    assert said["bits"] == pytest.approx(sum(one["bits"] for one in said["evidence"]), abs=0.1)


def test_what_was_matched_waits_no_longer_and_what_is_matched_again_changes_nothing(worker: Actor) -> None:
    hold(by=worker)
    enquire(by=worker)
    match()
    assert not Unmatched.objects.exists()
    before = Candidate.objects.values_list("round", "found_at").get()
    Unmatched.objects.bulk_create(
        [Unmatched(kind=Person._meta.label, row_id=person.pk, sequence=1) for person in Person.objects.all()]
    )
    match()
    assert Candidate.objects.values_list("round", "found_at").get() == before


def test_a_rejected_pair_comes_back_when_the_family_tells_more(bureau: ReviewingBureau, worker: Actor) -> None:
    hold(by=worker)
    enquiry = enquire(by=worker)
    match()
    for who in ("olena", "ivan"):
        says(bureau, who, Candidate.objects.get(), Says.REJECT)
    match()
    assert Candidate.objects.get().state == CandidateState.REJECTED
    ask_otherwise(by=worker, enquiry_id=enquiry.pk, family_name="Щербаков", given_name="Алексей", birth_date="1999")
    match()
    assert [(one.state, one.round) for one in Candidate.objects.all()] == [(CandidateState.WAITING, 2)]


def test_a_candidate_who_is_somebody_else_by_what_is_known_now_is_withdrawn(
    worker: Actor, others: list[Person]
) -> None:
    person = hold(by=worker)
    enquire(by=worker)
    match()
    describe(by=worker, person_id=person.pk, family_name="Дорошенко", given_name="Петр", birth_date="1970-01-01")
    match()
    assert list(pairs().values()) == [CandidateState.WITHDRAWN]


@pytest.mark.parametrize("leaves", ["person", "enquiry"])
def test_candidates_of_one_who_leaves_are_withdrawn_and_come_back_with_him(worker: Actor, leaves: str) -> None:
    person, enquiry = hold(by=worker), enquire(by=worker)
    match()
    if leaves == "person":
        take_back(by=worker, person_id=person.pk)
    else:
        close(by=worker, enquiry_id=enquiry.pk)
    match()
    assert pairs() == {(enquiry.pk, person.pk): CandidateState.WITHDRAWN}
    if leaves == "enquiry":
        close(by=worker, enquiry_id=enquiry.pk, state="open")
        match()
        assert pairs() == {(enquiry.pk, person.pk): CandidateState.WAITING}


def test_of_an_enquiry_only_the_best_are_kept(worker: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "MOST", 1)
    for _ in range(2):
        hold(by=worker)
    enquire(by=worker)
    match()
    assert Candidate.objects.count() == 1


def test_one_that_cannot_be_matched_waits_on_and_keeps_nobody_else_waiting(
    worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, enquiry = enquire(by=worker), enquire(by=worker)
    person, unpack = hold(by=worker), matching.unpack

    def breaking(row_id: str, packed: str) -> object:
        if row_id == str(broken.pk):
            raise ValueError("Щербаков")
        return unpack(row_id, packed)

    monkeypatch.setattr(matching, "unpack", breaking)
    with capture_logs() as lines:
        match()
    assert (enquiry.pk, person.pk) in pairs()
    assert {one.row_id for one in Unmatched.objects.all()} >= {broken.pk}
    assert "Щербаков" not in str(lines)
    monkeypatch.undo()
    match()
    assert (broken.pk, person.pk) in pairs()


def test_whoever_is_written_while_he_is_matched_is_matched_again(
    worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = hold(by=worker)
    store: Callable[..., None] = matching.store_candidates

    def meanwhile(**given: object) -> None:
        store(**given)
        describe(by=worker, person_id=person.pk, family_name="Дорошенко")
        follow_all()

    enquire(by=worker)
    monkeypatch.setattr(matching, "store_candidates", meanwhile)
    follow_all()
    matching._work_off(list(Unmatched.objects.all()))
    assert [one.row_id for one in Unmatched.objects.all()] == [person.pk]


def test_once_a_day_everybody_who_is_sought_is_searched_again(
    worker: Actor, travel: Callable[..., None], others: list[Person]
) -> None:
    """Whatever was missed is found, and nothing else changes."""
    enquiry, person = enquire(by=worker), hold(by=worker)
    match()
    handlers()["tracing.match_all"]()
    missed = enquire(by=worker)
    follow_all()
    Unmatched.objects.all().delete()
    handlers()["tracing.match_all"]()
    before = pairs()
    assert set(before) == {(enquiry.pk, person.pk)}
    travel(hours=25)
    handlers()["tracing.match_all"]()
    assert pairs() == before | {(missed.pk, person.pk): CandidateState.WAITING}


def test_nothing_is_matched_of_other_rooms(index: Index, bureau: ReviewingBureau) -> None:
    follow_all()
    assert not Unmatched.objects.exists()


def test_a_table_of_arrivals_is_told_who_may_be_there_already(registrar: Actor, worker: Actor) -> None:
    person = hold(by=worker)
    rows = [{"family_name": "Shcherbakov", "given_name": "Oleksii", "birth_date": "1999-04-02"}, {"name": "Мельник Р."}]
    shared = Shared(on="2022-03-07", place="Camp of Invention")
    arrival = stage_arrival(by=registrar, side=Side.HELD, category=Category.PRISONER, shared=shared, rows=rows)
    match()
    checked = Arrival.objects.get(pk=arrival.pk)
    assert checked.state == ArrivalState.STAGED
    with reading(worker):
        assert [found["perhaps"] for found in checked.findings] == [[str(person.pk)], []]
