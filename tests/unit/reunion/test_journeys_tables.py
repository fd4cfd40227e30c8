"""The tables of journeys: routes, reasons, sentences in four languages, codes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.codes import DIGITS, new_codes
from vistka.reunion.journeys.for_her import LEGS
from vistka.reunion.journeys.machine import ESCORTED, MACHINE, MACHINES
from vistka.reunion.journeys.routes import (
    HER_LEGS,
    ROUTES,
    Border,
    Paper,
    Route,
    Walks,
    lengths_of,
    outward_legs,
    routes_of,
)
from vistka.reunion.journeys.rules import RULES, Reason
from vistka.reunion.journeys.sentences import WORDS
from vistka.reunion.journeys.states import JourneyState, JourneyStep
from vistka.reunion.kinds import WayKind


@pytest.mark.parametrize("kind", WayKind)
def test_every_way_home_has_a_road(kind: WayKind) -> None:
    assert routes_of(kind)


@pytest.mark.parametrize("route", routes_of(WayKind.HANDOVER))
def test_who_comes_for_him_crosses_into_poland_and_ukraine_and_is_met(route: Route) -> None:
    legs = ROUTES[route].legs
    borders = [leg.border for leg in legs if leg.border]
    assert borders[0] in (Border.BREST_TERESPOL, Border.MAMONOVO_GRZECHOTKI)
    assert borders[1:] == [Border.DOROHUSK_JAHODYN] * 2  # and home again
    into_ukraine = next(leg for leg in legs if leg.border is Border.DOROHUSK_JAHODYN)
    assert {Paper.FOREIGN_PASSPORT, Paper.SCHENGEN_VISA, Paper.ENTRY_PERMIT} <= set(into_ukraine.papers)
    met = [(one.walks, other.walks) for one, other in pairwise(legs)].index((Walks.ALONE, Walks.ESCORTED))
    assert legs[met] is into_ukraine
    assert [leg.homeward for leg in legs] == sorted(leg.homeward for leg in legs)
    assert outward_legs(route) == len(legs) - 3


@pytest.mark.parametrize("route", Route)
def test_each_road_of_a_way_home_has_as_many_legs(route: Route) -> None:
    """So a clock knows the last one without opening an itinerary."""
    (kind,) = ROUTES[route].kinds
    assert lengths_of(kind) == (outward_legs(route), len(ROUTES[route].legs))


@pytest.mark.parametrize("route", [route for route in Route if route not in routes_of(WayKind.HANDOVER)])
def test_no_other_road_has_a_relative_on_it(route: Route) -> None:
    assert all(leg.walks is Walks.ESCORTED and not leg.homeward for leg in ROUTES[route].legs)
    assert not {leg.name for leg in ROUTES[route].legs} & HER_LEGS


def test_a_journey_without_a_relative_waits_for_nothing_of_hers() -> None:
    assert ESCORTED.steps[JourneyStep.SET_OUT].before == {JourneyState.PLANNED}
    assert MACHINE.steps[JourneyStep.SET_OUT].before == {JourneyState.READY}
    assert set(MACHINES) == {"reunion.journey", "reunion.escorted_journey"}


def test_she_may_turn_back_until_she_goes_home() -> None:
    before = {JourneyState.GOING_HOME, JourneyState.TURNED_BACK, JourneyState.ABORTED, JourneyState.HOME}
    assert MACHINE.steps[JourneyStep.TURN_BACK].before == set(JourneyState) - before


def test_every_reason_says_what_two_people_do() -> None:
    assert set(RULES) == set(Reason)
    assert all(len(rule.then) == 2 for rule in RULES.values())
    assert [reason for reason in Reason if RULES[reason].by_two] == [Reason.SILENT]


@pytest.mark.parametrize("language", ["uk", "ru", "en", "pt"])
def test_each_language_has_every_sentence(language: str) -> None:
    words = WORDS[language]
    assert set(words.points) == set(Point)
    assert set(words.legs) == HER_LEGS
    assert set(words.papers) == {paper for leg in LEGS.values() for paper in leg.papers}
    assert words.by.format(day="DAY", time="TIME").count("DAY") == 1
    assert "PAPERS" in words.take.format(papers="PAPERS")
    said = [*words.points.values(), *words.legs.values(), words.say, words.free, words.wait, words.stop]
    assert len(set(said)) == len(said)
    assert all(sentence.strip() == sentence and sentence.endswith(".") for sentence in said)


def test_codes_all_differ_and_the_one_for_duress_looks_like_the_others() -> None:
    for _draw in range(50):
        codes = new_codes(9)
        drawn = [*codes.legs, codes.duress]
        assert len(set(drawn)) == 10
        assert all(len(code) == DIGITS and code.isdecimal() for code in drawn)
