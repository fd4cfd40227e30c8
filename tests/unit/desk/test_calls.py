"""The desk's pages of calls: each reader sees what is hers."""

from __future__ import annotations

import pytest
from django.test import Client

from invented_answers import CaringBureau, Family
from invented_call_requests import Speaking
from vistka.calls.machines import State
from vistka.calls.models import Call

pytestmark = pytest.mark.django_db
CONSENT = {"told": "on", "how": "signed"}


@pytest.fixture
def speaking(both_databases: None) -> Speaking:
    family = Family(CaringBureau())
    family.has_everything()
    return Speaking(family)


def text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return str(answer.content.decode())


def test_a_call_goes_from_the_camps_request_to_its_outcome(speaking: Speaking) -> None:
    bureau = speaking.family.bureau
    camp, olena = bureau.at_the_desk("yaryna"), bureau.at_the_desk("olena")
    assert "No call is in hand" in text(olena, "/calls/")
    camp.post(f"/persons/{speaking.family.person.pk}/call/", {**CONSENT, "name": "Мама", "relation": "mother"})
    call = Call.objects.get()
    page = f"/calls/{call.pk}/"
    assert "Мама" in text(olena, page)
    # The camp does not read whom he named once it is sealed, and never who the enquirer is.
    assert "Мама" not in text(camp, page)
    agrees = {**CONSENT, "enquirer": str(speaking.family.mother.pk), "times": "evenings", "zone": "Asia/Omsk"}
    answer = olena.post(f"{page}family-agrees/", agrees)
    assert answer.status_code == 302, answer.context["form"].errors
    refused = olena.post(f"{page}grant/", {"needs_court": "on"}).content.decode()
    assert "has to allow this call first" in refused
    olena.post(f"{page}grant/", {})
    slot = {"way": "bridged", "day": "2040-01-02", "hour": "14:30", "zone": "Europe/Kyiv", "in_room": ["officer"]}
    olena.post(f"{page}set/", slot)
    shown = text(olena, page)
    assert "14:30 (Europe/Kyiv)" in shown
    assert "18:30 (Asia/Omsk)" in shown
    assert "Щербакова" in shown
    assert "Щербакова" not in text(camp, page)
    olena.post(f"{page}begin/")
    olena.post(f"{page}end/", {"outcome": "spoke"})
    assert Call.objects.get().state == State.HELD
    olena.post(f"{page}erase/")
    assert "Erased" in text(olena, page)


def test_the_camp_asks_the_person_about_a_call_from_outside(speaking: Speaking) -> None:
    call = speaking.she_asks()
    camp = speaking.family.bureau.at_the_desk("yaryna")
    refused = camp.post(f"/calls/{call.pk}/person-agrees/", {"how": "signed"}).content.decode()
    assert "This field is required" in refused or "required" in refused
    camp.post(f"/calls/{call.pk}/person-agrees/", CONSENT)
    assert Call.objects.get().state == State.AGREED
    camp.post(f"/calls/{call.pk}/person-declines/")
    assert Call.objects.get().state == State.TAKEN_BACK
