"""An enquiry is taken in short pages; what is typed lies in the body of requests alone until it is saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foreign_files import flag, saved
from invented_calls import CALL, typed
from invented_staff import Bureau
from vistka.desk.enquiries.forms.sought import SoughtForm
from vistka.enquiries import actions
from vistka.enquiries.models import CodeWord, Consent, Enquirer, Enquiry, KinshipClaim
from vistka.enquiries.sought import ASKED
from vistka.ledger.reading import reading
from vistka.mailroom.consent_wordings import WORDINGS, Item
from vistka.registry.actions import register_person
from vistka.registry.models import Category, Side
from vistka.registry.newcomers import Newcomer
from vistka.registry.particulars import Provenance, particular

TAKE = "/enquiries/take/"
PAGES = ("sought", "enquirer", "reach", "consent")
NAMES = ("Щербаков", "калина", "+000 11 222")


def sends(browser: Client, *filled: str, at: str, to: str = "go_on", **changes: Any) -> str:
    answer = browser.post(TAKE, typed(*filled, at=at, to=to, **changes))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_question_of_the_room_is_asked_and_no_other() -> None:
    parts = {"family_name", "given_name", "patronymic", "age_as_of"}
    assert SoughtForm.base_fields.keys() == ASKED.keys() - parts


def test_the_pages_come_in_the_order_of_a_conversation(bureau: Bureau, desk: Callable[..., Client]) -> None:
    halyna = desk("halyna")
    heading = re.compile("<h1[^>]*>([^<]+)</h1>")
    first = halyna.get(TAKE).content.decode()
    later = [sends(halyna, *PAGES[:place], at=PAGES[place - 1]) for place in range(1, 5)]
    assert [heading.findall(page)[0] for page in [first, *later]] == [
        "Who is sought?",
        "Who is asking?",
        "How can we reach her safely?",
        "Read each of these to her",
        "Read it back to her",
    ]


def test_what_was_typed_is_read_back_whole(bureau: Bureau, desk: Callable[..., Client]) -> None:
    page = sends(desk("halyna"), *PAGES, at="consent")
    shown = re.sub("<input[^>]*>", "", page)
    for words in ("Щербаков Алексей Иванович", "2.4.1999", "Щербакова Галина Петровна", "mother", "+000 11 222"):
        assert words in shown
    assert "калина, самовар, маяк" in shown
    assert "None" not in shown
    assert "Never leave a message" in shown
    assert not Enquiry.objects.exists()


def test_the_consent_is_read_in_her_language_word_for_word(bureau: Bureau, desk: Callable[..., Client]) -> None:
    halyna = desk("halyna")
    for language in ("ru", "uk", "en", "pt"):
        page = sends(halyna, *PAGES[:3], at="reach", **{"enquirer-language": language})
        assert f'<span lang="{language}">{WORDINGS["2026-1"][language][Item.WISH]}</span>' in page
        assert "checked" not in page


def test_a_consent_heard_in_another_language_is_read_again(bureau: Bureau, desk: Callable[..., Client]) -> None:
    page = sends(desk("halyna"), *PAGES, at="consent", to="read_back", **{"enquirer-language": "pt"})
    assert "Read each of these to her" in page
    assert WORDINGS["2026-1"]["pt"][Item.KEEP] in page
    assert "checked" not in page


def test_saved_it_is_one_enquiry_with_all_that_was_said(bureau: Bureau, desk: Callable[..., Client]) -> None:
    halyna = desk("halyna")
    answer = halyna.post(TAKE, typed(*PAGES, at="read_back", to="save"))
    enquirer = Enquirer.objects.get()
    assert answer["Location"] == f"/enquiries/enquirers/{enquirer.pk}/receipt/"
    with reading(bureau.by("olena")):
        sought = Enquiry.objects.get().sought
        assert (sought["name"], sought["unit"]) == ("Щербаков Алексей Иванович", "в/ч 12345")
        assert enquirer.said["relation"] == "mother"
        assert enquirer.contact["never_leave_message"] is True
        assert enquirer.contact["language"] == "ru"
        assert [word.word for word in CodeWord.objects.order_by("place")] == ["калина", "самовар", "маяк", "сирень"]
        assert Consent.objects.get().items == {
            **dict.fromkeys(("keep", "wish", "ask", "share"), True),
            "address": False,
        }
        assert KinshipClaim.objects.get().said["edges"] == [{"relation": "parent", "from": "enquirer", "to": "sought"}]


def test_sent_twice_it_is_saved_once(bureau: Bureau, desk: Callable[..., Client]) -> None:
    halyna = desk("halyna")
    first, second = (halyna.post(TAKE, typed(*PAGES, at="read_back", to="save")) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Enquiry.objects.count() == 1


def test_the_receipt_gives_the_number_and_promises_nothing(bureau: Bureau, desk: Callable[..., Client]) -> None:
    halyna = desk("halyna")
    page = halyna.post(TAKE, typed(*PAGES, at="read_back", to="save"), follow=True).content.decode()
    with reading(bureau.by("olena")):
        digits = Enquirer.objects.get().number
    assert f"{digits[:3]} {digits[3:6]} {digits[6:]}" in page
    assert "Most families wait long" in page
    assert "We ask every family for the papers" in page
    assert "Щербаков" not in page


def test_nothing_that_is_typed_lies_in_a_cookie_an_address_or_a_session(
    bureau: Bureau, desk: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    encode = SessionBase.__setitem__
    monkeypatch.setattr(
        SessionBase, "__setitem__", lambda self, key, value: (kept.append(str(value)), encode(self, key, value))[1]
    )
    halyna = desk("halyna")
    for place in range(1, 5):
        answer = halyna.post(TAKE, typed(*PAGES[:place], at=PAGES[place - 1]))
        assert not any(name in str(halyna.cookies) for name in NAMES)
        title = answer.content.decode().partition("<title>")[2].partition("</title>")[0]
        assert not any(name in title for name in NAMES)
    saved_now = halyna.post(TAKE, typed(*PAGES, at="read_back", to="save"))
    assert not any(name in saved_now["Location"] for name in NAMES)
    assert not any(name in value for name in NAMES for value in [*kept, *map(str, halyna.session.values())])


def test_a_page_goes_on_only_when_it_is_right_and_keeps_what_was_typed(
    bureau: Bureau, desk: Callable[..., Client]
) -> None:
    halyna = desk("halyna")
    page = sends(halyna, "sought", at="sought", **{"sought-birth_date": "колись"})
    assert "We cannot read this as a date" in page
    assert 'value="Щербаков Алексей Иванович"' in page
    assert "What is his or her full name?" in sends(halyna, at="sought")


@pytest.mark.parametrize(
    ("at", "changes", "words"),
    [
        ("sought", {"sought-name": ""}, "Write this down, even if it is only a part."),
        ("sought", {"sought-age": "молодий"}, "We cannot read this as an age."),
        ("enquirer", {"enquirer-relation": "brother"}, "Write who links the two of them"),
        ("enquirer", {"enquirer-interpreter": ""}, "Ask, and choose yes or no."),
        ("reach", {"reach-address": ""}, "Write the number or the address, or choose another way."),
        ("reach", {"reach-code_words": "калина\nКАЛИНА\nкалина "}, "Agree on at least three different words"),
        ("reach", {"reach-duress_word": "Маяк"}, "This is one of the words above."),
        ("consent", {"consent-keep": "no"}, "Without this we can take no enquiry."),
        ("consent", {"consent-address": ""}, "Ask, and choose yes or no."),
    ],
)
def test_what_is_wrong_is_said_beside_the_question(
    bureau: Bureau, desk: Callable[..., Client], at: str, changes: dict[str, str], words: str
) -> None:
    halyna = desk("halyna")
    filled = PAGES[: PAGES.index(at) + 1]
    assert words in sends(halyna, *filled, at=at, **changes)
    assert words in sends(halyna, *PAGES, at="read_back", to="save", **changes)
    assert not Enquiry.objects.exists()


def test_one_who_calls_us_needs_no_number(bureau: Bureau, desk: Callable[..., Client]) -> None:
    page = sends(desk("halyna"), *PAGES[:3], at="reach", **{"reach-channel": "she_calls", "reach-address": ""})
    assert "Read each of these to her" in page


def test_one_goes_back_and_forth_without_losing_anything(bureau: Bureau, desk: Callable[..., Client]) -> None:
    halyna = desk("halyna")
    back = sends(halyna, *PAGES, at="read_back", to="enquirer", seen=[*PAGES, "read_back"])
    assert 'value="Щербакова Галина Петровна"' in back
    assert '<input type="hidden" name="sought-name" value="Щербаков Алексей Иванович">' in back
    again = sends(halyna, *PAGES, at="enquirer", seen=[*PAGES, "read_back"])
    assert "Read it back to her" in again


def test_every_caller_is_asked_the_same_whoever_is_sought(bureau: Bureau, desk: Callable[..., Client]) -> None:
    halyna = desk("halyna")
    sought = re.compile(
        r"(?:Щербаков|Невідомий) Алексей Иванович|token[^>]*value=\"[^\"]+\"|[0-9]{3} [0-9]{3} [0-9]{4}|[0-9a-f-]{36}"
    )

    def call(key: str, **changes: str) -> list[str]:
        pages = [sends(halyna, *PAGES[:place], at=PAGES[place - 1], key=key, **changes) for place in range(1, 5)]
        receipt = halyna.post(TAKE, typed(*PAGES, at="read_back", to="save", key=key, **changes), follow=True)
        return [sought.sub("", page).replace(key, "") for page in [*pages, receipt.content.decode()]]

    first = call("key 1")
    assert first == call("key 2")  # sought already
    claimed = {"family_name": "Щербаков", "given_name": "Алексей", "patronymic": "Иванович", "birth_date": "2.4.1999"}
    newcomer = Newcomer(
        side=Side.HELD,
        category=Category.PRISONER,
        identities={"claimed": {field: particular(value, Provenance.STATED) for field, value in claimed.items()}},
    )
    register_person(by=bureau.by("yaryna"), newcomer=newcomer)
    assert first == call("key 4")  # held
    assert first == call("key 3", **{"sought-name": "Невідомий Алексей Иванович"})


def test_a_case_worker_adds_somebody_who_seeks_the_same_person(
    bureau: Bureau, desk: Callable[..., Client], his: Enquiry
) -> None:
    olena, url = desk("olena", his), f"/enquiries/{his.pk}/add-enquirer/"
    assert "page 1 of 4" in olena.get(url).content.decode()
    changes = {"enquirer-relation": "wife", "enquirer-name": "Щербакова Вера"}
    answer = olena.post(url, typed(*PAGES[1:], at="read_back", to="save", **changes))
    wife = Enquirer.objects.get(enquiry=his, taken_by_id=bureau["olena"].pk)
    assert answer["Location"] == f"/enquiries/enquirers/{wife.pk}/receipt/"


def test_an_association_files_with_a_mandate_only(bureau: Bureau, desk: Callable[..., Client]) -> None:
    association = actions.found_association(by=bureau.by("olena"), name="Mothers of Invention", contact="+000 33")
    olena, filing = desk("olena"), {"association": str(association.pk)}
    assert "Mothers of Invention" in sends(olena, *PAGES, at="consent")
    assert "Mothers of Invention" not in sends(desk("halyna"), *PAGES, at="consent")
    assert "Add the mandate" in sends(olena, *PAGES, at="read_back", to="save", **filing)
    picture = saved(flag(), "PNG")
    files = {"mandate": _file(b"no picture")}
    assert "This kind of file cannot be read here" in sends(olena, *PAGES, at="read_back", to="save", **filing, **files)
    olena.post(TAKE, typed(*PAGES, at="read_back", to="save", **filing, mandate=_file(picture)))
    assert Enquirer.objects.get().association_id == association.pk


@pytest.mark.parametrize("account", ["ivan", "yaryna", "anna", "mykola"])
def test_nobody_else_takes_enquiries(bureau: Bureau, account: str) -> None:
    browser = bureau.at_the_desk(account)
    assert browser.get(TAKE).status_code == 403
    assert browser.post(TAKE, typed(*PAGES, at="read_back", to="save")).status_code == 403
    assert not Enquiry.objects.exists()


def test_the_calls_are_invented_with_every_page() -> None:
    assert tuple(CALL) == PAGES


def _file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("from a telephone.png", content)
