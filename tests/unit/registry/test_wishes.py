"""His wish: asked for after he was told, replaced whole, and not to be forged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vistka.access.errors import NotAllowed
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.registry import actions
from vistka.registry.errors import RegistryError
from vistka.registry.models import Acquaintance, Category, HowSigned, Interview, Person, Side, WishItem
from vistka.registry.newcomers import NewReport
from vistka.registry.reports import ReportSource
from vistka.registry.states import EventKind
from vistka.registry.wishes import (
    TOLD_FIRST,
    HeldInterview,
    Relation,
    StatedWish,
    standing_interview,
    standing_wishes,
    told_first,
)

pytestmark = pytest.mark.django_db

ALL = tuple(WishItem)
MOTHER = StatedWish(
    relation=Relation.MOTHER, name="Щербакова Олена", acquaintance=Acquaintance.NAMED, items=(WishItem.THAT_I_LIVE,)
)


def held(*wishes: StatedWish, **changes: Any) -> HeldInterview:
    given: dict[str, Any] = {
        "held_on": date(2022, 4, 1),
        "held_by": "Yaryna the Invented",
        "language": "ru",
        "how_signed": HowSigned.SIGNED,
        "told_first": "prisoner-1",
        "wishes": wishes,
    }
    return HeldInterview(**given | changes)


def stated(person: Person, by: Actor) -> list[Any]:
    with reading(by):
        return [(wish.acquaintance, wish.said) for wish in standing_wishes(person.pk)]


def test_until_he_is_asked_his_wish_is_unknown(person: Person) -> None:
    assert standing_interview(person.pk) is None
    assert standing_wishes(person.pk) == []


def test_what_he_states_stands(person: Person, registrar: Actor) -> None:
    actions.record_interview(by=registrar, person_id=person.pk, interview=held(MOTHER))
    said = {"relation": "mother", "name": "Щербакова Олена", "items": ["that_i_live"]}
    assert stated(person, registrar) == [("named", said)]


def test_the_latest_interview_replaces_everything(person: Person, registrar: Actor) -> None:
    actions.record_interview(by=registrar, person_id=person.pk, interview=held(MOTHER))
    father = StatedWish(relation=Relation.FATHER, name="", acquaintance=Acquaintance.RELATION_ONLY, items=ALL)
    actions.record_interview(by=registrar, person_id=person.pk, interview=held(father))
    assert [said["relation"] for _, said in stated(person, registrar)] == ["father"]


def test_an_interview_that_states_nothing_takes_back_all_and_is_not_unknown(person: Person, registrar: Actor) -> None:
    actions.record_interview(by=registrar, person_id=person.pk, interview=held(MOTHER))
    last = actions.record_interview(by=registrar, person_id=person.pk, interview=held())
    assert standing_wishes(person.pk) == []
    assert standing_interview(person.pk) == last


def test_nothing_for_her_is_a_wish_without_items(person: Person, registrar: Actor) -> None:
    nothing = StatedWish(relation=Relation.MOTHER, name="Щербакова Олена", acquaintance=Acquaintance.NAMED)
    actions.record_interview(by=registrar, person_id=person.pk, interview=held(nothing))
    assert stated(person, registrar)[0][1]["items"] == []


def test_each_item_stands_once_in_the_order_of_the_table(person: Person, registrar: Actor) -> None:
    wish = StatedWish(
        relation=Relation.WIFE,
        name="Олена",
        acquaintance=Acquaintance.RECOGNISED,
        items=(WishItem.CALL, WishItem.THAT_I_LIVE, WishItem.CALL),
    )
    actions.record_interview(by=registrar, person_id=person.pk, interview=held(wish))
    assert stated(person, registrar)[0][1]["items"] == ["that_i_live", "call"]


@pytest.mark.parametrize(
    "changes",
    [
        {"told_first": ""},
        {"told_first": "civilian-1"},
        {"held_by": " "},
        {"language": ""},
        {"held_on": date(2999, 1, 1)},
        {"wishes": (StatedWish(relation=Relation.MOTHER, name=" ", acquaintance=Acquaintance.NAMED),)},
    ],
)
def test_an_interview_of_which_something_is_missing_is_refused(
    person: Person, registrar: Actor, changes: dict[str, Any]
) -> None:
    with pytest.raises(RegistryError):
        actions.record_interview(by=registrar, person_id=person.pk, interview=held(MOTHER, **changes))
    assert not Interview.objects.exists()


def test_an_earlier_interview_does_not_replace_a_later_one(person: Person, registrar: Actor) -> None:
    actions.record_interview(by=registrar, person_id=person.pk, interview=held(held_on=date(2022, 4, 2)))
    with pytest.raises(RegistryError, match="later interview"):
        actions.record_interview(by=registrar, person_id=person.pk, interview=held(MOTHER))


def test_the_dead_and_those_whom_we_do_not_hold_are_not_asked(
    person: Person, registrar: Actor, register: Callable[..., Person]
) -> None:
    said = {"status": "held", "date": "", "reference": ""}
    report = NewReport(source=ReportSource.AGENCY, official=True, said=said, received_on=date(2022, 4, 2))
    elsewhere = register(side=Side.REPORTED, report=report, events=[])
    actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.DIED, said={})
    for one in (elsewhere, person):
        with pytest.raises(RegistryError):
            actions.record_interview(by=registrar, person_id=one.pk, interview=held(MOTHER))


def test_only_a_registrar_records_a_wish(person: Person, case_worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.record_interview(by=case_worker, person_id=person.pk, interview=held(MOTHER))


@pytest.mark.parametrize("category", Category)
def test_he_is_told_first_who_is_informed_in_any_case(category: Category) -> None:
    sentences = " ".join(str(sentence) for sentence in TOLD_FIRST[told_first(category)])
    assert "Central Tracing Agency" in sentences
    assert "in any case" in sentences
    assert "tell your family" in sentences
    assert ("harm" in sentences) is (category is Category.CIVILIAN)


@pytest.mark.parametrize(
    "forge",
    [
        "UPDATE registry_wish SET acquaintance = 'recognised'",
        "UPDATE registry_wish SET interview_id = '{other}'",
        "UPDATE registry_person SET interview_id = '{first}'",
        "UPDATE registry_person SET interview_id = NULL",
        "UPDATE registry_interview SET how_signed = 'marked'",
    ],
)
def test_a_wish_written_by_other_hands_is_refused(person: Person, registrar: Actor, by_sql: Any, forge: str) -> None:
    first = actions.record_interview(by=registrar, person_id=person.pk, interview=held(MOTHER, MOTHER))
    last = actions.record_interview(by=registrar, person_id=person.pk, interview=held(MOTHER))
    assert len(standing_wishes(person.pk)) == 1
    by_sql(forge.format(first=by_sql.key(first), other=by_sql.key(last)))
    with pytest.raises(Forged):
        standing_wishes(person.pk)


def test_deleting_the_last_interview_does_not_bring_the_one_before_back(
    person: Person, registrar: Actor, by_sql: Any
) -> None:
    actions.record_interview(by=registrar, person_id=person.pk, interview=held(MOTHER))
    last = actions.record_interview(by=registrar, person_id=person.pk, interview=held())
    first = Interview.objects.exclude(pk=last.pk).get()
    by_sql("UPDATE registry_person SET interview_id = %s", by_sql.key(first))
    by_sql("DELETE FROM registry_interview WHERE id = %s", by_sql.key(last))
    with pytest.raises(Forged):
        standing_wishes(person.pk)
