"""What he says about going home: closed answers, a fear that stays, and the latest conversation counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from invented_reunion import Returning, ReturningBureau, wants_to_go
from vistka.access.errors import AccessError, NotAllowed
from vistka.ledger.reading import reading
from vistka.registry.models import Side
from vistka.reunion import actions
from vistka.reunion.eligibility import Condition
from vistka.reunion.errors import NotEligible
from vistka.reunion.interviews import TOLD_FIRST
from vistka.reunion.kinds import NEUTRAL, Answer, Body, NoNeutral, WayKind
from vistka.reunion.models import ReleaseInterview

OURS = {"body": Body.OURSELVES, "no_neutral": NoNeutral.NONE_HERE}


def test_an_interview_has_closed_answers_only(bureau: ReturningBureau, family: Returning) -> None:
    held = family.says()
    with reading(bureau.by("olena")):
        closed = [value for value in held.said.values() if isinstance(value, str)]
    assert held.neutral
    assert set(closed) <= {"", "yes", "none", "icrc", "ru"}


def test_nobody_is_asked_before_he_was_told_what_is_his_right(bureau: ReturningBureau, family: Returning) -> None:
    with pytest.raises(AccessError, match="First read to him"):
        family.says(told_first="another")
    assert any("afraid" in str(sentence) for sentence in TOLD_FIRST["going-1"])


@pytest.mark.parametrize("who", ["olena", "ivan", "bohdan", "halyna"])
def test_only_who_hears_him_records_it(bureau: ReturningBureau, family: Returning, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.record_release_interview(by=bureau.by(who), person_id=family.person.pk, heard=wants_to_go())


def test_who_is_held_by_the_other_power_cannot_be_asked(bureau: ReturningBureau) -> None:
    with pytest.raises(AccessError, match="held by us now"):
        Returning(bureau, Side.REPORTED).says()


def test_one_of_us_says_why_no_neutral_body_could_ask(family: Returning) -> None:
    with pytest.raises(AccessError, match="no neutral body"):
        family.says(body=Body.NATIONAL_SOCIETY)
    assert Body.NATIONAL_SOCIETY not in NEUTRAL
    assert not family.says(**OURS).neutral


def test_an_earlier_conversation_does_not_replace_a_later_one(family: Returning) -> None:
    family.says()
    with pytest.raises(AccessError, match="later interview"):
        family.says(held_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(AccessError, match="still to come"):
        family.says(held_on=timezone.localdate() + timedelta(days=1))


def test_a_yes_says_to_what(family: Returning) -> None:
    with pytest.raises(AccessError, match="which ways home"):
        family.says(kinds=frozenset())


@pytest.mark.parametrize("kind", [WayKind.HANDOVER, WayKind.EXCHANGE])
def test_a_fear_stays_until_a_neutral_body_hears_that_it_is_over(family: Returning, kind: WayKind) -> None:
    family.may_go()
    way = family.opens(kind)
    family.says(fear=True, **OURS)
    family.says(**OURS)
    with pytest.raises(NotEligible) as refused:
        family.is_proposed(way)
    assert refused.value.missing == (Condition.NO_FEAR,)
    family.says(fear=True)
    with pytest.raises(NotEligible):
        family.is_proposed(way)
    family.says()
    assert family.is_proposed(way).state == "proposed"


def test_what_stands_is_the_last_that_was_said(family: Returning) -> None:
    family.may_go()
    way = family.opens(WayKind.RELEASE)
    family.says(wish=Answer.NO, kinds=frozenset())
    with pytest.raises(NotEligible) as refused:
        family.is_proposed(way)
    assert refused.value.missing == (Condition.WISHED,)
    assert ReleaseInterview.objects.count() == 2
