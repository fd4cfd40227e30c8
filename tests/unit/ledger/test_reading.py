"""Readings: each person looked at is an entry, also when the page fails."""

from __future__ import annotations

from typing import Any

import pytest

from invented.actions import register, visit
from invented.models import Person, Visit
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import LedgerError
from vistka.ledger.models import Entry, SearchQuery
from vistka.ledger.reading import reading, reading_everybody, record_search

pytestmark = pytest.mark.django_db


class Refused(Exception):
    pass


def looked() -> list[tuple[Any, str, str]]:
    entries = Entry.objects.filter(verb="opened").order_by("number")
    return list(entries.values_list("subject_id", "page", "purpose"))


def test_a_person_shown_twice_on_a_page_is_one_entry(worker: Actor) -> None:
    pk = register(by=worker, name="Олена", number="A-17").pk
    visit(by=worker, person_id=pk, place="Kharkiv")
    with reading(worker, page="person") as looking:
        looking.purposes[pk] = "review a candidate"
        assert Person.objects.get().name == "Олена"
        assert Person.objects.get().number == "A-17"
        assert Visit.objects.get().place == "Kharkiv"
    assert looked() == [(pk, "person", "review a candidate")]


def test_a_page_that_opens_nothing_is_no_entry(worker: Actor) -> None:
    register(by=worker, name="Олена")
    with reading(worker, page="due"):
        assert Person.objects.get().state == "new"
    assert looked() == []


def test_a_page_that_fails_after_opening_is_entered(worker: Actor) -> None:
    pk = register(by=worker, name="Олена").pk

    def page() -> None:
        with reading(worker):
            _ = Person.objects.get().name
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        page()
    assert looked() == [(pk, "", "")]


def test_what_may_not_be_opened_stays_shut_and_unentered(worker: Actor) -> None:
    register(by=worker, name="Олена")

    def never(row: Any, what: Any) -> None:
        raise Refused

    with pytest.raises(Refused), reading(worker, may_open=never):
        _ = Person.objects.get().name
    assert looked() == []


def test_the_machine_reads_everybody_under_one_entry(worker: Actor) -> None:
    for name in ("Олена", "Іван"):
        register(by=worker, name=name)
    with reading_everybody(machine("index"), "index.build"):
        assert {person.name for person in Person.objects.all()} == {"Олена", "Іван"}
    assert list(Entry.objects.filter(wrote=False).values_list("verb", flat=True)) == ["index.build"]


def test_nobody_of_the_staff_reads_everybody() -> None:
    with pytest.raises(LedgerError), reading_everybody(Actor("staff", "someone"), "index.build"):
        pass


def test_a_search_is_one_entry_its_query_sealed_with_the_persons_shown(worker: Actor) -> None:
    pks = [register(by=worker, name=name).pk for name in ("Олена", "Олена")]
    record_search(by=worker, query="олена кова", shown=pks, purpose="answer a call", page="search")
    entry = Entry.objects.get(verb="searched")
    assert entry.ids == ",".join(map(str, pks))
    assert "олена" not in repr(list(Entry.objects.values()))
    with reading(worker):
        assert SearchQuery.objects.get(pk=entry.subject_id).query == "олена кова"
