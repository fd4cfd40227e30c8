"""The pages on which one thing is written about a person, and the questions before something is done."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from invented_staff import Bureau
from vistka.access.permissions import GIVEN
from vistka.access.roles import Role
from vistka.desk.registry.changes import CHANGES
from vistka.desk.registry.confirming import CONFIRMED
from vistka.desk.registry.event_forms import NOTHING, fitting_before, following
from vistka.ledger import triggers
from vistka.ledger.reading import reading
from vistka.registry import actions
from vistka.registry.models import CaptureCard, Category, Event, HealthNote, Identifier, Person, Question, Report
from vistka.registry.newcomers import Newcomer
from vistka.registry.states import EventKind, State

Desk = Callable[..., Client]

ACCOUNTS = {
    Role.REGISTRAR: "yaryna",
    Role.MEDICAL_OFFICER: "taras",
    Role.CASE_WORKER: "olena",
    Role.VERIFIER: "ivan",
}


def day(name: str, when: Any) -> dict[str, Any]:
    return {f"{name}_0": when.day, f"{name}_1": when.month, f"{name}_2": when.year}


def page(name: str, person: Person) -> str:
    return f"/persons/{person.pk}/{name.replace('_', '-')}/"


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
@pytest.mark.parametrize("role", ACCOUNTS)
def test_each_page_opens_for_who_may_write_it_and_for_nobody_else(
    desk: Desk, held: Person, change: Any, role: Role
) -> None:
    answer = desk(ACCOUNTS[role], held).get(change.url(held))
    may = role in GIVEN[change.permission]
    assert answer.status_code == (200 if may else 403)
    title = answer.content.decode().partition("<title>")[2].partition("</title>")[0]
    assert "Щербаков" not in title


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_an_empty_form_is_refused_beside_its_fields_or_writes_nothing_new(
    bureau: Bureau, desk: Desk, held: Person, change: Any
) -> None:
    may_stay_empty = {"set_custody", "write_note"}
    account = next(ACCOUNTS[role] for role in ACCOUNTS if role in GIVEN[change.permission])
    answer = desk(account, held).post(change.url(held), {})
    assert answer.status_code == (302 if change.name in may_stay_empty else 200)
    if answer.status_code == 200:
        assert "Please look at this again" in answer.content.decode()


def test_an_event_is_recorded_and_its_cards_stand_on_the_page(desk: Desk, held: Person) -> None:
    browser = desk("yaryna", held)
    browser.post(page("record_event", held), {"kind": "hospital_in", "on": "9.3.2022", "place": "Invented Hospital"})
    held.refresh_from_db()
    assert held.state == State.IN_HOSPITAL
    shown = browser.get(f"/persons/{held.pk}/").content.decode()
    assert "Admitted to hospital" in shown
    assert "9 March 2022" in shown
    assert CaptureCard.objects.filter(event__kind="hospital_in").count() == 2


def test_only_what_can_follow_or_came_before_can_be_chosen(bureau: Bureau, desk: Desk, held: Person) -> None:
    browser = desk("yaryna", held)
    shown = browser.get(page("record_event", held)).content.decode()
    offered = set(re.findall(r'name="kind" value="(\w+)"', shown))
    assert {"transferred", "hospital_in", "died"} <= offered
    assert "hospital_out" not in offered
    assert browser.post(page("record_event", held), {"kind": "hospital_out"}).status_code == 200
    assert Event.objects.count() == 2


def test_what_follows_is_read_from_the_table_of_states() -> None:
    assert following(State.DEAD) == []
    assert EventKind.RECAPTURED in following(State.ESCAPED)
    assert EventKind.RECAPTURED not in following(State.IN_CAMP)
    assert EventKind.CAPTURED in fitting_before([EventKind.ARRIVED])
    assert EventKind.CAPTURED not in fitting_before([EventKind.CAPTURED, EventKind.ARRIVED])
    assert fitting_before([]) == []


def test_a_transfer_says_where_to(desk: Desk, held: Person) -> None:
    answer = desk("yaryna", held).post(page("record_event", held), {"kind": "transferred", "on": "2022-04"})
    assert "Write to which camp" in answer.content.decode()


def test_a_mistaken_event_is_corrected_by_another_or_by_nothing(desk: Desk, held: Person) -> None:
    browser, arrival = desk("yaryna", held), Event.objects.get(kind="arrived")
    address = f"/persons/events/{arrival.pk}/correct/"
    assert "Correct an event" in browser.get(address).content.decode()
    browser.post(address, {"kind": "hospital_in", "on": "2022-03-07"})
    held.refresh_from_db()
    assert held.state == State.IN_HOSPITAL
    assert "was corrected already" in browser.post(address, {"kind": NOTHING}).content.decode()
    latest = Event.objects.get(kind="hospital_in")
    browser.post(f"/persons/events/{latest.pk}/correct/", {"kind": NOTHING})
    held.refresh_from_db()
    assert held.state == State.CAPTURED


@pytest.mark.parametrize("account", ["yaryna", "taras"])
def test_registrar_and_doctor_write_how_the_health_is(desk: Desk, held: Person, account: str) -> None:
    typed = {"value": "sick", "hospital": "Invented Hospital", **day("observed_on", timezone.localdate())}
    assert desk(account, held).post(page("record_health", held), typed).status_code == 302
    assert HealthNote.objects.count() == 1


def test_health_of_a_day_to_come_is_refused(desk: Desk, held: Person) -> None:
    typed = {"value": "sick", **day("observed_on", timezone.localdate() + timedelta(days=2))}
    assert "yet to come" in desk("taras", held).post(page("record_health", held), typed).content.decode()


def test_the_doctor_is_shown_no_name_and_no_number(bureau: Bureau, desk: Desk, held: Person) -> None:
    shown = desk("taras", held).get(page("record_health", held)).content.decode()
    assert "In a camp" in shown
    with reading(bureau.by("yaryna")):
        assert held.number[:3] + " " not in shown
    assert "Щербаков" not in shown


def test_forms_of_the_name_are_added_and_taken_away(bureau: Bureau, desk: Desk, held: Person) -> None:
    browser = desk("yaryna", held)
    typed = {"text": "SHCHERBAKOV ALEKSEI", "identity": "document", "order": "family_first"}
    browser.post(page("add_name", held), typed)
    assert "written here already" in browser.post(page("add_name", held), typed).content.decode()
    browser.post(page("remove_name", held), {"which": "0"})
    with reading(bureau.by("yaryna")):
        assert [form["text"] for form in Person.objects.get().names] == ["SHCHERBAKOV ALEKSEI"]


def test_a_number_is_added_with_where_it_comes_from(bureau: Bureau, desk: Desk, held: Person) -> None:
    desk("yaryna", held).post(page("add_number", held), {"kind": "disc", "value": "АБ 77", "how": "disc"})
    with reading(bureau.by("yaryna")):
        assert Identifier.objects.get(kind="disc").value == "АБ 77"


def test_where_the_person_is_and_the_note_are_written_anew(bureau: Bureau, desk: Desk, held: Person) -> None:
    browser = desk("yaryna", held)
    browser.post(page("set_custody", held), {"camp": "Another Camp", "place": "", "mail_address": "Postbox 13"})
    browser.post(page("write_note", held), {"note": "Needs insulin."})
    with reading(bureau.by("yaryna")):
        person = Person.objects.get()
        assert person.custody == {"camp": "Another Camp", "mail_address": "Postbox 13"}
        assert person.note == "Needs insulin."


@pytest.mark.parametrize("note", ["Здався разом з іншими", "На допросе сказал", "He surrendered", "Rendeu-se"])
def test_a_note_of_the_capture_is_shown_again_before_it_is_saved(
    bureau: Bureau, desk: Desk, held: Person, note: str
) -> None:
    browser = desk("yaryna", held)
    shown = browser.post(page("write_note", held), {"note": note}).content.decode()
    assert "Please take out" in shown
    with reading(bureau.by("yaryna")):
        assert Person.objects.get().note == "Wears glasses."
    assert browser.post(page("write_note", held), {"note": note, "sure": "on"}).status_code == 302


def test_neither_does_the_place_of_an_event_tell_of_the_capture(desk: Desk, held: Person) -> None:
    browser, typed = (
        desk("yaryna", held),
        {"kind": "transferred", "to": "Another Camp", "document": "Протокол допиту 7"},
    )
    assert "“допиту”" in browser.post(page("record_event", held), typed).content.decode()
    assert Event.objects.count() == 2
    assert browser.post(page("record_event", held), typed | {"sure": "on"}).status_code == 302


def test_a_further_report_is_added(desk: Desk, reported: Person) -> None:
    typed = {"source": "power", "official": "on", "status": "held", **day("received_on", timezone.localdate())}
    assert desk("yaryna", reported).post(page("record_report", reported), typed).status_code == 302
    assert Report.objects.filter(official=True).count() == 1


@pytest.fixture
def civilian(bureau: Bureau) -> Person:
    from vistka.registry.models import Side

    newcomer = Newcomer(side=Side.HELD, category=Category.CIVILIAN, identities={})
    return actions.register_person(by=bureau.by("yaryna"), newcomer=newcomer)


def test_of_a_civilian_the_power_is_not_told_until_it_is(desk: Desk, civilian: Person) -> None:
    browser, one = desk("yaryna", civilian), f"/persons/{civilian.pk}/"
    review = day("review_on", timezone.localdate() + timedelta(days=30))
    browser.post(page("withhold_from_power", civilian), {"reason": "A brother would be in danger.", **review})
    shown = browser.get(one).content.decode()
    assert "A brother would be in danger." in shown
    assert f"{one}tell-the-power/" in shown
    browser.post(f"{one}tell-the-power/")
    assert "is told" in browser.get(one).content.decode()
    assert "A brother" not in browser.get(one).content.decode()


def test_a_review_is_a_day_of_the_coming_year(desk: Desk, civilian: Person) -> None:
    for days in (0, 400):
        review = day("review_on", timezone.localdate() + timedelta(days=days))
        answer = desk("yaryna", civilian).post(page("withhold_from_power", civilian), {"reason": "x", **review})
        assert "within the coming year" in answer.content.decode()


def test_of_a_prisoner_the_power_is_always_told(desk: Desk, held: Person) -> None:
    browser = desk("yaryna", held)
    shown = browser.get(f"/persons/{held.pk}/").content.decode()
    assert "withhold-from-power" not in shown
    assert ">The Power</h2>" not in shown
    review = day("review_on", timezone.localdate() + timedelta(days=30))
    answer = browser.post(page("withhold_from_power", held), {"reason": "x", **review})
    assert "Only of a civilian" in answer.content.decode()


def test_a_card_is_written_printed_and_then_signed_and_only_the_familys_is_declined(desk: Desk, held: Person) -> None:
    browser = desk("yaryna", held)
    family, agency = CaptureCard.objects.get(addressee="family"), CaptureCard.objects.get(addressee="agency")
    person, of_agency = f"/persons/{held.pk}/", f"/persons/cards/{agency.pk}/"
    shown = browser.get(person).content.decode()
    assert f"/persons/cards/{family.pk}/declined/" in shown
    assert f"{of_agency}declined/" not in shown
    assert f"{of_agency}made/" not in shown
    signed = {"read_to_him": "on", "signed": "notice"}
    assert "First write the card and print it" in browser.post(f"{of_agency}made/", signed).content.decode()
    browser.post(f"{of_agency}write/")
    assert f"{of_agency}print-agency/" in browser.get(person).content.decode()
    assert CaptureCard.objects.filter(made_at=None).count() == 2
    browser.post(f"{of_agency}made/", signed)
    browser.post(f"/persons/cards/{family.pk}/declined/")
    assert not CaptureCard.objects.filter(made_at=None, declined_at=None).exists()
    told = browser.post(f"{of_agency}made/", signed).content.decode()
    assert "This card is settled" in told


@pytest.mark.parametrize("asked", CONFIRMED, ids=lambda asked: asked.name)
def test_what_is_not_there_is_not_found(desk: Desk, held: Person, asked: Any) -> None:
    address = "/" + asked.route.replace("<uuid:row_id>", str(Event.objects.all()[0].pk))
    assert desk("yaryna", held).get(address).status_code == 404


def test_one_identity_is_changed_and_the_others_stay(bureau: Bureau, desk: Desk, held: Person) -> None:
    browser, address = desk("yaryna", held), f"/persons/{held.pk}/particulars/?identity=document"
    shown = browser.get(address).content.decode()
    assert 'value="Chtcherbakov"' in shown
    from vistka.registry.particulars import FIELDS

    typed = {f"{name}_1": "document" for name in FIELDS} | {"given_name_0": "Alexei", "given_name_1": "document"}
    assert browser.post(address, typed).status_code == 302
    with reading(bureau.by("olena")):
        identities = Person.objects.get().identities
        assert identities["document"] == {"given_name": {"value": "Alexei", "how": "document"}}
        assert identities["claimed"]["family_name"]["value"] == "Щербаков"


def test_on_a_record_that_other_hands_wrote_nothing_is_written(desk: Desk, held: Person) -> None:
    browser = desk("yaryna", held)
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_person SET state = 'captured'")
    answer = browser.post(page("record_event", held), {"kind": "died"})
    assert answer.status_code == 403
    assert "not as the ledger has it" in answer.content.decode()
    assert Event.objects.count() == 2


def test_the_page_offers_what_makes_sense_and_nothing_else(desk: Desk, held: Person, reported: Person) -> None:
    def offered(account: str, person: Person) -> set[str]:
        shown = desk(account, held, reported).get(f"/persons/{person.pk}/").content.decode()
        return {change.name for change in CHANGES if change.url(person) in shown}

    assert offered("taras", held) == {"record_health"}
    assert offered("olena", held) == {"ask_question"}
    assert offered("ivan", reported) == set()
    assert "record_interview" not in offered("yaryna", reported)
    assert "record_report" in offered("yaryna", reported)
    assert "record_report" not in offered("yaryna", held)
    assert Question.objects.count() == 0
