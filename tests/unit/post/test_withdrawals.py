"""She withdraws: a person confirms it, for seven days it can be stopped, then what was hers here is gone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.db.models import QuerySet
from django.utils import timezone

from foreign_files import flag, saved
from invented_post import PostBureau
from vistka.access.errors import AccessError, NotAllowed
from vistka.calls.models import Call
from vistka.contact.models import Recognition
from vistka.contact.recognition import Question, write_her_answer
from vistka.correspondence.models import Message
from vistka.enquiries.actions import record_conversation, withdraw_enquirer
from vistka.enquiries.closing import State as EnquiryState
from vistka.enquiries.models import CodeWord, Enquirer
from vistka.ledger.actors import Actor
from vistka.ledger.reading import EVERYBODY
from vistka.ledger.verification import verify
from vistka.ledger.withdrawal_models import Withdrawal
from vistka.ledger.withdrawals import apply_withdrawals, line_of, withdrawn_lines
from vistka.mailroom.codes import Half
from vistka.mailroom.models import Mail
from vistka.mailroom.schema import Kind
from vistka.post import actions, tray
from vistka.post.actions.withdrawals import MAILBOX, carry_out_all, erase_old_spam
from vistka.post.clocks import withdrawals as withdrawals_clock
from vistka.post.errors import PostError
from vistka.post.mailing import latest_mailing, send_mail, to_be_mailed
from vistka.post.models import Letter, Mailbox, Submission
from vistka.post.opening import fetch
from vistka.post.tray import SPAM_KEPT, State
from vistka.vault.file_models import SealedFile
from vistka.vault.opening import watched

DAY = timedelta(days=1)


@pytest.fixture
def her(post: PostBureau, olena: Actor, half: Half, second: Half) -> Enquirer:
    """The mother, who sent a paper too."""
    submission_id = post.files(half, second)
    fetch()
    post.takes(Kind.PAPER, [saved(flag(), "JPEG")], mailbox=half.mailbox.hex, paper="birth")
    return Enquirer.objects.get(enquiry=actions.accept_enquiry(by=olena, submission_id=submission_id))


@pytest.fixture
def asked(post: PostBureau, her: Enquirer, half: Half) -> UUID:
    """She asks to withdraw."""
    return post.takes(Kind.WITHDRAWAL, mailbox=half.mailbox.hex, words="Досить.")


def test_after_seven_days_what_was_hers_is_erased_and_the_enquiry_compared_no_more(
    olena: Actor, her: Enquirer, asked: UUID
) -> None:
    assert carry_out_all(timezone.now() + 30 * DAY) == 0  # nobody has confirmed it
    confirmed = actions.accept_withdrawal(by=olena, submission_id=asked)
    assert [row.row_id for row in withdrawals_clock(timezone.now())] == [asked]
    with time_machine.travel(timezone.now() + 6 * DAY):
        assert carry_out_all() == 0
    with time_machine.travel(timezone.now() + 8 * DAY):
        send_mail()
        assert Mail.objects.count() == 2
        assert carry_out_all() == 1
        assert carry_out_all() == 0
        send_mail()
        assert not to_be_mailed(latest_mailing(timezone.now() + DAY)).exists()
    assert not Mail.objects.exists()
    her.refresh_from_db()
    assert her.withdrawn_at is not None
    assert Enquirer.objects.get().enquiry.state == EnquiryState.WITHDRAWN
    assert not CodeWord.objects.exists()
    assert not SealedFile.objects.filter(label="post.paper").exists()
    with watched(EVERYBODY):
        assert her.contact["address"] == ""
        assert [row.content for row in Submission.objects.all()] == [{}] * 3
        assert [row.content for row in Letter.objects.all()] == [{}] * Letter.objects.count()
        assert {tuple(box.about) for box in Mailbox.objects.all()} == {("second",)}
    assert {row.state for row in Submission.objects.all()} == {State.ACCEPTED, State.ENDED}
    assert confirmed.takes_effect_at
    assert verify().findings == ()


def test_the_receipt_lies_in_her_mailbox_for_seven_days(olena: Actor, asked: UUID) -> None:
    takes_effect = actions.accept_withdrawal(by=olena, submission_id=asked).takes_effect_at
    receipt = Letter.objects.get(why="withdrawal")
    with watched(EVERYBODY):
        text = receipt.content["text"]
    assert takes_effect
    assert str((takes_effect + 90 * DAY).year) in text
    assert receipt.written_at < takes_effect - 6 * DAY


def test_within_seven_days_it_is_stopped_and_nothing_is_gone(olena: Actor, her: Enquirer, asked: UUID) -> None:
    actions.accept_withdrawal(by=olena, submission_id=asked)
    actions.stop_withdrawal(by=olena, submission_id=asked)
    assert carry_out_all(timezone.now() + 30 * DAY) == 0
    assert Enquirer.objects.get().withdrawn_at is None
    assert CodeWord.objects.count() == 3
    with pytest.raises(PostError):
        actions.stop_withdrawal(by=olena, submission_id=asked)


def test_one_who_may_be_made_to_withdraw_is_not_withdrawn(
    post: PostBureau, olena: Actor, her: Enquirer, second: Half, asked: UUID
) -> None:
    post.takes(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    with pytest.raises(PostError, match="danger"):
        actions.accept_withdrawal(by=olena, submission_id=asked)
    record_conversation(by=olena, enquirer_id=her.pk, words="Вона сама.")
    actions.accept_withdrawal(by=olena, submission_id=asked)
    post.takes(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    with time_machine.travel(timezone.now() + 8 * DAY):
        assert carry_out_all() == 0


def test_nobody_but_a_case_worker_confirms_it(post: PostBureau, asked: UUID) -> None:
    for account in ("halyna", "ivan", "anna"):
        with pytest.raises(NotAllowed):
            actions.accept_withdrawal(by=post.by(account), submission_id=asked)
    assert [row.state for row in tray.waiting().filter(pk=asked)] == [State.WAITING]


def test_a_second_wish_to_withdraw_is_not_confirmed_beside_the_first_and_stopping_stops_all(
    post: PostBureau, olena: Actor, her: Enquirer, half: Half, asked: UUID
) -> None:
    again = post.takes(Kind.WITHDRAWAL, mailbox=half.mailbox.hex)
    actions.accept_withdrawal(by=olena, submission_id=asked)
    with pytest.raises(PostError, match="confirmed already"):
        actions.accept_withdrawal(by=olena, submission_id=again)
    actions.stop_withdrawal(by=olena, submission_id=asked)
    assert not tray.withdrawals().exists()
    with time_machine.travel(timezone.now() + 8 * DAY):
        assert carry_out_all() == 0
    assert Enquirer.objects.get().withdrawn_at is None


def test_who_withdrew_by_telephone_is_erased_likewise_after_seven_days(
    post: PostBureau, olena: Actor, her: Enquirer, half: Half
) -> None:
    withdraw_enquirer(by=olena, enquirer_id=her.pk)
    with time_machine.travel(timezone.now() + 6 * DAY):
        assert carry_out_all() == 0
    with time_machine.travel(timezone.now() + 8 * DAY):
        assert carry_out_all() == 1
        assert carry_out_all() == 0
    assert not Mailbox.objects.filter(closed_at=None).exists()
    assert not CodeWord.objects.exists()
    assert not SealedFile.objects.filter(label="post.paper").exists()
    her.refresh_from_db()
    with watched(EVERYBODY):
        assert her.contact["address"] == ""
        assert [row.content for row in Submission.objects.all()] == [{}] * 2
    assert Withdrawal.objects.count() == 2
    assert verify().findings == ()


def test_the_mark_of_the_desk_does_not_stand_in_the_way_of_her_own_wish(
    olena: Actor, her: Enquirer, asked: UUID
) -> None:
    withdraw_enquirer(by=olena, enquirer_id=her.pk)
    with time_machine.travel(timezone.now() + 3 * DAY):
        actions.accept_withdrawal(by=olena, submission_id=asked)
    with time_machine.travel(timezone.now() + 8 * DAY):
        assert carry_out_all() == 1
        assert carry_out_all(timezone.now() + 30 * DAY) == 0
    assert {row.state for row in Submission.objects.all()} == {State.ACCEPTED, State.ENDED}
    assert not tray.withdrawals().exists()


def test_withdrawn_at_the_desk_while_she_may_be_forced_she_is_not_erased(
    post: PostBureau, olena: Actor, her: Enquirer, second: Half
) -> None:
    withdraw_enquirer(by=olena, enquirer_id=her.pk)
    post.takes(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    with time_machine.travel(timezone.now() + 8 * DAY):
        assert carry_out_all() == 0
    assert CodeWord.objects.count() == 3


def test_that_she_had_lost_her_code_is_erased_too(post: PostBureau, olena: Actor, her: Enquirer, asked: UUID) -> None:
    lost = post.takes(Kind.LOST_CODE, language="uk", enquirer={"name": "Щербакова Галина"}, hours="18-20")
    assert actions.propose_code(by=olena, enquirer_id=her.pk, word="калина", submission_id=lost).new_code
    actions.accept_withdrawal(by=olena, submission_id=asked)
    with time_machine.travel(timezone.now() + 8 * DAY):
        assert carry_out_all() == 1
    with watched(EVERYBODY):
        assert Submission.objects.get(pk=lost).content == {}


def test_what_spam_says_is_erased_when_nobody_took_it_back_in_time(post: PostBureau, olena: Actor) -> None:
    spam = post.takes(Kind.LOST_CODE, language="uk", enquirer={"name": "Щербакова Галина"})
    repeat = post.takes(Kind.LOST_CODE, language="uk", enquirer={"name": "Щербакова Галина"})
    actions.sort_out(by=olena, submission_id=spam, state=State.SPAM)
    actions.sort_out(by=olena, submission_id=repeat, state=State.REPEAT)
    with time_machine.travel(timezone.now() + SPAM_KEPT - DAY):
        assert erase_old_spam() == 0
    with time_machine.travel(timezone.now() + SPAM_KEPT + DAY):
        assert erase_old_spam() == 1
        assert erase_old_spam() == 0
    with watched(EVERYBODY):
        kept = {row.pk: (row.state, bool(row.content)) for row in Submission.objects.all()}
    assert kept == {spam: (State.ENDED, False), repeat: (State.REPEAT, True)}
    with pytest.raises(PostError):
        actions.take_back(by=olena, submission_id=spam)


def test_the_mailboxes_of_spam_close_with_it_and_what_came_from_them_still_waits_for_a_person(
    post: PostBureau, olena: Actor, half: Half, second: Half
) -> None:
    notices = {"channel": "email", "address": "somebody.else@invented.example", "hours": "morning"}
    spam = post.files(half, second, notices=notices)
    fetch()
    actions.sort_out(by=olena, submission_id=spam, state=State.SPAM)
    message = post.takes(Kind.MESSAGE, mailbox=half.mailbox.hex, words="Чому мовчите?")
    with time_machine.travel(timezone.now() + SPAM_KEPT + DAY):
        assert erase_old_spam() == 1
    assert not Mailbox.objects.filter(closed_at=None).exists()
    with watched(EVERYBODY):
        assert {tuple(box.about) for box in Mailbox.objects.all()} == {("second",)}
        assert tray.waiting().get(pk=message).content["words"] == "Чому мовчите?"


def test_a_forged_confirmation_erases_nothing(her: Enquirer, asked: UUID) -> None:
    QuerySet(Submission).filter(pk=asked).update(state=State.ACCEPTED, takes_effect_at=timezone.now() - DAY)
    assert carry_out_all() == 0
    assert Enquirer.objects.get().withdrawn_at is None


def test_in_an_older_backup_it_is_erased_again(olena: Actor, her: Enquirer, asked: UUID, tmp_path: Path) -> None:
    file = tmp_path / "withdrawn.jsonl"
    file.write_text("\n".join(line_of(MAILBOX, pk) for pk in Mailbox.objects.values_list("pk", flat=True)))
    assert apply_withdrawals(file) == 2  # what the backup has of her, without the withdrawal
    assert apply_withdrawals(file) == 0
    assert Enquirer.objects.get().withdrawn_at is not None
    with watched(EVERYBODY):
        assert [row.content for row in Submission.objects.all()] == [{}] * 3
    assert len(withdrawn_lines()) == Withdrawal.objects.count() == 2
    with pytest.raises(AccessError):
        actions.accept_withdrawal(by=olena, submission_id=asked)


def test_her_letters_consents_and_answers_in_other_rooms_are_erased_with_it(
    post: PostBureau, olena: Actor, her: Enquirer, asked: UUID, half: Half
) -> None:
    post.takes(Kind.TO_PERSON, [saved(flag(), "JPEG")], mailbox=half.mailbox.hex, form="letter", words="Любий сину")
    post.takes(Kind.ASK_CALL, mailbox=half.mailbox.hex, times="увечері", zone="Europe/Kyiv", flags={"consent": True})
    write_her_answer(by=olena, enquirer_id=her.pk, question=Question.DISH, answer="борщ")
    letter, call, answer = Message.objects.get(), Call.objects.get(), Recognition.objects.get()
    assert SealedFile.objects.filter(row_id=letter.pk).exists()
    actions.accept_withdrawal(by=olena, submission_id=asked)
    with time_machine.travel(timezone.now() + 8 * DAY):
        assert carry_out_all() == 1
    for row in (letter, call, answer):
        row.refresh_from_db()
    with watched(EVERYBODY):
        assert (letter.text, call.of_family, answer.hers) == ("", {}, "")
    assert not SealedFile.objects.filter(row_id=letter.pk).exists()
