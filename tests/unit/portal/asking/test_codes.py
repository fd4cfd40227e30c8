"""The case code: shown, printed on a page that says nothing, typed back; a second one for those who are forced."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from invented_asking import ANSWERS, ask, code_on, take_code, went_on
from invented_visitors import OfflineBureau
from vistka.mailroom.codes import new_code
from vistka.portal import turns
from vistka.portal.turns import TURNS, For

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])


@pytest.fixture
def agreed(mother: Client) -> Client:
    """She has agreed, and is shown her code next."""
    went_on(mother.post("/en/ask/name/", ANSWERS["name"]))
    went_on(mother.post("/en/ask/consent/", ANSWERS["consent"]))
    return mother


def typed_back(mother: Client, code: str) -> str:
    """What the page says to a code that is typed back."""
    return str(mother.post("/en/code/again/", {"code": code}).content.decode())


def test_what_is_wrong_with_a_code_is_said_at_once(agreed: Client) -> None:
    code = code_on(agreed.get("/en/code/"))
    slip = code[:-1] + str((int(code[-1]) + 1) % 10)

    assert "You typed 23 digits. The number has 24." in typed_back(agreed, code[:-1])
    assert "One digit is not right" in typed_back(agreed, slip)
    assert "This is another number" in typed_back(agreed, new_code())
    assert "Type the number from your paper" in typed_back(agreed, "")
    assert "There is room for 400" in typed_back(agreed, "1" * 10_000)
    assert code_on(agreed.get("/en/code/")) == code

    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    went_on(agreed.post("/en/code/again/", {"code": code.replace(" ", "-").translate(arabic)}))


def test_a_printed_code_says_nothing_of_what_it_opens(agreed: Client) -> None:
    code = code_on(agreed.get("/en/code/"))
    page = agreed.get("/en/code/print/").content.decode()

    assert code in page
    assert "<title>Number</title>" in page
    for word in ("vistka", "bureau", "prison", "war", "request", "<a ", "<form", "case"):
        assert word not in page.casefold()


def test_a_code_that_somebody_saw_is_replaced(agreed: Client) -> None:
    seen = take_code(agreed, "/en/code/")
    went_on(agreed.post("/en/code/new/"))

    assert code_on(agreed.get("/en/code/")).replace(" ", "") != seen
    assert went_on(agreed.post("/en/ask/send/")).headers["Location"] == "/en/code/again/"


def test_a_code_that_was_typed_back_is_not_shown_again(agreed: Client) -> None:
    code = take_code(agreed, "/en/code/")

    page = agreed.get("/en/code/").content.decode()
    assert code not in page.replace(" ", "")
    assert went_on(agreed.get("/en/code/print/")).headers["Location"] == "/en/code/"


def test_a_second_code_opens_a_second_mailbox(mother: Client, bureau: OfflineBureau) -> None:
    ask(mother, second={})

    [sent] = bureau.opened()
    assert sent.said["second"].keys() == {"mailbox", "public"}
    assert sent.said["second"]["mailbox"] != sent.said["mailbox"]["mailbox"]


def test_the_browsers_history_names_no_page_that_only_a_second_code_has(agreed: Client) -> None:
    first = history(agreed)
    went_on(agreed.post("/en/code/second/", {"wanted": "yes"}))
    second = history(agreed)

    assert second == first
    assert went_on(agreed.post("/en/ask/send/")).headers["Location"] == "/en/ask/sent/"
    for path in ("number", "print", "again", "new"):
        assert agreed.get(f"/en/code/second/{path}/").status_code == 404


def history(mother: Client) -> list[tuple[str, list[str]]]:
    """Where a browser was while a code was taken: the addresses and the titles, which it keeps."""
    seen = []
    went_on(mother.post("/en/code/new/"))
    for path in ("code/", "code/print/", "code/again/"):
        seen.append((path, _TITLE.findall(mother.get(f"/en/{path}").content.decode())))
    slip = mother.post("/en/code/again/", {"code": "1"})
    seen.append(("slip", _TITLE.findall(slip.content.decode())))
    take_code(mother, "/en/code/")
    return seen


def test_a_page_of_the_first_code_in_another_tab_draws_nothing_for_the_second(agreed: Client) -> None:
    take_code(agreed, "/en/code/")
    went_on(agreed.post("/en/code/second/", {"wanted": "yes"}))
    shown = agreed.get("/en/code/")
    assert "Your second code" in shown.content.decode()

    went_on(agreed.post("/en/code/new/", {"which": "first"}))
    assert code_on(agreed.get("/en/code/")) == code_on(shown)
    went_on(agreed.post("/en/code/new/", {"which": "second"}))
    assert code_on(agreed.get("/en/code/")) != code_on(shown)


def test_whoever_wants_no_second_code_after_all_sends_none(agreed: Client, bureau: OfflineBureau) -> None:
    take_code(agreed, "/en/code/")
    went_on(agreed.post("/en/code/second/", {"wanted": "yes"}))
    take_code(agreed, "/en/code/")
    went_on(agreed.post("/en/code/second/", {"wanted": "no"}))
    went_on(agreed.post("/en/ask/send/"))

    assert "second" not in bureau.opened()[0].said


def test_when_too_many_wait_nothing_is_lost(agreed: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)
    code = code_on(agreed.get("/en/code/"))
    with TURNS.turn(For.FILING):
        busy = agreed.post("/en/code/again/", {"code": code})

    assert busy.status_code == 503
    assert "Nothing is lost" in busy.content.decode()
    went_on(agreed.post("/en/code/again/", {"code": code}))
