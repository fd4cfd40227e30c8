"""The desk's pages of letters: who carries sees numbers, who reads sees words, and nobody sees both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from invented_answers import HER_NAME
from invented_correspondence import HER_WORDS, HIS_WORDS, THE_PLACE, Writers, WritingBureau, handwriting
from vistka.correspondence import actions
from vistka.correspondence.asides import LOOKED_AT_AFTER
from vistka.correspondence.kinds import Form, Outcome
from vistka.correspondence.machines import BanState, MessageState
from vistka.correspondence.models import PAGES, Ban, Message
from vistka.desk.correspondence.reading_acts import OF_CENSOR
from vistka.desk.registry.words import grouped
from vistka.ledger.models import Entry
from vistka.vault.files import pages_of

pytestmark = pytest.mark.django_db
SAID = {
    "form": "letter",
    "relation": "mother",
    "name": HER_NAME,
    "address": "Far 1",
    "answers": "",
    "text": HIS_WORDS,
    "agreed": "on",
    "how_signed": "marked",
}


@pytest.fixture
def friends(both_databases: None) -> Writers:
    cache.clear()
    friends = Writers(WritingBureau())
    friends.has_everything()
    return friends


def text(browser: Client, path: str, status: int = 200) -> str:
    answer = browser.get(path, follow=True)
    assert answer.status_code == status, path
    return str(answer.content.decode())


def sent(browser: Client, path: str, said: Mapping[str, object]) -> str:
    return str(browser.post(path, said, follow=True).content.decode())


def is_read(friends: Writers, said: Mapping[str, object], who: str = "vira") -> Message:
    """The censor takes the next one at the desk and decides."""
    censor = friends.bureau.at_the_desk(who)
    censor.post("/letters/reading/")
    message = Message.objects.get(held_by=friends.bureau[who].pk)
    sent(censor, f"/letters/reading/{message.pk}/", said)
    return Message.objects.get(pk=message.pk)


def test_a_letter_goes_from_the_camp_to_her_mailbox_and_nobody_sees_too_much(friends: Writers) -> None:
    yaryna, vira = friends.bureau.at_the_desk("yaryna"), friends.bureau.at_the_desk("vira")
    his = f"/persons/{friends.person.pk}/letters/"
    assert "Letters" in text(yaryna, f"/persons/{friends.person.pk}/")
    assert "Read it back" in sent(yaryna, f"{his}take/", SAID | {"agreed": ""})
    assert "It is taken." in sent(yaryna, f"{his}take/", SAID)
    message = Message.objects.get()
    assert "1 this month; 2 are guaranteed" in text(yaryna, his)
    camp = text(yaryna, f"/letters/{message.pk}/")
    assert HER_NAME in camp
    assert "річки" not in camp
    assert "1 letter waits." in text(vira, "/letters/reading/")
    read = sent(vira, "/letters/reading/", {})
    assert HIS_WORDS in read
    for secret in (HER_NAME, "Щербаков", message.number, grouped(message.number), str(friends.person.pk)):
        assert secret not in read
    marked = HIS_WORDS.replace(THE_PLACE, f"[[{THE_PLACE}]]")
    assert "A word has changed" in sent(vira, f"/letters/reading/{message.pk}/", {"marked": marked + " x"})
    assert "It has passed." in sent(vira, f"/letters/reading/{message.pk}/", {"marked": marked})
    message.refresh_from_db()
    assert (message.outcome, message.state) == (Outcome.REDACTED, MessageState.FOR_MAILBOX)
    assert "None of your roles reads this" in text(vira, f"/letters/reading/{message.pk}/", 403)


def test_a_letter_opens_for_the_one_censor_who_has_it_in_hand(friends: Writers) -> None:
    message = friends.he_writes("", pages=[handwriting()])
    [page] = pages_of(message.pk, PAGES)
    friends.is_taken("vira")
    vira, roman = friends.bureau.at_the_desk("vira"), friends.bureau.at_the_desk("roman")
    picture = f"/letters/reading/pictures/{page.pk}/"
    assert picture in text(vira, "/letters/reading/")
    assert vira.get(picture)["Content-Type"] == "image/jpeg"
    for path in (picture, f"/letters/reading/{message.pk}/"):
        assert roman.get(path).status_code == 403
    sent(vira, f"/letters/reading/{message.pk}/", {"typed": HIS_WORDS})
    for path in (picture, f"/letters/reading/{message.pk}/"):
        assert vira.get(path).status_code == 403


def test_a_letter_that_a_colleague_left_lying_is_put_back(friends: Writers) -> None:
    friends.he_writes()
    message, roman = friends.is_taken("vira"), friends.bureau.at_the_desk("roman")
    path = f"/letters/reading/{message.pk}/put-back/"
    assert path not in text(roman, "/letters/reading/")
    assert "This letter is not in your hands" in sent(roman, path, {})
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        roman = friends.bureau.at_the_desk("roman")
        assert path in text(roman, "/letters/reading/")
        assert "Take the next one" in sent(roman, path, {})


def test_that_a_letter_was_opened_stands_in_the_ledger(friends: Writers) -> None:
    friends.he_writes()
    friends.is_taken("vira")
    text(friends.bureau.at_the_desk("vira"), "/letters/reading/")
    opened = Entry.objects.filter(actor=str(friends.bureau.by("vira")), verb="opened", subject_id=friends.person.pk)
    assert [entry.purpose for entry in opened] == ["carry_letter"]


def test_hers_is_printed_closed_and_handed_over_by_number_and_he_answers(friends: Writers) -> None:
    yaryna, vira = friends.bureau.at_the_desk("yaryna"), friends.bureau.at_the_desk("vira")
    friends.she_writes(HER_WORDS, pages=[handwriting()])
    message = is_read(friends, {"marked": HER_WORDS})
    assert message.state == MessageState.TO_CLOSE
    number = grouped(message.number)
    assert number in text(vira, "/letters/reading/")
    printed = text(vira, f"/letters/reading/{message.pk}/print/")
    assert HER_WORDS in printed
    assert "/letters/reading/pictures/" in printed
    sent(vira, f"/letters/reading/{message.pk}/close/", {})
    assert vira.get(f"/letters/reading/{message.pk}/print/").status_code in (403, 404)
    assert number in text(yaryna, "/letters/")
    page = text(yaryna, f"/letters/{message.pk}/")
    assert HER_WORDS not in page
    assert HER_NAME not in page
    assert "It is noted." in sent(yaryna, f"/letters/{message.pk}/hand-over/", {"proof": "signed_for"})
    answer = SAID | {"answers": str(message.pk), "name": "мамі"}
    assert "It is taken." in sent(yaryna, f"/persons/{friends.person.pk}/letters/take/", answer)
    assert Message.objects.get(reply_to=message).enquirer == friends.mother


def test_what_is_held_back_the_camp_knows_nothing_of(friends: Writers) -> None:
    message = friends.she_writes()
    assert str(message.pk) in text(friends.bureau.at_the_desk("yaryna"), f"/persons/{friends.person.pk}/letters/")
    friends.dies()
    friends.is_looked_at(message)
    yaryna = friends.bureau.at_the_desk("yaryna")
    assert yaryna.get(f"/letters/{message.pk}/").status_code == 404
    assert str(message.pk) not in text(yaryna, f"/persons/{friends.person.pk}/letters/")
    for who in ("olena", "ivan"):
        friends.bureau.at_the_desk(who)
    with time_machine.travel(timezone.now() + LOOKED_AT_AFTER, tick=False):
        path = f"/letters/{message.pk}/aside/"
        olena, ivan = friends.bureau.at_the_desk("olena"), friends.bureau.at_the_desk("ivan")
        assert "It is noted." in sent(olena, path, {})
        assert "Two people decide this" in sent(olena, path, {})
        assert "It is noted." in sent(ivan, path, {})
    assert Message.objects.get(pk=message.pk).state == MessageState.PUT_ASIDE


def test_a_letter_that_nobody_takes_is_destroyed_by_two_at_the_desk(friends: Writers) -> None:
    friends.she_writes()
    message = friends.is_closed(friends.passes(HER_WORDS))
    yaryna, bohdan = friends.bureau.at_the_desk("yaryna"), friends.bureau.at_the_desk("bohdan")
    page = f"/letters/{message.pk}/"
    sent(yaryna, f"{page}not-handed-over/", {"why": "refused"})
    assert f"{page}keep/" in text(yaryna, page)
    assert f"{page}destroyed/" in sent(yaryna, f"{page}destroy/", {})
    assert "Two people decide this" in sent(yaryna, f"{page}destroyed/", {})
    assert "Destroyed unopened" in sent(bohdan, f"{page}destroyed/", {})


def test_a_witness_stands_on_the_page_by_name(friends: Writers) -> None:
    friends.she_writes()
    message = friends.is_closed(friends.passes(HER_WORDS))
    yaryna, path = friends.bureau.at_the_desk("yaryna"), f"/letters/{message.pk}/hand-over/"
    assert "Write the name of the witness." in sent(yaryna, path, {"proof": "witnessed"})
    assert "Invented Petro" in sent(yaryna, path, {"proof": "witnessed", "witness": "Invented Petro"})


@pytest.mark.parametrize(("kind", "begins"), [("file", b"{"), ("printed", b"%PDF")])
def test_a_family_message_leaves_as_a_file_or_on_the_agency_s_form(friends: Writers, kind: str, begins: bytes) -> None:
    friends.he_writes(form=Form.FAMILY_MESSAGE)
    message = is_read(friends, {"marked": HIS_WORDS.replace(THE_PLACE, f"[[{THE_PLACE}]]")})
    yaryna = friends.bureau.at_the_desk("yaryna")
    assert "Save it for who carries it" in text(yaryna, f"/letters/{message.pk}/")
    answer = yaryna.post(f"/letters/{message.pk}/carry/", {"kind": kind})
    assert answer.content.startswith(begins)
    assert "attachment" in answer["Content-Disposition"]
    assert Message.objects.get(pk=message.pk).state == MessageState.CARRIED


def test_photographs_are_taken_in_order_and_a_file_that_is_none_is_refused(friends: Writers) -> None:
    yaryna, path = friends.bureau.at_the_desk("yaryna"), f"/persons/{friends.person.pk}/letters/take/"
    files = [SimpleUploadedFile(f"{number}.png", handwriting()) for number in range(2)]
    assert "This kind of file" in sent(yaryna, path, SAID | {"text": "", "pages": SimpleUploadedFile("x.png", b"no")})
    assert "It is taken." in sent(yaryna, path, SAID | {"text": "", "pages": files})
    assert len(pages_of(Message.objects.get().pk, PAGES)) == 2


def test_a_registrar_and_a_verifier_let_letters_rest_and_go_on(friends: Writers) -> None:
    yaryna, ivan = friends.bureau.at_the_desk("yaryna"), friends.bureau.at_the_desk("ivan")
    until = timezone.localdate() + timedelta(days=5)
    said = {"reason": "military", "until_0": until.day, "until_1": until.month, "until_2": until.year}
    assert "waits for a second person" in sent(yaryna, f"/persons/{friends.person.pk}/letters/ban/", said)
    ban = Ban.objects.get()
    assert "Two people decide" in sent(yaryna, f"/letters/bans/{ban.pk}/second/", {})
    assert "Щербаков" in text(ivan, "/letters/bans/")
    assert "They rest until that day." in sent(ivan, f"/letters/bans/{ban.pk}/second/", {})
    assert "The letters go on." in sent(yaryna, f"/letters/bans/{ban.pk}/end/", {})
    assert Ban.objects.get().state == BanState.ENDED


def test_a_case_worker_says_whom_he_writes_to(friends: Writers) -> None:
    friends.he_writes(addressee={"name": "мамі Галі", "relation": "mother", "address": ""})
    message = friends.passes(HIS_WORDS)
    olena, path = friends.bureau.at_the_desk("olena"), f"/letters/{message.pk}/whose/"
    page = text(olena, path)
    assert "мамі Галі" in page
    assert HER_NAME in page
    assert "at most 300 words" in page
    assert "It is noted." in sent(olena, path, {"enquirer": str(friends.mother.pk)})
    assert friends.mail_for_her() == [message]


def test_the_censor_s_acts_lead_back_to_the_letters_to_read(friends: Writers) -> None:
    friends.he_writes()
    message = friends.is_taken("vira")
    vira = friends.bureau.at_the_desk("vira")
    page = text(vira, "/letters/reading/")
    assert re.search(f"/letters/reading/{message.pk}/back/", page)
    assert "Take the next one" in sent(vira, f"/letters/reading/{message.pk}/put-back/", {})
    friends.is_taken("vira")
    sent(vira, f"/letters/reading/{message.pk}/back/", {"why": "where"})
    assert Message.objects.get().state == MessageState.RETURNED
    assert "It says where the person is held." in text(friends.bureau.at_the_desk("yaryna"), f"/letters/{message.pk}/")
    assert {act.permission for act in OF_CENSOR} == {"censor_message"}
    assert actions.take_to_read(by=friends.bureau.by("roman")) is None
