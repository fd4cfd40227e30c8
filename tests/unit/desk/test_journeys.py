"""The desk's pages of journeys: who speaks with her, the escorts, and what neither reads of the other."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from invented_answers import HER_NAME
from invented_journeys import CONTACTS, LEGS_TO_THE_MEETING, EscortingBureau, Travelling
from vistka.enquiries.models import Enquirer
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.reunion.journeys import planning
from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.routes import Leg, Paper, Route
from vistka.reunion.journeys.rules import Reason
from vistka.reunion.journeys.sentences import WORDS
from vistka.reunion.journeys.states import JourneyState
from vistka.reunion.models import CheckIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def family() -> Travelling:
    cache.clear()
    return Travelling(EscortingBureau())


def text(browser: Client, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, path
    return str(answer.content.decode())


def does(browser: Client, path: str, **typed: object) -> None:
    answer = browser.post(path, typed)
    assert answer.status_code == 302, re.findall(r"govuk-error-message[^<]*<[^<]*", answer.content.decode())


def test_from_the_plan_to_the_first_check_in(both_databases: None, family: Travelling) -> None:
    family.may_go()
    way = family.is_eligible()
    olena, bohdan, zoya = (family.bureau.at_the_desk(one) for one in ("olena", "bohdan", "zoya"))
    today = timezone.localdate()
    assert "Plan a journey" in text(bohdan, "/escorted/")
    first_day = {"first_day_0": today.day, "first_day_1": today.month, "first_day_2": today.year}
    does(bohdan, f"/ways-home/{way.pk}/journey/", route="by_minsk", contacts=CONTACTS, **first_day)
    page, escorted = f"/journeys/{family.journey.pk}/", f"/escorted/{family.journey.pk}/"
    does(zoya, f"{page}join/")
    assert "Read the briefing to her" in text(olena, page)
    assert WORDS["en"].points[Point.NO_PROMISE] in text(olena, f"{page}brief/")
    does(olena, f"{page}brief/", language="ru")
    assert WORDS["ru"].points[Point.OWN_STATE] in text(olena, f"{page}agree/")
    refused = olena.post(f"{page}agree/", {point.value: "on" for point in Point if point is not Point.SILENCE})
    assert "each point" in refused.content.decode()
    does(olena, f"{page}agree/", **{point.value: "on" for point in Point})
    codes = re.findall(r">(\d{6})<", olena.post(f"{page}codes/").content.decode())
    assert len(codes) == 10
    assert not [code for code in codes if code in text(olena, page) + text(olena, f"{page}codes/")]
    does(bohdan, f"{page}set-out/", hours="24")
    assert WORDS["ru"].wait not in text(olena, page)
    does(olena, f"{page}check-in/", code=codes[0])
    assert CheckIn.objects.get().came_at is not None
    assert WORDS["ru"].wait in text(olena, page)
    assert "Let the next leg begin" in text(bohdan, escorted)


def test_a_case_worker_reads_no_road_and_an_escort_no_contact_of_hers(family: Travelling) -> None:
    family.sets_out_for_him()
    olena, bohdan = family.bureau.at_the_desk("olena"), family.bureau.at_the_desk("bohdan")
    hers, theirs = text(olena, f"/journeys/{family.journey.pk}/"), text(bohdan, f"/escorted/{family.journey.pk}/")
    assert WORDS["ru"].legs[Leg.TO_MINSK] in hers
    for secret in ("Dorohusk", "Kyiv –", CONTACTS, "Terespol"):
        assert secret not in hers
    assert "Dorohusk" in theirs
    assert CONTACTS in theirs
    with reading(machine("a test")):
        address = str(Enquirer.objects.get(pk=family.mother.pk).contact["address"])
    assert address in hers
    assert address not in theirs


def test_an_escort_sees_no_journey_of_others(family: Travelling) -> None:
    family.is_planned()
    other = family.bureau.at_the_desk("ostap")
    text(other, f"/escorted/{family.journey.pk}/", status=404)
    assert "Щербаков" not in text(other, "/escorted/")


def test_who_could_join_reads_neither_who_nor_the_road(family: Travelling) -> None:
    family.may_go()
    way = family.is_eligible()
    bohdan = family.bureau.by("bohdan")
    planned = planning.plan_journey(
        by=bohdan, way_id=way.pk, route=Route.BY_MINSK, first_day=timezone.localdate(), contacts=CONTACTS
    )
    zoya, page = family.bureau.at_the_desk("zoya"), f"/escorted/{planned.pk}/"
    for path in (page, "/escorted/", "/handovers/", f"/journeys/{planned.pk}/join/", f"/journeys/{planned.pk}/abort/"):
        seen = text(zoya, path)
        assert not [secret for secret in ("Щербаков", HER_NAME, "Dorohusk", CONTACTS) if secret in seen], path
    does(zoya, f"/journeys/{planned.pk}/join/")
    assert "Dorohusk" in text(zoya, page)
    assert HER_NAME in text(zoya, f"/handovers/{way.pk}/")


def test_the_road_home_after_a_no_asks_for_no_paper_of_a_meeting(family: Travelling) -> None:
    family.arrives()
    bohdan, page = family.bureau.at_the_desk("bohdan"), f"/escorted/{family.journey.pk}/"
    assert str(Paper.RELEASE_PAPER.words) in text(bohdan, page)
    family.hears_no()
    assert str(Paper.RELEASE_PAPER.words) not in text(bohdan, page)


def test_only_a_leg_that_there_is_can_begin_and_each_is_said_by_voice_as_well(family: Travelling) -> None:
    family.sets_out_for_him()
    olena, bohdan = family.bureau.at_the_desk("olena"), family.bureau.at_the_desk("bohdan")
    page, escorted = f"/journeys/{family.journey.pk}/", f"/escorted/{family.journey.pk}/"
    assert "Say it to her by voice as well" in text(olena, page)
    family.checks_in()
    assert "arrive/" not in text(bohdan, escorted)
    assert "by voice as well" in text(bohdan, f"{page}go-on/")
    family.walks(LEGS_TO_THE_MEETING - 1)
    assert "go-on/" not in text(bohdan, escorted)
    does(bohdan, f"{page}arrive/")
    family.hears_no()
    family.walks(3)
    assert "go-on/" not in text(bohdan, escorted)
    does(olena, f"{page}close/")


def test_duress_on_the_telephone_is_answered_like_any_code_and_stands_on_the_page_then(family: Travelling) -> None:
    family.sets_out_for_him()
    olena, page = family.bureau.at_the_desk("olena"), f"/journeys/{family.journey.pk}/"
    assert "forced" not in text(olena, page)
    does(olena, f"{page}check-in/", code=family.codes.duress)
    assert "She may be forced to speak" in text(olena, page)


def test_an_early_end_tells_each_what_to_do(family: Travelling) -> None:
    family.sets_out_for_him()
    page = f"/journeys/{family.journey.pk}/"
    olena, bohdan = family.bureau.at_the_desk("olena"), family.bureau.at_the_desk("bohdan")
    does(bohdan, f"{page}abort/", reason=Reason.PRESS.value)
    assert "Change the place of meeting" in text(bohdan, f"/escorted/{family.journey.pk}/")
    assert "Call until she is home" in text(olena, page)
    does(olena, f"{page}close/")
    assert family.journey.state == JourneyState.HOME


def test_an_empty_list_says_so(family: Travelling) -> None:
    assert "Nobody travels" in text(family.bureau.at_the_desk("olena"), "/journeys/")
