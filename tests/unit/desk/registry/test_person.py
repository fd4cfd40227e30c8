"""The page of one person: whole for each reader, and never more than she may read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from invented_staff import Bureau
from vistka.ledger import triggers
from vistka.registry import actions
from vistka.registry.health import HealthValue
from vistka.registry.models import Event, Person

Desk = Callable[..., Client]

NAME, CAMP, MOTHER = "Щербаков", "Camp of Invention", "Invented Mother"
SECTIONS = {
    "yaryna": {"Who it is", "Numbers elsewhere", "What happened", "Where the person is", "Health", "Capture cards"},
    "taras": {"What happened", "Health"},
    "olena": {"Who it is", "Numbers elsewhere", "What happened", "Capture cards", "Questions to the camp"},
    "ivan": {"Who it is", "Numbers elsewhere", "What happened", "Capture cards", "Questions to the camp"},
}
READS = {
    "yaryna": {NAME, CAMP, "seriously wounded", "Wears glasses.", "K-0417"},
    "taras": {"seriously wounded"},
    "olena": {NAME, MOTHER, "Wears glasses.", "K-0417"},
    "ivan": {NAME, MOTHER, "Wears glasses.", "K-0417"},
}
EVERYTHING = set[str]().union(*READS.values())


def page_of(browser: Client, person: Person) -> str:
    answer = browser.get(f"/persons/{person.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def wounded(bureau: Bureau, asked: Person) -> Person:
    """He was asked what he wishes, and is wounded."""
    value = HealthValue.SERIOUSLY_WOUNDED
    actions.record_health(by=bureau.by("taras"), person_id=asked.pk, observed_on=date(2022, 3, 8), value=value)
    return asked


@pytest.mark.parametrize("account", READS)
def test_each_reads_what_the_role_reads_and_nothing_else(desk: Desk, wounded: Person, account: str) -> None:
    shown = page_of(desk(account, wounded), wounded)
    assert {words for words in EVERYTHING if words in shown} == READS[account]
    assert {title for title in SECTIONS[account] if title not in shown} == set()


@pytest.mark.parametrize("account", ["anna", "daryna"])
def test_who_reads_nothing_of_a_person_is_refused_before_anything_is_asked(
    desk: Desk, held: Person, account: str
) -> None:
    answer = desk(account).get(f"/persons/{held.pk}/")
    assert answer.status_code == 403
    assert "purpose" not in answer.content.decode()


def test_it_is_asked_for_what_a_person_is_opened(desk: Desk, held: Person) -> None:
    answer = desk("olena").get(f"/persons/{held.pk}/").content.decode()
    assert "purpose" in answer
    assert NAME not in answer


@pytest.mark.parametrize("account", READS)
def test_neither_the_title_nor_an_address_holds_a_value_of_the_person(desk: Desk, held: Person, account: str) -> None:
    shown = page_of(desk(account, held), held)
    title = shown.partition("<title>")[2].partition("</title>")[0]
    assert title.startswith("A person of the register")
    addresses = [part.partition('"')[0] for part in shown.split('href="')[1:]]
    assert not [one for one in addresses if any(word in one for word in ("%D0", NAME, "K-0417"))]


def test_the_three_identities_stand_apart_each_value_with_its_source(desk: Desk, held: Person) -> None:
    shown = page_of(desk("olena", held), held)
    assert "as the person says" in shown
    assert "as the papers say" in shown
    assert "Chtcherbakov" in shown
    assert "asked; the person would not say" in shown
    assert "Nothing is written yet of: Patronymic" in shown


def test_an_unknown_wish_is_said_to_be_unknown(desk: Desk, held: Person) -> None:
    assert "the wish is unknown" in page_of(desk("olena", held), held)


def test_the_registrar_sees_that_he_was_asked_and_not_what_he_said(desk: Desk, asked: Person) -> None:
    shown = page_of(desk("yaryna", asked), asked)
    assert "9 March 2022" in shown
    assert MOTHER not in shown
    assert "that I live" not in shown


def test_of_one_reported_held_elsewhere_neither_custody_nor_health_nor_cards_are_spoken_of(
    desk: Desk, reported: Person
) -> None:
    shown = page_of(desk("yaryna", reported), reported)
    assert "Somebody who came back" in shown
    assert "a lead" in shown
    assert not [title for title in ("Where the person is", "Capture cards", "wish") if title in shown]


def test_a_corrected_event_no_longer_stands_there(bureau: Bureau, desk: Desk, held: Person) -> None:
    arrival = Event.objects.get(kind="arrived")
    actions.correct_event(by=bureau.by("yaryna"), event_id=arrival.pk, kind=None, said={})
    shown = page_of(desk("yaryna", held), held)
    assert "7 March 2022" not in shown
    assert "5 March 2022" in shown


@pytest.mark.parametrize("table", ["registry_event", "registry_identifier", "registry_capturecard"])
def test_a_row_that_other_hands_wrote_is_not_shown_and_the_page_says_so(desk: Desk, held: Person, table: str) -> None:
    browser = desk("yaryna", held)
    changed = {"registry_event": "kind = 'died'", "registry_identifier": "kind = 'disc'"}
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {changed.get(table, 'made_at = due_at')}")  # noqa: S608
    shown = page_of(browser, held)
    assert "not as the ledger has it" in shown
    assert not [words for words in ("Died", "Number on the identity disc", "Made<") if words in shown]


def test_a_person_whom_other_hands_wrote_is_not_shown_at_all(desk: Desk, held: Person) -> None:
    browser = desk("yaryna", held)
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_person SET state = 'released'")
    shown = page_of(browser, held)
    assert "not as the ledger has it" in shown
    assert NAME not in shown
    assert "Released" not in shown


@pytest.mark.parametrize("account", READS)
def test_a_page_asks_the_database_no_more_for_a_longer_life(
    bureau: Bureau, desk: Desk, held: Person, account: str, django_assert_max_num_queries: Any
) -> None:
    for kind in ("hospital_in", "hospital_out") * 4:
        actions.record_event(by=bureau.by("yaryna"), person_id=held.pk, kind=kind, said={})
    browser = desk(account, held)
    with django_assert_max_num_queries(30):
        page_of(browser, held)


def test_a_person_who_is_not_there_is_not_found(desk: Desk, held: Person) -> None:
    assert desk("olena").get(f"/persons/{Event.objects.first().pk}/").status_code == 404  # type: ignore[union-attr]
