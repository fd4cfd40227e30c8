"""A link is undone by two people with reasons, and what followed from it is put right."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from invented_pairs import ReviewingBureau, pair, says
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.members import member
from vistka.agenda.clocks import Clock
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.tracing.actions import drop_undoing, finish_correction, propose_undoing, second_undoing
from vistka.tracing.clocks import CLOCKS
from vistka.tracing.decisions import CandidateState, Says
from vistka.tracing.errors import TracingError
from vistka.tracing.links import doubt_of, link_of
from vistka.tracing.models import Candidate, Correction, Link, Undoing, Unmatched
from vistka.tracing.waiting import waiting_for

WHY = "The mother recognised somebody else."


@pytest.fixture
def link(bureau: ReviewingBureau, worker: Actor) -> Link:
    candidate = pair(by=worker)
    for who in ("olena", "ivan"):
        says(bureau, who, candidate, Says.CONFIRM)
    return Link.objects.get()


def due(name: str) -> list[object]:
    clock: Clock = CLOCKS[name]
    return [row.row_id for row in clock.due(timezone.now())]


def test_one_proposes_and_until_another_seconds_it_the_link_stands(bureau: ReviewingBureau, link: Link) -> None:
    undoing = propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=WHY)
    assert link_of(link.enquiry_id) == link
    with pytest.raises(NotAllowed):
        second_undoing(by=bureau.by("olena"), undoing_id=undoing.pk)
    correction = second_undoing(by=bureau.by("petro"), undoing_id=undoing.pk)
    assert link_of(link.enquiry_id) is None
    assert correction.due_at - correction.opened_at == timedelta(hours=24)


def test_the_link_names_its_doubt_as_long_as_it_waits(bureau: ReviewingBureau, link: Link) -> None:
    undoing = propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=WHY)
    assert doubt_of(link) == undoing
    drop_undoing(by=bureau.by("ivan"), undoing_id=undoing.pk)
    assert doubt_of(link) is None
    again = propose_undoing(by=bureau.by("ivan"), link_id=link.pk, reasons=WHY)
    second_undoing(by=bureau.by("olena"), undoing_id=again.pk)
    assert doubt_of(link) is None


def test_the_candidate_is_reviewed_anew_by_everybody(bureau: ReviewingBureau, link: Link) -> None:
    undoing = propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=WHY)
    second_undoing(by=bureau.by("ivan"), undoing_id=undoing.pk)
    candidate = Candidate.objects.get()
    assert (candidate.state, candidate.round) == (CandidateState.WAITING, 2)
    assert [one.pk for one in waiting_for(member(bureau["olena"]))] == [candidate.pk]
    for who in ("olena", "ivan"):
        says(bureau, who, candidate, Says.CONFIRM)
    again = link_of(link.enquiry_id)
    assert again is not None
    assert (again.pk != link.pk, again.round) == (True, 2)


def test_the_pair_is_compared_anew_when_its_link_is_undone(bureau: ReviewingBureau, link: Link) -> None:
    undoing = propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=WHY)
    second_undoing(by=bureau.by("ivan"), undoing_id=undoing.pk)
    assert list(Unmatched.objects.values_list("row_id", flat=True)) == [link.enquiry_id]


def test_a_dropped_proposal_changes_nothing_and_may_be_made_again(bureau: ReviewingBureau, link: Link) -> None:
    undoing = propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=WHY)
    with pytest.raises(TracingError, match="proposed this already"):
        propose_undoing(by=bureau.by("ivan"), link_id=link.pk, reasons=WHY)
    drop_undoing(by=bureau.by("ivan"), undoing_id=undoing.pk)
    with pytest.raises(AccessError):
        second_undoing(by=bureau.by("petro"), undoing_id=undoing.pk)
    propose_undoing(by=bureau.by("ivan"), link_id=link.pk, reasons=WHY)
    assert link_of(link.enquiry_id) == link


def test_reasons_are_given_and_kept(bureau: ReviewingBureau, link: Link) -> None:
    with pytest.raises(TracingError):
        propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=" ")
    propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=WHY)
    with reading(bureau.by("olena")):
        assert Undoing.objects.get().reasons == WHY


def test_what_is_undone_stays_undone(bureau: ReviewingBureau, link: Link) -> None:
    undoing = propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=WHY)
    second_undoing(by=bureau.by("ivan"), undoing_id=undoing.pk)
    for again in (
        lambda: second_undoing(by=bureau.by("petro"), undoing_id=undoing.pk),
        lambda: drop_undoing(by=bureau.by("petro"), undoing_id=undoing.pk),
        lambda: propose_undoing(by=bureau.by("petro"), link_id=link.pk, reasons=WHY),
    ):
        with pytest.raises(AccessError):
            again()


def test_a_correction_is_finished_once_with_words(bureau: ReviewingBureau, link: Link) -> None:
    undoing = propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=WHY)
    correction = second_undoing(by=bureau.by("ivan"), undoing_id=undoing.pk)
    with pytest.raises(TracingError):
        finish_correction(by=bureau.by("marta"), correction_id=correction.pk, words="")
    finish_correction(by=bureau.by("marta"), correction_id=correction.pk, words="The family was told in person.")
    assert Correction.objects.get().done_by == bureau["marta"].pk
    with pytest.raises(AccessError):
        finish_correction(by=bureau.by("marta"), correction_id=correction.pk, words="Once more.")


def test_what_waits_is_due_until_it_is_done(bureau: ReviewingBureau, worker: Actor, link: Link) -> None:
    waiting, differing = pair(by=worker), pair(by=worker)
    says(bureau, "olena", waiting, Says.REJECT)
    says(bureau, "olena", differing, Says.REJECT), says(bureau, "ivan", differing, Says.CONFIRM)
    assert due("tracing.candidates") == [waiting.pk]
    assert due("tracing.thirds") == [differing.pk]
    undoing = propose_undoing(by=bureau.by("olena"), link_id=link.pk, reasons=WHY)
    assert due("tracing.undoings") == [undoing.pk]
    correction = second_undoing(by=bureau.by("ivan"), undoing_id=undoing.pk)
    assert (due("tracing.undoings"), due("tracing.corrections")) == ([], [correction.pk])
    finish_correction(by=bureau.by("marta"), correction_id=correction.pk, words="The family was told in person.")
    assert due("tracing.corrections") == []


def test_nobody_without_the_permission_undoes_anything(bureau: ReviewingBureau, link: Link, worker: Actor) -> None:
    for by in (bureau.by("anna"), bureau.by("halyna"), worker):
        with pytest.raises(NotAllowed):
            propose_undoing(by=by, link_id=link.pk, reasons=WHY)
