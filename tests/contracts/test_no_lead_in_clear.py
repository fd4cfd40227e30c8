"""No word of an article and no byte of a picture lies anywhere in clear, whatever a reviewer does with them."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from contracts.places import Places
from contracts.traces import Traces
from invented_leads import ARTICLE, LINK, REVIEWER, LeadsBureau, picture
from vistka.agenda.work import tick, work_off_tasks
from vistka.leads.kinds import FindingKind, ItemKind
from vistka.leads.models import Item

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = (ARTICLE, "Captured Russian soldier Alexei Shcherbakov", "Oleksii Shcherbakov", "An invented association", LINK)


def test_whatever_a_reviewer_does(places: Places, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    browser, content = LeadsBureau().at_the_desk(REVIEWER), picture()
    browser.post("/leads/bring/", {"paste": ARTICLE, "link": LINK, "told_by": WORDS[3]})
    browser.post("/leads/bring/", {"paste": ARTICLE, "upload": SimpleUploadedFile("Shcherbakov.png", content)})
    browser.post("/leads/bring/", {"upload": SimpleUploadedFile("Shcherbakov.png", content), "told_by": WORDS[3]})
    article, image = (Item.objects.get(kind=kind) for kind in (ItemKind.TEXT, ItemKind.MEDIA))
    browser.get(f"/leads/items/{article.pk}/")
    finding = article.findings.filter(kind=FindingKind.PERSON).earliest("number")
    browser.post(f"/leads/findings/{finding.pk}/correct/", {"name": WORDS[2], "fate": "captive", "where": "Sumy"})
    browser.post(f"/leads/findings/{finding.pk}/accept/")
    browser.post(f"/leads/items/{image.pk}/open/", {"purpose": "read_sign"})
    tick()
    work_off_tasks()
    planted = {content, *(words.encode() for words in WORDS)}
    assert Traces(planted).among(places()) == []
    browser.post(f"/leads/items/{article.pk}/set-aside/")
    browser.post(f"/leads/items/{image.pk}/end/")
    assert Traces(planted).among(places()) == []
