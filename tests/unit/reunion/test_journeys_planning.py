"""Before the road: a journey needs a way home that two people decided, a briefing, an agreement and codes."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from invented_journeys import CONTACTS, Travelling, days_ago
from invented_reunion import ReturningBureau
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.machines import NotThisStep
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.reunion.errors import NotEligible, ReunionError
from vistka.reunion.journeys import planning, walking
from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.routes import Route
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import Journey


@pytest.fixture
def family(bureau: ReturningBureau) -> Travelling:
    return Travelling(bureau)


def plan(family: Travelling, way_id: UUID, route: Route = Route.BY_MINSK, days: int = 0) -> Journey:
    return planning.plan_journey(
        by=family.bureau.by("bohdan"), way_id=way_id, route=route, first_day=days_ago(-days), contacts=CONTACTS
    )


def test_nobody_plans_before_two_people_said_that_he_may_go(family: Travelling) -> None:
    family.may_go()
    way = family.is_proposed(family.opens())
    with pytest.raises(ReunionError, match="Two people"):
        plan(family, way.pk)


def test_a_condition_that_no_longer_holds_stops_the_planning(family: Travelling) -> None:
    family.may_go()
    way = family.is_eligible()
    family.is_doubted()
    with pytest.raises(NotEligible):
        plan(family, way.pk)


def test_one_journey_a_way_on_a_route_of_its_kind_in_days_to_come(family: Travelling) -> None:
    family.may_go()
    way = family.is_eligible()
    with pytest.raises(ReunionError, match="route"):
        plan(family, way.pk, Route.TO_EXCHANGE)
    with pytest.raises(ReunionError, match="past"):
        plan(family, way.pk, days=-1)
    plan(family, way.pk, Route.BY_KALININGRAD)
    with pytest.raises(ReunionError, match="already"):
        plan(family, way.pk)


def test_the_second_escort_is_another_one(family: Travelling) -> None:
    family.may_go()
    journey = plan(family, family.is_eligible().pk)
    with pytest.raises(NotAllowed):
        planning.join_journey(by=family.bureau.by("bohdan"), journey_id=journey.pk)
    planning.join_journey(by=family.bureau.by("zoya"), journey_id=journey.pk)
    with pytest.raises(AccessError):
        planning.join_journey(by=family.bureau.by("zoya"), journey_id=journey.pk)


def test_she_travels_only_when_she_has_understood_each_point(family: Travelling) -> None:
    journey = family.is_briefed()
    olena = family.bureau.by("olena")
    for missing in Point:
        with pytest.raises(ReunionError, match="each point"):
            planning.agree_to_travel(by=olena, journey_id=journey.pk, points=set(Point) - {missing})
    planning.agree_to_travel(by=olena, journey_id=journey.pk, points=tuple(Point))
    with reading(olena):
        assert family.journey.agreed["bound"] == planning.bound("ru") != planning.bound("uk")


def test_agreement_comes_after_the_briefing_and_codes_after_the_agreement(family: Travelling) -> None:
    journey, olena = family.is_planned(), family.bureau.by("olena")
    with pytest.raises(NotThisStep, match="briefing"):
        planning.agree_to_travel(by=olena, journey_id=journey.pk, points=tuple(Point))
    with pytest.raises(NotThisStep):
        planning.give_journey_codes(by=olena, journey_id=journey.pk)
    with pytest.raises(NotThisStep, match="hears the briefing"):
        family.begins_a_leg()


def test_nobody_can_read_the_codes_again(family: Travelling) -> None:
    journey = family.is_ready()
    with reading(machine("a test")):
        kept = str(journey.codes)
    assert not [code for code in (*family.codes.legs, family.codes.duress) if code in kept]


def test_escorts_do_not_brief_and_case_workers_do_not_escort(family: Travelling) -> None:
    journey = family.is_planned()
    with pytest.raises(NotAllowed):
        planning.brief_traveller(by=family.bureau.by("bohdan"), journey_id=journey.pk, language="ru")
    with pytest.raises(NotAllowed):
        planning.plan_journey(
            by=family.bureau.by("olena"), way_id=journey.way_id, route=Route.BY_MINSK, first_day=timezone.localdate()
        )


def test_an_exchange_goes_without_a_relative(family: Travelling) -> None:
    journey = family.is_planned(WayKind.EXCHANGE, Route.TO_EXCHANGE)
    assert journey.enquirer is None
    bohdan = family.bureau.by("bohdan")
    with pytest.raises(ReunionError, match="No relative"):
        planning.give_journey_codes(by=family.bureau.by("olena"), journey_id=journey.pk)
    for _leg in range(2):
        family.begins_a_leg(hours=6)
        walking.report_leg(by=bohdan, journey_id=journey.pk)
    ended = walking.end_road(by=bohdan, journey_id=journey.pk)
    assert ended.ended_at is not None
    assert ended.ended_at <= timezone.now() + timedelta(seconds=1)
