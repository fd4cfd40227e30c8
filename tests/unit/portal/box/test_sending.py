"""Sending from a mailbox: sealed, once, with one receipt for all; and nothing that was typed is lost within the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from foreign_files import SECRET, exif, flag, saved
from invented_mailbox import Mailbox, look_of, text_of
from invented_visitors import OfflineBureau
from vistka.mailroom.models import Draft, PublishedKey, Submission
from vistka.mailroom.schema import SCHEMA, Kind
from vistka.mailroom.submissions import Content
from vistka.portal import room
from vistka.portal.cookies import mailbox_cookie
from vistka.portal.drafts import new_key
from vistka.portal.room import Room

WORDS = "Він має шрам над лівою бровою."
CONTACT = {"channel": "telephone", "address": "+000 11", "language": "uk", "bad_news": "ours", "notice": "none"}
SENT: list[tuple[str, Kind, dict[str, Any], dict[str, Any]]] = [
    ("write", Kind.MESSAGE, {"words": WORDS}, {"words": WORDS}),
    (
        "correct",
        Kind.CORRECTION,
        {"name": "Тарас", "birth_date": "2 квітня 1999", "words": WORDS},
        {"sought": {"name": "Тарас", "birth_date": "2 квітня 1999"}, "words": WORDS},
    ),
    (
        "reach-me",
        Kind.CONTACT,
        CONTACT | {"interpreter": "on", "notice": "email", "notice_address": "a@b.example", "risk_read": "on"},
        {
            "contact": {
                "channel": "telephone",
                "address": "+000 11",
                "language": "uk",
                "bad_news": "ours",
                "flags": {"never_leave_message": False, "interpreter": True},
            },
            "notices": {"channel": "email", "address": "a@b.example", "flags": {"risk_read": True}},
        },
    ),
    (
        "relative",
        Kind.RELATIVE,
        {"name": "Ганна", "relation": "sister", "address": "Львів"},
        {"relative": {"name": "Ганна", "relation": "sister", "address": "Львів"}},
    ),
    ("withdraw/confirm", Kind.WITHDRAWAL, {}, {}),
]


def form_of(visitor: Client, page: str) -> dict[str, str]:
    """The hidden fields of a form, as the browser sends them back."""
    text = text_of(visitor.get(f"/uk/box/{page}/"))
    return dict(re.findall(r'type="hidden" name="(sending|kept)" value="([^"]+)"', text))


def sent_to(bureau: OfflineBureau) -> list[Content]:
    """What lies in the mailroom beside the news that a mailbox was opened."""
    return [content for content in bureau.opened() if content.kind is not Kind.OPENED]


@pytest.mark.parametrize(("where", "kind", "typed", "said"), SENT)
def test_what_she_sends_is_sealed_and_sent_once_however_often_she_taps(
    where: str, kind: Kind, typed: dict[str, Any], said: dict[str, Any], opened: Client, hers: Mailbox
) -> None:
    form = form_of(opened, where)
    for _ in range(3):
        assert opened.post(f"/uk/box/{where}/", form | typed).url == "/uk/box/sent/"
    hers_is = {"mailbox": hers.opened.mailbox.hex, "language": "uk"}
    assert sent_to(hers.bureau) == [Content(kind=kind, said=hers_is | said, files=())]
    assert not Draft.objects.exists()
    assert opened.post(f"/uk/box/{where}/", form_of(opened, where) | typed).status_code == 302
    assert len(sent_to(hers.bureau)) == 2  # a form that was shown anew is another sending


def test_the_receipt_is_the_same_whatever_was_sent(opened: Client) -> None:
    receipts = [
        look_of(opened.post(f"/uk/box/{page}/", form_of(opened, page) | typed, follow=True))
        for page, _, typed, _ in SENT
    ]
    assert [each for each in receipts if each != receipts[0]] == []


def test_a_paper_is_drawn_anew_and_sent(opened: Client, hers: Mailbox) -> None:
    photograph = saved(flag(), "JPEG", exif=exif(1))
    paper = {"paper": "birth", "note": "Моє", "file": SimpleUploadedFile("Тарас.jpg", photograph)}
    assert opened.post("/uk/box/paper/", form_of(opened, "paper") | paper).url == "/uk/box/sent/"
    (content,) = sent_to(hers.bureau)
    assert content.kind is Kind.PAPER
    assert (content.said["paper"], content.said["note"]) == ("birth", "Моє")
    (page,) = content.files
    assert page.startswith(b"\xff\xd8")
    assert SECRET in photograph
    assert SECRET not in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%!PS-Adobe", "This kind of file cannot be read here."),
        (b"", "This file is empty."),
        (b"\xff\xd8\xff\xe0 broken", "This file cannot be read: it is damaged or not complete."),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_kindly_and_her_note_stays(
    content: bytes, said: str, opened: Client, hers: Mailbox
) -> None:
    paper = {"paper": "birth", "note": WORDS, "file": SimpleUploadedFile("x", content)}
    page = text_of(opened.post("/en/box/paper/", form_of(opened, "paper") | paper))
    assert said in page
    assert WORDS in page
    assert WORDS in text_of(opened.get("/en/box/paper/"))
    assert sent_to(hers.bureau) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("м" * 5001, "5001 letters long. There is room for 5000."),
        ("abc\u202edef", "A hidden sign turned some letters round."),
        ("abc\0def", "A hidden sign came with these words."),
        ("   ", "Write your message first."),
    ],
)
def test_words_that_cannot_be_sent_are_refused_kindly_and_kept(
    words: str, said: str, opened: Client, hers: Mailbox
) -> None:
    answer = opened.post("/en/box/write/", form_of(opened, "write") | {"words": words})
    assert answer.status_code == 200
    assert said in text_of(answer)
    assert words.strip()[:3] in text_of(opened.get("/en/box/write/"))
    assert sent_to(hers.bureau) == []


def test_emoji_and_every_script_are_sent_as_they_were_typed(opened: Client, hers: Mailbox) -> None:
    words = "мамо 💛 أمي 妈妈 Ґанна\nO’Neil <b>&amp;</b>"
    opened.post("/en/box/write/", form_of(opened, "write") | {"words": words})
    assert [content.said["words"] for content in sent_to(hers.bureau)] == [words]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (CONTACT | {"address": ""}, "Write the number or the address"),
        (CONTACT | {"notice": "sms", "risk_read": "on"}, "Write where the notice may go."),
        (CONTACT | {"notice": "sms", "notice_address": "1"}, "Read what others can see, then tick this."),
        ({}, "Choose one of these."),
    ],
)
def test_how_to_be_reached_is_asked_until_it_is_whole(typed: dict[str, str], said: str, opened: Client) -> None:
    page = text_of(opened.post("/en/box/reach-me/", form_of(opened, "reach-me") | typed))
    assert said in page
    again = text_of(opened.get("/en/box/reach-me/"))
    assert not typed or 'value="telephone" checked' in again


def test_nothing_to_correct_is_said(opened: Client, hers: Mailbox) -> None:
    assert "Every line is empty." in text_of(opened.post("/en/box/correct/", form_of(opened, "correct")))
    assert sent_to(hers.bureau) == []


def test_every_field_of_a_form_is_of_the_schema(opened: Client, hers: Mailbox) -> None:
    typed = dict.fromkeys("name other_names birth_place father_name mother_name unit military_rank marks".split(), "х")
    opened.post("/en/box/correct/", form_of(opened, "correct") | typed | {"last_contact_date": "2022"})
    contact = CONTACT | dict.fromkeys(("hours", "may_pick_up", "second_way"), "х")
    contact |= {"notice": "sms", "notice_address": "1", "notice_hours": "evening", "risk_read": "on"}
    opened.post("/en/box/reach-me/", form_of(opened, "reach-me") | contact)
    sought, reached = sorted(sent_to(hers.bureau), key=lambda content: content.kind.value, reverse=True)
    assert len(sought.said["sought"]) == 9
    assert reached.said["contact"].keys() == SCHEMA[Kind.CONTACT]["contact"].fields.keys()
    assert reached.said["notices"].keys() == SCHEMA[Kind.CONTACT]["notices"].fields.keys()


def test_when_the_mailbox_closed_while_she_wrote_her_words_wait_for_her_a_day(opened: Client, hers: Mailbox) -> None:
    form = form_of(opened, "write")
    del opened.cookies[mailbox_cookie()]
    assert opened.post("/en/box/write/", form | {"words": WORDS}).url == "/en/open/"
    assert WORDS not in text_of(opened.get("/en/open/"))
    opened.post("/en/open/", {"code": hers.code})
    assert WORDS in text_of(opened.get("/en/box/write/"))
    assert form_of(opened, "write") == form
    assert sent_to(hers.bureau) == []
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        opened.post("/en/open/", {"code": hers.code})
        assert WORDS not in text_of(opened.get("/en/box/write/"))


def test_another_mailbox_in_the_same_browser_shows_nothing_of_hers_and_sends_nothing_of_hers(
    opened: Client, hers: Mailbox
) -> None:
    """Somebody makes her open her second mailbox while the form of the first still stands in another window."""
    form = form_of(opened, "write")
    opened.post("/en/box/write/", form | {"words": "\0" + WORDS})
    second = Mailbox(hers.bureau)
    second.put_days(3)
    opened.post("/en/open/", {"code": second.code})
    assert WORDS not in text_of(opened.get("/en/box/write/"))
    assert opened.post("/en/box/write/", form | {"words": WORDS}).url == "/en/open/"
    assert sent_to(hers.bureau) == []


def test_a_stranger_keeps_nothing_here_however_many_keys_he_draws(visitor: Client) -> None:
    for _ in range(3):
        kept = {"kept": new_key(), "words": "a" * 900_000}
        refused = visitor.post("/en/box/write/", kept)
        assert refused.status_code == 503
        assert "we could not keep it" in text_of(refused)
        assert "a" * 1000 not in text_of(refused)
    assert not Draft.objects.exists()


def test_of_what_is_too_long_the_beginning_is_kept(opened: Client) -> None:
    form = form_of(opened, "write") | {"words": "м" * 300_000, "sending": "x" * 300_000}
    page = text_of(opened.post("/en/box/write/", form))
    assert "We could keep only the beginning." in page
    del opened.cookies[mailbox_cookie()]
    assert opened.post("/en/box/write/", form).url == "/en/open/"
    assert [len(row.sealed) // 1024 for row in Draft.objects.all()] == [32]


def test_when_there_is_no_room_she_sends_all_the_same(
    opened: Client, hers: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "ROOM", Room(most=0))
    form = form_of(opened, "write") | {"words": WORDS}
    assert WORDS in text_of(opened.post("/en/box/write/", form | {"words": "\0" + WORDS}))
    assert opened.post("/en/box/write/", form).url == "/en/box/sent/"
    assert not Draft.objects.exists()
    del opened.cookies[mailbox_cookie()]
    assert "we could not keep it" in text_of(opened.post("/en/box/write/", form))


def test_what_she_began_can_be_deleted_at_once(opened: Client) -> None:
    form = form_of(opened, "write") | {"words": "\0" + WORDS}
    opened.post("/en/box/write/", form)
    assert Draft.objects.count() == 1
    assert opened.post("/en/box/write/", form | {"delete": "1"}).url == "/en/box/"
    assert not Draft.objects.exists()
    assert WORDS not in text_of(opened.get("/en/box/write/"))


def test_without_a_key_her_words_are_kept_until_there_is_one(opened: Client, hers: Mailbox) -> None:
    form = form_of(opened, "write") | {"words": WORDS}
    PublishedKey.objects.all().delete()
    last_week = timezone.now().date() - timedelta(days=7)
    hers.bureau.publish(replace(hers.bureau.key, first_day=last_week, last_day=last_week))
    answer = opened.post("/en/box/write/", form)
    assert answer.status_code == 503
    assert "What you wrote was not sent. It is kept for one day." in text_of(answer)
    assert WORDS in text_of(opened.get("/en/box/write/"))
    assert Submission.objects.count() == 1  # that the mailbox was opened


def test_an_id_that_was_not_drawn_here_is_replaced(opened: Client, hers: Mailbox) -> None:
    form = form_of(opened, "write") | {"words": WORDS, "sending": "no id"}
    assert opened.post("/en/box/write/", form).status_code == 302
    assert len(sent_to(hers.bureau)) == 1
