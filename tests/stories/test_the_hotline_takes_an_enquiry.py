"""A frightened mother calls: the hotline takes her enquiry page by page, gives her a number, and later hears a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from invented_staff import PASSWORD, Bureau, totp
from vistka.enquiries.models import Enquiry


@pytest.fixture
def bureau(live_server: Any, transactional_db: None, settings: Any) -> Bureau:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    bureau = Bureau()
    bureau.sets_up("halyna")
    return bureau


def signs_in(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Account name").fill("halyna")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(totp())
    page.get_by_role("button", name="Go on").click()


def goes_on(page: Page, heading: str) -> None:
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def says_yes(page: Page, words: str) -> None:
    page.get_by_role("group", name=words).get_by_label("Yes").check()


def test_the_hotline_takes_an_enquiry(page: Page, is_accessible: Callable[[], bool], bureau: Bureau) -> None:
    signs_in(page)
    page.goto("/enquiries/")
    expect(page.get_by_text("You have taken no enquiry yet")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Take an enquiry").click()

    # She does not know his birthday, and the page does not mind.
    page.get_by_label("What is his or her full name?").fill("щербаков олексій іванович")
    page.get_by_label("Date of birth").fill("колись навесні")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("We cannot read this as a date")
    assert is_accessible()
    page.get_by_label("Date of birth").fill("1999")
    page.get_by_label("Military unit").fill("в/ч 12345")

    goes_on(page, "Who is asking?")
    page.get_by_label("What is your full name?").fill("Щербакова Галина Петровна")
    page.get_by_label("What are you to the person you seek?").select_option("mother")
    page.get_by_label("Українська").check()
    page.get_by_role("group", name="Do you need an interpreter?").get_by_label("No").check()

    goes_on(page, "How can we reach her safely?")
    page.get_by_label("By telephone").check()
    page.get_by_label("The number or the address for that").fill("+000 11 222")
    expect(page.get_by_label("Never leave a message")).to_be_checked()
    page.get_by_label("Words by which we know that it is you").fill("калина\nсамовар\nмаяк")
    page.get_by_label("A word that says: I am being made to speak").fill("бузок")

    goes_on(page, "Read each of these to her")
    assert is_accessible()
    for words in ("Інформаційне бюро записує", "Якщо ми знайдемо людину, яку Ви шукаєте, вона", "Щоб шукати цю людину"):
        says_yes(page, words)
    for words in ("Ми можемо передати Ваш запит", "ми можемо дати їй Вашу адресу"):
        page.get_by_role("group", name=words).get_by_label("No").check()

    goes_on(page, "Read it back to her")
    assert is_accessible()
    expect(page.get_by_text("калина, самовар, маяк")).to_be_visible()
    page.get_by_role("button", name="Change this Who is sought?").click()
    page.get_by_label("Callsign").fill("Кленовий")
    goes_on(page, "Read it back to her")
    expect(page.get_by_text("Кленовий")).to_be_visible()
    assert not Enquiry.objects.exists()
    page.get_by_role("button", name="Save the enquiry").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("The enquiry is taken")
    expect(page.get_by_text(re.compile(r"^\d{3} \d{3} \d{4}$"))).to_be_visible()
    expect(page.get_by_text("Most families wait long")).to_be_visible()
    assert is_accessible()

    page.get_by_role("link", name="Look at this enquiry").click()
    assert is_accessible()
    page.get_by_role("link", name="Hear a code word").click()
    page.get_by_label("Which word does the caller say?").fill("Самовар")
    page.get_by_role("button", name="Hear it").click()
    expect(page.get_by_text("This is one of her words, and it is used up. You may go on.")).to_be_visible()
    page.goto("/enquiries/")
    expect(page.get_by_role("link", name="щербаков олексій іванович")).to_be_visible()
    assert is_accessible()
