from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from pytest_django import Settings

from invented.actions import register
from invented.models import Person, Visit
from invented_staff import Bureau
from vistka.access import actions
from vistka.access.errors import BudgetSpent, MayNotOpen, NotAllowed, PurposeNeeded
from vistka.access.gate import gate_for, list_persons, open_person, taken_by_reader
from vistka.access.members import member
from vistka.access.middleware import member_of
from vistka.access.models import BudgetRelease, Staff
from vistka.access.purposes import Purpose
from vistka.access.routes import Door, admits
from vistka.ledger.actors import machine
from vistka.ledger.models import Entry

pytestmark = pytest.mark.django_db

REVIEW = Purpose.REVIEW_CANDIDATE


@pytest.fixture(autouse=True)
def persons_of_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented persons lie in a room that the table knows."""
    monkeypatch.setattr(Person._meta, "app_label", "registry")


def somebody(name: str = "Invented Person") -> Person:
    return Person.objects.get(pk=register(by=machine("a test"), name=name).pk)


def looks_of(bureau: Bureau, account: str) -> list[tuple[UUID | None, str]]:
    entries = Entry.objects.filter(actor=str(bureau.by(account)), verb="opened").order_by("number")
    return list(entries.values_list("subject_id", "purpose"))


def test_a_case_worker_opens_a_person_for_a_purpose_and_the_ledger_knows(bureau: Bureau) -> None:
    person = somebody()
    with gate_for(member(bureau["olena"]), {str(person.pk): REVIEW}):
        assert person.name == "Invented Person"
    assert looks_of(bureau, "olena") == [(person.pk, REVIEW)]


@pytest.mark.parametrize("account", ["anna", "daryna", "mykola", "halyna"])
def test_who_does_not_read_the_register_opens_nobody(bureau: Bureau, account: str) -> None:
    person = somebody()
    with gate_for(member(bureau[account]), {str(person.pk): REVIEW}), pytest.raises(MayNotOpen):
        person.name  # noqa: B018
    assert not looks_of(bureau, account)


def test_a_class_that_the_role_does_not_read_stays_shut(bureau: Bureau) -> None:
    person = somebody()
    visit = Visit(person=person, place="Invented Place", visited_at=timezone.now())
    with gate_for(member(bureau["olena"]), {str(person.pk): REVIEW}) as gate, pytest.raises(MayNotOpen):
        gate.opens(visit, Visit._meta.get_field("place"))


def test_a_person_outside_ones_cases_asks_for_a_purpose_even_when_the_view_forgot(bureau: Bureau) -> None:
    person = somebody()
    with gate_for(member(bureau["olena"]), {}), pytest.raises(PurposeNeeded) as asked:
        person.name  # noqa: B018
    assert asked.value.person == person.pk
    assert "Invented" not in str(asked.value)


@pytest.mark.parametrize("said", ["own_case", "curiosity", ""])
def test_no_other_word_counts_as_a_purpose(bureau: Bureau, said: str) -> None:
    person = somebody()
    with gate_for(member(bureau["olena"]), {str(person.pk): said}), pytest.raises(PurposeNeeded):
        person.name  # noqa: B018


def test_ones_own_case_opens_unasked(bureau: Bureau) -> None:
    person = somebody()
    actions.assign(by=bureau.by("ivan"), staff_id=bureau["olena"].pk, subject_id=person.pk)
    with gate_for(member(bureau["olena"]), {}):
        assert person.name
    assert looks_of(bureau, "olena") == [(person.pk, Purpose.OWN_CASE)]


def test_a_list_opens_unasked_and_each_person_is_entered(bureau: Bureau) -> None:
    persons = [somebody(), somebody()]
    with gate_for(member(bureau["olena"]), {}) as gate:
        gate.is_list = True
        assert all(person.name for person in persons)
    assert {person for person, _purpose in looks_of(bureau, "olena")} == {person.pk for person in persons}


def test_ones_own_name_is_no_entry_and_a_colleagues_is_shut(bureau: Bureau) -> None:
    with gate_for(member(bureau["olena"]), {}):
        assert bureau["olena"].name == "Olena the Invented"
        with pytest.raises(MayNotOpen):
            bureau["ivan"].name  # noqa: B018
    assert not looks_of(bureau, "olena")


def test_the_administrator_reads_names_of_staff_and_the_ledger_knows(bureau: Bureau) -> None:
    with gate_for(member(bureau["anna"]), {}):
        assert bureau["ivan"].name == "Ivan the Invented"
    assert looks_of(bureau, "anna") == [(bureau["ivan"].pk, "")]


def test_the_hotline_reads_what_she_took_herself(bureau: Bureau) -> None:
    halyna = member(bureau["halyna"])
    row = somebody()
    assert not taken_by_reader(halyna, row)
    row.taken_by_id = bureau["ivan"].pk  # type: ignore[attr-defined]
    assert not taken_by_reader(halyna, row)
    row.taken_by_id = bureau["halyna"].pk  # type: ignore[attr-defined]
    assert taken_by_reader(halyna, row)


def test_the_hotline_opens_her_own_enquiry_and_no_other(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Person._meta, "app_label", "enquiries")
    own, other = somebody(), somebody()
    own.taken_by_id, other.taken_by_id = bureau["halyna"].pk, bureau["olena"].pk  # type: ignore[attr-defined]
    with gate_for(member(bureau["halyna"]), {str(own.pk): "answer_call", str(other.pk): "answer_call"}):
        assert own.name
        with pytest.raises(MayNotOpen):
            other.name  # noqa: B018


def opens(bureau: Bureau, person: Person) -> None:
    with gate_for(member(bureau["olena"]), {str(person.pk): REVIEW}):
        Person.objects.get(pk=person.pk).name  # noqa: B018


@pytest.fixture
def budget_of_two(settings: Settings) -> None:
    settings.DAILY_BUDGETS = {"case_worker": 2}


@pytest.mark.usefixtures("budget_of_two")
def test_the_budget_of_a_day_counts_distinct_persons(bureau: Bureau) -> None:
    first, second, third = somebody(), somebody(), somebody()
    for person in (first, second, first, second):
        opens(bureau, person)
    with pytest.raises(BudgetSpent):
        opens(bureau, third)
    opens(bureau, first)


@pytest.mark.usefixtures("budget_of_two")
def test_a_list_cannot_carry_off_the_register(bureau: Bureau) -> None:
    with gate_for(member(bureau["olena"]), {}) as gate:
        gate.is_list = True
        assert somebody().name
        assert somebody().name
        with pytest.raises(BudgetSpent):
            somebody().name  # noqa: B018
    assert len(looks_of(bureau, "olena")) == 2


@pytest.mark.usefixtures("budget_of_two")
def test_a_new_day_brings_a_new_budget(bureau: Bureau) -> None:
    for _person in range(2):
        opens(bureau, somebody())
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        opens(bureau, somebody())
    assert len(looks_of(bureau, "olena")) == 3


@pytest.mark.usefixtures("budget_of_two")
def test_a_second_officer_allows_as_many_again(bureau: Bureau) -> None:
    for _person in range(2):
        opens(bureau, somebody())
    asked = actions.ask_budget(by=bureau.by("olena"))
    assert actions.ask_budget(by=bureau.by("olena")) == asked, "asked twice it is one request"
    with pytest.raises(BudgetSpent):
        opens(bureau, somebody())
    with pytest.raises(NotAllowed):
        actions.release_budget(by=bureau.by("olena"), release_id=asked.pk)
    actions.release_budget(by=bureau.by("daryna"), release_id=asked.pk)
    for _person in range(2):
        opens(bureau, somebody())
    with pytest.raises(BudgetSpent):
        opens(bureau, somebody())


@pytest.mark.usefixtures("budget_of_two")
def test_nobody_releases_his_own_budget(bureau: Bureau) -> None:
    asked = actions.ask_budget(by=bureau.by("ivan"))
    with pytest.raises(NotAllowed, match="Two people"):
        actions.release_budget(by=bureau.by("ivan"), release_id=asked.pk)


def record(request: HttpRequest, person: UUID) -> HttpResponse:
    open_person(request, person)
    return HttpResponse(Person.objects.get(pk=person).name)


def everybody(request: HttpRequest) -> HttpResponse:
    list_persons(request)
    return HttpResponse(", ".join(person.name for person in Person.objects.all()))


def head(request: HttpRequest) -> HttpResponse:
    return HttpResponse(member_of(request).staff.name)


@pytest.fixture
def records(pages: Callable[..., None]) -> None:
    pages(
        path("record/<uuid:person>/", admits(Door.MEMBER)(record), name="record"),
        path("records/", admits(Door.MEMBER)(everybody), name="records"),
        path("head/", admits(Door.MEMBER)(head), name="head"),
    )


@pytest.mark.usefixtures("records")
def test_the_page_asks_for_a_purpose_once_and_then_shows_the_record(bureau: Bureau) -> None:
    browser, person = bureau.at_the_desk("olena"), somebody()
    asked = browser.get(f"/record/{person.pk}/").content.decode()
    assert "This is not one of your cases" in asked
    assert "Invented Person" not in asked
    answer = {"person": str(person.pk), "next": f"/record/{person.pk}/", "purpose": REVIEW}
    assert browser.post("/purpose/", answer).url == f"/record/{person.pk}/"  # type: ignore[attr-defined]
    assert browser.get(f"/record/{person.pk}/").content == b"Invented Person"
    assert looks_of(bureau, "olena") == [(person.pk, REVIEW)]
    assert Entry.objects.get(verb="opened").page == "record"


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("purpose", ["", "own_case", "curiosity"])
def test_a_purpose_that_is_none_is_asked_again(bureau: Bureau, purpose: str) -> None:
    browser, person = bureau.at_the_desk("olena"), somebody()
    answer = {"person": str(person.pk), "next": "/", "purpose": purpose}
    assert browser.post("/purpose/", answer).status_code == 200
    assert "This is not one of your cases" in browser.get(f"/record/{person.pk}/").content.decode()


@pytest.mark.usefixtures("records")
def test_the_way_back_leads_to_no_other_site(bureau: Bureau) -> None:
    answer = {"person": str(uuid4()), "next": "https://elsewhere.example/", "purpose": REVIEW}
    assert bureau.at_the_desk("olena").post("/purpose/", answer).url == "/"  # type: ignore[attr-defined]


@pytest.mark.usefixtures("records", "budget_of_two")
def test_past_the_budget_the_page_offers_to_ask_a_second_officer(bureau: Bureau) -> None:
    browser = bureau.at_the_desk("olena")
    for _person in range(3):
        somebody()
    answer = browser.get("/records/")
    assert answer.status_code == 403
    assert "Ask a second officer" in answer.content.decode()
    assert "Invented Person" not in answer.content.decode()
    assert browser.post("/more-persons/").status_code == 302
    assert BudgetRelease.objects.get().staff == bureau["olena"]


@pytest.mark.usefixtures("records")
def test_who_may_not_read_is_told_so_and_sees_nothing(bureau: Bureau) -> None:
    somebody()
    answer = bureau.at_the_desk("anna").get("/records/")
    assert answer.status_code == 403
    assert "None of your roles reads this" in answer.content.decode()


@pytest.mark.usefixtures("records")
def test_the_head_of_the_page_shows_ones_own_name_without_an_entry(bureau: Bureau) -> None:
    assert bureau.at_the_desk("olena").get("/head/").content == b"Olena the Invented"
    assert not looks_of(bureau, "olena")
    assert Staff.objects.count() == 7
