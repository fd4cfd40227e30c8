"""The tray: what waits, for whom, without a word of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from invented_leads import NAMED, REPORT, REVIEWER, TOLD_BY, LeadsBureau
from vistka.agenda.clocks import tick
from vistka.ledger.models import Entry
from vistka.ui.templatetags.ui import time

pytestmark = pytest.mark.django_db


def text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def test_reports_stand_first_then_pictures_then_articles(bureau: LeadsBureau, vira: Client) -> None:
    article, picture, report = bureau.brings(), bureau.brings_picture(), bureau.is_told()
    tray = text(vira, "/leads/")
    places = [tray.index(str(item.pk)) for item in (report, picture, article)]
    assert places == sorted(places)
    assert "somebody may need help now" in tray


def test_beside_what_waits_stands_when_it_is_destroyed_unread(bureau: LeadsBureau, vira: Client) -> None:
    report = bureau.is_told()
    assert "Destroyed on" not in text(vira, "/leads/"), "a report waits for a person"
    article = bureau.brings()
    day = str(time(article.brought_at + timedelta(days=30)))
    for path in ("/leads/", f"/leads/items/{article.pk}/"):
        assert "Destroyed on" in text(vira, path)
        assert day in text(vira, path)
    assert "Destroyed on" not in text(vira, f"/leads/reports/{report.pk}/")


def test_it_holds_no_word_of_what_came_and_nobody_is_opened(bureau: LeadsBureau, vira: Client) -> None:
    bureau.brings(), bureau.is_told()
    before = Entry.objects.filter(verb="opened").exclude(subject_kind="access.Staff").count()
    tray = text(vira, "/leads/")
    for words in (NAMED, TOLD_BY, REPORT["place"], "gazette"):
        assert words not in tray
    assert Entry.objects.filter(verb="opened").exclude(subject_kind="access.Staff").count() == before


def test_a_case_worker_sees_reports_alone_and_the_hotline_nothing(
    bureau: LeadsBureau, olena: Client, halyna: Client
) -> None:
    article, report = bureau.brings(), bureau.is_told()
    hers, theirs = text(olena, "/leads/"), text(halyna, "/leads/")
    assert str(report.pk) in hers
    for page in (hers, theirs):
        assert str(article.pk) not in page
        assert "/leads/bring/" in page
        assert "/leads/by-hand/" not in page
    assert str(report.pk) not in theirs
    assert "A reviewer reads what you bring" in theirs


def test_an_empty_tray_says_so(bureau: LeadsBureau, vira: Client) -> None:
    tray = text(vira, "/leads/")
    assert "Nothing waits" in tray
    assert "/leads/by-hand/" in tray


def test_what_waits_is_due_for_those_who_may(bureau: LeadsBureau, vira: Client, olena: Client) -> None:
    article, report = bureau.brings(), bureau.is_told()
    tick(timezone.now())
    assert str(article.pk) in text(vira, "/due/")
    due = text(olena, "/due/")
    assert str(report.pk) in due
    assert str(article.pk) not in due


def test_the_bar_leads_there(bureau: LeadsBureau, halyna: Client) -> None:
    assert 'href="/leads/"' in text(halyna, "/")
    assert 'href="/leads/"' not in text(bureau.at_the_desk("mykola"), "/")
    assert REVIEWER
