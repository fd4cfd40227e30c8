"""Recorded rows: what was written into the table by other hands does not count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from invented.actions import register, settle, strike, visit
from invented.models import Person, Visit
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust

pytestmark = pytest.mark.django_db


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def key(row: Any) -> str:
    return str(row.pk) if connection.vendor == "postgresql" else row.pk.hex


def test_a_row_as_an_action_wrote_it_is_trusted(worker: Actor) -> None:
    pk = register(by=worker, name="Олена", note={"a": 1}, number="A-17").pk
    visit(by=worker, person_id=pk, place="Kharkiv")
    trust(Person.objects.get(), Visit.objects.get())


def test_a_new_row_of_sql_is_refused(worker: Actor) -> None:
    person = register(by=worker, name="Олена")
    sql(
        "INSERT INTO invented_visit (id, person_id, place, visited_at) VALUES (%s, %s, %s, %s)",
        key(person)[:-4] + "0000",
        key(person),
        b"x",
        "2026-01-01 00:00:00+00:00",
    )
    with pytest.raises(Forged):
        trust(Visit.objects.get())


@pytest.mark.parametrize(
    "forge",
    [
        lambda one, other: sql("UPDATE invented_person SET state = 'settled' WHERE id = %s", key(one)),
        lambda one, other: sql("UPDATE invented_person SET name = number WHERE id = %s", key(one)),
        lambda one, other: sql("UPDATE invented_person SET number_key = NULL WHERE id = %s", key(one)),
        lambda one, other: sql("UPDATE invented_person SET note = NULL WHERE id = %s", key(one)),
    ],
)
def test_a_changed_field_is_refused(worker: Actor, forge: Callable[[Person, Person], None]) -> None:
    one, other = (register(by=worker, name=name, number="A-17", note=[1]) for name in ("Олена", "Іван"))
    forge(one, other)
    with pytest.raises(Forged) as refused:
        trust(Person.objects.get(pk=one.pk))
    assert refused.value.rows == [f"invented.Person {one.pk}"]
    trust(Person.objects.get(pk=other.pk))


def test_a_link_moved_to_another_person_is_refused(worker: Actor) -> None:
    one, other = (register(by=worker, name=name) for name in ("Олена", "Іван"))
    visit(by=worker, person_id=one.pk, place="Kharkiv")
    sql("UPDATE invented_visit SET person_id = %s", key(other))
    with pytest.raises(Forged):
        trust(Visit.objects.get())


def test_an_old_state_put_back_is_refused(worker: Actor) -> None:
    person = register(by=worker, name="Олена")
    settle(by=worker, person_id=person.pk)
    sql("UPDATE invented_person SET state = 'new'")
    with pytest.raises(Forged):
        trust(Person.objects.get())


def test_an_old_value_put_back_is_refused(worker: Actor) -> None:
    from invented.actions import rename

    person = register(by=worker, name="Олена")
    sql("CREATE TABLE kept AS SELECT name FROM invented_person")
    rename(by=worker, person_id=person.pk, name="Ольга")
    sql("UPDATE invented_person SET name = (SELECT name FROM kept)")
    sql("DROP TABLE kept")
    with pytest.raises(Forged):
        trust(Person.objects.get())


def test_a_deleted_row_brought_back_is_refused(worker: Actor) -> None:
    person = register(by=worker, name="Олена")
    sql("CREATE TABLE kept AS SELECT * FROM invented_person")
    strike(by=worker, person_id=person.pk)
    sql("INSERT INTO invented_person SELECT * FROM kept")
    sql("DROP TABLE kept")
    with pytest.raises(Forged):
        trust(Person.objects.get())


def test_a_row_written_by_an_action_since_it_was_loaded_is_brought_up_to_date(worker: Actor) -> None:
    register(by=worker, name="Олена")
    loaded = Person.objects.get()
    settle(by=worker, person_id=loaded.pk)
    trust(loaded)
    assert loaded.state == "settled"


def test_a_row_that_is_gone_is_refused(worker: Actor) -> None:
    register(by=worker, name="Олена")
    loaded = Person.objects.get()
    strike(by=worker, person_id=loaded.pk)
    with pytest.raises(Forged):
        trust(loaded)


def test_many_rows_are_proved_by_one_query(worker: Actor, django_assert_num_queries: Any) -> None:
    for name in ("Олена", "Іван", "Марія"):
        register(by=worker, name=name)
    rows = list(Person.objects.all())
    with django_assert_num_queries(1):
        trust(*rows)


@pytest.mark.parametrize("option", [{"ignore_conflicts": True}, {"batch_size": 1}])
def test_rows_are_inserted_whole_and_none_is_passed_over(option: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Person.objects.bulk_create([Person(name="Олена")], **option)


def test_what_the_running_action_has_written_holds_as_it_wrote_it(worker: Actor) -> None:
    @action("invented.twice")
    def twice(*, by: Actor, number: str) -> None:
        person = Person(name="Марія", number="A-7")
        person.save()
        assert Person.objects.for_change(person.pk) == person
        if number:
            sql("UPDATE invented_person SET state = %s WHERE id = %s", number, key(person))
            Person.objects.for_change(person.pk)

    twice(by=worker, number="")
    with pytest.raises(Forged):
        twice(by=worker, number="another hand")
    assert Person.objects.count() == 1
