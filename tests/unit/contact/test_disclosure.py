"""Who is told what: every combination of facts, against the rules as the law has them and not as the table does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from invented_answers import ALL_OF_IT, FOUND, NOTIFIED, REPORTED
from vistka.contact.disclosure import RULES, Condition, Facts, Item, Notified, as_before, as_given, missing, told
from vistka.enquiries.models import KinshipLevel
from vistka.registry.models import Acquaintance, Side, WishItem
from vistka.registry.reports import ReportSource, ReportStatus

YES_NO = (False, True)
NOTHING: frozenset[WishItem] = frozenset()
LIVES = frozenset({WishItem.THAT_I_LIVE})
WISHES = (
    None,
    NOTHING,
    LIVES,
    LIVES | {WishItem.HOW_TO_WRITE},
    LIVES | {WishItem.MY_HEALTH},
    LIVES | {WishItem.LETTERS, WishItem.CALL},
    frozenset({WishItem.HOW_TO_WRITE, WishItem.MY_HEALTH}),
    frozenset(WishItem),
)
WORDS = (
    None,
    NOTIFIED,
    Notified(ReportSource.AGENCY, ReportStatus.RELEASED, date(2022, 4, 1)),
    Notified(ReportSource.AGENCY, ReportStatus.DEAD, date(2022, 4, 1)),
    Notified(ReportSource.OPEN_SOURCE, ReportStatus.HELD, date(2022, 4, 1)),
)
DIMENSIONS: dict[str, tuple[Any, ...]] = {
    "linked": YES_NO,
    "doubted": YES_NO,
    "side": (None, *Side),
    "stands": ({}, {"is_here": True}, {"went_home": True}),
    "level": tuple(KinshipLevel),
    "wish": WISHES,
    "acquaintance": (None, *Acquaintance),
    "is_meant": YES_NO,
    "notified": WORDS,
    "dead": YES_NO,
}
HER_OWN = ("through_association", "withdrawn", "under_duress")
T1 = {Item.HELD, Item.HOW_TO_WRITE}
T2 = {Item.HEALTH, Item.LETTERS, Item.CALL}
MINE = {
    WishItem.THAT_I_LIVE: Item.HELD,
    WishItem.HOW_TO_WRITE: Item.HOW_TO_WRITE,
    WishItem.MY_HEALTH: Item.HEALTH,
    WishItem.LETTERS: Item.LETTERS,
    WishItem.CALL: Item.CALL,
}


def every_combination() -> Iterator[Facts]:
    for values in product(*DIMENSIONS.values()):
        given = dict(zip(DIMENSIONS, values, strict=True))
        yield Facts(**given.pop("stands"), **given)


def by_the_law(facts: Facts) -> set[Item]:
    """The rules once more, as DESIGN and the issue say them, without the table."""
    if not facts.linked or facts.doubted or facts.dead or facts.level is not KinshipLevel.DOCUMENTED:
        return set()
    if facts.side is Side.REPORTED:
        word = facts.notified
        if word is None or word.source is ReportSource.OPEN_SOURCE or word.status is ReportStatus.DEAD:
            return set()
        return {Item.NOTIFIED} if facts.is_here or word.status is ReportStatus.RELEASED else set()
    if facts.side is None or not facts.is_meant or WishItem.THAT_I_LIVE not in (facts.wish or ()):
        return set()
    if not facts.is_here:
        return {Item.RELEASED} if facts.went_home else set()
    allowed = {MINE[item] for item in facts.wish or ()}
    return allowed if facts.acquaintance in (Acquaintance.NAMED, Acquaintance.RECOGNISED) else allowed & T1


def test_every_combination_of_facts_opens_what_the_law_opens_and_no_more() -> None:
    seen = 0
    for facts in every_combination():
        assert set(told(facts)) == by_the_law(facts), facts
        seen += bool(told(facts))
    assert seen > 100


@pytest.mark.parametrize("fact", HER_OWN)
def test_what_is_about_her_alone_closes_everything(fact: str) -> None:
    for facts in every_combination():
        assert told(replace(facts, **{fact: True})) == ()


def test_who_knows_less_tells_no_more() -> None:
    unknown = Facts()
    for facts in (ALL_OF_IT, REPORTED, replace(ALL_OF_IT, acquaintance=Acquaintance.RELATION_ONLY)):
        for name in vars(facts):
            fewer = replace(facts, **{name: getattr(unknown, name)})
            assert set(told(fewer)) <= set(told(facts)), name


def test_a_smaller_wish_never_opens_more() -> None:
    for facts in every_combination():
        if facts.wish:
            for item in facts.wish:
                assert set(told(replace(facts, wish=facts.wish - {item}))) <= set(told(facts))


def test_without_a_link_without_papers_or_without_a_wish_nothing_is_told() -> None:
    for without in (
        {"linked": False},
        {"wish": None},
        {"wish": NOTHING},
        {"is_meant": False},
        *({"level": level} for level in KinshipLevel if level is not KinshipLevel.DOCUMENTED),
    ):
        assert told(replace(ALL_OF_IT, **without)) == ()


def test_papers_alone_open_at_most_that_he_is_held_and_how_to_write() -> None:
    for acquaintance in (None, Acquaintance.RELATION_ONLY):
        assert set(told(replace(ALL_OF_IT, acquaintance=acquaintance))) == T1
    for acquaintance in (Acquaintance.NAMED, Acquaintance.RECOGNISED):
        assert set(told(replace(ALL_OF_IT, acquaintance=acquaintance))) == T1 | T2


def test_what_would_say_that_he_lives_needs_his_leave_to_say_that() -> None:
    assert told(replace(ALL_OF_IT, wish=frozenset(WishItem) - LIVES)) == ()


def test_a_lead_opens_nothing_and_his_wish_is_not_asked_for() -> None:
    assert told(REPORTED) == (Item.NOTIFIED,)
    assert told(replace(REPORTED, notified=WORDS[4])) == ()
    assert told(replace(ALL_OF_IT, side=Side.REPORTED)) == ()


def test_a_notified_death_is_told_to_nobody_by_an_answer() -> None:
    assert told(replace(REPORTED, notified=WORDS[3])) == ()


def test_held_and_reported_are_never_mixed() -> None:
    for facts in every_combination():
        assert not (Item.NOTIFIED in told(facts) and len(told(facts)) > 1)


def test_a_death_changes_nothing_that_is_shown_until_the_news_was_brought() -> None:
    for facts in every_combination():
        dead, alive = replace(facts, dead=True), replace(facts, dead=False)
        assert told(dead) == ()
        assert as_before(dead) == alive
        assert as_given(dead) == as_given(alive)
        assert told(as_given(replace(dead, news_done=True))) == ()


def test_what_was_given_stays_when_he_leaves_or_one_person_doubts() -> None:
    for changed in ({"is_here": False}, {"doubted": True}, {"dead": True}):
        assert told(as_given(replace(ALL_OF_IT, **changed))) == told(ALL_OF_IT)
        assert told(replace(ALL_OF_IT, **changed)) == ()


def test_once_he_went_home_nobody_reads_any_more_that_he_is_held() -> None:
    home = replace(ALL_OF_IT, is_here=False, went_home=True)
    assert told(home) == told(as_given(home)) == (Item.RELEASED,)
    for facts in every_combination():
        if facts.went_home:
            assert set(told(as_given(facts))) <= {Item.RELEASED, Item.NOTIFIED}


def test_that_he_went_home_asks_as_much_as_that_he_is_held() -> None:
    home = replace(ALL_OF_IT, is_here=False, went_home=True)
    lacking: tuple[dict[str, Any], ...] = (
        {"linked": False},
        {"level": KinshipLevel.PARTIAL},
        {"is_meant": False},
        {"wish": None},
        {"wish": frozenset(WishItem) - LIVES},
        {"side": Side.REPORTED},
        {"dead": True},
        *({fact: True} for fact in HER_OWN),
    )
    for fact in lacking:
        assert told(replace(home, **fact)) == ()


def test_it_is_said_which_condition_is_missing() -> None:
    assert missing(Item.HEALTH, FOUND) == (Condition.MEANT, Condition.WISHED, Condition.NAMED_BY_HIM)
    assert missing(Item.HELD, ALL_OF_IT) == ()


def test_each_item_and_each_condition_has_words_and_is_used() -> None:
    assert set(RULES) == set(Item)
    assert {condition for rule in RULES.values() for condition in rule.conditions} == set(Condition)
    assert all(str(one.words) for one in (*Item, *Condition))
