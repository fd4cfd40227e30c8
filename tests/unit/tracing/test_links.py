"""A link is believed because two people stand behind it, never because a row says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from invented_pairs import ReviewingBureau, enquire, hold, pair, says
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.tracing.decisions import CandidateState, Says
from vistka.tracing.holds import HOLDS
from vistka.tracing.links import believed, link_of, links_of_person
from vistka.tracing.models import Candidate, Link, Verdict

pytestmark = pytest.mark.usefixtures("no_triggers")


@pytest.fixture
def linked(bureau: ReviewingBureau, worker: Actor) -> Candidate:
    candidate = pair(by=worker)
    for who in ("olena", "ivan"):
        says(bureau, who, candidate, Says.CONFIRM)
    return candidate


def key(of: UUID) -> Any:
    return Link._meta.pk.get_db_prep_value(of, connection)


def write(sql: str, *values: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [key(one) for one in values])


def test_a_link_is_found_from_both_sides(linked: Candidate) -> None:
    link = Link.objects.get()
    assert link_of(linked.enquiry_id) == link
    assert links_of_person(linked.person_id) == [link]
    assert link_of(uuid4()) is None
    assert links_of_person(uuid4()) == []


def test_a_link_still_holds_when_the_candidate_has_a_new_round(linked: Candidate, worker: Actor) -> None:
    @action("invented.new_round")
    def new_round(*, by: Actor) -> None:
        candidate = Candidate.objects.for_change(linked.pk)
        candidate.round, candidate.state = 2, CandidateState.WAITING
        candidate.save()

    new_round(by=worker)
    assert link_of(linked.enquiry_id) is not None


FORGERIES: dict[str, Callable[[Candidate, Any], None]] = {
    "the link leads to somebody else": lambda of, other: write("UPDATE tracing_link SET person_id = %s", other.pk),
    "the candidate is another pair": lambda of, other: write("UPDATE tracing_candidate SET person_id = %s", other.pk),
    "one verdict is by somebody else": lambda of, other: write(
        "UPDATE tracing_verdict SET by_id = %s WHERE id = %s", uuid4(), Verdict.objects.latest("at").pk
    ),
    "a verdict is gone": lambda of, other: write(
        "DELETE FROM tracing_verdict WHERE id = %s", Verdict.objects.latest("at").pk
    ),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_link_that_other_hands_touched_is_not_believed(linked: Candidate, worker: Actor, forgery: str) -> None:
    FORGERIES[forgery](linked, hold(by=worker))
    with pytest.raises(Forged):
        link_of(linked.enquiry_id)


def test_a_link_that_other_hands_wrote_is_not_believed(linked: Candidate, worker: Actor) -> None:
    seeking, held = enquire(by=worker), hold(by=worker)
    write(
        "INSERT INTO tracing_link (id, enquiry_id, person_id, candidate_id, round, made_at) "
        "SELECT %s, %s, %s, candidate_id, round, made_at FROM tracing_link",
        uuid4(), seeking.pk, held.pk,
    )  # fmt: skip
    with pytest.raises(Forged):
        link_of(seeking.pk)
    with pytest.raises(Forged):
        links_of_person(held.pk)


def test_an_undone_link_that_other_hands_took_up_again_is_not_believed(linked: Candidate, worker: Actor) -> None:
    @action("invented.undo")
    def undo(*, by: Actor) -> None:
        link = Link.objects.for_change(Link.objects.get().pk)
        link.undone_at = link.made_at
        link.save()

    undo(by=worker)
    assert link_of(linked.enquiry_id) is None
    with pytest.raises(Forged):
        believed(Link.objects.get())
    write("UPDATE tracing_link SET undone_at = NULL")
    with pytest.raises(Forged):
        link_of(linked.enquiry_id)


@pytest.mark.parametrize("said", [[], ["olena"], ["olena", "ivan"]], ids=len)
def test_a_link_that_an_action_wrote_needs_its_verdicts(
    bureau: ReviewingBureau, worker: Actor, said: list[str]
) -> None:
    """Even an action of ours that made a link by mistake would tell nobody anything."""

    @action("invented.link")
    def link(*, by: Actor, candidate: Candidate, person_id: UUID) -> None:
        Link(
            enquiry_id=candidate.enquiry_id, person_id=person_id, candidate=candidate, made_at=candidate.found_at
        ).save()

    candidate = pair(by=worker)
    for who in said:
        says(bureau, who, candidate, Says.REJECT)
    link(by=worker, candidate=candidate, person_id=candidate.person_id)
    with pytest.raises(Forged):
        link_of(candidate.enquiry_id)
    write("UPDATE tracing_verdict SET says = 'confirm'")
    with pytest.raises(Forged):
        link_of(candidate.enquiry_id)


def test_verdicts_on_one_pair_bear_out_no_link_of_another(linked: Candidate, worker: Actor) -> None:
    @action("invented.link_elsewhere")
    def link_elsewhere(*, by: Actor) -> Link:
        other = pair(by=by)
        link = Link(enquiry=other.enquiry, person=other.person, candidate=linked, made_at=other.found_at)
        link.save()
        return link

    link = link_elsewhere(by=worker)
    with pytest.raises(Forged):
        link_of(link.enquiry_id)


def test_whom_somebody_has_judged_is_held_fast(bureau: ReviewingBureau, linked: Candidate, worker: Actor) -> None:
    judged, untouched = pair(by=worker), pair(by=worker)
    says(bureau, "olena", judged, Says.REJECT)
    persons = [linked.person_id, judged.person_id, untouched.person_id]
    assert HOLDS["tracing.verdicts"](persons) == {linked.person_id, judged.person_id}
    assert HOLDS["tracing.links"](persons) == {linked.person_id}
