"""The interview about the wish: first what he is told, then who may be told what, then how he confirmed it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from invented_staff import Bureau
from vistka.desk.registry.interview_forms import ADDRESSEES, InterviewForm
from vistka.ledger.reading import reading
from vistka.registry.models import Interview, Person, Wish
from vistka.registry.wishes import TOLD_FIRST

Desk = Callable[..., Client]

VERSION = "prisoner-1"


def typed(**changes: Any) -> dict[str, Any]:
    """A conversation in which everything was said first, and the mother was named."""
    said = {f"told_{at}": "on" for at in range(len(TOLD_FIRST[VERSION]))}
    day = {"held_on_0": "9", "held_on_1": "3", "held_on_2": "2022"}
    talk = {"held_by": "Delegate of Invention", "language": "русский", "how_signed": "signed"}
    mother = {
        "relation_0": "mother",
        "name_0": "Invented Mother",
        "acquaintance_0": "named",
        "items_0": ["that_i_live", "letters"],
    }
    return {**said, **day, **talk, **mother, **changes}


def sent(browser: Client, person: Person, values: dict[str, Any]) -> Any:
    return browser.post(f"/persons/{person.pk}/record-interview/", values)


def test_what_he_wishes_is_recorded_for_each_addressee(bureau: Bureau, desk: Desk, held: Person) -> None:
    father = {"relation_3": "parents", "acquaintance_3": "relation_only", "items_3": ["nothing"]}
    assert sent(desk("yaryna", held), held, typed(**father)).status_code == 302
    interview = Interview.objects.get()
    assert (interview.told_first, interview.how_signed) == (VERSION, "signed")
    with reading(bureau.by("olena")):
        assert {(wish.acquaintance, wish.said["name"], *wish.said["items"]) for wish in Wish.objects.all()} == {
            ("named", "Invented Mother", "that_i_live", "letters"),
            ("relation_only", ""),
        }


def test_he_may_want_nothing_told_to_anybody(desk: Desk, held: Person) -> None:
    nothing = {"relation_0": "", "name_0": "", "acquaintance_0": "", "items_0": [], "nobody": "on"}
    assert sent(desk("yaryna", held), held, typed(**nothing)).status_code == 302
    assert Interview.objects.count() == 1
    assert not Wish.objects.exists()


@pytest.mark.parametrize("at", range(len(TOLD_FIRST[VERSION])))
def test_nothing_is_recorded_before_every_sentence_was_said(desk: Desk, held: Person, at: int) -> None:
    values = typed()
    del values[f"told_{at}"]
    assert "Say this first" in sent(desk("yaryna", held), held, values).content.decode()
    assert not Interview.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"held_by": ""}, "This field is required"),
        ({"language": ""}, "This field is required"),
        ({"how_signed": ""}, "This field is required"),
        ({"held_on_2": "2099"}, "This day is yet to come"),
        ({"items_0": ["nothing", "call"]}, "Both “nothing” and something are ticked"),
        ({"items_0": []}, "Tick what may be told"),
        ({"relation_0": ""}, "Choose who it is"),
        ({"acquaintance_0": ""}, "Choose how the person spoke"),
        ({"name_0": ""}, "A name was said, or only the relation"),
        ({"acquaintance_0": "relation_only"}, "A name was said, or only the relation"),
        ({"nobody": "on"}, "There are addressees below"),
    ],
)
def test_what_is_missing_or_contradicts_itself_is_said(
    desk: Desk, held: Person, changes: dict[str, Any], words: str
) -> None:
    answer = sent(desk("yaryna", held), held, typed(**changes))
    assert words in answer.content.decode()
    assert not Interview.objects.exists()


def test_that_nobody_was_named_is_not_taken_for_a_wish(desk: Desk, held: Person) -> None:
    nothing = {"relation_0": "", "name_0": "", "acquaintance_0": "", "items_0": []}
    assert (
        "If nobody may be told anything, tick this"
        in sent(desk("yaryna", held), held, typed(**nothing)).content.decode()
    )


def test_an_addressee_is_folded_away_until_something_is_written() -> None:
    def folded(values: dict[str, Any] | None) -> list[bool]:
        return [section.is_folded for section in InterviewForm(values, version=VERSION).sections][3 : 3 + ADDRESSEES]

    assert folded(None) == [False, True, True, True]
    assert folded({"name_2": "Invented Sister"}) == [False, True, False, True]


def test_one_whom_the_other_power_holds_is_not_asked(desk: Desk, reported: Person) -> None:
    assert "cannot be asked" in sent(desk("yaryna", reported), reported, typed()).content.decode()


@pytest.mark.parametrize("account", ["taras", "olena", "ivan"])
def test_only_a_registrar_records_it(desk: Desk, held: Person, account: str) -> None:
    assert sent(desk(account, held), held, typed()).status_code == 403
