"""The pages of what comes from the open in a browser: no fault that axe finds, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from invented_leads import REPORT, VIDEO, LeadsBureau
from vistka.leads.kinds import FindingKind


@pytest.fixture
def answers(bureau: LeadsBureau, vira: Client, olena: Client, halyna: Client) -> dict[str, Any]:
    """One page of each kind, as who works with it sees it."""
    article, picture, video = bureau.brings(), bureau.brings_picture(), bureau.brings_picture(VIDEO)
    ended, report = bureau.brings("Another article.\n\nIt says nothing that anybody needs."), bureau.is_told()
    dead = bureau.is_told({**REPORT, "state": "dead"})
    found = bureau.accepts(article)
    bureau.ends(ended)
    [offer] = article.findings.filter(kind=FindingKind.OFFER)[:1]
    one, reports = "/leads/items/", "/leads/reports/"
    return {
        "tray-reviewer": vira.get("/leads/"),
        "tray-case-worker": olena.get("/leads/"),
        "tray-hotline": halyna.get("/leads/"),
        "bring": halyna.get("/leads/bring/"),
        "bring-wrong": halyna.post("/leads/bring/", {}),
        "by-hand": vira.get("/leads/by-hand/"),
        "by-hand-wrong": vira.post("/leads/by-hand/", {"marks": "surrendered", "age": "22"}),
        "article": vira.get(f"{one}{article.pk}/"),
        "ended": vira.get(f"{one}{ended.pk}/"),
        "picture": vira.get(f"{one}{picture.pk}/"),
        "open-picture": vira.get(f"{one}{picture.pk}/open/"),
        "open-video": vira.get(f"{one}{video.pk}/open/"),
        "correct": vira.get(f"/leads/findings/{offer.pk}/correct/"),
        "correct-decided": vira.post(f"/leads/findings/{found.pk}/correct/", {"fate": "captive"}),
        "refer": vira.get(f"{one}{article.pk}/refer/"),
        "end": vira.get(f"{one}{picture.pk}/end/"),
        "set-aside": vira.get(f"{one}{article.pk}/set-aside/"),
        "report": olena.get(f"{reports}{report.pk}/"),
        "report-dead": olena.get(f"{reports}{dead.pk}/"),
        "report-lead": olena.get(f"{reports}{report.pk}/lead/"),
        "report-end": olena.get(f"{reports}{report.pk}/end/"),
    }


@pytest.mark.django_db
def test_every_page_is_accessible_and_fits_a_phone(
    answers: dict[str, Any], show: Callable[[str, HttpResponse], list[str]]
) -> None:
    assert [fault for name, answer in answers.items() for fault in show(name, answer)] == []
