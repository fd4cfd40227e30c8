"""A case worker asks the camp for one field; the registrar writes the answer, and reads nothing of the family."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from invented_staff import Bureau
from vistka.desk.registry import question_views
from vistka.ledger.models import Entry
from vistka.ledger.reading import OPENED, reading
from vistka.registry import actions
from vistka.registry.models import Person, Question

Desk = Callable[..., Client]


@pytest.fixture
def question(bureau: Bureau, held: Person) -> Question:
    return actions.ask_question(by=bureau.by("olena"), person_id=held.pk, field="marks")


@pytest.mark.parametrize("account", ["olena", "ivan"])
def test_a_case_worker_and_a_verifier_ask_for_one_field(desk: Desk, held: Person, account: str) -> None:
    browser, address = desk(account, held), f"/persons/{held.pk}/ask-question/"
    assert browser.post(address, {"field": "marks"}).status_code == 302
    assert Question.objects.get().field == "marks"
    assert "Waits for the camp" in browser.get(f"/persons/{held.pk}/").content.decode()


def test_what_is_asked_already_or_was_refused_cannot_be_asked_again(
    desk: Desk, held: Person, question: Question
) -> None:
    shown = desk("olena", held).get(f"/persons/{held.pk}/ask-question/").content.decode()
    offered = set(re.findall(r'name="field" value="(\w+)"', shown))
    assert "birth_place" in offered
    assert offered.isdisjoint({"marks", "unit"})


def test_the_list_names_whom_to_ask_and_each_is_in_the_ledger(desk: Desk, held: Person, question: Question) -> None:
    shown = desk("yaryna").get("/questions/").content.decode()
    assert "Scars, tattoos and other marks" in shown
    assert "Щербаков Алексей" in shown
    assert Entry.objects.filter(verb=OPENED, subject_id=held.pk, page="desk:questions").exists()


def test_without_a_question_the_list_says_so(desk: Desk) -> None:
    assert "No question waits" in desk("yaryna").get("/questions/").content.decode()


def test_the_answer_goes_into_the_record_and_the_question_is_gone(
    bureau: Bureau, desk: Desk, held: Person, question: Question
) -> None:
    browser, address = desk("yaryna", held), f"/questions/{question.pk}/"
    assert browser.post(address, {"particular_0": "scar, left hand", "particular_1": "stated"}).status_code == 302
    assert "No question waits" in browser.get("/questions/").content.decode()
    assert "This question is answered" in browser.get(address).content.decode()
    with reading(bureau.by("yaryna")):
        written = Person.objects.get().identities["claimed"]["marks"]
    assert written == {"value": "scar, left hand", "how": "stated"}


def test_that_he_would_not_say_is_an_answer_and_silence_is_none(desk: Desk, held: Person, question: Question) -> None:
    browser, address = desk("yaryna", held), f"/questions/{question.pk}/"
    silent = browser.post(address, {"particular_0": "", "particular_1": "stated"})
    assert "Write the answer" in silent.content.decode()
    assert browser.post(address, {"particular_0": "", "particular_1": "refused"}).status_code == 302


@pytest.mark.parametrize("account", ["taras", "olena", "ivan"])
def test_only_the_registrar_answers(desk: Desk, held: Person, question: Question, account: str) -> None:
    assert desk(account, held).get("/questions/").status_code == 403
    assert desk(account, held).get(f"/questions/{question.pk}/").status_code == 403


def test_a_longer_list_is_paged_and_asks_no_more_of_the_database(
    bureau: Bureau,
    desk: Desk,
    held: Person,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Any,
) -> None:
    for field in ("marks", "birth_place", "residence", "callsign", "rank", "sex", "nationality"):
        actions.ask_question(by=bureau.by("olena"), person_id=held.pk, field=field)
    browser = desk("yaryna")
    with django_assert_max_num_queries(45):
        browser.get("/questions/")
    monkeypatch.setattr(question_views, "A_PAGE", 5)
    assert "Page 1 of 2" in browser.get("/questions/").content.decode()
