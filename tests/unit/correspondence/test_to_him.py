"""Her letters: held back until they may go, read once, handed over by number."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from invented_answers import ALL, mother_wish
from invented_correspondence import HER_WORDS, HIS_WORDS, Writers, handwriting
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.correspondence import actions
from vistka.correspondence.asides import LOOKED_AT_AFTER, to_look_at
from vistka.correspondence.clocks import CLOCKS
from vistka.correspondence.errors import CorrespondenceError, LeaveItClosed
from vistka.correspondence.for_her import mailed, words_of
from vistka.correspondence.holds import HOLDS
from vistka.correspondence.kinds import Outcome, Proof, WhyBanned, WhyNotHandedOver, WhyReturned
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import PAGES, Message
from vistka.correspondence.printing import sheet
from vistka.correspondence.receiving import receive
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.registry.models import WishItem
from vistka.registry.states import EventKind
from vistka.vault.classes import DataClass
from vistka.vault.files import pages_of


def due(clock: str) -> set[object]:
    return {row.row_id for row in CLOCKS[f"correspondence.{clock}"].due(timezone.now())}


def test_hers_waits_silently_until_letters_are_open_and_then_goes_on_by_itself(writers: Writers) -> None:
    letter = writers.she_writes()
    assert (letter.state, letter.person) == (MessageState.RECEIVED, None)
    assert due("read") == set()
    writers.has_everything()
    letter = writers.is_looked_at(letter)
    assert (letter.state, letter.person) == (MessageState.WAITS, writers.person)
    assert due("read") == {letter.pk}


def test_without_his_wish_for_letters_hers_never_goes_on(writers: Writers) -> None:
    writers.has_everything(*(item for item in ALL if item is not WishItem.LETTERS))
    assert writers.she_writes().state == MessageState.RECEIVED


def test_the_same_submission_makes_one_letter(writers: Writers) -> None:
    given = {"enquirer_id": writers.mother.pk, "submission_id": uuid4(), "form": "card", "words": "x", "pages": ()}
    first = receive(by=machine("post"), **given)  # type: ignore[arg-type]
    assert receive(by=machine("post"), **given) == first  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        receive(by=writers.bureau.by("olena"), **given)  # type: ignore[arg-type]


def test_it_is_read_printed_closed_and_handed_over_and_she_learns_that(friends: Writers) -> None:
    friends.she_writes()
    letter = friends.passes(HER_WORDS)
    assert (letter.state, letter.held_by) == (MessageState.TO_CLOSE, friends.bureau["vira"].pk)
    with reading(machine("a test")):
        assert sheet(letter).text == HER_WORDS
    letter = friends.is_closed(letter)
    assert letter.held_by is None
    assert due("deliver") == {letter.pk}
    friends.is_handed_over(letter)
    [told] = friends.mail_for_her()
    with reading(machine("mail")):
        assert "handed over in person" in words_of(told, "en")[1]
    mailed(by=machine("mail"), message_id=told.pk)
    assert friends.mail_for_her() == []


def test_his_answer_is_attached_and_goes_to_her(friends: Writers) -> None:
    hers = friends.hers_is_handed_over()
    answer = friends.he_writes(addressee={"name": "мамі", "relation": "mother", "address": ""}, answers=hers.pk)
    assert (answer.reply_to, answer.enquirer) == (hers, friends.mother)
    friends.passes("Дорога мамо! Я живий. Ми стоїмо біля річки. Цілую, Льоша")
    assert answer in friends.mail_for_her()
    with pytest.raises(CorrespondenceError):
        friends.he_writes(answers=answer.pk)


def test_what_comes_back_to_her_has_a_reason_that_is_never_death(friends: Writers) -> None:
    friends.she_writes()
    friends.comes_back(WhyReturned.OTHERS)
    [told] = friends.mail_for_her()
    with reading(machine("mail")):
        assert "other people who are held" in words_of(told, "en")[1]
    said = {str(why.words).lower() for why in (*WhyReturned, *WhyNotHandedOver)}
    assert not any(word in text for text in said for word in ("dead", "death", "died", "deceased"))


@pytest.mark.parametrize("stage", ["waits", "closed"])
def test_a_death_holds_hers_back_wherever_it_is_and_nothing_comes_back(friends: Writers, stage: str) -> None:
    letter = friends.she_writes()
    if stage == "closed":
        letter = friends.is_closed(friends.passes(HER_WORDS))
    death = friends.dies()
    letter = friends.is_looked_at(letter)
    assert (letter.state, letter.person) == (MessageState.RECEIVED, None)
    assert friends.mail_for_her() == []
    assert due("stopped") | due("deliver") | due("read") == set()
    friends.lives_after_all(death)
    letter = friends.is_looked_at(letter)
    assert letter.state == {"waits": MessageState.WAITS, "closed": MessageState.TO_HAND_OVER}[stage], "read once"


def test_a_censor_is_given_no_letter_of_the_dead(friends: Writers) -> None:
    friends.he_writes()
    friends.she_writes()
    friends.dies()
    assert actions.take_to_read(by=friends.bureau.by("vira")) is None
    with time_machine.travel(timezone.now() + LOOKED_AT_AFTER, tick=False):
        assert to_look_at().count() == 2


def test_two_people_look_at_what_lies_still_and_nobody_hears_of_it(friends: Writers) -> None:
    letter = friends.she_writes()
    olena, ivan = friends.bureau.by("olena"), friends.bureau.by("ivan")
    with pytest.raises(CorrespondenceError):
        actions.propose_aside(by=olena, message_id=letter.pk)
    friends.dies()
    friends.is_looked_at(letter)
    with time_machine.travel(timezone.now() + LOOKED_AT_AFTER, tick=False):
        with pytest.raises(CorrespondenceError, match="Two people"):
            actions.put_aside(by=ivan, message_id=letter.pk)
        actions.propose_aside(by=olena, message_id=letter.pk)
        with pytest.raises(NotAllowed):
            actions.put_aside(by=olena, message_id=letter.pk)
        assert due("stopped") == {letter.pk}, "one alone puts nothing aside"
        assert actions.put_aside(by=ivan, message_id=letter.pk).state == MessageState.PUT_ASIDE
        assert due("stopped") == set()
    assert friends.mail_for_her() == []


@pytest.mark.parametrize("event", ["wish", "release", "death"])
def test_that_a_letter_lies_still_says_nothing_of_why(friends: Writers, event: str) -> None:
    """Nothing shows before the same time is over, and then the same line does."""
    letter = friends.she_writes()
    {
        "wish": lambda: friends.is_asked(mother_wish(WishItem.THAT_I_LIVE)),
        "release": lambda: friends.happens(EventKind.RELEASED, on="2022-07-01"),
        "death": friends.dies,
    }[event]()
    letter = friends.is_looked_at(letter)
    assert letter.state == MessageState.RECEIVED
    with time_machine.travel(letter.since + LOOKED_AT_AFTER - timedelta(hours=1), tick=False):
        assert due("stopped") == set()
    with time_machine.travel(letter.since + LOOKED_AT_AFTER, tick=False):
        [row] = CLOCKS["correspondence.stopped"].due(timezone.now())
    assert (row.row_id, row.due_at) == (letter.pk, letter.since + LOOKED_AT_AFTER)


def test_a_ban_puts_nothing_of_his_aside(friends: Writers) -> None:
    friends.he_writes()
    friends.passes(HIS_WORDS)
    ban = actions.propose_ban(
        by=friends.bureau.by("yaryna"),
        person_id=friends.person.pk,
        reason=WhyBanned.MILITARY,
        until=timezone.localdate() + timedelta(days=20),
    )
    actions.second_ban(by=friends.bureau.by("ivan"), ban_id=ban.pk)
    with time_machine.travel(timezone.now() + LOOKED_AT_AFTER, tick=False):
        assert due("stopped") == set()


def test_an_unlinked_family_s_letter_reaches_nobody_even_in_its_envelope(friends: Writers) -> None:
    friends.she_writes()
    letter = friends.is_closed(friends.passes(HER_WORDS))
    friends.is_unlinked()
    with pytest.raises(LeaveItClosed):
        friends.is_handed_over(letter)
    assert Message.objects.get(pk=letter.pk).state == MessageState.TO_HAND_OVER
    assert friends.is_looked_at(letter).state == MessageState.RECEIVED


def test_what_could_not_be_handed_over_is_taken_where_he_is_now_and_she_hears_nothing(friends: Writers) -> None:
    friends.she_writes()
    letter = friends.is_closed(friends.passes(HER_WORDS))
    by = friends.bureau.by("yaryna")
    with pytest.raises(NotThisStep):
        actions.try_again(by=by, message_id=letter.pk)
    actions.cannot_hand_over(by=by, message_id=letter.pk, why=WhyNotHandedOver.MOVED)
    assert friends.mail_for_her() == []
    assert due("deliver") == {letter.pk}
    assert actions.try_again(by=by, message_id=letter.pk).why == ""
    friends.is_handed_over(letter)


@pytest.mark.parametrize("why", [WhyNotHandedOver.NOT_HERE, WhyNotHandedOver.REFUSED])
def test_what_nobody_takes_is_kept_or_destroyed_unopened_by_two(friends: Writers, why: WhyNotHandedOver) -> None:
    friends.she_writes()
    letter = friends.is_closed(friends.passes(HER_WORDS))
    yaryna, bohdan = friends.bureau.by("yaryna"), friends.bureau.by("bohdan")
    left = actions.cannot_hand_over(by=yaryna, message_id=letter.pk, why=why)
    [row] = CLOCKS["correspondence.end"].due(timezone.now())
    assert (row.row_id, row.due_at) == (letter.pk, left.since + timedelta(days=14))
    actions.keep(by=yaryna, message_id=letter.pk)
    assert due("end") == set()
    actions.have_destroyed(by=yaryna, message_id=letter.pk)
    assert due("end") == {letter.pk}
    with pytest.raises(NotAllowed):
        actions.destroyed(by=yaryna, message_id=letter.pk)
    assert actions.destroyed(by=bohdan, message_id=letter.pk).state == MessageState.DESTROYED
    assert due("end") == set()
    assert friends.mail_for_her() == []


def test_a_letter_that_was_kept_is_handed_over_when_the_person_takes_it(friends: Writers) -> None:
    friends.she_writes()
    letter, by = friends.is_closed(friends.passes(HER_WORDS)), friends.bureau.by("yaryna")
    actions.cannot_hand_over(by=by, message_id=letter.pk, why=WhyNotHandedOver.REFUSED)
    actions.keep(by=by, message_id=letter.pk)
    actions.try_again(by=by, message_id=letter.pk)
    assert friends.is_handed_over(letter).state == MessageState.HANDED_OVER


def test_a_witness_has_a_name_and_it_is_sealed(friends: Writers) -> None:
    friends.she_writes()
    letter, by = friends.is_closed(friends.passes(HER_WORDS)), friends.bureau.by("yaryna")
    with pytest.raises(CorrespondenceError, match="witness"):
        actions.hand_over(by=by, message_id=letter.pk, proof=Proof.WITNESSED, witness=" ")
    handed = actions.hand_over(by=by, message_id=letter.pk, proof=Proof.WITNESSED, witness="Invented Petro")
    with reading(machine("a test")):
        assert handed.witness == "Invented Petro"
    assert Message._meta.get_field("witness").data_class is DataClass.IDENTITY  # type: ignore[union-attr]


def test_her_handwriting_is_printed_as_it_is_or_typed_when_something_is_black(friends: Writers) -> None:
    friends.she_writes("", pages=[handwriting(), handwriting()])
    letter = friends.passes("")
    with reading(machine("a test")):
        assert len(sheet(letter).pages) == 2
    friends.is_closed(letter)
    friends.she_writes("", pages=[handwriting()])
    letter = friends.passes("", typed="Любий сину! [[Полк пішов.]]")
    assert letter.outcome == Outcome.REDACTED
    assert pages_of(letter.pk, PAGES) == ()


def test_signs_of_the_censor_in_a_letter_change_nothing(friends: Writers) -> None:
    friends.she_writes("Це [[не]] чорне")
    assert friends.passes("Це [не] чорне").outcome == Outcome.PASSED


def test_what_is_late_is_due(friends: Writers) -> None:
    letter = friends.she_writes()
    [row] = CLOCKS["correspondence.read"].due(timezone.now())
    assert row.due_at == letter.since + timedelta(hours=24)
    with time_machine.travel(timezone.now() + timedelta(hours=30)):
        closed = friends.is_closed(friends.passes(HER_WORDS))
    [row] = CLOCKS["correspondence.deliver"].due(timezone.now())
    assert row.due_at == closed.since + timedelta(days=3)


def test_who_has_letters_is_not_taken_back_with_the_arrival(friends: Writers) -> None:
    friends.she_writes()
    assert HOLDS["correspondence.letters"]([friends.person.pk, friends.mother.pk]) == {friends.person.pk}
