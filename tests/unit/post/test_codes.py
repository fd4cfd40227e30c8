"""A new case code: two people, a word that she has not used, and seven days."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.utils import timezone

from foreign_files import flag, saved
from invented_families import enquiry, mother
from invented_post import PostBureau
from vistka.access.errors import AccessError, NotAllowed
from vistka.contact.wording import day_in
from vistka.enquiries import actions as enquiries
from vistka.enquiries.code_words import Heard
from vistka.enquiries.models import Enquirer
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.codes import Half, is_code, mailbox_of
from vistka.mailroom.schema import Kind
from vistka.post import actions
from vistka.post.clocks import codes as codes_clock
from vistka.post.models import Letter, Mailbox, NewCode, Submission
from vistka.post.opening import fetch
from vistka.post.tray import State
from vistka.post.whys import Why
from vistka.vault.current import keyring
from vistka.vault.opening import watched

DAY = timedelta(days=1)


@pytest.fixture
def her(post: PostBureau, olena: Actor, half: Half, second: Half) -> Enquirer:
    """The mother, who filed by the portal and has a second code; she told us a duress word by telephone."""
    submission_id = post.files(half, second, code_words=["калина", "самовар"])
    fetch()
    return Enquirer.objects.get(enquiry=actions.accept_enquiry(by=olena, submission_id=submission_id))


@pytest.fixture
def proposed(post: PostBureau, olena: Actor, her: Enquirer) -> NewCode:
    """She lost her code, was called back and said an unused word."""
    asked = post.takes(Kind.LOST_CODE, language="uk", enquirer={"name": "Щербакова Галина"})
    said = actions.propose_code(by=olena, enquirer_id=her.pk, word="Калина", submission_id=asked)
    assert said.heard is Heard.PROVED
    assert Submission.objects.get(pk=asked).state == State.ACCEPTED
    assert said.new_code
    return said.new_code


def test_two_people_and_seven_days_and_no_earlier_letter_moves(
    olena: Actor, oksana: Actor, her: Enquirer, half: Half, second: Half, proposed: NewCode
) -> None:
    before = Letter.objects.count()
    _refused(oksana, proposed, days=8)
    with pytest.raises(NotAllowed, match="Two people"):
        actions.confirm_code(by=olena, new_code_id=proposed.pk)
    actions.confirm_code(by=oksana, new_code_id=proposed.pk)
    _refused(oksana, proposed, days=6)
    _refused(olena, proposed, days=8)
    with time_machine.travel(timezone.now() + 7 * DAY):
        code = actions.give_code(by=oksana, new_code_id=proposed.pk)
    assert is_code(code)
    with watched(EVERYBODY):
        boxes = {box.name: box for box in Mailbox.objects.filter(enquirer=her)}
        opened = mailbox_of(code, keyring().installation)
        new = boxes[opened.mailbox.hex]
        assert (new.public, new.about["second"]) == (opened.half.public.hex(), False)
        assert (new.closed_at, boxes[second.mailbox.hex].closed_at) == (None, None)
        assert boxes[half.mailbox.hex].closed_at is not None
    assert [letter.why for letter in new.letters.all()] == ["new_mailbox"]
    assert Letter.objects.count() == before + 1
    assert NewCode.objects.get().given_by == UUID(oksana.id)
    assert not Entry.objects.filter(page__contains=code).exists()
    with pytest.raises(AccessError):
        actions.give_code(by=oksana, new_code_id=proposed.pk)


def test_all_her_mailboxes_warn_her_at_once_that_somebody_asked(
    post: PostBureau, olena: Actor, half: Half, second: Half
) -> None:
    """Seven days in which nobody tells her would protect nobody."""
    filed = post.files(half, second, code_words=["калина"])
    fetch()
    her = Enquirer.objects.get(enquiry=actions.accept_enquiry(by=olena, submission_id=filed))
    assert actions.propose_code(by=olena, enquirer_id=her.pk, word="самовар").new_code is None
    assert not Letter.objects.filter(why=Why.CODE_ASKED).exists()
    new = actions.propose_code(by=olena, enquirer_id=her.pk, word="калина").new_code
    assert new
    with watched(EVERYBODY):
        warnings = {letter.mailbox.name: letter.content for letter in Letter.objects.filter(why=Why.CODE_ASKED)}
    assert warnings.keys() == {half.mailbox.hex, second.mailbox.hex}
    assert warnings[half.mailbox.hex] == warnings[second.mailbox.hex]
    assert day_in(new.ready_at.date(), "uk") in warnings[half.mailbox.hex]["text"]


def test_after_a_new_code_no_notice_goes_to_the_old_address(
    post: PostBureau, olena: Actor, oksana: Actor, half: Half
) -> None:
    chosen = {"channel": "email", "hours": "morning", "address": "a@example.org", "flags": {"risk_read": True}}
    filed = post.files(half, language="ru", notices=chosen, code_words=["калина"])
    fetch()
    her = Enquirer.objects.get(enquiry=actions.accept_enquiry(by=olena, submission_id=filed))
    new = actions.propose_code(by=olena, enquirer_id=her.pk, word="калина").new_code
    assert new
    actions.confirm_code(by=oksana, new_code_id=new.pk)
    with time_machine.travel(timezone.now() + 7 * DAY), watched(EVERYBODY):
        actions.give_code(by=oksana, new_code_id=new.pk)
        about = {box.closed_at is None: box.about for box in Mailbox.objects.all()}
    assert about[False]["notices"] == chosen
    assert about[True] == {"second": False, "language": "ru", "notices": {}}


def test_a_word_proves_once_and_one_code_is_in_hand_at_a_time(
    olena: Actor, oksana: Actor, her: Enquirer, proposed: NewCode
) -> None:
    with pytest.raises(AccessError, match="already"):
        actions.propose_code(by=olena, enquirer_id=her.pk, word="самовар")
    actions.drop_code(by=oksana, new_code_id=proposed.pk)
    for word in ("калина", "наугад", ""):
        assert actions.propose_code(by=olena, enquirer_id=her.pk, word=word) == (Heard.UNKNOWN, None)
    assert actions.propose_code(by=olena, enquirer_id=her.pk, word="самовар").new_code
    with pytest.raises(AccessError):
        actions.confirm_code(by=oksana, new_code_id=proposed.pk)


def test_her_duress_word_alarms_and_leads_to_nothing(post: PostBureau, olena: Actor) -> None:
    enquiries.take_enquiry(by=olena, enquiry=enquiry())
    her = Enquirer.objects.get()
    assert actions.propose_code(by=olena, enquirer_id=her.pk, word="сирень") == (Heard.DURESS, None)
    assert Enquirer.objects.get().alarm_at is not None
    assert not NewCode.objects.exists()


def test_while_she_may_be_in_danger_no_code_is_given(
    post: PostBureau, olena: Actor, oksana: Actor, second: Half, proposed: NewCode
) -> None:
    actions.confirm_code(by=oksana, new_code_id=proposed.pk)
    post.takes(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    _refused(oksana, proposed, days=8)


def test_one_who_enquired_by_telephone_gets_a_first_code(olena: Actor, oksana: Actor, post: PostBureau) -> None:
    enquiries.take_enquiry(by=olena, enquiry=enquiry())
    new = actions.propose_code(by=olena, enquirer_id=Enquirer.objects.get().pk, word="маяк").new_code
    assert new
    actions.confirm_code(by=oksana, new_code_id=new.pk)
    _refused(oksana, new, days=6)
    with time_machine.travel(timezone.now() + 7 * DAY):
        actions.give_code(by=oksana, new_code_id=new.pk)
    with watched(EVERYBODY):
        assert Mailbox.objects.get().about == {"second": False, "language": "ru", "notices": {}}


def test_a_family_for_whom_an_association_filed_waits_no_week_but_for_two_people(
    post: PostBureau, olena: Actor, oksana: Actor
) -> None:
    association = enquiries.found_association(by=olena, name="Матері", contact="…")
    filed = mother(association_id=association.pk, mandate=saved(flag(), "PNG"), code_words=(), duress_word="")
    enquiries.take_enquiry(by=olena, enquiry=enquiry(enquirer=filed))
    new = actions.propose_code(by=olena, enquirer_id=Enquirer.objects.get().pk).new_code
    assert new
    _refused(oksana, new, days=0)
    actions.confirm_code(by=oksana, new_code_id=new.pk)
    assert is_code(actions.give_code(by=oksana, new_code_id=new.pk))


def test_an_association_gets_its_code_after_two_people(post: PostBureau, olena: Actor, oksana: Actor) -> None:
    association = enquiries.found_association(by=olena, name="Матері", contact="…")
    for number in (1, 2):
        new = actions.found_association_mailbox(by=olena, association_id=association.pk)
        _refused(oksana, new, days=0)
        actions.confirm_code(by=oksana, new_code_id=new.pk)
        actions.give_code(by=oksana, new_code_id=new.pk)
        assert Mailbox.objects.filter(association=association, closed_at=None).count() == 1
        assert Mailbox.objects.count() == number


@pytest.mark.parametrize("account", ["halyna", "ivan", "anna"])
def test_who_gives_no_codes_gives_none(post: PostBureau, her: Enquirer, proposed: NewCode, account: str) -> None:
    for act in (actions.confirm_code, actions.drop_code, actions.give_code):
        with pytest.raises(NotAllowed):
            act(by=post.by(account), new_code_id=proposed.pk)


def test_a_code_is_due_to_be_confirmed_and_then_to_be_given(oksana: Actor, proposed: NewCode) -> None:
    assert dict(codes_clock(timezone.now())) == {proposed.pk: proposed.proposed_at + 3 * DAY}
    actions.confirm_code(by=oksana, new_code_id=proposed.pk)
    assert dict(codes_clock(timezone.now())) == {proposed.pk: proposed.ready_at}


def _refused(by: Actor, new: NewCode, *, days: int) -> None:
    with time_machine.travel(timezone.now() + days * DAY), pytest.raises(AccessError):
        actions.give_code(by=by, new_code_id=new.pk)
    assert NewCode.objects.get(pk=new.pk).given_at is None
