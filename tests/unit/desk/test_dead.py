"""The desk's pages of deaths and graves, and the notifier's steps where the family chose the Red Cross."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from invented_answers import HER_NAME, Family
from invented_dead import WITNESSES, Mourned, MourningBureau
from vistka.access.roles import Role, Room, readers
from vistka.contact.deaths import watch_deaths
from vistka.contact.models import DeathNews
from vistka.desk.dead.papers import notice_values
from vistka.enquiries.actions.enquirers import change_contact
from vistka.enquiries.models import Enquirer
from vistka.ledger.actors import machine
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.registry.models import Event
from vistka.remains.dead import actions
from vistka.remains.dead.causes import Cause
from vistka.remains.dead.machines import DeathState, GraveState
from vistka.remains.models import Death, Grave, OfficialEnquiry
from vistka.vault.classes import DataClass

pytestmark = pytest.mark.django_db

NOTE = {
    "on": "2022-06-01",
    "place": "Camp of Invention",
    "disc": "half",
    "effects": "kept",
    "through": "",
    "account": "Chaplain Invented",
}
EXAMINED = {
    "on_0": "2",
    "on_1": "6",
    "on_2": "2022",
    "known_by": "both",
    "cause": "guard",
    "words": "A shot.",
}
WHEN = {"on_0": "3", "on_1": "6", "on_2": "2022"}
PLACE = {"cemetery": "Cemetery of Invention", "plot": "Row 2, grave 7"}


@pytest.fixture
def mourning() -> MourningBureau:
    return MourningBureau()


def shown(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def sends(browser: Client, path: str, typed: dict[str, str] | None = None) -> str:
    answer = browser.post(path, typed or {}, follow=True)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_death_from_the_register_to_the_grave(both_databases: None, mourning: MourningBureau) -> None:
    person = Family(mourning).person
    yaryna, taras = mourning.at_the_desk("yaryna"), mourning.at_the_desk("taras")
    assert "No death is written down" in shown(taras, "/deaths/")
    yaryna.post("/purpose/", {"person": str(person.pk), "purpose": "correct_record", "next": "/"})
    sends(yaryna, f"/persons/{person.pk}/death/", NOTE)
    death = Death.objects.get()
    page = f"/deaths/{death.pk}/"
    assert "A doctor has not examined yet" in shown(yaryna, page)
    assert "Write the burial" not in shown(yaryna, page)
    assert "before a doctor" in sends(yaryna, f"{page}bury/", {**WHEN, **PLACE})
    assert "Щербаков" in shown(taras, "/deaths/")
    assert "Write the doctor" in shown(taras, page)
    sends(taras, f"{page}examine/", EXAMINED)
    for name in WITNESSES:
        signed = {"name": name, "address": "1 Invented Street", "signed_on_0": "2", "signed_on_1": "6"}
        sends(yaryna, f"{page}witness/", {**signed, "signed_on_2": "2022"})
    assert "Open it first" in sends(yaryna, f"{page}certify/")
    sends(yaryna, f"{page}enquiry/")
    sends(yaryna, f"{page}certify/")
    sends(yaryna, f"{page}bury/", {**WHEN, **PLACE})
    enquiry = f"/deaths/enquiries/{OfficialEnquiry.objects.get().pk}/"
    assert "Official enquiries under way" in shown(yaryna, "/deaths/")
    assert "not reported" in sends(yaryna, f"{page}close/")
    heard = {"name": "Invented Prisoner", "whose": "prisoner", "taken_on_0": "4", "taken_on_1": "6"}
    assert "Invented Prisoner" in sends(yaryna, f"{enquiry}statement/", {**heard, "taken_on_2": "2022"})
    assert "The Protecting Power" in sends(yaryna, f"{enquiry}report/", {**WHEN, "to": "The Protecting Power"})
    sends(yaryna, f"{page}close/")
    assert Death.objects.get().state == DeathState.CLOSED
    grave = f"/graves/{Grave.objects.get().pk}/"
    andrii = mourning.at_the_desk("andrii")
    assert "Щербаков" in shown(andrii, "/graves/")
    assert "A cross" in sends(andrii, f"{grave}mark/", {"marking": "A cross"})
    move = {**WHEN, **PLACE, "plot": "Row 9", "reason": "Floods", "on_1": "9"}
    assert "Until then:" in sends(andrii, f"{grave}move/", move)
    assert Grave.objects.get().state == GraveState.MOVED


def test_who_reads_no_health_opens_no_death(mourning: MourningBureau) -> None:
    death = Mourned(Family(mourning)).death
    for who in ("olena", "ivan", "nadiia", "andrii", "halyna", "anna"):
        assert mourning.at_the_desk(who).get(f"/deaths/{death.pk}/").status_code == 403
        assert "/deaths/" not in mourning.at_the_desk(who).get("/").content.decode()


def test_the_list_of_graves_is_taken_by_asking_once_and_the_ledger_keeps_it(mourning: MourningBureau) -> None:
    mourned = Mourned(Family(mourning))
    mourned.is_certified()
    mourned.is_buried()
    yaryna = mourning.at_the_desk("yaryna")
    assert "Щербаков" not in shown(yaryna, "/graves/file/")
    assert not Entry.objects.filter(verb="remains.list_graves").exists()
    answer = yaryna.post("/graves/file/")
    assert answer["Content-Type"].startswith("text/csv")
    header, line = answer.content.decode().splitlines()
    assert header.startswith("cemetery,plot,coordinates,marking")
    assert "Щербаков" in line
    assert Entry.objects.filter(verb="remains.list_graves", subject_id=mourned.family.person.pk).exists()


def test_the_notification_and_the_list_of_graves_are_printed(mourning: MourningBureau) -> None:
    mourned = Mourned(Family(mourning))
    yaryna, page = mourning.at_the_desk("yaryna"), f"/deaths/{mourned.death.pk}/"
    assert f"{page}print/" not in shown(yaryna, page)
    mourned.is_certified()
    grave = mourned.is_buried()
    assert f"{page}print/" in shown(yaryna, page)
    for path in (f"{page}print/", f"/graves/{grave.pk}/print/"):
        fields = re.findall(r'name="([a-z_]+)"', shown(yaryna, path))
        languages = [name for name in dict.fromkeys(fields) if name not in ("csrfmiddlewaretoken", "viewport")]
        answer = yaryna.post(path, dict(zip(languages[-2:], ("uk", "en"), strict=True)))
        assert answer.content.startswith(b"%PDF"), path


def test_the_notifier_hands_it_on_and_it_is_told_when_it_is_confirmed(mourning: MourningBureau) -> None:
    family = Family(mourning)
    family.has_everything()
    with reading(mourning.by("olena")):
        contact = {**family.mother.contact, "bad_news": "official"}
    change_contact(by=mourning.by("olena"), enquirer_id=family.mother.pk, contact=contact)
    family.dies()
    watch_deaths()
    nadiia, news = mourning.at_the_desk("nadiia"), f"/news/{DeathNews.objects.get().pk}/"
    assert "Do not call, write or visit" in shown(nadiia, news)
    page = sends(nadiia, f"{news}take/", {"instead_of": ""})
    assert "I have handed it on" in page
    assert "They confirm" not in page
    read = re.search('name="read" value="([0-9a-f]+)"', shown(nadiia, f"{news}hand-on/"))
    assert read
    page = sends(nadiia, f"{news}hand-on/", {**WHEN, "to": "The National Society", "read": read[1]})
    assert "The National Society" in page
    assert "Handed on, not confirmed" in shown(nadiia, "/news/")
    assert HER_NAME in shown(nadiia, f"{news}confirmed/")
    brought = {"when": "5 June", "where": "Home", "present": "Two of the Society", "asked": ""}
    sends(nadiia, f"{news}confirmed/", brought)
    assert DeathNews.objects.get().done_at is not None
    assert "There is no news to be brought" in shown(nadiia, "/news/")


def test_the_desk_asks_who_should_bring_bad_news_and_shows_it(mourning: MourningBureau) -> None:
    family, olena = Family(mourning), mourning.at_the_desk("olena")
    page = f"/enquiries/enquirers/{family.mother.pk}/contact/"
    olena.post("/purpose/", {"person": str(family.enquiry.pk), "purpose": "answer_call", "next": "/"})
    asked = shown(olena, page)
    assert "Who should bring you bad news" in asked
    assert "I do not want to say" in asked
    typed = {
        "channel": "telephone",
        "address": "+000 11 222",
        "never_leave_message": "never",
        "bad_news": "official",
        "language": "uk",
        "interpreter": "no",
    }
    assert "The Red Cross or my own authorities" in sends(olena, page, typed)
    with reading(mourning.by("olena")):
        assert Enquirer.objects.get().contact["bad_news"] == "official"


def test_where_the_person_died_is_read_by_who_reads_custody_and_by_nobody_else(mourning: MourningBureau) -> None:
    mourned = Mourned(Family(mourning))
    mourned.is_examined(cause=Cause.GUARD)
    yaryna, death_id = mourning.by("yaryna"), mourned.death.pk
    enquiry = actions.open_official_enquiry(by=yaryna, death_id=death_id)
    mourned.is_witnessed()
    death = actions.certify_death(by=yaryna, death_id=death_id)
    with reading(machine("a test"), page="a test"):
        assert "Camp of Invention" not in f"{death.identity} {death.notice} {enquiry.matter}"
        assert notice_values(death, ("uk", "en"))["death_place"] == "Camp of Invention"
    assert Event._meta.get_field("said").data_class is DataClass.CUSTODY  # type: ignore[union-attr]
    assert readers(DataClass.CUSTODY, Room.REGISTRY) == {Role.REGISTRAR, Role.TRANSMISSION_OFFICER}
    for path in (f"/deaths/{death_id}/", f"/deaths/enquiries/{enquiry.pk}/"):
        assert "Camp of Invention" in shown(mourning.at_the_desk("yaryna"), path)
    of_doctor = shown(mourning.at_the_desk("taras"), f"/deaths/{death_id}/")
    assert "Щербаков" in of_doctor
    assert "Camp of Invention" not in of_doctor
