"""From the answer that she is given as far as the door: the part that both stories of a way home share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vistka.exercise.bureau.ways_home import (
    CASE_WORKER,
    FIRST_ESCORT,
    REGISTRAR,
    SECOND_ESCORT,
    SPEAKS,
    VERIFIER,
    Handover,
)
from vistka.exercise.tour.scenes import going_home_tables as tables
from vistka.exercise.tour.scenes.telling import Moment, brief_of, leg_of, names, page_of, tried
from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.machine import MACHINE
from vistka.reunion.journeys.routes import ROUTES, Route, Walks
from vistka.reunion.journeys.sentences import words_in
from vistka.reunion.journeys.states import JourneyStep
from vistka.reunion.machines import HANDOVER
from vistka.reunion.states import Step

LEGS: Final = ROUTES[Route.BY_MINSK].legs
HER_TRAIN_IS_LATE: Final = 2
MORE_TIME: Final = timedelta(hours=6)
CHECKS_IN: Final = _("At the end of the leg she sends its code from her mailbox.")
GO_ON: Final = MACHINE.steps[JourneyStep.GO_ON].words
ESCORTS: Final = (FIRST_ESCORT, SECOND_ESCORT)


def to_the_door(handover: Handover) -> Iterator[Moment]:
    """She is told, he is asked, two people decide; she agrees and travels leg by leg, and he is brought to the door."""
    yield Moment(
        title=_("She is told that he lives"),
        text=_("Two people have confirmed that it is he, and that she is his mother. He has named her himself."),
        who=names(CASE_WORKER, VERIFIER),
        she=page_of(handover),
    )
    yield _may_he_go(handover)
    yield _two_decide(handover)
    yield _planned(handover)
    yield _agreed(handover)
    for place in range(1, 1 + sum(not leg.homeward for leg in LEGS)):
        yield late(handover, place) if place == HER_TRAIN_IS_LATE else walked(handover, place)
    handover.arrives()


def _may_he_go(handover: Handover) -> Moment:
    handover.opens()
    at_once = tried(CASE_WORKER, HANDOVER.steps[Step.PROPOSE].words, handover.is_proposed)
    handover.is_heard()
    return Moment(
        title=_("What must be true first"),
        text=_(
            "His mother asks whether she may fetch him. First the Red Cross asks him alone: does he want to go, and is "
            "he afraid? A registrar notes his answer. A case worker looks at the law."
        ),
        who=names(REGISTRAR, CASE_WORKER),
        table=tables.conditions(handover),
        refused=(at_once,),
    )


def _two_decide(handover: Handover) -> Moment:
    handover.is_proposed()
    alone = tried(CASE_WORKER, HANDOVER.steps[Step.DECIDE].words, lambda: handover.is_decided(CASE_WORKER))
    handover.is_decided()
    return Moment(
        title=HANDOVER.steps[Step.DECIDE].words,
        text=_("One person proposes it, and another one says it too. Before that, an escort reads nothing of the two."),
        who=names(CASE_WORKER, VERIFIER),
        escort=brief_of(handover),
        refused=(alone,),
    )


def _planned(handover: Handover) -> Moment:
    handover.plans()
    too_early = tried(FIRST_ESCORT, MACHINE.steps[JourneyStep.SET_OUT].words, handover.begins_a_leg)
    return Moment(
        title=ROUTES[Route.BY_MINSK].words,
        text=_(
            "One escort plans the road, and a second one goes along. Only these two read all of it. She reads no leg "
            "before it begins."
        ),
        who=names(*ESCORTS),
        table=tables.road(handover),
        refused=(too_early,),
    )


def _agreed(handover: Handover) -> Moment:
    language = get_language() or "en"
    handover.is_briefed(language)
    points = [point for point in Point if point is not Point.OWN_STATE]
    too_little = tried(SPEAKS, MACHINE.steps[JourneyStep.CONSENT].words, lambda: handover.agrees(points))
    handover.agrees()
    handover.hears_her_codes()
    return Moment(
        title=_("What she hears before she agrees"),
        text=_(
            "A case worker reads this to her. She agrees to every point, or she does not travel. Then she hears her codes: "
            "one for each leg, and one that says “somebody forces me”. We keep none of them in clear."
        ),
        who=names(SPEAKS),
        aloud=tuple(words_in(language).points[point] for point in Point),
        refused=(too_little,),
    )


def walked(handover: Handover, place: int) -> Moment:
    """A leg that she walks to its end in time. Two escorts meet her where the road leads into their country."""
    row = handover.begins_a_leg()
    reads = leg_of(handover)
    refused = (tried(FIRST_ESCORT, GO_ON, handover.begins_a_leg),) if place == 1 else ()
    handover.checks_in()
    text, who = CHECKS_IN, names()
    if not LEGS[row.leg - 1].homeward and _are_met_after(place):
        refused = (tried(FIRST_ESCORT, GO_ON, handover.begins_a_leg),)
        handover.is_met()
        text, who = _("She sends her code. Then two escorts meet her behind the checkpoint."), names(*ESCORTS)
    return Moment(title=titled(place), text=text, who=who, she=reads, refused=refused)


def late(handover: Handover, place: int) -> Moment:
    """A leg on which her code does not come: it is seen at once, she is called, and comes."""
    due_at = handover.begins_a_leg().due_at
    overdue = tables.overdue(handover, due_at)
    handover.is_called(due_at + MORE_TIME)
    reads = leg_of(handover)
    handover.checks_in()
    return Moment(
        title=titled(place),
        text=_(
            "Let the hour pass without her code: then it stands in the list of what is due. A case worker calls her. Her "
            "train is late, and she gets more time. Then her code comes."
        ),
        who=names(SPEAKS),
        she=reads,
        table=overdue,
    )


def titled(place: int) -> str:
    """The leg in the words of the escorts."""
    return f"{place}. {LEGS[place - 1].words}"


def _are_met_after(place: int) -> bool:
    return LEGS[place - 1].walks is Walks.ALONE and LEGS[place].walks is Walks.ESCORTED
