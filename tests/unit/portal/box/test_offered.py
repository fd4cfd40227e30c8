"""What a mail opens beside what everybody may do: offered by buttons, at the address that everybody's browser visits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from foreign_files import SECRET, exif, flag, saved
from invented_mailbox import Mailbox, look_of, text_of
from unit.portal.box.test_sending import form_of, sent_to
from vistka.mailroom.mails import OPENS
from vistka.mailroom.schema import BEARERS, WRITINGS, ZONES, Kind
from vistka.mailroom.submissions import Content
from vistka.portal.asking.forms import enquirer
from vistka.portal.box import writing
from vistka.portal.box.calendar import appointment
from vistka.portal.box.writing import LONGEST_LETTER

ADDRESS: Final = "/uk/box/write/"
BUTTONS: Final = ("to_person", "check_in", "ask_call", "call", "appointment")
WORDS: Final = "Любий сину! Всі здорові, чекаємо."
SENT: Final[list[tuple[str, Kind, dict[str, Any], dict[str, Any]]]] = [
    ("to_person", Kind.TO_PERSON, {"form": "card", "words": WORDS}, {"form": "card", "words": WORDS}),
    ("check_in", Kind.CHECK_IN, {"code": "123 456"}, {"code": "123 456"}),
    (
        "ask_call",
        Kind.ASK_CALL,
        {"consent": "on", "picture": "on", "times": "щовечора", "zone": "Europe/Kyiv"},
        {
            "flags": {"consent": True, "picture": True},
            "times": "щовечора",
            "zone": "Europe/Kyiv",
        },
    ),
]


def a_call(**otherwise: str) -> dict[str, str]:
    """A call that is set for tomorrow."""
    begins = timezone.now() + timedelta(days=1)
    return {
        "url": "https://call.example/r/abc",
        "from": begins.isoformat(),
        "to": (begins + timedelta(minutes=15)).isoformat(),
        "zone_words": "1 грудня 2026, 14:00–14:15 (UTC+2) = 1 грудня 2026, 15:00–15:15 (UTC+3)",
    } | otherwise


@pytest.fixture
def told(opened: Client, hers: Mailbox) -> Client:
    """Her browser, with her mailbox open; the last mail opens everything."""
    hers.put(4, language="uk", opens=list(OPENS), leg="Завтра о 9:00 на вокзалі.")
    return opened


def asks_for(visitor: Client, what: str, **chosen: str) -> Any:
    """She taps the button."""
    return visitor.post(ADDRESS, {"what": what} | chosen)


def hidden(page: Any) -> dict[str, str]:
    """The hidden fields of a form that was shown."""
    found = {field.name: str(field.value() or "") for field in page.context["form"].hidden_fields()}
    return found | {"what": page.context["form"].what}


@pytest.mark.parametrize(("what", "kind", "typed", "said"), SENT)
def test_what_is_open_to_her_is_sent_sealed_and_once_however_often_she_taps(
    told: Client, hers: Mailbox, what: str, kind: Kind, typed: dict[str, str], said: dict[str, Any]
) -> None:
    form = hidden(asks_for(told, what))
    for _ in range(3):
        assert told.post(ADDRESS, form | typed).url == "/uk/box/sent/"
    hers_is = {"mailbox": hers.opened.mailbox.hex, "language": "uk"}
    assert sent_to(hers.bureau) == [Content(kind=kind, said=hers_is | said, files=())]


def test_whatever_is_sent_the_receipt_is_the_same(told: Client) -> None:
    ordinary = look_of(told.post(ADDRESS, form_of(told, "write") | {"words": WORDS}, follow=True))
    for what, _, typed, _ in SENT:
        assert look_of(told.post(ADDRESS, hidden(asks_for(told, what)) | typed, follow=True)) == ordinary


def test_whatever_code_she_checks_in_with_the_page_says_the_same(told: Client) -> None:
    looks = [
        look_of(told.post(ADDRESS, hidden(asks_for(told, "check_in")) | {"code": code}, follow=True))
        for code in ("123456", "000000", "не знаю")
    ]
    assert looks[0] == looks[1] == looks[2]


def test_where_the_last_mail_opens_nothing_no_page_offers_or_shows_it(opened: Client, hers: Mailbox) -> None:
    hers.put(4, opens=list(OPENS), leg="Tomorrow at nine.", call=a_call())
    hers.put(5)
    page = text_of(opened.get("/uk/box/"))
    assert 'name="what"' not in page
    assert "Tomorrow at nine." not in page
    assert {asks_for(opened, what).url for what in BUTTONS} == {"/uk/box/"}


def test_only_what_is_open_is_offered(opened: Client, hers: Mailbox) -> None:
    for number, what in enumerate(OPENS, start=4):
        hers.put(number, opens=[what])
        page = text_of(opened.get("/uk/box/"))
        assert page.count('name="what"') == 1
        shown = [button for button in BUTTONS if asks_for(opened, button).status_code == 200]
        assert shown == [{"letters": "to_person", "check_in": "check_in", "call": "ask_call"}[what]]


def test_a_list_of_visited_pages_and_the_log_name_nothing_that_only_she_is_offered(told: Client, hers: Mailbox) -> None:
    hers.put(5, opens=list(OPENS), call=a_call())
    ordinary = text_of(told.get(ADDRESS)).split("<title>")[1].split("</title>")[0]
    for what in BUTTONS[:-1]:
        page = asks_for(told, what)
        assert (page.status_code, page.request["PATH_INFO"], len(page.content)) == (200, ADDRESS, 32 * 1024)
        assert text_of(page).split("<title>")[1].split("</title>")[0] == ordinary


def test_what_she_wrote_waits_for_her_when_the_mailbox_closes_and_is_sent_though_a_new_mail_came(
    told: Client, hers: Mailbox
) -> None:
    form = hidden(asks_for(told, "to_person"))
    told.post("/uk/close/")
    assert told.post(ADDRESS, form | {"form": "letter", "words": WORDS}).url == "/uk/open/"
    told.post("/uk/open/", {"code": hers.code})
    assert WORDS in text_of(asks_for(told, "to_person"))
    hers.put(5)
    assert told.post(ADDRESS, form | {"form": "letter", "words": WORDS}).url == "/uk/box/sent/"


def test_she_answers_the_very_letter_that_she_reads(told: Client, hers: Mailbox) -> None:
    (ours,) = hers.letter("Dear Olena")
    (his,) = hers.letter("Дорога мамо!")
    hers.put(5, opens=["letters"], parts=[ours, _by_person(his)])
    assert 'name="reply_to"' not in text_of(told.get("/uk/box/letter/5/1/"))
    assert f'name="reply_to" value="{his.letter}"' in text_of(told.get("/uk/box/letter/5/2/"))
    form = hidden(asks_for(told, "to_person", reply_to=his.letter))
    told.post(ADDRESS, form | {"form": "letter", "words": WORDS})
    assert sent_to(hers.bureau)[0].said["reply_to"] == his.letter
    hers.put(6)
    assert 'name="reply_to"' not in text_of(told.get("/uk/box/letter/5/2/"))


def _by_person(part: Any) -> Any:
    return type(part)(**{name: getattr(part, name) for name in part.__slots__} | {"by_person": True})


def test_handwriting_is_drawn_anew_and_needs_no_words(told: Client, hers: Mailbox) -> None:
    photograph = saved(flag(), "JPEG", exif=exif(1))
    typed = {"form": "letter", "file": SimpleUploadedFile("Тарас.jpg", photograph)}
    assert told.post(ADDRESS, hidden(asks_for(told, "to_person")) | typed).url == "/uk/box/sent/"
    (content,) = sent_to(hers.bureau)
    assert len(content.files) == 1
    assert SECRET not in content.files[0]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"form": "letter"}, "Write something, or add a photograph."),
        ({"form": "family_message", "words": "слово " * 301}, "A family message has at most 300 words."),
        ({"form": "telegram", "words": WORDS}, "Choose one of these."),
        ({"form": "letter", "words": "a\u202eb"}, "A hidden sign turned some letters round."),
    ],
)
def test_what_cannot_be_sent_is_refused_kindly(told: Client, hers: Mailbox, typed: dict[str, str], said: str) -> None:
    page = told.post("/en/box/write/", hidden(asks_for(told, "to_person")) | typed)
    assert said in text_of(page)
    assert sent_to(hers.bureau) == []


def test_a_letter_may_be_long_and_its_page_is_as_long_as_every_other(told: Client, hers: Mailbox) -> None:
    form = hidden(asks_for(told, "to_person"))
    words = ("Дорогий сину, ми всі чекаємо. " * 400)[:LONGEST_LETTER]
    for language in ("uk", "ru", "en", "pt"):
        shown = told.post(f"/{language}/box/write/", form | {"form": "none", "words": words})
        assert (shown.status_code, len(shown.content)) == (200, 32 * 1024), language
    assert told.post(ADDRESS, form | {"form": "letter", "words": words}).status_code == 302
    assert sent_to(hers.bureau)[0].said["words"] == words.strip()


def test_a_call_shows_its_link_until_its_time_is_over(opened: Client, hers: Mailbox) -> None:
    hers.put(4, opens=["call"], call=a_call())
    page = text_of(asks_for(opened, "call"))
    assert 'href="https://call.example/r/abc"' in page
    assert a_call()["zone_words"] in page
    hers.put(5, opens=["call"], call=a_call(url=""))
    assert "call.example" not in text_of(asks_for(opened, "call"))
    hers.put(6, opens=["call"], call=a_call(to=(timezone.now() - timedelta(minutes=1)).isoformat()))
    assert asks_for(opened, "call").url == "/uk/box/"
    assert 'value="ask_call"' in text_of(opened.get("/uk/box/"))


def test_the_appointment_names_nobody_and_is_as_long_as_a_page(opened: Client, hers: Mailbox) -> None:
    hers.put(4, opens=["call"], call=a_call())
    saved_file = asks_for(opened, "appointment")
    assert saved_file.headers["Content-Disposition"] == 'attachment; filename="appointment.ics"'
    assert saved_file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(saved_file.content) == 32 * 1024
    assert "call.example" not in text_of(saved_file)


def test_a_calendar_reads_the_appointment_in_utc() -> None:
    call = a_call(**{"from": "2026-12-01T15:00:00+03:00", "to": "2026-12-01T15:15:00+03:00"})
    text = appointment(call, datetime(2026, 11, 23, tzinfo=UTC), 4096).decode()
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert {"DTSTART:20261201T120000Z", "DTEND:20261201T121500Z", "SUMMARY:Appointment"} <= set(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    unfolded = text.replace("\r\n ", "")
    assert "DESCRIPTION:1 грудня 2026\\, 14:00–14:15 (UTC+2) = 1 грудня 2026\\, 15:00–15:15 (UTC+3)" in unfolded


def test_every_choice_of_the_pages_is_one_of_the_schema() -> None:
    assert tuple(writing.WRITINGS) == WRITINGS
    assert tuple(writing.ZONES) == ZONES
    assert tuple(enquirer.BEARERS) == BEARERS
