"""What people say of a candidate: two confirm, the second blind to the first; one person counts once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invented_pairs import BROTHER, GOOD, REVIEWERS, SAME, ReviewingBureau, enquire, hold, pair, says
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.members import member
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.tracing.actions import give_verdict
from vistka.tracing.decisions import CandidateState, Says, drawn
from vistka.tracing.errors import AlreadyLinked, TracingError
from vistka.tracing.models import Candidate, Link, Verdict
from vistka.tracing.waiting import waiting_for

CONFIRM, REJECT, UNSURE = Says
NOT_DRAWN = next(UUID(int=n) for n in range(1, 100) if not drawn(UUID(int=n)))


def waits_for(bureau: ReviewingBureau, who: str) -> list[UUID]:
    return list(waiting_for(member(bureau[who])).values_list("pk", flat=True))


def test_two_people_confirm_and_the_link_is_made(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker)
    assert says(bureau, "olena", candidate, CONFIRM).state == "second"
    assert not Link.objects.exists()
    assert says(bureau, "ivan", candidate, CONFIRM).state == "confirmed"
    link = Link.objects.get()
    assert (link.enquiry_id, link.person_id, link.round) == (candidate.enquiry_id, candidate.person_id, 1)


def test_what_was_said_is_kept_with_its_grounds(bureau: ReviewingBureau, worker: Actor) -> None:
    says(bureau, "olena", pair(by=worker), CONFIRM, words="  The birth and the father agree. ")
    with reading(bureau.by("olena")):
        grounds = Verdict.objects.get().grounds
    assert grounds == {"strong": ["birth_date", "father"], "words": "The birth and the father agree."}


def test_one_person_alone_confirms_nothing_and_leaves_no_second_trace(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker)
    says(bureau, "olena", candidate, CONFIRM)
    entries = Entry.objects.count()
    for what in Says:
        with pytest.raises(TracingError, match="counts once"):
            says(bureau, "olena", candidate, what)
    assert (Verdict.objects.count(), Link.objects.count(), Entry.objects.count()) == (1, 0, entries)
    assert Candidate.objects.get().state == "second"


def test_two_who_differ_need_a_third_who_is_neither(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker)
    says(bureau, "olena", candidate, REJECT)
    assert says(bureau, "ivan", candidate, CONFIRM).state == "third"
    assert not Link.objects.exists()
    for who in ("olena", "ivan"):
        assert waits_for(bureau, who) == []
        with pytest.raises(TracingError):
            says(bureau, who, candidate, CONFIRM)
    assert waits_for(bureau, "petro") == [candidate.pk]
    with pytest.raises(TracingError, match="a third decides"):
        says(bureau, "petro", candidate, UNSURE)
    assert says(bureau, "petro", candidate, CONFIRM).state == "confirmed"


def test_where_no_two_are_alike_it_waits_for_another(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker, key=NOT_DRAWN)
    for who, what in (("olena", UNSURE), ("ivan", CONFIRM), ("petro", REJECT)):
        found = says(bureau, who, candidate, what)
    assert found.state == "third"
    assert waits_for(bureau, "sofia") == [candidate.pk]
    assert says(bureau, "sofia", candidate, REJECT).state == "rejected"


def test_a_rejection_too_waits_for_a_second_person(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker, evidence=BROTHER)
    assert says(bureau, "olena", candidate, REJECT).state == "second"
    assert says(bureau, "ivan", candidate, REJECT).state == "rejected"
    assert waits_for(bureau, "petro") == []


def test_what_is_settled_takes_no_more_verdicts(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker)
    for who in ("olena", "ivan"):
        says(bureau, who, candidate, CONFIRM)
    with pytest.raises(TracingError, match="settled"):
        says(bureau, "petro", candidate, REJECT)


def test_nothing_tells_the_second_that_there_was_a_first(bureau: ReviewingBureau, worker: Actor) -> None:
    judged, fresh = pair(by=worker), pair(by=worker)
    before = [(one.pk, one.due_at) for one in waiting_for(member(bureau["ivan"]))]
    says(bureau, "olena", judged, CONFIRM)
    assert [(one.pk, one.due_at) for one in waiting_for(member(bureau["ivan"]))] == before
    assert waits_for(bureau, "olena") == [fresh.pk]


def test_a_confirmation_needs_two_strong_identifiers_and_every_verdict_words(
    bureau: ReviewingBureau, worker: Actor
) -> None:
    candidate = pair(by=worker)
    for strong in ([], ["birth_date"], ["service_number", "document_number"], ["birth_date", "birth_date"]):
        with pytest.raises(TracingError, match="two strong identifiers"):
            says(bureau, "olena", candidate, CONFIRM, strong)
    with pytest.raises(TracingError, match="does not agree"):
        says(bureau, "olena", candidate, CONFIRM, ["birth_date", "service_number"])
    with pytest.raises(TracingError, match="in your own words"):
        says(bureau, "olena", candidate, REJECT, words="  ")
    with pytest.raises(KeyError):
        says(bureau, "olena", candidate, CONFIRM, ["birth_date", "a feeling"])
    assert not Verdict.objects.exists()


def test_nobody_judges_what_has_changed_since_the_page_was_made(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker)
    given = {"by": bureau.by("olena"), "candidate_id": candidate.pk, "says": REJECT, "strong": [], "words": "No."}
    with pytest.raises(TracingError, match="changed since"):
        give_verdict(**given, seen=b"as it was before")
    assert give_verdict(**given, seen=bytes(candidate.compared)).state == "second"


@pytest.mark.parametrize("who", ["anna", "halyna", "mykola"])
def test_nobody_else_says_anything(bureau: ReviewingBureau, worker: Actor, who: str) -> None:
    with pytest.raises(NotAllowed):
        says(bureau, who, pair(by=worker), REJECT)


def test_the_machine_says_nothing(bureau: ReviewingBureau, worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        give_verdict(by=worker, candidate_id=pair(by=worker).pk, says=CONFIRM, strong=GOOD, words="A score of 99.")


@pytest.mark.parametrize("shared", ["person", "enquiry"])
def test_a_second_confirmation_with_somebody_else_is_refused_and_names_both(
    bureau: ReviewingBureau, worker: Actor, shared: str
) -> None:
    one = pair(by=worker)
    other = pair(by=worker, **{shared: getattr(one, shared)})
    says(bureau, "ivan", other, CONFIRM)
    for who in ("olena", "ivan"):
        says(bureau, who, one, CONFIRM)
    with pytest.raises(AlreadyLinked) as refused:
        says(bureau, "petro", other, CONFIRM)
    assert (refused.value.candidate_id, refused.value.linked_candidate_id) == (other.pk, one.pk)
    assert Verdict.objects.filter(candidate=other).count() == 1
    assert says(bureau, "petro", other, REJECT).state == "third"


def test_the_other_candidates_of_a_linked_enquiry_rest(bureau: ReviewingBureau, worker: Actor) -> None:
    one = pair(by=worker)
    pair(by=worker, enquiry=one.enquiry, evidence=BROTHER)
    same_man = pair(by=worker, person=one.person)
    for who in ("olena", "ivan"):
        says(bureau, who, one, CONFIRM)
    assert waits_for(bureau, "petro") == [same_man.pk]


def test_an_unsure_one_is_looked_at_again_after_a_month(bureau: ReviewingBureau, worker: Actor, travel: object) -> None:
    candidate = pair(by=worker, key=NOT_DRAWN)
    assert says(bureau, "olena", candidate, UNSURE).state == "unsure"
    assert waits_for(bureau, "ivan") == []
    travel(days=31)  # type: ignore[operator]
    assert waits_for(bureau, "ivan") == [candidate.pk]
    assert waits_for(bureau, "olena") == []


def test_nothing_tells_that_it_is_back_because_somebody_was_unsure(
    bureau: ReviewingBureau, worker: Actor, travel: object
) -> None:
    unsure, untouched = pair(by=worker, key=NOT_DRAWN), pair(by=worker)
    before = {one.pk: (one.found_at, one.due_at) for one in (unsure, untouched)}
    says(bureau, "olena", unsure, UNSURE)
    travel(days=31)  # type: ignore[operator]
    shown = waiting_for(member(bureau["ivan"]))
    assert {one.pk: (one.found_at, one.due_at) for one in shown} == before
    assert says(bureau, "ivan", unsure, CONFIRM).rests_until is None


@pytest.mark.parametrize("forgery", ["a verdict written", "a verdict turned", "a verdict deleted", "a state set"])
def test_nothing_is_decided_on_what_other_hands_wrote(
    bureau: ReviewingBureau, worker: Actor, forgery: str, no_triggers: None
) -> None:
    candidate = pair(by=worker)
    says(bureau, "olena", candidate, REJECT)
    with connection.cursor() as cursor:
        match forgery:
            case "a verdict written":
                cursor.execute(
                    "INSERT INTO tracing_verdict (id, by_id, says, round, grounds, at, candidate_id) "
                    "SELECT %s, %s, 'confirm', round, grounds, at, candidate_id FROM tracing_verdict",
                    [_key(uuid4()), _key(bureau["petro"].pk)],
                )
            case "a verdict turned":
                cursor.execute("UPDATE tracing_verdict SET says = 'confirm'")
            case "a verdict deleted":
                cursor.execute("DELETE FROM tracing_verdict")
            case "a state set":
                cursor.execute("UPDATE tracing_candidate SET state = 'waiting'")
    with pytest.raises(Forged):
        says(bureau, "ivan", candidate, CONFIRM)
    assert not Link.objects.exists()


def _key(key: UUID) -> object:
    return Verdict._meta.pk.get_db_prep_value(key, connection)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=st.lists(st.tuples(st.sampled_from(REVIEWERS), st.sampled_from(Says)), max_size=9))
def test_whatever_is_said_in_whatever_order_two_people_stand_behind_a_link(
    bureau: ReviewingBureau, worker: Actor, sequence: list[tuple[str, Says]]
) -> None:
    candidate = pair(by=worker)
    for who, what in sequence:
        try:
            says(bureau, who, candidate, what)
        except AccessError:
            continue
    confirmed = set(Verdict.objects.filter(candidate=candidate, says=CONFIRM).values_list("by_id", flat=True))
    is_linked = Link.objects.filter(candidate=candidate).exists()
    assert is_linked is (Candidate.objects.get(pk=candidate.pk).state == CandidateState.CONFIRMED)
    assert not is_linked or len(confirmed) >= 2


def at_once(*things: object) -> list[object]:
    """Each in a thread and a connection of its own, begun in the same instant; what came of each."""
    start = Barrier(len(things))

    def run(thing: object) -> object:
        try:
            start.wait()
            return thing()  # type: ignore[operator]
        except AccessError as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(things)) as threads:
        return list(threads.map(run, things))


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_instant_count_as_two(worker: Actor) -> None:
    bureau = ReviewingBureau()
    candidate = pair(by=worker)
    came = at_once(*[lambda who=who: says(bureau, who, candidate, CONFIRM) for who in ("olena", "ivan")])
    assert {one.state for one in came if isinstance(one, Candidate)} == {"second", "confirmed"}
    assert (Verdict.objects.count(), Link.objects.count()) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_one_person_twice_in_the_same_instant_counts_once(worker: Actor) -> None:
    bureau = ReviewingBureau()
    candidate = pair(by=worker)
    came = at_once(*[lambda: says(bureau, "olena", candidate, CONFIRM)] * 2)
    assert sorted(type(one).__name__ for one in came) == ["Candidate", "TracingError"]
    assert (Verdict.objects.count(), Link.objects.count()) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_of_two_confirmations_on_one_person_in_the_same_instant_one_stands(worker: Actor) -> None:
    bureau = ReviewingBureau()
    person = hold(by=worker)
    one, other = (pair(by=worker, enquiry=enquire(by=worker), person=person, evidence=SAME) for _ in range(2))
    for candidate in (one, other):
        says(bureau, "olena", candidate, CONFIRM)
    came = at_once(lambda: says(bureau, "ivan", one, CONFIRM), lambda: says(bureau, "petro", other, CONFIRM))
    assert sorted(type(one).__name__ for one in came) == ["AlreadyLinked", "Candidate"]
    assert Link.objects.filter(undone_at=None).count() == 1
