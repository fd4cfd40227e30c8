"""His letters: taken at the camp, read once, in her mailbox."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from invented_answers import HER_NAME, mother_wish
from invented_correspondence import HIS_WORDS, THE_PLACE, Writers, handwriting, written
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.correspondence import actions
from vistka.correspondence.agency import as_file
from vistka.correspondence.counting import of_month
from vistka.correspondence.errors import CorrespondenceError, NotInYourHands
from vistka.correspondence.for_her import mailed, words_of
from vistka.correspondence.kinds import Form, Outcome, WhyReturned
from vistka.correspondence.local_rule import LocalRule, words_in
from vistka.correspondence.machines import MESSAGE, MessageState, Step
from vistka.correspondence.marks import BLACK
from vistka.correspondence.models import PAGES, Message
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.registry.models import HowSigned, Side, WishItem
from vistka.registry.states import EventKind
from vistka.vault.files import pages_of


def marked(passage: str, text: str = HIS_WORDS) -> str:
    return text.replace(passage, f"[[{passage}]]")


def text_of(message: Message) -> str:
    with reading(machine("a test")):
        return str(message.text)


def test_what_he_writes_lies_in_her_mailbox_after_one_reading(friends: Writers) -> None:
    friends.he_writes()
    friends.passes(HIS_WORDS)
    [letter] = friends.mail_for_her()
    with reading(machine("mail")):
        assert words_of(letter, "en")[1] == HIS_WORDS
    mailed(by=machine("mail"), message_id=letter.pk)
    mailed(by=machine("mail"), message_id=letter.pk)
    assert friends.mail_for_her() == []
    assert Message.objects.get(pk=letter.pk).state == MessageState.IN_MAILBOX


def test_a_blacked_out_passage_is_kept_nowhere_and_shown_as_such(friends: Writers) -> None:
    friends.he_writes()
    letter = friends.passes(marked(THE_PLACE))
    assert letter.outcome == Outcome.REDACTED
    with reading(machine("mail")):
        assert letter.text == HIS_WORDS.replace(THE_PLACE, BLACK)
        assert "[blacked out by the censor]" in words_of(letter, "en")[1]


@pytest.mark.parametrize(
    "said",
    [HIS_WORDS.replace("живий", "здоровий"), HIS_WORDS.replace(THE_PLACE, ""), "[[" + HIS_WORDS, HIS_WORDS + "]]"],
)
def test_the_censor_blacks_out_and_changes_no_word(friends: Writers, said: str) -> None:
    friends.he_writes()
    with pytest.raises(CorrespondenceError):
        friends.passes(said)


def test_a_letter_is_read_by_one_censor_once(friends: Writers) -> None:
    friends.he_writes()
    taken = friends.is_taken("vira")
    assert actions.take_to_read(by=friends.bureau.by("roman")) is None
    assert friends.is_taken("vira") == taken, "one at a time"
    with pytest.raises(NotInYourHands):
        actions.let_pass(by=friends.bureau.by("roman"), message_id=taken.pk, marked=HIS_WORDS)
    actions.let_pass(by=friends.bureau.by("vira"), message_id=taken.pk, marked=HIS_WORDS)
    with pytest.raises(NotInYourHands):
        actions.send_back(by=friends.bureau.by("vira"), message_id=taken.pk, why=WhyReturned.WHERE)
    with pytest.raises(NotThisStep):
        actions.put_back(by=friends.bureau.by("vira"), message_id=taken.pk)


def test_what_a_censor_leaves_lying_another_puts_back_after_a_day(friends: Writers) -> None:
    friends.he_writes()
    taken = friends.is_taken("vira")
    with pytest.raises(NotInYourHands):
        actions.put_back(by=friends.bureau.by("roman"), message_id=taken.pk)
    with time_machine.travel(taken.since.timestamp() + 25 * 3600, tick=False):
        actions.put_back(by=friends.bureau.by("roman"), message_id=taken.pk)
        assert friends.is_taken("roman") == taken


def test_nobody_but_the_registrar_takes_letters_and_nobody_but_the_censor_reads_them(friends: Writers) -> None:
    with pytest.raises(NotAllowed):
        actions.take_letter(by=friends.bureau.by("olena"), person_id=friends.person.pk, written=written())
    for who in ("yaryna", "olena", "ivan"):
        with pytest.raises(NotAllowed):
            actions.take_to_read(by=friends.bureau.by(who))


def test_nothing_leaves_as_his_that_he_has_not_signed_or_marked(friends: Writers) -> None:
    with pytest.raises(CorrespondenceError):
        friends.he_writes(how_signed=HowSigned.WITNESSED)
    assert friends.he_writes(how_signed=HowSigned.MARKED, scribe=True).scribe


def test_the_guaranteed_number_is_counted_and_never_refused(friends: Writers) -> None:
    with time_machine.travel(datetime(2026, 12, 5, tzinfo=UTC)):
        for _each in range(3):
            friends.he_writes()
        friends.he_writes(form=Form.CARD)
        friends.comes_back()
        counted = of_month(friends.person.pk, 2026, 12)
        assert (counted.letters, counted.cards) == (2, 1), "what the censor sent back does not count"
        assert (counted.guaranteed_letters, counted.guaranteed_cards) == (2, 4)
    assert of_month(friends.person.pk, 2027, 1).letters == 0


def test_a_local_rule_may_allow_more_than_the_convention_and_never_less(friends: Writers) -> None:
    with pytest.raises(ValueError, match="71"):
        LocalRule(letters=1)
    rule, by = LocalRule(letters=2, words=5), friends.bureau.by("yaryna")
    for _each in range(2):
        actions.take_letter(by=by, person_id=friends.person.pk, written=written("Живий."), rule=rule)
    with pytest.raises(CorrespondenceError):
        actions.take_letter(by=by, person_id=friends.person.pk, written=written("Живий."), rule=rule)
    with pytest.raises(CorrespondenceError):
        actions.take_letter(
            by=by,
            person_id=friends.person.pk,
            written=written("раз два три чотири п’ять шість", form=Form.CARD),
            rule=rule,
        )
    assert friends.he_writes("слово " * 5000).form == Form.LETTER, "by default as many and as long as he likes"


def test_a_family_message_has_three_hundred_words_in_any_script(friends: Writers) -> None:
    assert (words_in("Мамо, я живий — усе добре."), words_in("أنا بخير"), words_in("मैं ठीक हूँ"), words_in("我很好")) == (
        5,
        2,
        3,
        3,
    )
    friends.he_writes("слово " * 300, form=Form.FAMILY_MESSAGE)
    with pytest.raises(CorrespondenceError, match="301"):
        friends.he_writes("слово " * 301, form=Form.FAMILY_MESSAGE)


def test_a_family_message_is_carried_as_an_open_file_that_names_no_place(friends: Writers) -> None:
    friends.he_writes(form=Form.FAMILY_MESSAGE)
    message = friends.passes(HIS_WORDS)
    assert friends.mail_for_her() == []
    by = friends.bureau.by("yaryna")
    file = as_file(actions.carry(by=by, message_id=message.pk)).decode()
    assert HIS_WORDS in file
    assert HER_NAME in file
    assert "Алексей" in file
    assert "Camp of Invention" not in file
    assert "Secret" not in file
    assert as_file(actions.carry(by=by, message_id=message.pk)).decode() == file


def test_handwriting_is_typed_by_the_censor_who_reads_it(friends: Writers) -> None:
    message = friends.he_writes("", pages=[handwriting(), handwriting()])
    with pytest.raises(CorrespondenceError):
        friends.passes("")
    friends.passes("", typed=HIS_WORDS)
    [letter] = friends.mail_for_her()
    assert text_of(letter) == HIS_WORDS
    assert len(pages_of(message.pk, PAGES)) == 2


def test_of_handwriting_with_a_black_passage_the_pictures_go(friends: Writers) -> None:
    message = friends.he_writes("", pages=[handwriting()])
    friends.passes("", typed=marked(THE_PLACE))
    assert pages_of(message.pk, PAGES) == ()


def test_a_letter_to_somebody_whom_he_did_not_name_waits_for_a_case_worker(friends: Writers) -> None:
    other = {"name": "Щербакова Г.", "relation": "mother", "address": ""}
    friends.he_writes(addressee=other)
    letter = friends.passes(HIS_WORDS)
    assert friends.mail_for_her() == []
    sister = friends.also_seeks("Щербакова Ольга", "sister")
    with pytest.raises(CorrespondenceError):
        actions.name_enquirer(by=friends.bureau.by("olena"), message_id=letter.pk, enquirer_id=sister.pk)
    actions.name_enquirer(by=friends.bureau.by("olena"), message_id=letter.pk, enquirer_id=friends.mother.pk)
    assert friends.mail_for_her() == [letter]


@pytest.mark.parametrize("words", ["Живий.", "слово " * 301])
def test_a_closed_letter_never_becomes_an_open_file_of_the_agency(friends: Writers, words: str) -> None:
    friends.he_writes(words, addressee={"name": "Іван", "relation": "friend", "address": "Far 1"})
    letter = friends.passes(words.strip())
    by = friends.bureau.by("yaryna")
    given = actions.give_back(by=friends.bureau.by("olena"), message_id=letter.pk)
    assert (given.state, given.why) == (MessageState.RETURNED, WhyReturned.ONLY_OPEN)
    assert "family message" in str(WhyReturned.ONLY_OPEN.words)
    with pytest.raises(NotThisStep):
        actions.carry(by=by, message_id=letter.pk)
    assert Step.GO_TO_AGENCY in MESSAGE.steps
    assert [step for step, one in MESSAGE.steps.items() if one.after == MessageState.FOR_AGENCY] == [Step.GO_TO_AGENCY]
    assert friends.mail_for_her() == []


def test_no_censor_says_that_only_an_open_message_reaches_somebody(friends: Writers) -> None:
    friends.he_writes()
    with pytest.raises(ValueError, match="censor"):
        friends.comes_back(WhyReturned.ONLY_OPEN)


def test_a_letter_finds_her_when_two_people_have_said_whom_he_meant(writers: Writers) -> None:
    letter = writers.he_writes()
    writers.passes(HIS_WORDS)
    assert Message.objects.get(pk=letter.pk).enquirer is None
    writers.has_everything()
    assert writers.is_looked_at(letter).enquirer == writers.mother
    assert writers.mail_for_her() == [letter]


@pytest.mark.parametrize("closes", ["doubt", "wish", "death", "release"])
def test_his_letter_waits_when_letters_are_no_longer_open_to_her(friends: Writers, closes: str) -> None:
    friends.he_writes()
    friends.passes(HIS_WORDS)
    {
        "doubt": friends.is_doubted,
        "wish": lambda: friends.is_asked(mother_wish(WishItem.THAT_I_LIVE)),
        "death": friends.dies,
        "release": lambda: friends.happens(EventKind.RELEASED, on="2022-07-01"),
    }[closes]()
    assert friends.mail_for_her() == []


def test_letters_are_taken_only_from_those_whom_we_hold(bureau: object) -> None:
    reported = Writers(bureau, Side.REPORTED)  # type: ignore[arg-type]
    with pytest.raises(CorrespondenceError):
        reported.he_writes()
