"""While the risk of one who was shown in public is to be reviewed nobody goes any way; after it the person is asked anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from invented_exposure import Shown
from invented_lists import Many, rows_of
from invented_reunion import NO_AT_THE_DOOR, Returning, ReturningBureau
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.reunion import actions
from vistka.reunion.eligibility import Condition, missing
from vistka.reunion.errors import NoLongerEligible, NotEligible, ReunionError
from vistka.reunion.facts import facts_for
from vistka.reunion.journeys import planning
from vistka.reunion.journeys.routes import Route
from vistka.reunion.kinds import Answer, Body, Exposure, NoNeutral, WayKind
from vistka.reunion.lists.states import RowState
from vistka.reunion.models import WayHome

pytestmark = pytest.mark.django_db
WAITS = (Condition.RISK_REVIEWED, Condition.WEIGHED)
OURSELVES = {"body": Body.OURSELVES, "no_neutral": NoNeutral.NONE_HERE}


def shown(family: Returning) -> Shown:
    return Shown(family.bureau, family.person.pk)


def lacking(family: Returning) -> tuple[Condition, ...]:
    with reading(machine("a test"), page="a test"):
        return missing(WayKind.EXCHANGE, facts_for(family.person))


def carries_out(family: Returning, way: WayHome) -> object:
    by = family.bureau.by("bohdan")
    return actions.carry_out(by=by, way_id=way.pk, on=timezone.localdate(), no_press=True)


def plans(family: Returning, way: WayHome) -> object:
    return planning.plan_journey(
        by=family.bureau.by("bohdan"), way_id=way.pk, route=Route.BY_MINSK, first_day=timezone.localdate()
    )


def hands_over(family: Returning, way: WayHome) -> object:
    return actions.hand_over(by=family.bureau.by("zoya"), way_id=way.pk, on=timezone.localdate())


def signed(family: Returning) -> WayHome:
    way = family.is_at_the_door()
    family.writes(way)
    family.is_signed(way)
    return way


def allowed(family: Returning, kind: WayKind) -> WayHome:
    family.may_go()
    return family.is_eligible(kind)


Comes = Callable[[Returning], WayHome]
Step = Callable[[Returning, WayHome], object]
STEPS: dict[str, tuple[Comes, Step, type[NotEligible]]] = {
    "decided as the second": (
        lambda family: (family.may_go(), family.is_proposed(family.opens()))[1],
        lambda family, way: actions.decide_way(by=family.bureau.by("ivan"), way_id=way.pk),
        NotEligible,
    ),
    "planned": (lambda family: allowed(family, WayKind.HANDOVER), plans, NoLongerEligible),
    "set out": (lambda family: allowed(family, WayKind.HANDOVER), Returning.sets_out, NoLongerEligible),
    "handed over": (signed, hands_over, NoLongerEligible),
    "carried out": (lambda family: allowed(family, WayKind.EXCHANGE), carries_out, NoLongerEligible),
}


@pytest.mark.parametrize("step", STEPS)
def test_no_step_of_a_return_goes_on_before_the_review(family: Returning, step: str) -> None:
    comes_to, goes, refusal = STEPS[step]
    way = comes_to(family)
    shown(family).flagged()
    with pytest.raises(refusal) as refused:
        goes(family, way)
    assert refused.value.missing == WAITS
    # Escorts are not told why.
    assert ("review" in str(refused.value.words)) is (refusal is NotEligible)


def test_after_the_review_the_person_is_asked_anew_and_that_it_was_shown_is_weighed(family: Returning) -> None:
    family.may_go()
    assert lacking(family) == ()
    shown(family).flagged()
    assert lacking(family) == WAITS
    shown(family).seconded()
    assert lacking(family) == (Condition.WEIGHED,)
    # That one was not shown is no longer true.
    family.says(exposure=Exposure.NONE)
    assert lacking(family) == (Condition.WEIGHED,)
    family.says(exposure=Exposure.SOME)
    assert lacking(family) == ()


def test_a_copy_of_what_was_weighed_keeps_nobody_from_going_home(family: Returning) -> None:
    family.may_go()
    shown(family).seconded()
    family.says(exposure=Exposure.SOME)
    for _ in range(3):
        shown(family).flagged(shows_more=False)
    assert lacking(family) == ()


def test_what_was_taken_back_is_not_weighed(family: Returning) -> None:
    family.may_go()
    exposure = shown(family).seconded()
    assert lacking(family) == (Condition.WEIGHED,)
    shown(family).taken_back(exposure.lead_id)
    assert lacking(family) == ()


def test_a_no_at_the_door_weighs_nothing_anew(family: Returning) -> None:
    family.may_go()
    family.says(exposure=Exposure.SOME)
    way = family.is_eligible()
    shown(family).seconded()
    actions.decline(by=family.bureau.by("bohdan"), way_id=way.pk, door=NO_AT_THE_DOOR)
    assert lacking(family) == (Condition.WEIGHED,)


def test_until_the_review_a_no_and_fewer_ways_are_written_down_and_no_new_way(family: Returning) -> None:
    family.has_everything()
    family.says(kinds=frozenset({WayKind.EXCHANGE, WayKind.RELEASE}))
    family.is_looked_up()
    shown(family).flagged()
    with pytest.raises(ReunionError, match="Publicly exposed"):
        family.says(kinds=frozenset({WayKind.EXCHANGE, WayKind.MEDICAL}))
    family.says(kinds=frozenset({WayKind.EXCHANGE}))
    with pytest.raises(ReunionError, match="Publicly exposed"):
        family.says(kinds=frozenset({WayKind.RELEASE}))
    family.says(wish=Answer.NO, kinds=frozenset())
    assert Condition.WISHED in lacking(family)
    with pytest.raises(ReunionError):
        family.says()


def test_no_fear_ends_by_what_is_said_before_the_review(family: Returning) -> None:
    family.may_go()
    family.says(fear=True, **OURSELVES)
    shown(family).flagged()
    family.says(wish=Answer.NO, kinds=frozenset())
    shown(family).seconded()
    assert Condition.NO_FEAR in lacking(family)
    family.says(exposure=Exposure.SOME)
    assert lacking(family) == ()


def test_who_of_a_list_was_shown_waits_and_the_others_go(bureau: ReturningBureau) -> None:
    many = Many(bureau, 3)
    many.may_go()
    Shown(bureau, many.ids[0]).flagged()
    one = many.imported()
    many.chosen(one)
    many.gone_through(one)
    many.decided(one)
    assert [row.state for row in rows_of(one)] == [RowState.WAITS, RowState.RELEASED, RowState.RELEASED]
    Shown(bureau, many.ids[1]).flagged()
    many.carried_out(one, timezone.localdate())
    assert [row.state for row in rows_of(one)] == [RowState.WAITS, RowState.WAITS, RowState.GONE]
