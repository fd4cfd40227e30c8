"""What is open to her: his letters, her next leg, a call; and that nobody but her can tell by anything that it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.core.cache import cache
from django.db import connection
from pytest_django import Settings

from invented_answers import ADDRESS, HER_NAME, mother_wish
from invented_call_requests import Speaking
from invented_correspondence import HER_WORDS, HIS_WORDS, handwriting
from invented_families import past_the_ledger
from invented_mail import START, HerMailbox, a_mailbox, days_of_mail, mailed_on, on
from invented_open_mailbox import OpenBureau, Reunited, known, receipts_in
from vistka.calls.models import Call
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import Message
from vistka.enquiries.models import Enquirer
from vistka.ledger import triggers
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.models import Mail as DeliveredMail
from vistka.mailroom.models import Submission as Sealed
from vistka.mailroom.schema import Kind
from vistka.post.carried import carry_all
from vistka.post.keys import publish
from vistka.post.models import Letter
from vistka.post.tray import State
from vistka.registry.actions import make_card, write_card
from vistka.registry.capture_cards import CardSigned, Spoken, Wanted
from vistka.registry.models import CaptureCard
from vistka.reunion.models import CheckIn
from vistka.vault.file_models import SealedFile
from vistka.vault.opening import watched

DAY: Final = timedelta(days=1)


@pytest.fixture
def both(both_databases: None, settings: Settings) -> Reunited:
    settings.OFFLINE_KEY = b""
    cache.clear()
    with on(START):
        return Reunited(OpenBureau())


@pytest.fixture
def told(both: Reunited) -> Reunited:
    """Everything is open to her, and he wrote to her."""
    with on(START):
        both.has_everything()
        both.is_told("en")
        both.he_wrote()
        carry_all()
    return both


def parts(hers: HerMailbox) -> list[tuple[str, bool]]:
    return [(part.text, part.by_person) for _number, mail in reversed(hers.read().mails) for part in mail.parts]


def test_his_letter_lies_in_her_own_mailbox_alone_and_its_words_in_no_row_of_this_room(told: Reunited) -> None:
    mailed_on(START + DAY)
    assert parts(told.own) == [(HIS_WORDS, True)]
    assert parts(told.second) == []
    (letter,) = Letter.objects.filter(of_id__isnull=False)
    with watched(EVERYBODY):
        assert letter.content == {}
    assert Message.objects.get().state == MessageState.FOR_MAILBOX
    carry_all()
    carry_all()
    assert Message.objects.get().state == MessageState.IN_MAILBOX
    mailed_on(START + 2 * DAY)
    assert len(parts(told.own)) == 1


def test_a_long_letter_of_his_comes_in_parts_and_is_sent_once_all_of_it_lies_there(both: Reunited) -> None:
    text = "Дорога мамо, я живий і здоровий. " * 300
    with on(START):
        both.has_everything()
        both.is_told("en")
        both.he_wrote(text.strip())
        carry_all()
    mailed_on(START + DAY)
    carry_all()
    assert Message.objects.get().state == MessageState.FOR_MAILBOX
    list(days_of_mail(6, START + DAY))
    assert "".join(text for text, _by_person in parts(both.own)) == text.strip()
    carry_all()
    assert Message.objects.get().state == MessageState.IN_MAILBOX


def test_she_reads_what_became_of_hers(both: Reunited) -> None:
    with on(START):
        both.has_everything()
        both.is_told("en")
        both.hers_is_handed_over()
        carry_all()
    mailed_on(START + DAY)
    ((text, by_person),) = parts(both.own)
    assert ("It was handed over in person" in text, by_person) == (True, False)


def test_his_capture_card_lies_in_her_mailbox_once_she_was_told_that_he_is_held(both: Reunited) -> None:
    with on(START):
        both.has_everything()
        card = CaptureCard.objects.filter(person=both.person, addressee="family", made_at=None).order_by("due_at")[0]
        by = both.bureau.by("yaryna")
        write_card(by=by, card_id=card.pk, wanted=Wanted(to_name=HER_NAME))
        spoken = Spoken(read_to_him=True, signed=CardSigned.SIGNED)
        make_card(by=by, card_id=card.pk, spoken=spoken)
        carry_all()
    mailed_on(START + DAY)
    assert parts(both.own) == []
    with on(START + DAY):
        both.is_told("en")
        carry_all()
        carry_all()
    mailed_on(START + 2 * DAY)
    ((text, by_person),) = parts(both.own)
    assert (ADDRESS in text, by_person) == (True, False)
    assert parts(both.second) == []


def test_what_is_open_stands_in_her_own_mail_and_in_no_other(told: Reunited) -> None:
    mailed_on(START + DAY)
    assert list(told.own.newest().opens) == ["letters", "call"]
    assert list(told.second.newest().opens) == []


def test_before_she_was_told_nothing_is_offered(both: Reunited) -> None:
    with on(START):
        both.has_everything()
    mailed_on(START + DAY)
    assert list(both.own.newest().opens) == []


LOST: Final[dict[str, Callable[[Reunited], object]]] = {
    "the wish is taken back": lambda told: told.is_asked(mother_wish()),
    "the match is undone": lambda told: told.is_unlinked(),
}


@pytest.mark.parametrize("lose", LOST.values(), ids=LOST)
def test_who_loses_it_reads_what_everybody_reads_and_no_letter_follows(
    told: Reunited, lose: Callable[[Reunited], object]
) -> None:
    other = a_mailbox()
    with on(START):
        lose(told)
    mailed_on(START + DAY)
    mail, common = told.own.newest(), other.newest()
    assert (list(mail.opens), list(mail.parts), mail.call, mail.leg) == ([], [], None, "")
    assert list(mail.status) == list(common.status)
    told.sends(Kind.TO_PERSON, language="en", form="letter", words=HER_WORDS)
    assert Message.objects.get(direction="to_person").state == MessageState.RECEIVED


def test_under_duress_nothing_is_open(told: Reunited) -> None:
    mailed_on(START + DAY)
    told.bureau.takes(Kind.OPENED, mailbox=told.second.opened.mailbox.hex, seen="1")
    mailed_on(START + 2 * DAY)
    assert list(told.own.newest().opens) == []


def test_when_he_dies_nothing_changes_before_somebody_has_told_her(told: Reunited) -> None:
    mailed_on(START + DAY)
    before = told.own.newest()
    told.dies()
    mailed_on(START + 2 * DAY)
    after = told.own.newest()
    assert (list(after.opens), list(after.status)) == (list(before.opens), list(before.status))


def test_a_letter_of_his_that_other_hands_changed_gives_her_what_everybody_gets(
    told: Reunited, caplog: pytest.LogCaptureFixture
) -> None:
    other = a_mailbox()
    triggers.remove(connection)
    past_the_ledger(Message, Message.objects.get().pk, form="card")
    triggers.install(connection)
    mailed_on(START + DAY)
    mail = told.own.newest()
    assert (list(mail.opens), list(mail.parts), list(mail.status)) == ([], [], list(other.newest().status))
    assert "run `vistka ledger verify`" in caplog.text


def test_she_writes_to_him_and_no_case_worker_reads_it(told: Reunited) -> None:
    row = told.sends(Kind.TO_PERSON, language="en", form="letter", words=HER_WORDS, files=[handwriting()])
    with watched(EVERYBODY):
        assert row.content == {}
    assert (row.state, row.decided_by) == (State.ACCEPTED, None)
    message = told.is_looked_at(Message.objects.get(submission_id=row.pk))
    assert (message.state, message.pages, message.form) == (MessageState.WAITS, 1, "letter")
    assert not SealedFile.objects.filter(row_id=row.pk).exists()
    assert receipts_in(told.own.pk) == ["from_person", "received"]


def test_from_a_mailbox_to_which_no_page_offers_it_nothing_is_kept_and_the_receipt_is_the_same(told: Reunited) -> None:
    unsorted = known(a_mailbox())
    for hers in (told.second, unsorted):
        for kind, said in (
            (Kind.TO_PERSON, {"form": "letter", "words": HER_WORDS}),
            (Kind.CHECK_IN, {"code": "123456"}),
            (Kind.ASK_CALL, {"times": "evenings", "zone": "Asia/Omsk"}),
        ):
            row = told.sends(kind, hers, language="en", **said)
            with watched(EVERYBODY):
                assert (row.content, row.state) == ({}, State.ENDED)
        assert receipts_in(hers.pk) == ["received"]
    assert not Message.objects.filter(direction="to_person").exists()
    assert not Call.objects.exists()


def test_her_next_leg_and_her_check_in(both: Reunited) -> None:
    with on(START):
        both.sets_out_for_him()
    mailed_on(START + DAY)
    mail = both.own.newest()
    assert "check_in" in mail.opens
    assert mail.leg == both.reads("en") != ""
    assert both.second.newest().leg == ""
    for code in ("000000", both.codes.legs[0]):
        row = both.sends(Kind.CHECK_IN, language="en", code=code)
        with watched(EVERYBODY):
            assert (row.content, row.state) == ({}, State.ACCEPTED)
    assert CheckIn.objects.get().came_at is not None


def test_where_she_goes_is_told_no_more_when_the_table_closes(both: Reunited) -> None:
    with on(START):
        both.sets_out_for_him()
        both.is_unlinked()
    mailed_on(START + DAY)
    mail = both.own.newest()
    assert (mail.leg, list(mail.opens)) == ("", [])


def test_her_call_stands_in_her_mail_by_both_clocks(told: Reunited) -> None:
    row = told.sends(
        Kind.ASK_CALL, language="en", flags={"consent": True, "picture": True}, times="evenings", zone="Asia/Omsk"
    )
    with watched(EVERYBODY):
        assert (row.content, row.state) == ({}, State.ACCEPTED)
        assert Call.objects.get(submission_id=row.pk).of_family["times"] == "evenings"
    with on(START + DAY):
        speaking = Speaking(told)
        speaking.set(speaking.granted())
    mailed_on(START + 2 * DAY)
    call = told.own.newest().call
    assert call is not None
    assert call["url"] == ""
    assert call["zone_words"].count("(UTC+") == 2
    assert "Omsk" not in call["zone_words"]
    assert told.second.newest().call is None


def test_an_outsider_sees_nothing_of_all_this(both: Reunited) -> None:
    """Everything is open to one, with a letter, a leg and a call; of the other nobody knows anything. What each sends on
    the same days has the same sizes, and so has what comes.
    """
    unknown = known(a_mailbox())
    with on(START):
        both.sets_out_for_him()
        both.he_wrote("Дорога мамо! " * 400)
        carry_all()
        speaking = Speaking(both)
        speaking.set(speaking.granted())
    picture = handwriting()
    for day in days_of_mail(5):
        with on(day):
            publish()
            words = "Слово за словом. " * 20 * day.day
            for sent in (
                [
                    _size(both, Kind.TO_PERSON, both.own, form="letter", words="Сину!", files=[picture]),
                    _size(both, Kind.PAPER, unknown, paper="birth", files=[picture]),
                ],
                [
                    _size(both, Kind.TO_PERSON, both.own, form="letter", words=words),
                    _size(both, Kind.MESSAGE, unknown, words=words),
                ],
                [
                    _size(both, Kind.CHECK_IN, both.own, code="123456"),
                    _size(both, Kind.ASK_CALL, both.own, times="evenings", zone="Asia/Omsk"),
                    _size(both, Kind.MESSAGE, unknown, words="Чи є звістка?"),
                ],
            ):
                assert len(set(sent)) == 1
            carry_all()
    boxes = [hers.opened.mailbox for hers in (both.own, both.second, unknown)]
    rows = [[*DeliveredMail.objects.filter(mailbox=box).values_list("sequence", flat=True)] for box in boxes]
    assert sorted(rows[0]) == sorted(rows[1]) == sorted(rows[2]) == [1, 2, 3, 4, 5]
    assert len({len(bytes(one)) for one in DeliveredMail.objects.values_list("sealed", flat=True)}) == 1
    mail = both.own.read().mails[-1][1]
    assert (list(mail.opens), bool(mail.leg), bool(mail.parts)) == (["letters", "check_in", "call"], True, True)


def _size(both: Reunited, kind: Kind, hers: HerMailbox, **said: object) -> int:
    """The bytes of it as they lie in the mailroom."""
    sent = both.bureau.sends(kind, mailbox=hers.opened.mailbox.hex, language="uk", **said)
    return len(bytes(Sealed.objects.get(pk=sent).sealed))


@pytest.mark.parametrize("language", ["uk", "ru", "en", "pt"])
def test_beside_all_that_is_open_there_is_room_for_a_part_of_a_letter(
    both_databases: None, settings: Settings, language: str
) -> None:
    settings.OFFLINE_KEY = b""
    cache.clear()
    with on(START):
        family = Reunited(OpenBureau(), language)
        family.sets_out_for_him()
        family.he_wrote("Ж" * 6000)
        carry_all()
        speaking = Speaking(family)
        speaking.set(speaking.granted())
    mailed_on(START + DAY)
    mail = family.own.newest()
    assert mail.leg
    assert mail.call
    assert mail.parts


def test_a_letter_is_made_once_however_often_the_worker_comes(told: Reunited) -> None:
    before = Letter.objects.count()
    carry_all()
    assert Letter.objects.count() == before


def test_an_alarm_at_a_check_in_shows_nowhere_in_her_next_mail(both: Reunited) -> None:
    with on(START):
        both.sets_out_for_him()
    mailed_on(START + DAY)
    before = both.own.newest()
    with on(START + DAY):
        both.sends(Kind.CHECK_IN, language="en", code=both.codes.duress)
    assert Enquirer.objects.get(pk=both.mother.pk).alarm_at is not None
    mailed_on(START + 2 * DAY)
    after = both.own.newest()
    assert (after.opens, after.status) == (before.opens, before.status)
    assert after.leg


def test_no_letter_of_one_who_has_died_since_begins_to_arrive(both: Reunited) -> None:
    with on(START):
        both.has_everything()
        both.is_told("en")
        both.he_wrote()
        carry_all()
        both.dies()
        carry_all()
    mailed_on(START + DAY)
    assert not any(part.by_person for part in both.own.newest().parts)


def test_nothing_that_was_written_while_she_may_be_forced_reaches_him(both: Reunited) -> None:
    with on(START):
        both.has_everything()
        both.is_told("en")
        both.says_the_word("сирень")
        both.sends(Kind.TO_PERSON, language="en", form="letter", words="Tell them all")
        both.is_spoken_with()
    assert not Message.objects.filter(direction="to_person").exists()
