"""The desk's pages of printed forms."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from invented_answers import CaringBureau, Family
from vistka.documents.keys import forms_key
from vistka.documents.models import Issued, TooDangerous
from vistka.documents.proofs import Claim, read_file

pytestmark = pytest.mark.django_db
UK_EN = {"first": "uk", "second": "en"}


@pytest.fixture
def bureau(both_databases: None) -> CaringBureau:
    return CaringBureau()


def text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def printed(answer: Any) -> Claim:
    """What the file that came back is; it is kept by no cache, and its name tells nobody what it is."""
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    claim = read_file(answer.content, forms_key())
    assert answer["Content-Disposition"] == f'attachment; filename="document-{claim.number}.pdf"'
    return claim


def test_a_registrar_prints_a_blank_card_and_not_what_others_issue(bureau: CaringBureau) -> None:
    yaryna = bureau.at_the_desk("yaryna")
    assert "Handover protocol" in text(yaryna, "/papers/")
    claim = printed(yaryna.post("/papers/blank/", {"kind": "capture_card_family", **UK_EN}))
    assert (claim.kind, claim.blank, claim.number) == ("capture_card_family", True, Issued.objects.get().number)
    assert "Handover protocol" not in text(yaryna, "/papers/blank/")
    refused = yaryna.post("/papers/blank/", {"kind": "handover_protocol", **UK_EN})
    assert refused["Content-Type"].startswith("text/html")
    same = yaryna.post("/papers/blank/", {"kind": "letter", "first": "uk", "second": "uk"})
    assert "two different languages" in same.content.decode()
    assert Issued.objects.count() == 1


def test_a_case_worker_prints_the_answer_and_the_certificate(bureau: CaringBureau) -> None:
    family = Family(bureau)
    olena = bureau.at_the_desk("olena")
    page = f"/answers/{family.mother.pk}/"
    assert "/papers/" not in text(olena, page).split("<main", 1)[1]
    family.has_everything()
    answer = family.is_told()
    shown = text(olena, page)
    assert f"/papers/answers/{answer.pk}/" in shown
    assert f"/papers/certificates/{family.mother.pk}/" in shown
    assert printed(olena.post(f"/papers/answers/{answer.pk}/", UK_EN)).kind == "answer"
    assert f"{family.mother.pk}/issue/" in text(olena, f"/papers/certificates/{family.mother.pk}/")
    assert printed(olena.post(f"/papers/certificates/{family.mother.pk}/issue/", UK_EN)).kind == "certificate"


def test_too_dangerous_is_said_and_taken_back_on_the_page(bureau: CaringBureau) -> None:
    family = Family(bureau)
    family.has_everything()
    family.is_told()
    olena, page = bureau.at_the_desk("olena"), f"/papers/certificates/{family.mother.pk}/"
    olena.post(f"{page}dangerous/")
    danger = TooDangerous.objects.get()
    shown = text(olena, page)
    assert f"{page}issue/" not in shown
    assert f"/papers/dangers/{danger.pk}/take-back/" in shown
    assert "too dangerous" in olena.post(f"{page}issue/", UK_EN).content.decode()
    olena.post(f"/papers/dangers/{danger.pk}/take-back/")
    assert f"{page}issue/" in text(olena, page)


def test_when_he_has_died_the_page_offers_what_it_offered_before_and_refuses_without_a_reason(
    bureau: CaringBureau,
) -> None:
    family = Family(bureau)
    family.has_everything()
    family.is_told()
    olena, page = bureau.at_the_desk("olena"), f"/papers/certificates/{family.mother.pk}/"
    before = text(olena, page)
    family.dies()
    assert text(olena, page) == before
    refused = olena.post(f"{page}issue/", UK_EN)
    assert "No answer can leave just now" in refused.content.decode()
