"""A person accepts, sorts out or takes back what came; what comes from her mailbox is done for her."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.utils import timezone

from foreign_files import flag, saved
from invented_post import SON, PostBureau
from vistka.access.errors import AccessError, NotAllowed
from vistka.contact.facts import facts_of
from vistka.enquiries import calendar, consent
from vistka.enquiries.actions import record_conversation
from vistka.enquiries.closing import matched_enquiries, may_close
from vistka.enquiries.models import Asking, CodeWord, Consent, Conversation, Enquirer, KinshipClaim
from vistka.ledger.actors import Actor
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.codes import Half
from vistka.mailroom.schema import Kind
from vistka.post import actions, tray
from vistka.post.clocks import duress, unsorted
from vistka.post.errors import PostError
from vistka.post.mailing import latest_mailing, to_be_mailed
from vistka.post.models import Mailbox, Submission
from vistka.post.opening import fetch
from vistka.post.tray import State
from vistka.vault.files import content_of, pages_of
from vistka.vault.opening import watched

File = Callable[..., UUID]


@pytest.fixture
def file(post: PostBureau, half: Half) -> File:
    """The mother files, and the worker takes it."""

    def filed(*more: Half, **changes: Any) -> UUID:
        submission_id = post.files(half, *more, **changes)
        fetch()
        return submission_id

    return filed


@pytest.fixture
def her(olena: Actor, file: File, second: Half) -> Enquirer:
    """The mother, whose enquiry was accepted."""
    return Enquirer.objects.get(enquiry=actions.accept_enquiry(by=olena, submission_id=file(second)))


@pytest.fixture
def from_her(post: PostBureau, half: Half, her: Enquirer) -> Callable[..., UUID]:
    """She sends something from her mailbox."""
    return lambda kind, files=(), **said: post.takes(kind, files, mailbox=half.mailbox.hex, **said)


def test_her_calendar_counts_from_filing_whenever_somebody_accepts_it(olena: Actor, file: File) -> None:
    filed_at, submission_id = timezone.now(), file()
    with time_machine.travel(filed_at + timedelta(days=5)):
        assert matched_enquiries().count() == 0
        enquiry = actions.accept_enquiry(by=olena, submission_id=submission_id)
    row = Submission.objects.get()
    (her,) = Enquirer.objects.filter(enquiry=enquiry)
    assert (row.state, row.produced_id, row.opened_at) == (State.ACCEPTED, enquiry.pk, her.taken_at)
    assert her.next_step_at == her.taken_at + calendar.STEPS["papers"].after
    assert list(matched_enquiries()) == [enquiry]
    with watched(EVERYBODY):
        assert enquiry.sought == SON
        assert her.contact["address"] == "+000 11 222"
        assert consent.holds(Consent.objects.get(pk=her.consent_id))
        assert [word.word for word in CodeWord.objects.order_by("place")] == ["калина", "самовар", "маяк"]
        assert KinshipClaim.objects.get().said["edges"][0]["relation"] == "parent"
    assert Mailbox.objects.get().enquirer == her


@pytest.mark.parametrize("contact", [{}, {"channel": "telephone", "address": " "}, {"address": "+000 11 222"}])
def test_nothing_is_compulsory_but_his_name_and_consent(olena: Actor, file: File, contact: dict[str, str]) -> None:
    said = file(enquirer={}, contact=contact, code_words=["так", "Так!", "", "маяк"], sought={"name": "Іван"})
    enquiry = actions.accept_enquiry(by=olena, submission_id=said)
    with watched(EVERYBODY):
        her = Enquirer.objects.get(enquiry=enquiry)
        assert (her.said["relation"], her.contact["channel"]) == ("other", "she_calls")
        assert [word.word for word in CodeWord.objects.order_by("place")] == ["так", "маяк"]


def test_without_consent_nothing_is_taken(olena: Actor, file: File) -> None:
    said = file(consent={"wording": "1", "language": "uk", "items": {}})
    with pytest.raises(AccessError, match="consent"):
        actions.accept_enquiry(by=olena, submission_id=said)
    assert matched_enquiries().count() == 0


@pytest.mark.parametrize("account", ["halyna", "ivan", "yaryna", "anna"])
def test_who_does_not_sort_the_post_accepts_nothing(post: PostBureau, file: File, account: str) -> None:
    with pytest.raises(NotAllowed):
        actions.accept_enquiry(by=post.by(account), submission_id=file())


@pytest.mark.parametrize("state", [State.SPAM, State.REPEAT])
def test_what_was_sorted_out_gets_the_same_mail_and_can_be_taken_back(
    olena: Actor, file: File, second: Half, state: State
) -> None:
    submission_id = file(second)
    tomorrow = latest_mailing(timezone.now() + timedelta(days=1))
    before = set(to_be_mailed(tomorrow).values_list("pk", flat=True))
    actions.sort_out(by=olena, submission_id=submission_id, state=state)
    assert (
        set(to_be_mailed(tomorrow).values_list("pk", flat=True)) == before == {box.pk for box in Mailbox.objects.all()}
    )
    assert [row.pk for row in tray.put_aside()] == [submission_id]
    with pytest.raises(PostError):
        actions.accept_enquiry(by=olena, submission_id=submission_id)
    actions.take_back(by=olena, submission_id=submission_id)
    actions.accept_enquiry(by=olena, submission_id=submission_id)
    with pytest.raises(PostError):
        actions.take_back(by=olena, submission_id=submission_id)


def test_a_state_that_no_step_leads_to_is_refused(olena: Actor, file: File) -> None:
    submission_id = file()
    for state in (State.ACCEPTED, State.ENDED):
        with pytest.raises(PostError):
            actions.sort_out(by=olena, submission_id=submission_id, state=state)


def test_a_second_mailbox_that_is_opened_alarms_the_desk_and_she_is_told_nothing(
    post: PostBureau, olena: Actor, her: Enquirer, half: Half, second: Half
) -> None:
    post.takes(Kind.OPENED, mailbox=half.mailbox.hex, seen="0")
    assert not facts_of(Enquirer.objects.get(pk=her.pk)).under_duress
    post.takes(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    assert facts_of(Enquirer.objects.get(pk=her.pk)).under_duress
    assert not list(duress(timezone.now()))  # the enquiries' own clock shows her now


def test_an_alarm_before_anybody_accepted_is_shown_at_once_and_stays_hers(
    post: PostBureau, olena: Actor, file: File, second: Half
) -> None:
    submission_id = file(second)
    post.takes(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    assert [row.row_id for row in duress(timezone.now())] == [submission_id]
    her = Enquirer.objects.get(enquiry=actions.accept_enquiry(by=olena, submission_id=submission_id))
    assert her.alarm_at == Mailbox.objects.get(alarm_at__isnull=False).alarm_at
    assert facts_of(her).under_duress


def test_a_paper_of_several_pages_goes_to_her_claim(olena: Actor, from_her: Callable[..., UUID]) -> None:
    picture = saved(flag(), "JPEG")
    submission_id = from_her(Kind.PAPER, [picture, picture], paper="birth")
    said = {"kind": "birth", "names": {"child": "Щербаков Алексей", "mother": "Щербакова Галина"}}
    paper = actions.accept_paper(by=olena, submission_id=submission_id, said=said)
    pages = pages_of(paper.pk, "enquiries.paper")
    with watched(EVERYBODY):
        assert [content_of(page)[:2] for page in pages] == [b"\xff\xd8"] * 2
    assert Submission.objects.get(pk=submission_id).produced_id == paper.pk
    assert paper.claim.enquirer == Submission.objects.get(pk=submission_id).mailbox.enquirer  # type: ignore[union-attr]


def test_from_a_mailbox_that_nobody_has_accepted_nothing_is_done(
    post: PostBureau, olena: Actor, file: File, half: Half
) -> None:
    file()
    submission_id = post.takes(Kind.PAPER, [saved(flag(), "JPEG")], mailbox=half.mailbox.hex, paper="birth")
    with pytest.raises(PostError, match="nobody has accepted"):
        actions.accept_paper(by=olena, submission_id=submission_id, said={"kind": "birth"})


def test_what_she_writes_is_no_conversation_and_no_step_of_the_calendar(
    olena: Actor, her: Enquirer, from_her: Callable[..., UUID]
) -> None:
    message = from_her(Kind.MESSAGE, words="Я в іншому місті.")
    relative = from_her(Kind.RELATIVE, relative={"name": "Вера", "relation": "wife"})
    actions.accept_message(by=olena, submission_id=message)
    actions.accept_relative(by=olena, submission_id=relative)
    assert not Conversation.objects.exists()
    assert not Asking.objects.exists()
    with pytest.raises(AccessError):
        may_close(her.enquiry, "not_located")
    assert not tray.waiting().exists()


def test_what_she_mends_is_added_to_what_stands(olena: Actor, from_her: Callable[..., UUID]) -> None:
    submission_id = from_her(Kind.CORRECTION, sought={"unit": "в/ч 54321", "marks": "шрам"})
    enquiry = actions.accept_correction(by=olena, submission_id=submission_id)
    with watched(EVERYBODY):
        assert enquiry.sought == SON | {"unit": "в/ч 54321", "marks": "шрам"}


def test_another_contact_and_other_notices(olena: Actor, her: Enquirer, from_her: Callable[..., UUID]) -> None:
    contact = {"channel": "email", "address": "a@example.test", "flags": {"interpreter": True}}
    notices = {"channel": "email", "address": "b@example.test", "flags": {"risk_read": True}}
    submission_id = from_her(Kind.CONTACT, language="uk", contact=contact, notices=notices)
    actions.accept_contact(by=olena, submission_id=submission_id)
    with watched(EVERYBODY):
        reached = Enquirer.objects.get(pk=her.pk).contact
        said = {box.about["second"]: box.about["notices"] for box in Mailbox.objects.all()}
    assert (reached["channel"], reached["interpreter"], reached["never_leave_message"]) == ("email", True, True)
    assert said == {False: notices, True: {}}


@pytest.mark.parametrize(
    ("kind", "accept", "said"),
    [
        (Kind.CONTACT, actions.accept_contact, {"contact": {"channel": "telephone", "address": "+000 66 666"}}),
        (Kind.CORRECTION, actions.accept_correction, {"sought": {"birth_date": "1990-01-01"}}),
        (Kind.RELATIVE, actions.accept_relative, {"relative": {"name": "Хтось", "relation": "brother"}}),
    ],
)
def test_while_she_may_be_forced_nothing_of_hers_is_changed(
    post: PostBureau, olena: Actor, her: Enquirer, second: Half, kind: Kind, accept: File, said: dict[str, Any]
) -> None:
    post.takes(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    submission_id = post.takes(kind, mailbox=second.mailbox.hex, **said)
    with pytest.raises(PostError, match="danger"):
        accept(by=olena, submission_id=submission_id)
    assert Submission.objects.get(pk=submission_id).state == State.WAITING
    with watched(EVERYBODY):
        stands = Enquirer.objects.get(pk=her.pk)
        assert stands.contact["address"] == "+000 11 222"
        assert stands.enquiry.sought == SON
    record_conversation(by=olena, enquirer_id=her.pk, words="Вона сама.")
    accept(by=olena, submission_id=submission_id)
    assert Submission.objects.get(pk=submission_id).state == State.ACCEPTED


def test_a_lost_code_is_looked_at_at_once(post: PostBureau, file: File) -> None:
    file()
    lost = post.takes(Kind.LOST_CODE, enquirer={"name": "Галина"}, sought_name="Алексей Щербаков")
    due = dict(unsorted(timezone.now()))
    assert due[lost] <= timezone.now()
    assert next(at for pk, at in due.items() if pk != lost) > timezone.now() + timedelta(days=1)
