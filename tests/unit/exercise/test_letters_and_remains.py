"""The stories of letters and of remains: played once, shown as they stand, and kind to who has meddled with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.cache import cache

from invented_bureau import load_exercise
from vistka.contact.composing import NOTHING_TO_TELL
from vistka.correspondence.actions import take_to_read
from vistka.correspondence.machines import MessageState
from vistka.exercise.bureau.a_letter import CENSOR, Letters
from vistka.exercise.bureau.mailboxes import HerMailbox, bring_mail
from vistka.exercise.bureau.remains_found import FORENSIC, Remains
from vistka.exercise.bureau.staff import actor
from vistka.exercise.bureau.stories import ask
from vistka.exercise.tour.cases import FILE, cases
from vistka.exercise.tour.scenes import a_letter_each_way, remains_come_home
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading_everybody
from vistka.mailroom.codes import is_code
from vistka.remains.bodies.actions import doubt_presumption
from vistka.tracing.current import use_index

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "mailroom"]),
    pytest.mark.usefixtures("loaded"),
]

STOPPED: Final = "Here the program stopped"


@pytest.fixture
def loaded(transactional_db: None, both_databases: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.FOLDER = tmp_path
    cache.clear()
    load_exercise()
    yield
    use_index(None)


def titles(scene: Any) -> list[str]:
    return [str(moment.title) for moment in scene.moments]


def test_two_mailings_in_one_minute_are_two_mails_and_no_file_holds_a_code(settings: Any) -> None:
    box = HerMailbox(cases()["writes"], cases()["writes code"])
    assert is_code(box.code)
    assert box.code not in (settings.FOLDER / FILE).read_text()
    before = len(box.mails())
    assert bring_mail() == bring_mail() > 0
    assert len(box.mails()) == before + 2


def test_what_was_blacked_out_is_kept_nowhere_and_a_second_click_writes_nothing() -> None:
    letters = Letters(cases()["writes person"], cases()["writes"], cases()["writes code"])
    assert a_letter_each_way.scene() is None
    assert STOPPED not in titles(a_letter_each_way.played())
    his = letters.his
    assert his
    with reading_everybody(machine("a test"), "a test"):
        assert str(a_letter_each_way.HIS[1]) not in his.text
    again = a_letter_each_way.played()
    assert not again.was_played
    assert [one.state for one in letters.hers] == [MessageState.HANDED_OVER]
    assert titles(a_letter_each_way.scene()) == titles(again)


def test_what_the_censor_has_in_hand_stops_nothing_that_she_wrote_meanwhile() -> None:
    letters = Letters(cases()["writes person"], cases()["writes"], cases()["writes code"])
    a_letter_each_way.played()
    first, second = (letters.she_writes(f"Exercise: {number}.") for number in (1, 2))
    in_hand = letters.passes(letters.is_taken(first), "Exercise: 1.")
    assert take_to_read(by=actor(CENSOR)) == in_hand
    assert titles(a_letter_each_way.played())[-1] == "The count of the month"
    assert {one.pk for one in letters.hers} > {first.pk, second.pk}
    assert {one.state for one in letters.hers} == {MessageState.HANDED_OVER}


def test_a_story_that_cannot_go_on_says_where_it_stopped() -> None:
    letters = Letters(cases()["writes person"], cases()["writes"], cases()["writes code"])
    ask(letters.person_id, ())
    assert titles(a_letter_each_way.played())[-1] == STOPPED


def test_her_mailbox_says_the_same_until_she_was_told_and_the_story_is_played_once() -> None:
    remains = Remains(cases()["reported person"], cases()["reported"], cases()["reported code"])
    assert remains_come_home.told().moments == remains_come_home.scene().moments == []
    before = remains.box.next_mail().written()
    played = remains_come_home.played()
    assert STOPPED not in titles(played)
    assert remains.box.next_mail().written() == before
    assert not remains_come_home.played().was_played
    remains_come_home.told()
    assert list(remains.box.next_mail().status) == [NOTHING_TO_TELL]
    assert "They come home" in titles(remains_come_home.told())


def test_a_mailbox_that_differs_is_said_to() -> None:
    remains = Remains(cases()["reported person"], cases()["reported"], cases()["reported code"])
    other = HerMailbox(cases()["writes"], cases()["writes code"])
    silence = remains_come_home.Silence(remains.box.next_mail(), other.next_mail())
    assert str(silence.tag.text) == "They differ: this must never be"


def test_a_visitor_who_has_doubted_the_papers_finds_no_task() -> None:
    remains = Remains(cases()["reported person"], cases()["reported"], cases()["reported code"])
    found = remains.are_registered()
    remains.lay_with_papers(found)
    assert remains.row == found
    shown = remains_come_home.played()
    assert titles(shown) == ["How it stands"]
    assert [door.account for door in shown.doors] == [FORENSIC]
    doubt_presumption(by=actor(FORENSIC), remains_id=found.pk)
    assert remains.row is None
