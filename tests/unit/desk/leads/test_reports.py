"""A civilian's report: the person's safety first, then what it says; a lead of it, a referral, the end of the work."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from invented_leads import NAMED, REPORT, LeadsBureau
from vistka.leads.machines import ItemState
from vistka.leads.models import Item, Lead, Report
from vistka.ledger.reading import EVERYBODY
from vistka.matching.packed import unpack
from vistka.vault.opening import watched

pytestmark = pytest.mark.django_db


def text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def page(item: Item) -> str:
    return f"/leads/reports/{item.pk}/"


@pytest.mark.parametrize("who", ["olena", "vira"])
def test_safety_stands_above_what_it_says(bureau: LeadsBureau, who: str) -> None:
    shown = text(bureau.at_the_desk(who), page(bureau.is_told()))
    assert shown.index("safety first") < shown.index("Ask first whether it is safe to speak") < shown.index(NAMED)
    assert REPORT["reach_me"] in shown
    assert REPORT["relative"]["number"] in shown


def test_of_a_dead_soldier_no_family_is_called(bureau: LeadsBureau, olena: Client) -> None:
    shown = text(olena, page(bureau.is_told({**REPORT, "state": "dead"})))
    assert "Call no family because of this" in shown
    assert "Ask first whether it is safe to speak" not in shown


def test_nobody_else_reads_it(bureau: LeadsBureau, halyna: Client) -> None:
    item = bureau.is_told()
    for browser in (halyna, bureau.at_the_desk("ivan"), bureau.at_the_desk("yaryna")):
        assert browser.get(page(item)).status_code == 403


def test_the_form_of_the_lead_is_filled_with_what_was_reported(bureau: LeadsBureau, olena: Client) -> None:
    item = bureau.is_told()
    form = text(olena, f"{page(item)}lead/")
    assert f'value="{NAMED}"' in form
    assert REPORT["place"] in form
    assert re.findall(r'value="(\w+)"[^>]* checked', form) == ["wounded"]
    assert f'value="{REPORT["soldier"]["service_number"]}"' in form
    typed = {"name": NAMED, "fate": "wounded", "where": "The cellar", "date": "5.3.2022", "service_number": "АА-123456"}
    olena.post(f"{page(item)}lead/", typed)
    lead = Lead.objects.get()
    assert lead.item_id == item.pk
    assert not lead.shown
    with watched(EVERYBODY):
        assert lead.said["name"] == NAMED
        assert lead.said["service_number"] == unpack("7", lead.description)["service_number"] == "АА-123456"


def test_who_is_alive_with_a_civilian_is_neither_held_nor_wounded_nor_dead(bureau: LeadsBureau, olena: Client) -> None:
    item = bureau.is_told({**REPORT, "state": "with_me"})
    form = text(olena, f"{page(item)}lead/")
    assert re.findall(r'value="(\w+)"[^>]* checked', form) == ["alive"]
    olena.post(f"{page(item)}lead/", {"name": NAMED, "fate": "alive", "where": "The cellar"})
    assert "alive, not held" in text(olena, f"/leads/one/{Lead.objects.get().pk}/")


def test_when_work_ends_what_was_written_is_gone(bureau: LeadsBureau, olena: Client) -> None:
    item = bureau.is_told()
    answer = olena.post(f"{page(item)}end/")
    assert answer.headers["Location"] == "/leads/"
    item.refresh_from_db()
    assert item.state == ItemState.REVIEWED
    assert Report.objects.get().said is None
    assert NAMED not in text(olena, page(item))


@pytest.mark.parametrize("who", ["olena", "vira"])
def test_whoever_works_on_it_refers_an_allegation_of_a_crime(bureau: LeadsBureau, who: str) -> None:
    item, browser = bureau.is_told(), bureau.at_the_desk(who)
    refer = f"{page(item)}refer/"
    assert refer in text(browser, page(item))
    answer = browser.post(refer, {"body": "The invented prosecutor"})
    assert answer.headers["Location"] == page(item)
    assert item.referrals.count() == 1
    assert "The invented prosecutor" in text(browser, page(item))


def test_an_article_is_not_referred_by_the_way_of_reports(bureau: LeadsBureau, olena: Client) -> None:
    article = bureau.brings()
    olena.post(f"/leads/reports/{article.pk}/refer/", {"body": "The invented prosecutor"})
    assert not article.referrals.exists()


def test_the_page_of_items_leads_on_to_it(bureau: LeadsBureau, vira: Client) -> None:
    item = bureau.is_told()
    assert vira.get(f"/leads/items/{item.pk}/").headers["Location"] == page(item)
    article = bureau.brings()
    assert vira.get(page(article)).headers["Location"] == f"/leads/items/{article.pk}/"
