"""Who may go which way: every condition by every kind, and the facts behind the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from invented_answers import mother_wish
from invented_reunion import Returning, ReturningBureau, held_as
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.machines import NotThisStep
from vistka.enquiries.models import KinshipLevel
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.registry.health import HealthValue
from vistka.registry.models import Acquaintance, Category, WishItem
from vistka.registry.states import EventKind
from vistka.reunion import actions
from vistka.reunion.eligibility import ABOUT_HER, Condition, Facts, missing
from vistka.reunion.errors import NotEligible
from vistka.reunion.kinds import Answer, Bar, Body, Exposure, NoNeutral, WayKind, Why
from vistka.reunion.models import Standing, WayHome

ALL_HOLDS = Facts(
    linked=True,
    seeks=True,
    speaks_freely=True,
    documented=True,
    named=True,
    category=Category.PRISONER,
    here=True,
    wish=Answer.YES,
    agrees=frozenset(WayKind),
    alone=True,
    neutral=True,
    risk_reviewed=True,
    exposure=Exposure.NONE,
    asked_since_unwell=True,
    bar=Bar.NONE,
)
FLIPPED: dict[Condition, dict[str, Any]] = {
    Condition.LINKED: {"linked": False},
    Condition.STILL_SEEKS: {"seeks": False},
    Condition.SPEAKS_FREELY: {"speaks_freely": False},
    Condition.DOCUMENTED: {"documented": False},
    Condition.NAMED_BY_HIM: {"named": False},
    Condition.OPEN_TO_CATEGORY: {"category": None},
    Condition.HERE: {"here": False},
    Condition.UNCHANGED: {"dead": True},
    Condition.WISHED: {"wish": Answer.UNDECIDED},
    Condition.ALONE: {"alone": False},
    Condition.BODY: {"neutral": False},
    Condition.NO_FEAR: {"fear": True},
    Condition.RISK_REVIEWED: {"risk_reviewed": False},
    Condition.WEIGHED: {"exposure": None},
    Condition.ASKED_SINCE_UNWELL: {"asked_since_unwell": False},
    Condition.NO_BAR: {"bar": None},
}


@pytest.mark.parametrize("kind", WayKind)
@pytest.mark.parametrize("condition", Condition)
def test_one_condition_that_fails_is_the_one_reason(condition: Condition, kind: WayKind) -> None:
    asked = kind is WayKind.HANDOVER or condition not in ABOUT_HER
    facts = replace(ALL_HOLDS, **FLIPPED[condition])
    assert missing(kind, facts) == ((condition,) if asked else ())


@pytest.mark.parametrize("kind", WayKind)
def test_of_what_is_not_known_nobody_goes(kind: WayKind) -> None:
    assert missing(kind, ALL_HOLDS) == ()
    asked = {condition for condition in Condition if kind is WayKind.HANDOVER or condition not in ABOUT_HER}
    assert set(missing(kind, Facts())) == asked - {Condition.UNCHANGED}


def test_no_release_of_any_kind_knows_a_condition_about_a_relative() -> None:
    nobody_comes = replace(ALL_HOLDS, linked=False, seeks=False, speaks_freely=False, documented=False, named=False)
    for kind in set(WayKind) - {WayKind.HANDOVER}:
        assert missing(kind, nobody_comes) == ()


def test_he_goes_only_the_ways_to_which_he_agreed() -> None:
    facts = replace(ALL_HOLDS, agrees=frozenset({WayKind.EXCHANGE}))
    assert missing(WayKind.EXCHANGE, facts) == ()
    assert missing(WayKind.HANDOVER, facts) == (Condition.WISHED,)


@pytest.mark.parametrize("bar", Bar)
def test_the_law_stands_in_the_way_unless_the_authority_agrees(bar: Bar) -> None:
    goes = bar in (Bar.NONE, Bar.AGREED)
    assert missing(WayKind.MEDICAL, replace(ALL_HOLDS, bar=bar)) == (() if goes else (Condition.NO_BAR,))


def test_a_grave_exposure_counts_as_weighed_only_by_a_neutral_body() -> None:
    grave = replace(ALL_HOLDS, exposure=Exposure.GRAVE)
    assert missing(WayKind.EXCHANGE, grave) == (Condition.WEIGHED,)
    assert missing(WayKind.EXCHANGE, replace(grave, weighed_by_neutral=True)) == ()


def test_our_own_interview_counts_where_it_is_written_why_no_neutral_body_could() -> None:
    ours = replace(ALL_HOLDS, neutral=False, why_no_neutral=True)
    assert missing(WayKind.RELEASE, ours) == ()


# The facts behind it


def reasons(refused: pytest.ExceptionInfo[NotEligible]) -> tuple[Condition, ...]:
    return refused.value.missing


def test_two_people_say_that_he_may_go(bureau: ReturningBureau, family: Returning) -> None:
    family.may_go()
    way = family.is_proposed(family.opens())
    with pytest.raises(NotAllowed):
        actions.decide_way(by=bureau.by("olena"), way_id=way.pk)
    way = actions.decide_way(by=bureau.by("ivan"), way_id=way.pk)
    assert way.state == "eligible"


def test_with_nothing_known_the_proposal_is_refused_with_each_reason_in_words(family: Returning) -> None:
    family.is_linked()
    way = family.opens()
    with pytest.raises(NotEligible) as refused:
        family.is_proposed(way)
    assert reasons(refused) == missing(
        WayKind.HANDOVER,
        Facts(linked=True, seeks=True, speaks_freely=True, category=Category.PRISONER, here=True, risk_reviewed=True),
    )
    assert str(Condition.DOCUMENTED.words) in str(refused.value)
    assert WayHome.objects.get().state == "open"


def test_only_the_relation_that_he_said_is_not_enough_for_a_handover(family: Returning) -> None:
    family.has_everything(WishItem.THAT_I_LIVE, acquaintance=Acquaintance.RELATION_ONLY)
    family.says()
    family.is_looked_up()
    with pytest.raises(NotEligible) as refused:
        family.is_proposed(family.opens())
    assert reasons(refused) == (Condition.NAMED_BY_HIM,)
    assert family.is_eligible(WayKind.EXCHANGE).state == "eligible"


def test_each_fact_that_changes_between_proposal_and_decision_stops_it(
    bureau: ReturningBureau, family: Returning
) -> None:
    family.may_go()
    way = family.is_proposed(family.opens())
    for change, undo, expected in (
        (lambda: family.is_looked_up(Bar.PROCEEDINGS), family.is_looked_up, Condition.NO_BAR),
        (lambda: family.says(wish=Answer.UNDECIDED, kinds=frozenset()), family.says, Condition.WISHED),
        (lambda: family.says(alone=False), family.says, Condition.ALONE),
        (lambda: family.says(exposure=None), family.says, Condition.WEIGHED),
        (family.is_doubted, lambda: None, Condition.LINKED),
    ):
        change()
        with pytest.raises(NotEligible) as refused:
            actions.decide_way(by=bureau.by("ivan"), way_id=way.pk)
        assert reasons(refused) == (expected,)
        undo()


def test_a_yes_from_before_a_wound_does_not_send_him(family: Returning) -> None:
    today = timezone.localdate()
    family.has_everything(WishItem.THAT_I_LIVE)
    family.is_looked_up()
    family.is_examined(HealthValue.GOOD, today - timedelta(days=20))
    family.says(held_on=today - timedelta(days=10))
    family.is_examined(HealthValue.SERIOUSLY_WOUNDED, today - timedelta(days=5))
    family.is_examined(HealthValue.SERIOUSLY_WOUNDED, today)
    way = family.opens(WayKind.MEDICAL)
    with pytest.raises(NotEligible) as refused:
        family.is_proposed(way)
    assert reasons(refused) == (Condition.ASKED_SINCE_UNWELL,)
    family.says(held_on=today - timedelta(days=4))
    assert family.is_proposed(way).state == "proposed"


@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize("kind", WayKind)
def test_a_civilian_goes_every_way_but_by_exchange(kind: WayKind, category: Category) -> None:
    """Geneva Convention IV art. 132-134: released, repatriated, sent home; nobody is taken or given for others (art. 34)."""
    refused = kind is WayKind.EXCHANGE and category is Category.CIVILIAN
    lacking = missing(kind, replace(ALL_HOLDS, category=category))
    assert lacking == ((Condition.OPEN_TO_CATEGORY,) if refused else ())


def test_no_exchange_is_opened_for_a_civilian_nor_one_of_before_carried_on(
    bureau: ReturningBureau, family: Returning
) -> None:
    family.may_go()
    before = family.is_proposed(family.opens(WayKind.EXCHANGE))
    held_as(bureau, family.person.pk, Category.CIVILIAN)
    with pytest.raises(NotEligible) as refused:
        actions.decide_way(by=bureau.by("ivan"), way_id=before.pk)
    assert reasons(refused) == (Condition.OPEN_TO_CATEGORY,)
    actions.refuse_way(by=bureau.by("ivan"), way_id=before.pk, why=Why.CONDITIONS)
    with pytest.raises(NotEligible, match="never exchanged"):
        family.opens(WayKind.EXCHANGE)
    assert family.is_eligible(WayKind.RELEASE).state == "eligible"


def test_what_is_said_of_the_dead_is_what_is_said_of_whoever_fell_ill(
    bureau: ReturningBureau, family: Returning
) -> None:
    family.may_go()
    way = family.is_proposed(family.opens(WayKind.EXCHANGE))
    family.says(held_on=timezone.localdate())
    family.is_examined(HealthValue.SICK, timezone.localdate())
    words = []
    for change in (lambda: None, lambda: (family.says(), family.dies())):
        change()
        with pytest.raises(NotEligible) as refused:
            actions.decide_way(by=bureau.by("ivan"), way_id=way.pk)
        words.append((reasons(refused), str(refused.value)))
    (ill, of_the_ill), (dead, of_the_dead) = words
    assert (ill, dead) == ((Condition.ASKED_SINCE_UNWELL,), (Condition.UNCHANGED,))
    assert of_the_dead == of_the_ill
    assert "asks the person once more" in of_the_dead


def test_of_a_dead_person_no_reason_is_named(bureau: ReturningBureau, family: Returning) -> None:
    family.may_go()
    way = family.is_proposed(family.opens())
    family.dies()
    with pytest.raises(NotEligible) as refused:
        actions.decide_way(by=bureau.by("ivan"), way_id=way.pk)
    assert reasons(refused) == (Condition.UNCHANGED,)


def test_who_is_reported_held_by_the_other_power_has_no_way_home_with_us(
    bureau: ReturningBureau, family: Returning
) -> None:
    family.happens(EventKind.ESCAPED, on="2022-05-01")
    with pytest.raises(AccessError, match="no way home"):
        family.opens(WayKind.RELEASE)


def test_a_handover_names_who_comes_and_no_other_kind_does(bureau: ReturningBureau, family: Returning) -> None:
    family.may_go()
    for kind, enquirer in ((WayKind.HANDOVER, None), (WayKind.EXCHANGE, family.mother.pk)):
        with pytest.raises(AccessError, match="names who comes"):
            actions.open_way(by=bureau.by("olena"), person_id=family.person.pk, kind=kind, enquirer_id=enquirer)


def test_nobody_comes_for_somebody_whom_she_was_not_linked_to(family: Returning) -> None:
    with pytest.raises(AccessError, match="must first confirm"):
        family.opens()


def test_what_is_refused_keeps_each_reason(bureau: ReturningBureau, family: Returning) -> None:
    family.is_linked()
    family.is_kin(KinshipLevel.PARTIAL)
    way = actions.refuse_way(by=bureau.by("ivan"), way_id=family.opens().pk, why=Why.CONDITIONS)
    with reading(bureau.by("ivan")):
        assert (way.state, way.said["why"]) == ("refused", "conditions")
        assert {"documented", "named_by_him", "wished"} <= set(way.said["missing"])
    with pytest.raises(NotThisStep):
        family.is_proposed(way)


def test_nobody_clears_a_fear_by_deleting_rows(family: Returning, no_triggers: None) -> None:
    family.may_go()
    family.says(fear=True, body=Body.OURSELVES, no_neutral=NoNeutral.NONE_HERE)
    way = family.opens(WayKind.EXCHANGE)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM reunion_standing")
    assert not Standing.objects.exists()
    with pytest.raises(Forged):
        family.is_proposed(way)
    with pytest.raises(Forged):
        family.says()


def test_whoever_was_named_by_him_without_the_bureau_saying_so_does_not_count(family: Returning) -> None:
    family.is_linked()
    family.is_kin()
    family.is_asked(mother_wish(WishItem.THAT_I_LIVE))
    family.says()
    family.is_looked_up()
    with pytest.raises(NotEligible) as refused:
        family.is_proposed(family.opens())
    assert reasons(refused) == (Condition.NAMED_BY_HIM,)
