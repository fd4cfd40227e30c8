"""News of a death: names only for the one who took it, and a stop that cannot be overlooked."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client

from invented_answers import HER_NAME, CaringBureau, Family
from vistka.contact.deaths import watch_deaths
from vistka.contact.models import DeathNews
from vistka.ledger.models import Entry

BROUGHT = {"when": "3 June, 18:30", "where": "At her sister's", "present": "Her sister", "asked": "Where he lies"}


@pytest.fixture
def nadiia(bureau: CaringBureau) -> Client:
    return bureau.at_the_desk("nadiia")


@pytest.fixture
def news(family: Family) -> str:
    """He has died and his mother is documented kin; the address of the task's page."""
    family.has_everything()
    family.dies()
    watch_deaths()
    return f"/news/{DeathNews.objects.get().pk}/"


def shown(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sends(browser: Client, url: str, **typed: str) -> str:
    return browser.post(url, typed, follow=True).content.decode()


def test_where_nobody_has_died_the_list_says_so(nadiia: Client) -> None:
    assert "There is no news to be brought" in shown(nadiia, "/news/")


def read_on(page: str) -> str:
    """Of what the page was made, as its form sends it."""
    found = re.search('name="read" value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("who", ["olena", "ivan", "yaryna", "halyna", "anna"])
def test_nobody_but_a_notifier_sees_that_there_is_any(bureau: CaringBureau, news: str, who: str) -> None:
    browser = bureau.at_the_desk(who)
    for url in ("/news/", news, f"{news}take/", f"{news}done/"):
        assert browser.get(url).status_code == 403
    assert "/news/" not in browser.get("/").content.decode()


def test_names_are_seen_when_somebody_has_taken_it_and_by_nobody_else(
    bureau: CaringBureau, family: Family, nadiia: Client, news: str
) -> None:
    oles = bureau.at_the_desk("oles")
    for url in ("/news/", news, f"{news}take/"):
        assert HER_NAME not in shown(nadiia, url)
    assert "In person, two of you" in shown(nadiia, news)
    page = sends(nadiia, f"{news}take/", instead_of="")
    assert HER_NAME in page
    assert "+000 11 222" in page
    assert "Camp of Invention" not in page
    assert HER_NAME not in shown(oles, news)
    assert "A colleague has it" in shown(oles, "/news/")
    looks = Entry.objects.filter(subject_id__in=[family.person.pk, family.enquiry.pk], verb="opened")
    assert {entry.actor for entry in looks} == {str(bureau.by("nadiia"))}


def test_a_colleague_takes_it_over_only_knowing_from_whom(bureau: CaringBureau, nadiia: Client, news: str) -> None:
    oles = bureau.at_the_desk("oles")
    sends(nadiia, f"{news}take/", instead_of="")
    assert "A colleague has taken this meanwhile" in sends(oles, f"{news}take/", instead_of="")
    asked = shown(oles, f"{news}take/")
    assert "Take it over only when you have spoken with each other" in asked
    assert str(bureau["nadiia"].pk) in asked
    assert HER_NAME in sends(oles, f"{news}take/", instead_of=str(bureau["nadiia"].pk))


def test_it_is_said_how_it_was_brought(nadiia: Client, news: str) -> None:
    sends(nadiia, f"{news}take/", instead_of="")
    assert "This field is required" in sends(nadiia, f"{news}done/", when="3 June")
    asked = shown(nadiia, f"{news}done/")
    assert HER_NAME in asked.partition("You say that these were told")[2]
    page = sends(nadiia, f"{news}done/", **BROUGHT, read=read_on(asked))
    assert "It is noted" in page
    assert "Where he lies" in page
    assert "There is no news to be brought" in shown(nadiia, "/news/")


def test_who_was_added_on_the_way_is_read_before_it_is_said_and_what_was_typed_stays(
    family: Family, nadiia: Client, news: str
) -> None:
    sends(nadiia, f"{news}take/", instead_of="")
    before = read_on(shown(nadiia, f"{news}done/"))
    father = family.also_seeks("Щербаков Иван", "father")
    family.is_kin(who=father)
    watch_deaths()
    for read in (before, "nonsense", ""):
        page = sends(nadiia, f"{news}done/", **BROUGHT, read=read)
        assert "somebody may have been added" in page
        assert BROUGHT["asked"] in page
        assert "Щербаков Иван" in page
    assert "It is noted" in sends(nadiia, f"{news}done/", **BROUGHT, read=read_on(page))


def test_nobody_but_who_took_it_reads_whom_it_is_for(bureau: CaringBureau, nadiia: Client, news: str) -> None:
    sends(nadiia, f"{news}take/", instead_of="")
    assert HER_NAME not in shown(bureau.at_the_desk("oles"), f"{news}done/")


@pytest.mark.usefixtures("no_triggers")
def test_a_task_that_rests_on_what_other_hands_wrote_is_marked_and_not_shown(
    family: Family, nadiia: Client, news: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_person SET state = 'in_camp'")
    assert "Cannot be relied on" in shown(nadiia, "/news/")
    assert nadiia.get(news).status_code == 409


def test_where_no_kinship_is_documented_nobody_is_told_and_nobody_is_asked_for_papers(
    family: Family, nadiia: Client
) -> None:
    family.is_linked()
    family.dies()
    watch_deaths()
    url = f"/news/{DeathNews.objects.get().pk}/"
    page = sends(nadiia, f"{url}take/", instead_of="")
    assert "Nobody&#x27;s kinship is documented yet" in page or "Nobody's kinship is documented yet" in page
    assert "The family has been told" not in page
    assert "1 more person enquires" in page


def test_a_stop_stands_on_the_page_at_once_and_takes_the_names_away(family: Family, nadiia: Client, news: str) -> None:
    sends(nadiia, f"{news}take/", instead_of="")
    family.is_doubted()
    assert "Wait. Somebody wants this match undone" in shown(nadiia, news)


def test_an_undone_match_stops_it(family: Family, nadiia: Client, news: str) -> None:
    sends(nadiia, f"{news}take/", instead_of="")
    family.is_unlinked()
    page = shown(nadiia, news)
    assert "Do not call and do not set out" in page
    assert HER_NAME not in page
    assert "Stop" in sends(nadiia, f"{news}done/", **BROUGHT)
    watch_deaths()
    assert "Stop: taken back" in shown(nadiia, "/news/")
    sends(nadiia, f"{news}stopped/")
    assert "There is no news to be brought" in shown(nadiia, "/news/")
