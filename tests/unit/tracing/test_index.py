"""The index holds who is registered and who is sought, as the rows have it, and follows what is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from structlog.testing import capture_logs

from invented_changes import ask_otherwise, close, describe, erase, take_back
from invented_pairs import enquire, hold
from vistka.agenda.models import Change
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.registry.models import Person
from vistka.tracing import opening, sides
from vistka.tracing.current import index as current_index
from vistka.tracing.errors import TracingError
from vistka.tracing.index import Index
from vistka.tracing.opening import OpeningFailed

pytestmark = pytest.mark.django_db


NAMED = {name: {"family_name": {"value": name, "how": "stated"}} for name in ("Щербаков", "Коваль", "Макаров")}


def quietly(done: int, total: int) -> None:
    pass


def past_the_ledger(person_id: UUID, **values: Any) -> int:
    """Write as somebody does who has the database and no keys."""
    return QuerySet(Person).filter(pk=person_id).update(**values)


def named(index: Index, text: str) -> list[str]:
    return [one.registry_id for one in index.persons.complete(text)]


def test_an_opened_index_holds_who_is_registered_and_who_is_sought(worker: Actor) -> None:
    person, enquiry = hold(by=worker), enquire(by=worker)
    index = Index.from_ciphertext(quietly)
    assert named(index, "shcherb") == [str(person.pk)]
    assert str(enquiry.pk) in index.sought
    assert (len(index.persons), len(index.sought)) == (1, 1)


def test_whoever_is_no_longer_matched_is_not_in_it(worker: Actor) -> None:
    take_back(by=worker, person_id=hold(by=worker).pk)
    close(by=worker, enquiry_id=enquire(by=worker).pk)
    index = Index.from_ciphertext(quietly)
    assert (len(index.persons), len(index.sought)) == (0, 0)


def test_an_enquiry_that_rests_is_still_matched(worker: Actor) -> None:
    close(by=worker, enquiry_id=enquire(by=worker).pk, state="resting")
    assert len(Index.from_ciphertext(quietly).sought) == 1


def test_the_ledger_has_an_entry_for_each_process_that_opens_it(worker: Actor) -> None:
    hold(by=worker)
    before = Entry.objects.count()
    Index.from_ciphertext(quietly)
    entries = Entry.objects.filter(number__gt=before)
    assert [(entry.actor, entry.verb, entry.subject_id) for entry in entries] == [
        ("machine:index", "tracing.index", None)
    ]


def test_progress_tells_how_many_of_both_sides_are_in(worker: Actor) -> None:
    hold(by=worker)
    enquire(by=worker)
    told: list[tuple[int, int]] = []
    Index.from_ciphertext(lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_person_who_is_registered_described_anew_and_taken_back_is_followed(index: Index, worker: Actor) -> None:
    person = hold(by=worker)
    assert named(index, "щерб") == []
    index.follow()
    assert named(index, "щерб") == [str(person.pk)]
    describe(by=worker, person_id=person.pk, family_name="Коваль")
    index.follow()
    assert (named(index, "щерб"), named(index, "kov")) == ([], [str(person.pk)])
    take_back(by=worker, person_id=person.pk)
    index.follow()
    assert named(index, "kov") == []


def test_a_person_whose_row_was_erased_leaves_the_index(index: Index, worker: Actor) -> None:
    person = hold(by=worker)
    index.follow()
    erase(by=worker, person_id=person.pk)
    index.follow()
    assert (len(index.persons), index.removed) == (0, 1)


def test_an_enquiry_is_followed_until_it_is_closed_and_when_it_is_opened_again(index: Index, worker: Actor) -> None:
    enquiry = enquire(by=worker)
    ask_otherwise(by=worker, enquiry_id=enquiry.pk, family_name="Коваль")
    index.follow()
    assert [one.registry_id for one in index.sought.complete("koval")] == [str(enquiry.pk)]
    for state, held in (("closed", 0), ("open", 1)):
        close(by=worker, enquiry_id=enquiry.pk, state=state)
        index.follow()
        assert len(index.sought) == held


def test_what_was_written_while_it_opened_is_not_missed_and_a_change_met_twice_does_nothing_new(
    worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, everybody = hold(by=worker), sides.Side.everybody

    def meanwhile(side: sides.Side) -> Iterator[list[tuple[UUID, str]]]:
        if side is sides.PERSONS:
            describe(by=worker, person_id=first.pk, family_name="Гнатюк")
        yield from everybody(side)
        if side is sides.PERSONS:
            hold(by=worker)

    monkeypatch.setattr(sides.Side, "everybody", meanwhile)
    index = Index.from_ciphertext(quietly)
    assert len(index.persons) == 1
    assert index.follow() == 2
    assert (named(index, "гнат"), len(named(index, "щерб"))) == ([str(first.pk)], 1)
    assert index.follow() == 0


def test_following_moves_on_past_changes_of_other_rooms(index: Index, worker: Actor) -> None:
    person = hold(by=worker)
    Change.objects.create(sequence=10_000, kind="other.Row", row_id=person.pk, at=timezone.now())
    index.follow()
    assert index.sequence == index.persons.sequence == index.sought.sequence == 10_000


def test_a_description_that_does_not_open_is_passed_over_and_named_in_the_log(worker: Actor) -> None:
    person, other = hold(by=worker), hold(by=worker)
    moved = past_the_ledger(person.pk, description=QuerySet(Person).values_list("description").get(pk=other.pk)[0])
    with capture_logs() as lines:
        index = Index.from_ciphertext(quietly)
    assert named(index, "щерб") == [str(other.pk)]
    assert [(line["id"], line["log_level"]) for line in lines] == [(person.pk, "error")]
    assert moved


def test_a_process_without_an_index_says_so() -> None:
    with pytest.raises(TracingError, match="index is not open"):
        current_index()


@pytest.mark.django_db(transaction=True)
def test_a_large_side_is_opened_by_a_child_and_comes_out_the_same(
    worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    persons = [hold(by=worker, claimed=NAMED[name]) for name in NAMED]
    near = Index.from_ciphertext(quietly)
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setattr(sides, "BATCH", 2)
    far = Index.from_ciphertext(quietly)
    assert len(far.persons) == len(persons)
    for text in ("щерб", "kov", "mak"):
        assert far.persons.complete(text) == near.persons.complete(text)


@pytest.mark.django_db(transaction=True)
def test_a_child_that_breaks_off_leaves_no_half_index(worker: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(by=worker)
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setattr(opening, "cells_of_rows", lambda *rows: os._exit(1))
    with pytest.raises(OpeningFailed):
        Index.from_ciphertext(quietly)
