"""A mother asks: everything she said arrives, once; nothing she typed is lost; nothing that is stolen tells anything."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connections
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from invented_asking import ANSWERS, ask, prepare, take_code, went_on
from invented_visitors import OfflineBureau, as_the_portal
from vistka.mailroom.codes import mailbox_of
from vistka.mailroom.models import Draft, Submission
from vistka.mailroom.schema import Kind
from vistka.portal.asking.afterwards import first_mail
from vistka.portal.asking.flows import FLOWS
from vistka.portal.asking.steps import STEPS
from vistka.portal.cookies import draft_cookie
from vistka.portal.drafts import key_in, writing_of

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


def page(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def test_what_she_said_arrives_as_she_said_it(mother: Client, bureau: OfflineBureau) -> None:
    code = ask(mother, "uk")

    [sent] = bureau.opened()
    half = mailbox_of(code, bureau.installation).half
    assert sent.kind is Kind.ENQUIRY
    assert sent.said["mailbox"] == {"mailbox": half.mailbox.hex, "public": half.public.hex()}
    assert sent.said["sought"]["name"] == ANSWERS["name"]["name"]
    assert sent.said["sought"]["birth_date"] == "2 квітня 1999"
    assert sent.said["enquirer"]["relation"] == "mother"
    assert sent.said["contact"]["flags"] == {"never_leave_message": True, "interpreter": False}
    assert sent.said["consent"] == {
        "wording": "2026-1",
        "language": "uk",
        "items": {"keep": True, "wish": True, "ask": True, "share": False, "address": True},
    }
    assert sent.said["code_words"] == ["самовар", "синя хвіртка"]
    assert sent.said["language"] == "uk"
    assert "second" not in sent.said


def test_only_a_name_and_her_consent_are_needed(mother: Client, bureau: OfflineBureau) -> None:
    needed = {"name": {"name": "Граб"}, "consent": ANSWERS["consent"]}
    ask(mother, **{step.name.replace("-", "_"): needed.get(step.name) for step in STEPS})

    [sent] = bureau.opened()
    assert sent.said["sought"] == {"name": "Граб"}
    assert sent.said["contact"] == {
        "channel": "she_calls",
        "flags": {"never_leave_message": True, "interpreter": False},
    }
    assert sent.said["notices"] == {"channel": "none", "flags": {}}


def test_a_double_tap_and_the_back_button_send_nothing_twice(mother: Client) -> None:
    prepare(mother)
    cookies = mother.cookies.copy()
    went_on(mother.post("/en/ask/send/"))
    first = mother.get("/en/ask/sent/")

    mother.cookies = cookies
    assert went_on(mother.post("/en/ask/send/")).headers["Location"] == "/en/ask/sent/"
    assert went_on(mother.post("/en/ask/name/", {"name": "Інша"})).headers["Location"] == "/en/ask/sent/"
    again = mother.get("/en/ask/sent/")

    assert Submission.objects.count() == 1
    assert _TOKEN.sub(b"", first.content) == _TOKEN.sub(b"", again.content)


def test_two_requests_sent_from_one_draft_at_once_arrive_as_one(mother: Client) -> None:
    prepare(mother)
    key = key_in(mother.cookies[draft_cookie()].value)
    assert key
    draft = writing_of(key, "ask")
    went_on(mother.post("/en/ask/send/"))

    draft.save()  # the other tap had read the draft before it was sent
    went_on(mother.post("/en/ask/send/"))

    assert Submission.objects.count() == 1


def test_another_request_may_follow(mother: Client, bureau: OfflineBureau) -> None:
    ask(mother)
    ask(mother, name={"name": "Ковальчук Марко"})

    assert {sent.said["sought"]["name"] for sent in bureau.opened()} == {
        "Ковальчук Остап Іванович",
        "Ковальчук Марко",
    }


def test_what_she_typed_stays_for_the_day_also_what_cannot_be_read(mother: Client, bureau: OfflineBureau) -> None:
    went_on(mother.post("/en/ask/name/", {"name": "Остап"}))
    wrong = mother.post("/en/ask/birth/", {"birth_date": "31.02.1999", "birth_place": "Тестівка"})
    assert "The month has no such day." in page(wrong)

    later = Client(HTTP_HOST="localhost")
    later.cookies = mother.cookies
    assert "Остап" in page(later.get("/en/ask/name/"))
    assert "31.02.1999" in page(later.get("/uk/ask/birth/"))
    assert "Тестівка" in page(later.get("/en/ask/birth/"))

    prepare(later, birth={"birth_date": "spring", "back": "1", "birth_place": "Тестівка"})
    assert "We cannot send it like this" in page(later.get("/en/ask/check/"))
    went_on(later.post("/en/ask/send/"))
    [sent] = bureau.opened()
    assert sent.said["sought"]["birth_place"] == "Тестівка"
    assert "birth_date" not in sent.said["sought"]


@pytest.mark.parametrize(
    ("typed", "fault", "kept"),
    [
        ("Оста\0п", "A hidden sign came with these words.", "Остап"),
        ("\u202eпатсО", "A hidden sign turned some letters round.", "патсО"),
        ("Я" * 10_000, "This is 10000 letters long. There is room for 400.", "Я" * 10_000),
    ],
    ids=["NUL", "right-to-left override", "10,000 letters"],
)
def test_a_name_that_cannot_be_taken_is_kept_and_it_is_said_why(
    mother: Client, typed: str, fault: str, kept: str
) -> None:
    assert fault in page(mother.post("/en/ask/name/", {"name": typed}))
    assert f'value="{kept}"' in page(mother.get("/en/ask/name/"))
    assert went_on(mother.post("/en/ask/send/")).headers["Location"] == "/en/ask/name/"


def test_a_name_may_have_any_sign_that_can_be_seen(mother: Client, bureau: OfflineBureau) -> None:
    ask(mother, name={"name": 'Остап 🌻 <b>"О’Браєн"</b> محمد'})
    assert bureau.opened()[0].said["sought"]["name"] == 'Остап 🌻 <b>"О’Браєн"</b> محمد'


def test_two_tabs_write_into_one_request(mother: Client) -> None:
    went_on(mother.post("/en/ask/"))
    went_on(mother.post("/en/ask/parents/", {"father_name": "Іван"}))
    went_on(mother.post("/en/ask/service/", {"unit": "в/ч А0000"}))
    went_on(mother.post("/en/ask/parents/", {"father_name": "Іван", "mother_name": "Олена"}))

    assert "в/ч А0000" in page(mother.get("/en/ask/service/"))
    assert "Олена" in page(mother.get("/en/ask/parents/"))


def test_back_keeps_what_was_typed(mother: Client) -> None:
    back = went_on(mother.post("/en/ask/marks/", {"marks": "Шрам", "back": "1"}))

    assert back.headers["Location"] == "/en/ask/last-contact/"
    assert "Шрам" in page(mother.get("/en/ask/marks/"))


def test_delete_now_deletes_all_that_lies_under_her_cookie(mother: Client) -> None:
    went_on(mother.post("/en/ask/name/", {"name": "Остап"}))
    key = key_in(mother.cookies[draft_cookie()].value)
    assert key
    for flow, files in FLOWS.items():
        writing = writing_of(key, flow)
        writing.save()
        for number in range(files):
            writing.put_file(number, b"a page")
    assert Draft.objects.count() > len(FLOWS)

    gone = mother.post("/en/delete/", follow=True)

    assert Draft.objects.count() == 0
    assert mother.cookies[draft_cookie()].value == ""
    assert "It is deleted" in page(gone)
    assert "Остап" not in page(mother.get("/en/ask/name/"))


def test_without_her_consent_nothing_can_be_sent(mother: Client) -> None:
    refusing = {**ANSWERS["consent"], "wish": "no"}
    went_on(mother.post("/en/ask/name/", ANSWERS["name"]))
    refused = went_on(mother.post("/en/ask/consent/", refusing))

    assert refused.headers["Location"] == "/en/ask/refused/"
    assert "Nothing was sent" in page(mother.get("/en/ask/refused/"))
    assert went_on(mother.post("/en/ask/send/")).headers["Location"] == "/en/ask/refused/"
    assert Submission.objects.count() == 0

    assert went_on(mother.post("/en/ask/consent/", ANSWERS["consent"])).headers["Location"] == "/en/code/"


def test_each_point_of_the_consent_is_answered(mother: Client) -> None:
    answered = page(mother.post("/en/ask/consent/", {"keep": "yes", "wish": "yes"}))

    assert answered.count("Choose yes or no.") == 2 * 3  # in the summary and at the field
    assert "checked" in page(mother.get("/en/ask/consent/"))


def test_notices_come_only_after_the_risk_was_read(mother: Client, bureau: OfflineBureau) -> None:
    chosen = {"channel": "sms", "address": "+380 00 000 00 00", "hours": "evening"}
    assert "Read what others can see" in page(mother.post("/en/ask/notices/", chosen))
    prepare(mother, notices=chosen | {"back": "1"})
    went_on(mother.post("/en/ask/send/"))
    assert bureau.opened()[0].said["notices"] == {"channel": "none", "flags": {}}

    ask(mother, notices=chosen | {"risk_read": "on"})
    said = [sent.said["notices"] for sent in bureau.opened()]
    assert chosen | {"flags": {"risk_read": True}} in said


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("ёлка 2\nЕЛКА-2", "sound the same"),
        ("!!!", "needs letters"),
        ("\n".join("абвгдеж"), "Six words are enough"),
        ("а" * 101, "very long"),
    ],
)
def test_code_words_can_be_told_apart(mother: Client, words: str, fault: str) -> None:
    assert fault in page(mother.post("/en/ask/words/", {"words": words}))


def test_whoever_can_be_called_says_where(mother: Client) -> None:
    assert "Write the number" in page(mother.post("/en/ask/reach/", {"channel": "telephone"}))
    went_on(mother.post("/en/ask/reach/", {"channel": "she_calls"}))


def test_what_is_missing_is_asked_for_before_sending(mother: Client) -> None:
    def asked_for() -> str:
        return str(went_on(mother.post("/en/ask/send/")).headers["Location"])

    assert asked_for() == "/en/ask/nothing/"
    mother.post("/en/ask/")
    assert asked_for() == "/en/ask/name/"
    mother.post("/en/ask/name/", {"name": "Остап"})
    assert asked_for() == "/en/ask/consent/"
    mother.post("/en/ask/consent/", ANSWERS["consent"])
    assert asked_for() == "/en/code/"
    mother.get("/en/code/")
    assert asked_for() == "/en/code/again/"
    take_code(mother, "/en/code/")
    assert asked_for() == "/en/code/second/"
    mother.post("/en/code/second/", {"wanted": "yes"})
    assert asked_for() == "/en/code/"
    mother.get("/en/code/")
    assert asked_for() == "/en/code/again/"
    assert Submission.objects.count() == 0


def test_a_stolen_copy_of_the_mailroom_tells_nothing(mother: Client, bureau: OfflineBureau) -> None:
    prepare(mother)
    stolen = everything_in_the_mailroom()
    went_on(mother.post("/en/ask/send/"))
    code = ask(mother)
    stolen += everything_in_the_mailroom()

    opened = mailbox_of(code, bureau.installation)
    cookie = mother.cookies[draft_cookie()].value
    secrets = [code, ANSWERS["name"]["name"], "Остап", "самовар", cookie, opened.mailbox.hex, str(opened.mailbox)]
    raw = [opened.private, opened.mailbox.bytes, opened.half.public, key_in(cookie) or b"?", bureau.private]
    assert len(stolen) > 8 * 1024
    for secret in [*(each.encode() for each in secrets), *raw, *(each.hex().encode() for each in raw)]:
        assert secret not in stolen


def test_no_code_is_kept_once_it_was_typed_back(mother: Client) -> None:
    code = prepare(mother, second={})

    key = key_in(mother.cookies[draft_cookie()].value)
    assert key
    kept = str(writing_of(key, "ask").answers)
    assert code not in kept
    assert "digits" not in kept


def test_whoever_is_sought_the_same_is_done_and_said(mother: Client) -> None:
    done = []
    for name in ("Ковальчук Остап Іванович", "Нікому Невідомий", "Ковальчук Остап Іванович"):
        prepare(mother, name={"name": name})
        with (
            CaptureQueriesContext(connections["mailroom"]) as queries,
            CaptureQueriesContext(connections["default"]) as elsewhere,
        ):
            sent = mother.post("/en/ask/send/")
            receipt = mother.get("/en/ask/sent/")
        headers = {name: value for name, value in sent.headers.items() if name != "Content-Length"}
        assert len(elsewhere) == 0
        done.append((len(queries), sent.status_code, headers, _TOKEN.sub(b"", receipt.content)))

    assert done[0] == done[1] == done[2]


def test_no_page_breaks_in_whatever_order_they_come(mother: Client) -> None:
    pages = [f"/en/ask/{step.name}/" for step in STEPS] + [
        f"/en/{path}"
        for path in (
            *("ask/", "ask/nothing/", "ask/refused/", "ask/check/", "ask/sent/", "ask/unknown/", "deleted/"),
            *("ask/papers/none/remove/", "code/", "code/print/", "code/again/", "code/new/", "code/second/"),
            "ask/send/",
        )
    ]
    for state in (lambda: None, lambda: prepare(mother), lambda: prepare(mother, second={}), lambda: ask(mother)):
        state()
        for url in pages:
            assert mother.get(url).status_code in (200, 302, 404)
            assert mother.post(url).status_code in (200, 302, 404, 405)
            assert len(mother.get(url, follow=True).content) <= 40 * 1024


def test_without_a_key_nothing_is_asked_and_nothing_is_lost(both_databases: None) -> None:
    bureau = OfflineBureau()
    with as_the_portal(bureau) as mother:
        closed = mother.get("/en/ask/")
        assert closed.status_code == 503
        assert "We cannot take requests now" in page(closed)

        mother.post("/en/ask/name/", ANSWERS["name"])
        mother.post("/en/ask/consent/", ANSWERS["consent"])
        shown = re.search(r"[\d ]{29}", page(mother.get("/en/code/")))
        assert shown
        assert mother.post("/en/code/again/", {"code": shown[0]}).status_code == 503

        bureau.publish()
        went_on(mother.post("/en/code/again/", {"code": shown[0]}))
        went_on(mother.post("/en/code/second/", {"wanted": "no"}))
        went_on(mother.post("/en/ask/send/"))
        assert bureau.opened()[0].said["sought"] == ANSWERS["name"]


@pytest.mark.parametrize(
    ("hours", "sent", "opens"),
    [
        (["06:00"], "2026-11-23T12:00", "2026-11-24T06:00"),
        (["06:00"], "2026-11-23T05:30", "2026-11-24T06:00"),
        (["18:00", "06:00"], "2026-11-23T12:00", "2026-11-23T18:00"),
    ],
)
def test_the_mailbox_opens_with_the_next_mail_that_can_hold_something(hours: list[str], sent: str, opens: str) -> None:
    with override_settings(MAIL_HOURS=hours):
        moment = datetime.fromisoformat(sent).replace(tzinfo=UTC)
        assert first_mail(moment) == datetime.fromisoformat(opens).replace(tzinfo=UTC)


def everything_in_the_mailroom() -> bytes:
    """All that the mailroom's tables hold."""
    found = []
    connection = connections["mailroom"]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("mailroom_"):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table's own name
                found += [value for row in cursor.fetchall() for value in row]
    return b"\n".join(
        bytes(value)
        if isinstance(value, (bytes, memoryview))
        else (value.bytes if isinstance(value, UUID) else b"") + str(value).encode()
        for value in found
    )
