"""The desk's pages of those who were shown in public."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from invented_answers import CaringBureau, Family
from invented_call_requests import Speaking
from invented_exposure import Shown
from vistka.registry.exposure import Danger, Measure
from vistka.registry.machines import ExposureState
from vistka.registry.models import Exposure

pytestmark = pytest.mark.django_db

FOUND = {danger.value: [Measure.NOT_SEEN.value] for danger in Danger} | {Danger.WOUNDS.value: [Measure.DOCTOR.value]}
SEEN = re.compile(r'name="seen" value="([^"]+)"')
FLAG, FINDING = "Publicly exposed: the risk is to be reviewed", "the medical officer sees the person"


def text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def test_one_reviews_another_seconds_and_the_camp_knows_only_that_it_waits(both_databases: None) -> None:
    bureau = CaringBureau()
    family = Family(bureau)
    family.has_everything()
    call = Speaking(family).granted()
    olena, ivan, yaryna = (bureau.at_the_desk(name) for name in ("olena", "ivan", "yaryna"))
    person = f"/persons/{family.person.pk}/"
    for browser in (olena, ivan, yaryna):
        browser.post("/purpose/", {"person": family.person.pk, "purpose": "check_quality", "next": "/"})
    assert FLAG not in text(yaryna, person)
    exposure = Shown(bureau, family.person.pk).flagged()
    review, second = (f"/persons/exposures/{exposure.pk}/{step}/" for step in ("review", "second"))
    assert FLAG in text(yaryna, person)
    assert FLAG in text(olena, f"/calls/{call.pk}/")
    assert review not in text(yaryna, person)
    assert review in text(olena, person)
    refused = olena.post(review, FOUND | {"take_down": "yes", Danger.MINOR.value: ["not_seen", "guardian"]})
    assert "Not both" in refused.content.decode()
    olena.post(review, FOUND | {"take_down": "yes"})
    assert FINDING in text(ivan, second)
    assert FINDING not in text(yaryna, person)
    seen = {"seen": SEEN.search(text(ivan, second))[1]}  # type: ignore[index]
    assert "Two people decide this" in olena.post(second, seen).content.decode()
    assert "has changed" in ivan.post(second).content.decode()
    petro = bureau.at_the_desk("petro")
    petro.post("/purpose/", {"person": family.person.pk, "purpose": "check_quality", "next": "/"})
    petro.post(review, FOUND | {"take_down": "yes"})
    assert "has changed" in ivan.post(second, seen).content.decode()
    assert Exposure.objects.get().state == ExposureState.REVIEWED
    ivan.post(second, {"seen": SEEN.search(text(ivan, second))[1]})  # type: ignore[index]
    assert Exposure.objects.get().state == ExposureState.SECONDED
    assert FLAG not in text(yaryna, person)
    assert FLAG not in text(olena, f"/calls/{call.pk}/")
    assert FINDING in text(olena, person)
    assert second not in text(olena, person)
