"""Rows inserted many at a time are as if each had been saved."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models, transaction
from django.db.utils import DataError, IntegrityError
from django.utils import timezone

from invented.models import Person, Visit
from vistka.agenda.models import Change
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.vault.fields import find_by
from vistka.vault.inserting import insert, insert_columns

pytestmark = pytest.mark.django_db


def lies(row: models.Model) -> dict[str, Any]:
    """What the database holds of a row, but for what is sealed anew each time."""
    found = type(row)._base_manager.filter(pk=row.pk).values().get()
    return {name: type(value).__name__ if "Sealed" in type(value).__name__ else value for name, value in found.items()}


def test_an_inserted_row_is_as_a_saved_one(worker: Actor) -> None:
    values: dict[str, Any] = {"name": "Олена", "born_on": dt.date(1999, 4, 2), "number": "A-17", "note": {"a": [1]}}
    one, other = Person(**values), Person(**values)
    insert([one])
    models.Model.save(other)
    assert lies(one) | {"id": other.pk} == lies(other)
    assert (one._state.adding, one._state.db) == (False, "default")
    with reading(worker):
        found = find_by(Person.objects.all(), "number_key", "A-17")
        assert {(row.name, row.born_on, row.note["a"][0], row.likeness) for row in found} == {
            ("Олена", dt.date(1999, 4, 2), 1, None)
        }


def test_each_row_keeps_its_own_values_among_many() -> None:
    people = [Person(name=f"Іван {number % 3}", number=None if number % 2 else "A") for number in range(1200)]
    visits = [Visit(person=one, place="Kharkiv", visited_at=timezone.now()) for one in people]
    insert(people)
    insert(visits)
    assert Person.objects.filter(number__isnull=True).count() == 600
    assert set(Visit.objects.values_list("pk", "person_id")) == {(one.pk, one.person_id) for one in visits}


def test_no_rows_are_nothing_to_insert() -> None:
    insert([])
    assert not Person.objects.exists()


def test_two_rows_of_one_key_are_refused_and_neither_is_there() -> None:
    one = Person(name="Олена")
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([one, Person(id=one.pk, name="Іван")])
    assert not Person.objects.exists()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite does not look at the length of a text")
def test_a_text_that_is_too_long_is_refused_and_not_cut() -> None:
    assert connection.vendor == "postgresql"
    with pytest.raises(DataError), transaction.atomic():
        insert_columns(Change, ([1], ["k" * 81], [uuid4()], [timezone.now()]))
