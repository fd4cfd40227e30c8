"""A mother asks, takes her code, and reads her first mail: on an old telephone, in four languages, without scripts.

Axe looks at every page of the first walk in every language (`Telephone.faults`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from django.utils import translation
from playwright.sync_api import Browser

from foreign_files import flag, saved
from invented_asking import ANSWERS
from invented_desk import Desk
from invented_mail import START
from portal_routes import LANGUAGES
from telephone import GOES_ON, SENDS, Telephone, picture
from vistka.contact.composing import nothing_to_tell
from vistka.enquiries import calendar
from vistka.enquiries.closing import matched_enquiries
from vistka.enquiries.models import Enquirer
from vistka.mailroom.models import Draft
from vistka.mailroom.models import Submission as InTheMailroom
from vistka.portal.asking.steps import PAPERS, STEPS
from vistka.portal.days import in_words
from vistka.post.sentences import words_in
from vistka.post.whys import Why

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "mailroom"])

PAPER: Final = picture("IMG_0001.jpg", saved(flag(), "JPEG"))


class Mother(Telephone):
    """A mother with her telephone."""

    code = second = ""

    def reads_the_first_pages(self) -> None:
        self.goes_to()
        self.follows_way_to("ask/")

    def begins_and_deletes_what_she_wrote(self) -> None:
        self.sends()
        self.sends(name="Not this name")
        assert Draft.objects.count() == 1
        self.deletes_it_now()
        assert Draft.objects.count() == 0
        self.goes_back()
        assert "Not this name" not in self.page.content()

    def deletes_it_now(self) -> None:
        self.follows(f'form[action="/{self.language}/delete/"] button')
        self.is_at("deleted/")

    def answers_page_by_page(self) -> None:
        self.goes_to("ask/")
        self.sends()
        self.follows(SENDS)  # nothing is written yet: the page says what is needed
        for step in STEPS:
            self.is_at(f"ask/{step.name}/")
            if step.name == PAPERS:
                self.adds_a_paper()
                self.follows(GOES_ON)
            else:
                self.sends(**{**ANSWERS.get(step.name, {}), **self.in_her_language(step.name)})
        self.is_at("code/")

    def adds_a_paper(self) -> None:
        self.fills_in(paper="birth", file=PAPER, note="моє")
        self.follows("main form[enctype] button.govuk-button")

    def in_her_language(self, step: str) -> dict[str, str]:
        return {"language": self.language} if step == "your-language" else {}

    def takes_her_code(self) -> None:
        self.code = self.writes_down()
        self.is_at("code/second/")

    def takes_a_second_code(self) -> None:
        self.sends(wanted="yes")
        self.second = self.writes_down()
        self.is_at("ask/check/")

    def writes_down(self) -> str:
        """The number that the page shows; she mistypes it once."""
        code = self.page.locator(".portal-code").inner_text()
        self.follows("main p > a")
        assert self.page.locator(".portal-code").inner_text() == code
        self.goes_back()
        self.follows(GOES_ON)
        self.sends(code=f"{code[:-1]}{9 - int(code[-1])}")
        self.sends(code=code)
        assert code not in self.page.content()
        return code

    def sends_with_a_double_tap(self) -> None:
        another = self.page.context.new_page()
        another.goto(self.page.url)
        self.page.locator(SENDS).dblclick()
        self.has_arrived("ask/sent/")
        another.locator(SENDS).click()
        another.wait_for_url(self.page.url)
        another.close()

    def goes_back_to_what_she_sent(self) -> None:
        self.goes_back()
        self.is_at("ask/sent/")

    def opens_her_mailbox(self, code: str = "") -> None:
        self.goes_to("open/")
        self.sends(code=code or self.code)

    def reads_what_every_family_reads(self) -> None:
        self.is_at("box/")
        self.reads(nothing_to_tell(self.language))
        with translation.override(self.language):
            self.reads(in_words(START.date() + calendar.STEPS["review_1"].after))

    def reads_that_her_request_came_in(self) -> None:
        self.follows('main a[href*="/box/letter/"]')
        self.reads(words_in(self.language).letters[Why.FILED].title)
        self.reads("[proof ")

    def writes_a_message(self) -> None:
        self.goes_to("box/")
        self.follows_way_to("box/write/")
        self.sends(words="Not these words" * 400)  # too long, and kept
        assert Draft.objects.count() == 2
        self.deletes_it_now()
        assert Draft.objects.count() == 0
        self.goes_to("box/write/")
        self.sends(words="Я переїхала.")
        self.is_at("box/sent/")

    def closes_it_and_nobody_after_her_reads_it(self) -> None:
        self.goes_to("box/")
        self.follows(f'main form[action="/{self.language}/close/"] button')
        self.is_at("closed/")
        self.goes_back()
        self.is_at("open/")
        assert nothing_to_tell(self.language) not in self.page.content()

    def shows(self, code: str) -> str:
        """What the mailbox under this code shows."""
        self.opens_her_mailbox(code)
        self.is_at("box/")
        return self.says


@pytest.fixture
def her(browser: Browser, desk: Desk, language: str) -> Iterator[Mother]:
    with Mother.at(browser, desk.url, language) as her:
        yield her


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mother_asks_and_reads_her_first_mail(her: Mother, desk: Desk) -> None:
    her.reads_the_first_pages()
    her.begins_and_deletes_what_she_wrote()
    her.answers_page_by_page()
    her.takes_her_code()
    her.takes_a_second_code()
    her.sends_with_a_double_tap()
    her.goes_back_to_what_she_sent()

    assert sorted(desk.waiting()) == ["enquiry", "paper"]
    assert not matched_enquiries().exists()
    mother = desk.accepts_the_request()
    assert list(matched_enquiries()) == [mother.enquiry]
    her.opens_her_mailbox()
    her.is_at("open/")  # before the first mail nothing opens
    desk.mails_on_the_next_day()

    her.opens_her_mailbox()
    her.reads_what_every_family_reads()
    her.reads_that_her_request_came_in()
    her.writes_a_message()
    her.closes_it_and_nobody_after_her_reads_it()
    assert desk.waiting() == ["message", "paper"]

    before = her.shows(her.code)
    assert her.shows(her.second) == before
    assert desk_is_alarmed(desk, mother)
    assert her.shows(her.code) == before

    assert her.faults() == []


def desk_is_alarmed(desk: Desk, mother: Enquirer) -> bool:
    """Whether the desk learns that her second code was used, and only now."""
    assert Enquirer.objects.get(pk=mother.pk).alarm_at is None
    desk.waiting()
    return Enquirer.objects.get(pk=mother.pk).alarm_at is not None


def test_the_request_is_sent_without_styles(browser: Browser, desk: Desk) -> None:
    with Mother.at(browser, desk.url, "en", styles=False) as her:
        her.reads_the_first_pages()
        her.sends()
        her.answers_page_by_page()
        her.takes_her_code()
        her.sends(wanted="no")
        her.sends_with_a_double_tap()
    assert desk.waiting() == ["enquiry", "paper"]


def test_the_request_is_sent_by_the_keyboard_alone(browser: Browser, desk: Desk) -> None:
    with Mother.at(browser, desk.url, "en") as her:
        her.goes_to()
        her.tabs_to('main a[href="/en/ask/"]', "Enter")
        her.has_arrived("ask/")
        her.tabs_to(SENDS, "Enter")
        her.has_arrived("ask/name/")
        her.tabs_to('[name="name"]')
        her.page.keyboard.type("Остап")
        her.page.keyboard.press("Enter")
        for step in STEPS[1:-1]:
            her.has_arrived(f"ask/{step.name}/")
            her.tabs_to(GOES_ON if step.name == PAPERS else SENDS, "Enter")
        her.has_arrived("ask/consent/")
        for item in ANSWERS["consent"]:
            her.tabs_to(f'[name="{item}"]', "Space")
        her.tabs_to(SENDS, "Enter")
        her.has_arrived("code/")
        code = her.page.locator(".portal-code").inner_text()
        her.tabs_to(GOES_ON, "Enter")
        her.has_arrived("code/again/")
        her.tabs_to('[name="code"]')
        her.page.keyboard.type(code)
        her.page.keyboard.press("Enter")
        her.has_arrived("code/second/")
        her.tabs_to('[name="wanted"]')
        her.page.keyboard.press("ArrowDown")
        her.tabs_to(SENDS, "Enter")
        her.has_arrived("ask/check/")
        her.tabs_to(SENDS, "Enter")
        her.has_arrived("ask/sent/")
    assert desk.waiting() == ["enquiry"]
    assert InTheMailroom.objects.count() == 0
