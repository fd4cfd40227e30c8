"""Actions: everything written is entered, or nothing is written."""

from __future__ import annotations

import pytest
from django.db import transaction

from invented.actions import register, register_visited, rename, settle, strike, visit
from invented.models import Person
from vistka.agenda.models import Change
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged, LedgerError, WrittenOutsideAction
from vistka.ledger.models import Entry, Head

pytestmark = pytest.mark.django_db


def entered() -> list[tuple[str, str, bool]]:
    return list(Entry.objects.order_by("number").values_list("verb", "subject_kind", "wrote"))


def test_a_write_is_one_entry_and_one_change(worker: Actor) -> None:
    person = register(by=worker, name="Олена")
    entry, change = Entry.objects.get(), Change.objects.get()
    assert (entry.actor, entry.verb, entry.subject_id, entry.wrote) == (
        str(worker),
        "invented.register",
        person.pk,
        True,
    )
    assert (change.sequence, change.kind, change.row_id) == (entry.number, "invented.Person", person.pk)


def test_the_head_is_the_last_entry(worker: Actor) -> None:
    register(by=worker, name="Олена")
    register(by=worker, name="Іван")
    head, last = Head.objects.get(), Entry.objects.order_by("number").last()
    assert last is not None
    assert (head.number, bytes(head.mac)) == (last.number, bytes(last.mac)) == (2, bytes(head.mac))


def test_actions_within_an_action_are_one_transaction_with_an_entry_each(worker: Actor) -> None:
    register_visited(by=worker, name="Олена", places=["one", "two"])
    assert entered() == [
        ("invented.register", "invented.Person", True),
        ("invented.visit", "invented.Visit", True),
        ("invented.visit", "invented.Visit", True),
    ]


def test_whom_an_action_looks_at_and_does_not_write_is_entered_too(worker: Actor) -> None:
    pk = register(by=worker, name="Олена").pk
    seen_at(by=worker, person_id=pk)
    assert entered()[1:] == [("invented.look", "invented.Person", False)]


def test_an_action_that_fails_leaves_nothing(worker: Actor) -> None:
    with pytest.raises(ZeroDivisionError):
        register_and_fail(by=worker)
    assert (Person.objects.count(), Entry.objects.count(), Change.objects.count()) == (0, 0, 0)


def test_a_row_is_written_by_actions_only(worker: Actor) -> None:
    person = register(by=worker, name="Олена")
    for write in (
        person.save,
        person.delete,
        lambda: Person.objects.update(state="new"),
        lambda: Person.objects.filter(pk=person.pk).delete(),
        lambda: Person.objects.bulk_create([Person(name="Іван")]),
        lambda: Person.objects.bulk_update([person], ["state"]),
        lambda: Person.objects.for_change(person.pk),
    ):
        with pytest.raises(WrittenOutsideAction):
            write()


def test_a_row_is_saved_whole(worker: Actor) -> None:
    pk = register(by=worker, name="Олена").pk
    with pytest.raises(TypeError):
        save_in_part(by=worker, person=Person.objects.get(pk=pk))


def test_many_rows_made_at_once_are_each_entered(worker: Actor) -> None:
    register_many(by=worker, names=["Олена", "Іван", "Марія"])
    assert entered() == [("invented.register_many", "invented.Person", True)] * 3


def test_an_action_says_on_whose_behalf() -> None:
    with pytest.raises(LedgerError):
        register(name="Олена")  # type: ignore[call-arg]


def test_an_action_within_an_action_is_done_for_the_same_actor(worker: Actor) -> None:
    with pytest.raises(LedgerError):
        register_for_another(by=worker)


@pytest.mark.django_db(transaction=True)
def test_an_action_has_a_transaction_of_its_own(worker: Actor) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        register(by=worker, name="Олена")


def test_a_forged_row_cannot_be_changed(worker: Actor) -> None:
    pk = register(by=worker, name="Олена").pk
    Person._base_manager.filter(pk=pk).update(state="settled")
    with pytest.raises(Forged):
        rename(by=worker, person_id=pk, name="Ольга")


def test_deleting_is_entered(worker: Actor) -> None:
    pk = register(by=worker, name="Олена").pk
    settle(by=worker, person_id=pk)
    strike(by=worker, person_id=pk)
    assert [verb for verb, _, _ in entered()] == ["invented.register", "invented.settle", "invented.strike"]


def test_entries_hold_no_value(worker: Actor) -> None:
    pk = register(by=worker, name="Олена Коваленко", number="A-17-2022").pk
    visit(by=worker, person_id=pk, place="Korpus 4, Kharkiv")
    written = repr(list(Entry.objects.values())) + repr(list(Change.objects.values()))
    for value in ("Олена", "A-17", "Kharkiv"):
        assert value not in written


@action("invented.look")
def seen_at(*, by: Actor, person_id: object) -> str:
    return str(Person.objects.get(pk=person_id).name)


@action("invented.register_and_fail")
def register_and_fail(*, by: Actor) -> None:
    register(by=by, name="Олена")
    raise ZeroDivisionError


@action("invented.save_in_part")
def save_in_part(*, by: Actor, person: Person) -> None:
    person.save(update_fields=["state"])


@action("invented.register_many")
def register_many(*, by: Actor, names: list[str]) -> None:
    Person.objects.bulk_create([Person(name=name) for name in names])


@action("invented.register_for_another")
def register_for_another(*, by: Actor) -> None:
    register(by=machine("another"), name="Олена")
