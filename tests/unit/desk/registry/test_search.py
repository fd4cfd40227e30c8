"""Finding a person: by name in any alphabet, by number exactly, and never by an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from invented_staff import Bureau
from vistka.ledger import triggers
from vistka.ledger.models import Entry, SearchQuery
from vistka.ledger.reading import SEARCHED, reading
from vistka.registry.models import Person
from vistka.tracing.current import use_index
from vistka.tracing.index import Index

Desk = Callable[..., Client]


@pytest.fixture(autouse=True)
def open_index(held: Person) -> Iterator[None]:
    """The index of the process, with the one who is held."""
    use_index(Index.from_ciphertext(lambda _done, _total: None))
    yield
    use_index(None)


def found(browser: Client, **typed: str) -> str:
    answer = browser.post("/persons/", typed)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("account", ["yaryna", "olena", "ivan"])
@pytest.mark.parametrize("name", ["щерб", "Shcherbakov", "chtch al"])
def test_a_name_is_found_in_any_alphabet(desk: Desk, held: Person, account: str, name: str) -> None:
    shown = found(desk(account), name=name)
    assert "1 person was found" in shown
    assert f'href="/persons/{held.pk}/"' in shown
    assert "2 April 1999" in shown
    assert "In a camp" in shown


def test_birth_narrows_the_search(desk: Desk, held: Person) -> None:
    assert "1 person was found" in found(desk("olena"), name="щерб", birth_date="1999")
    assert "Nobody was found" in found(desk("olena"), name="щерб", birth_date="1988")


def test_a_number_is_found_whole_and_only_whole(bureau: Bureau, desk: Desk, held: Person) -> None:
    with reading(bureau.by("yaryna")):
        number = held.number
    olena = desk("olena")
    assert str(held.pk) in found(olena, number=f"{number[:3]} {number[3:6]}-{number[6:]}")
    assert str(held.pk) in found(olena, number="к-0417")  # typed on a Ukrainian keyboard
    assert "Nobody was found" in found(olena, number="K-041")


def test_what_was_asked_and_who_was_shown_is_in_the_ledger_and_in_no_address(desk: Desk, held: Person) -> None:
    olena = desk("olena")
    answer = olena.get("/persons/?name=щерб")
    assert str(held.pk) not in answer.content.decode()
    for typed in ({"name": "щерб"}, {"number": "K-0417"}):
        found(olena, **typed)
        entry = Entry.objects.filter(verb=SEARCHED).latest("number")
        assert (entry.ids, entry.page) == (str(held.pk), "desk:persons")
    assert SearchQuery.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "words"), [({}, "Write a name or a number"), ({"birth_date": "soon"}, "This cannot be read as a date")]
)
def test_what_cannot_be_searched_is_said(desk: Desk, typed: dict[str, str], words: str) -> None:
    assert words in found(desk("olena"), **typed)


def test_while_the_index_is_not_open_a_number_is_found_and_a_name_is_asked_for_later(desk: Desk, held: Person) -> None:
    use_index(None)
    olena = desk("olena")
    assert "cannot be searched by name just now" in found(olena, name="щерб")
    assert str(held.pk) in found(olena, number="K-0417")


def test_a_person_whom_other_hands_wrote_is_not_listed(desk: Desk, held: Person) -> None:
    olena = desk("olena")
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_person SET state = 'released'")
    assert "Nobody was found" in found(olena, name="щерб")
    assert "Nobody was found" in found(olena, number="K-0417")


def test_only_the_registrar_is_offered_to_register(desk: Desk) -> None:
    assert "/persons/register/" in desk("yaryna").get("/persons/").content.decode()
    assert "/persons/register/" not in desk("olena").get("/persons/").content.decode()


@pytest.mark.parametrize("account", ["taras", "halyna", "anna", "mykola"])
def test_who_does_not_search_the_register_is_refused(desk: Desk, account: str) -> None:
    assert desk(account).get("/persons/").status_code == 403
    assert desk(account).post("/persons/", {"name": "щерб"}).status_code == 403


def test_a_search_asks_the_database_no_more_for_many(desk: Desk, django_assert_max_num_queries: Any) -> None:
    olena = desk("olena")
    with django_assert_max_num_queries(25):
        found(olena, name="щерб")
