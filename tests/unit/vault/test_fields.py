"""Sealed fields: nothing plain reaches the database, and a value opens in its own row only."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from invented.actions import register, rename
from invented.models import Person, Visit
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.vault.classes import DataClass
from vistka.vault.errors import CannotOpen, Unwatched
from vistka.vault.fields import PlainValue, Sealed, SealedField, SealedText, find_by, pad, unpad
from vistka.vault.keyring import Keyring
from vistka.vault.opening import as_they_lie, watched

pytestmark = pytest.mark.django_db

NAME = "Стефания Йовнюк-Щербань"


class Trusting:
    """A watch that lets everything open."""

    def opens(self, row: Any, what: Any) -> None:
        pass


def test_a_value_comes_back_as_it_was_set(worker: Actor) -> None:
    note = {"сказано": ["a", 1, None]}
    born = dt.date(1999, 4, 2)
    pk = register(by=worker, name=NAME, born_on=born, number="A-17", note=note, likeness=b"\0\xff").pk
    loaded = Person.objects.get(pk=pk)
    with reading(worker):
        assert (loaded.name, loaded.born_on, loaded.number) == (NAME, born, "A-17")
        assert (loaded.note, loaded.likeness) == (note, b"\0\xff")


def test_a_value_that_is_not_there_stays_away(worker: Actor) -> None:
    loaded = Person.objects.get(pk=register(by=worker, name=NAME).pk)
    assert loaded.born_on is None
    assert loaded.number_key is None


def test_without_a_watch_nothing_opens(worker: Actor) -> None:
    loaded = Person.objects.get(pk=register(by=worker, name=NAME).pk)
    with pytest.raises(Unwatched) as refused:
        _ = loaded.name
    assert NAME not in str(refused.value)


def test_a_row_shows_no_value_when_it_is_printed(worker: Actor) -> None:
    person = Person.objects.get(pk=register(by=worker, name=NAME).pk)
    with as_they_lie():
        assert repr(person.name) == "<sealed invented.name>"
    assert NAME not in repr(person) + str(person)


@pytest.mark.parametrize("ask", [{"name": NAME}, {"name__contains": "Йов"}, {"name__gt": "A"}, {"name__in": [NAME]}])
def test_the_database_cannot_be_asked_for_a_sealed_value(ask: dict[str, Any]) -> None:
    with pytest.raises(FieldError, match="sealed") as refused:
        Person.objects.filter(**ask)
    assert NAME not in str(refused.value)


def test_whether_a_value_is_there_can_be_asked(worker: Actor) -> None:
    register(by=worker, name=NAME)
    assert Person.objects.filter(born_on__isnull=True).count() == 1


def test_a_plain_value_cannot_be_written_past_the_row(worker: Actor) -> None:
    pk = register(by=worker, name=NAME).pk
    with pytest.raises(PlainValue) as refused:
        Person._base_manager.filter(pk=pk).update(name="Someone else")
    assert "Someone" not in str(refused.value)


def test_values_are_handed_out_sealed(worker: Actor) -> None:
    register(by=worker, name=NAME)
    assert isinstance(Person.objects.values_list("name", flat=True).get(), Sealed)


def test_what_was_not_touched_is_not_sealed_again(worker: Actor) -> None:
    pk = register(by=worker, name=NAME, number="A-17").pk
    with as_they_lie():
        before = Person.objects.get(pk=pk).number
    rename(by=worker, person_id=pk, name="Another")
    with as_they_lie():
        assert Person.objects.get(pk=pk).number == before


def test_a_value_moved_to_another_row_does_not_open(worker: Actor) -> None:
    one, other = (register(by=worker, name=name).pk for name in (NAME, "Another"))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE invented_person SET name = (SELECT name FROM invented_person WHERE id = %s) WHERE id = %s",
            [_raw(one), _raw(other)],
        )
    with pytest.raises(CannotOpen) as refused, watched(Trusting()):
        _ = Person.objects.get(pk=other).name
    assert NAME not in str(refused.value)


def test_a_value_moved_to_another_field_does_not_open(worker: Actor) -> None:
    pk = register(by=worker, name=NAME, number="A-17").pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE invented_person SET name = number")
    with pytest.raises(CannotOpen), watched(Trusting()):
        _ = Person.objects.get(pk=pk).name


def test_another_installation_opens_nothing(worker: Actor, keys: Keyring) -> None:
    from dataclasses import replace

    from vistka.vault.current import use_keyring

    pk = register(by=worker, name=NAME).pk
    use_keyring(replace(keys, installation=uuid4()))
    with pytest.raises(CannotOpen), watched(Trusting()):
        _ = Person.objects.get(pk=pk).name


def test_a_person_is_found_by_an_exact_number_however_it_is_spaced(worker: Actor) -> None:
    pk = register(by=worker, name=NAME, number="A-17").pk
    register(by=worker, name=NAME, number="A-18")
    assert [person.pk for person in find_by(Person.objects.all(), "number_key", " A-17 ")] == [pk]


def test_a_number_is_found_during_the_rotation_of_keys(worker: Actor, keys: Keyring) -> None:
    from vistka.vault.current import use_keyring
    from vistka.vault.keys import Purpose

    register(by=worker, name=NAME, number="A-17")
    use_keyring(keys.with_new_version(Purpose.LOOKUP))
    assert find_by(Person.objects.all(), "number_key", "A-17").count() == 1


def test_refreshing_a_row_opens_nothing(worker: Actor) -> None:
    person = Person.objects.get(pk=register(by=worker, name=NAME).pk)
    person.refresh_from_db()
    with pytest.raises(Unwatched):
        _ = person.name


def test_a_deferred_value_opens_when_it_is_read(worker: Actor) -> None:
    register(by=worker, name=NAME)
    person = Person.objects.defer("name").get()
    with watched(Trusting()):
        assert person.name == NAME


def test_the_watch_is_told_of_the_row_and_of_the_class(worker: Actor) -> None:
    seen: list[tuple[str, str]] = []

    class Noting:
        def opens(self, row: Any, what: SealedField) -> None:
            seen.append((what.label, what.data_class))

    person = Person.objects.get(pk=register(by=worker, name=NAME).pk)
    with watched(Noting()):
        _ = person.name
    assert seen == [("invented.name", DataClass.IDENTITY)]


def test_a_visit_is_about_the_person_visited() -> None:
    person = uuid4()
    assert Visit(person_id=person).person_ids == (person,)


@given(st.text(max_size=31, alphabet=st.characters(max_codepoint=127)))
def test_short_texts_cannot_be_told_apart_by_length(text: str) -> None:
    assert len(pad(text.encode())) == 32


@given(st.binary(max_size=200))
def test_padding_comes_off_again(plain: bytes) -> None:
    assert unpad(pad(plain), "a label") == plain


@given(st.text(max_size=60))
def test_any_text_round_trips(text: str) -> None:
    field = SealedText(label="a label", data_class=DataClass.IDENTITY)
    encodable = text.encode("utf-8", "replace").decode()
    assert field.decode(field.encode(encodable)) == encodable


def _raw(pk: Any) -> str:
    return str(pk) if connection.vendor == "postgresql" else pk.hex
