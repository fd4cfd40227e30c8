"""A no at the door takes one way home away; it ends no fear, and answers nothing that nobody asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from invented_reunion import NO_AT_THE_DOOR, Returning
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.registry.health import HealthValue
from vistka.registry.models import Acquaintance, WishItem
from vistka.reunion import actions
from vistka.reunion.eligibility import Condition, missing
from vistka.reunion.facts import facts_for
from vistka.reunion.kinds import Body, NoNeutral, WayKind
from vistka.reunion.models import WayHome

pytestmark = pytest.mark.django_db


def lacking(family: Returning, kind: WayKind) -> tuple[Condition, ...]:
    with reading(machine("a test"), page="a test"):
        return missing(kind, facts_for(family.person))


def declines(family: Returning, way: WayHome) -> None:
    actions.decline(by=family.bureau.by("bohdan"), way_id=way.pk, door=NO_AT_THE_DOOR)


def test_a_fear_that_was_said_before_stands_after_it(family: Returning) -> None:
    family.may_go()
    way = family.is_eligible()
    family.says(body=Body.OURSELVES, no_neutral=NoNeutral.NONE_HERE, fear=True)
    assert lacking(family, WayKind.EXCHANGE) == (Condition.NO_FEAR,)
    declines(family, way)
    assert lacking(family, WayKind.EXCHANGE) == (Condition.NO_FEAR,)


def test_who_was_not_asked_alone_has_not_been_asked_alone_by_it(family: Returning) -> None:
    family.may_go()
    way = family.is_eligible()
    family.says(alone=False, body=Body.OURSELVES, no_neutral=NoNeutral.NONE_HERE)
    before = lacking(family, WayKind.EXCHANGE)
    assert before
    declines(family, way)
    assert lacking(family, WayKind.EXCHANGE) == before


def test_who_fell_ill_since_is_still_to_be_asked(family: Returning) -> None:
    today = timezone.localdate()
    family.has_everything(WishItem.THAT_I_LIVE, acquaintance=Acquaintance.NAMED)
    family.says(held_on=today - timedelta(days=20))
    family.is_looked_up()
    way = family.is_eligible()
    family.is_examined(HealthValue.SERIOUSLY_WOUNDED, today - timedelta(days=2))
    before = lacking(family, WayKind.MEDICAL)
    assert before
    declines(family, way)
    assert lacking(family, WayKind.MEDICAL) == before


def test_a_worsening_asks_anew_and_a_weekly_word_of_the_same_does_not(family: Returning) -> None:
    today = timezone.localdate()
    family.has_everything(WishItem.THAT_I_LIVE, acquaintance=Acquaintance.NAMED)
    family.is_examined(HealthValue.SLIGHTLY_WOUNDED, today - timedelta(days=60))
    family.says(held_on=today - timedelta(days=50))
    family.is_looked_up()
    family.is_examined(HealthValue.SLIGHTLY_WOUNDED, today - timedelta(days=40))
    assert lacking(family, WayKind.MEDICAL) == ()
    family.is_examined(HealthValue.SERIOUSLY_WOUNDED, today)
    assert lacking(family, WayKind.MEDICAL) == (Condition.ASKED_SINCE_UNWELL,)
    family.says()
    assert lacking(family, WayKind.MEDICAL) == ()
