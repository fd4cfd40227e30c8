"""Opening a mailbox by its code: what it tells her, and that it tells nobody else anything."""

from __future__ import annotations

from typing import Any
from unicodedata import lookup

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from invented_mailbox import Mailbox, look_of, text_of, today
from invented_visitors import OfflineBureau
from vistka.mailroom.codes import grouped, new_code
from vistka.mailroom.models import Draft, Mail, PublishedKey, Submission
from vistka.mailroom.submissions import Kind
from vistka.portal.box import opening
from vistka.portal.cookies import OPEN_SECONDS, mailbox_cookie
from vistka.portal.turns import For, Turns

NAMES = "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split()
EVERY_PAGE = [
    *("box/", "box/page/1/", "box/letter/3/1/", "box/letter/3/1/letter.txt", "box/caller/", "box/write/"),
    *("box/correct/", "box/paper/", "box/reach-me/", "box/relative/", "box/withdraw/", "box/withdraw/confirm/"),
    "box/sent/",
]


def tries(visitor: Client, code: str) -> HttpResponse:
    return visitor.post("/en/open/", {"code": code})


def queries_of(visitor: Client, code: str) -> tuple[HttpResponse, list[str]]:
    with CaptureQueriesContext(connections["mailroom"]) as seen:
        answer = tries(visitor, code)
    return answer, [query["sql"].split("WHERE")[0] for query in seen.captured_queries]


def test_a_code_opens_its_mailbox_however_it_is_grouped_and_in_whatever_digits(visitor: Client, hers: Mailbox) -> None:
    arabic = "".join(lookup(f"ARABIC-INDIC DIGIT {NAMES[int(sign)]}") for sign in hers.code)
    for typed in (hers.code, grouped(hers.code), "-".join(hers.code), f"  {arabic}\n"):
        assert tries(visitor, typed).url == "/en/box/"
    assert "What we can say now" in text_of(visitor.get("/en/box/"))


def test_unknown_withdrawn_expired_and_not_yet_look_the_same(visitor: Client, bureau: OfflineBureau) -> None:
    unknown, withdrawn, expired, not_yet = (Mailbox(bureau) for _ in range(4))
    withdrawn.put_days(40)
    expired.put(77, day=today(), oldest=77)
    Mail.objects.filter(mailbox__in=[withdrawn.opened.mailbox, expired.opened.mailbox]).delete()
    seen = [queries_of(visitor, box.code) for box in (unknown, withdrawn, expired, not_yet)]
    looks = [look_of(answer) for answer, _ in seen]
    assert looks[0][0] == 200
    assert "Nothing opens with this code" in looks[0][-1]
    assert ", 06:00 UTC</time>" in looks[0][-1]
    assert [look for look in looks if look != looks[0]] == []
    assert [queries for _, queries in seen if queries != seen[0][1]] == []
    assert len(seen[0][1]) == 2
    assert unknown.code not in looks[0][-1]
    assert "not from us" not in looks[0][-1]


def test_a_guess_leaves_nothing_behind(visitor: Client, bureau: OfflineBureau) -> None:
    for _ in range(3):
        assert mailbox_cookie() not in tries(visitor, new_code()).cookies
    assert (Submission.objects.count(), Draft.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda code: code[:-1], "You typed 23"),
        (lambda code: code + "0", "You typed 25"),
        (lambda code: code[:-1] + str((int(code[-1]) + 1) % 10), "One digit is wrong"),
        (lambda code: "", "Type the 24 digits"),
        (lambda code: "мамо", "You typed 0"),
        (lambda code: code + "\0", "Type the 24 digits"),
        (lambda code: code * 40, "longer than a case code"),
    ],
)
def test_a_mistyped_code_is_said_at_once_without_argon2_and_shown_again(
    spoilt: Any, said: str, visitor: Client, hers: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Turns(opening=0)
    monkeypatch.setattr(opening, "TURNS", full)
    with full.turn(For.OPENING):
        answer, queries = queries_of(visitor, spoilt(hers.code))
    assert answer.status_code == 200
    assert said in text_of(answer)
    assert queries == []


def test_each_opening_by_code_is_told_to_the_desk_and_no_page_is(
    visitor: Client, hers: Mailbox, bureau: OfflineBureau
) -> None:
    for _ in range(2):
        tries(visitor, hers.code)
        visitor.get("/en/box/")
        visitor.get("/en/box/caller/")
    said = {"mailbox": hers.opened.mailbox.hex, "seen": "3"}
    assert [(each.kind, each.said) for each in bureau.opened()] == [(Kind.OPENED, said)] * 2


def test_when_many_open_their_mailbox_she_waits_a_moment_and_filing_goes_on(
    visitor: Client, hers: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Turns(opening=0)
    monkeypatch.setattr(opening, "TURNS", full)
    with full.turn(For.OPENING):
        busy = tries(visitor, hers.code)
        with full.turn(For.FILING):
            pass
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "30")
    assert "Many people are opening their mailbox just now" in text_of(busy)
    assert tries(visitor, hers.code).status_code == 302  # nobody is locked out


def test_without_a_key_of_the_week_nothing_opens_and_it_is_said_kindly(visitor: Client, hers: Mailbox) -> None:
    PublishedKey.objects.all().delete()
    answer = tries(visitor, hers.code)
    assert answer.status_code == 503
    assert "Your letters stay where they are" in text_of(answer)


def test_each_page_asks_for_the_code_when_no_mailbox_is_open(visitor: Client, hers: Mailbox) -> None:
    for cookie in ("", "not a mailbox", "A" * 64):
        visitor.cookies[mailbox_cookie()] = cookie
        assert {visitor.get(f"/uk/{page}").url for page in EVERY_PAGE} == {"/uk/open/"}


def test_each_page_of_an_open_mailbox_keeps_it_open_and_is_kept_nowhere(opened: Client, hers: Mailbox) -> None:
    hers.put(4, parts=hers.letter("Dear Olena"))
    for page in [each.replace("3/1", "4/1") for each in EVERY_PAGE]:
        answer = opened.get(f"/en/{page}")
        assert answer.status_code == 200, page
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.cookies[mailbox_cookie()]["max-age"] == OPEN_SECONDS
        if not page.endswith("txt"):
            assert len(answer.content) == 32 * 1024, page


def test_a_closed_mailbox_shows_nothing_any_more(opened: Client) -> None:
    assert opened.post("/en/close/").url == "/en/closed/"
    assert "mailbox is closed" in text_of(opened.get("/en/closed/"))
    assert opened.get("/en/box/").url == "/en/open/"
    assert opened.post("/en/close/").url == "/en/closed/"  # again, or without one
    assert opened.get("/en/close/").status_code == 405


def test_a_mailbox_that_was_withdrawn_meanwhile_closes(opened: Client) -> None:
    Mail.objects.all().delete()
    answer = opened.get("/en/box/")
    assert answer.url == "/en/open/"
    assert answer.cookies[mailbox_cookie()].value == ""
