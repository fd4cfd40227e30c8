"""A visitor plays a letter each way and the return of remains, and opens the families' mailboxes at the portal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Locator, Page, expect

from invented_bureau import load_exercise
from invented_tour import at_home
from vistka.contact.composing import NOTHING_TO_TELL
from vistka.tracing.current import use_index

pytestmark = pytest.mark.usefixtures("exercise")

PLACE: Final = "behind the old mill"
BLACK: Final = "[blacked out by the censor]"
ANSWER: Final = "We planted a cherry tree for you."
REPORTED: Final = "officially notified by the other side"
SAME: Final = "The same, byte for byte"
CENSOR: Final = "Joana Figueiredo (censor)"


@pytest.fixture
def exercise(
    live_server: Any, transactional_db: None, both_databases: None, settings: Any, tmp_path: Path
) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.FOLDER = tmp_path
    cache.clear()
    load_exercise()
    yield
    use_index(None)


class Visitor:
    """Somebody before the tour who has no login."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def presses(self, button: str) -> None:
        """One click."""
        self.page.get_by_role("button", name=button, exact=True).click()

    def moment(self, title: str) -> Locator:
        """One moment of the story; the last of that title."""
        heading = self.page.get_by_role("heading", level=2, name=title, exact=True)
        return self.page.locator("section").filter(has=heading).last

    def is_told(self, title: str, *texts: str) -> None:
        """All of this stands in one moment."""
        for text in texts:
            expect(self.moment(title)).to_contain_text(text)

    @property
    def code(self) -> str:
        """The code that the page shows."""
        return self.page.locator("main .vistka-code").inner_text()


def test_a_letter_each_way(page: Page, browser: Browser, is_accessible: Callable[[], bool]) -> None:
    visitor = Visitor(page)
    page.goto("/exercise/")
    visitor.presses("Carry the letters")
    expect(page.get_by_role("heading", level=1)).to_have_text("8. A letter each way")
    assert is_accessible()
    visitor.is_told("He writes", PLACE, "Павло Кравець", "Who can open it now: nobody of the staff")
    visitor.is_told("The censor reads it", f"Who can open it now: {CENSOR}")
    visitor.is_told("It goes on", "Who can open it now: nobody of the staff")
    visitor.is_told("She reads it in her mailbox", BLACK)
    expect(visitor.moment("She reads it in her mailbox")).not_to_contain_text(PLACE)
    visitor.is_told("She writes", "Who can open it now: nobody of the staff")
    visitor.is_told("The censor reads hers", f"Who can open it now: {CENSOR}")
    visitor.is_told("On paper, in an envelope", "Who can open it now: nobody of the staff")
    visitor.is_told("He has it", "Степан Гай", "It was handed over in person on")
    expect(visitor.moment("The count of the month").get_by_role("row").nth(1)).to_contain_text("Letter")
    expect(visitor.moment("The count of the month").get_by_role("cell")).to_contain_text(
        ["Letter", "1", "2", "Card", "0", "4"]
    )

    with at_home(browser) as her:
        her.opens_mailbox(visitor.code)
        her.reads("exchange letters with you")
        her.reads_letter("Your letter of")
        her.reads("It was handed over in person on")
        her.reads_letter("A letter to you")
        her.reads(f"I am alive and well. {BLACK} I think of you every day.")
        assert PLACE not in her.page.content()
        her.follows('main button[value="to_person"]')
        her.sends(words=ANSWER)
        her.is_at("box/sent/")
        assert her.faults() == []

    page.goto("/exercise/a-letter-each-way/")
    expect(page.get_by_text("This has been played already.")).to_be_visible()
    assert is_accessible()
    visitor.presses("Carry it to him")
    visitor.is_told("The censor reads hers", CENSOR)
    visitor.is_told("He has it", "It was handed over in person on")
    visitor.presses("Carry it to him")
    expect(visitor.moment("The letters").get_by_text("Handed over", exact=True)).to_have_count(2)

    visitor.presses("Joana Figueiredo: Read a letter")
    expect(page.get_by_text(ANSWER)).to_have_count(0)


def test_remains_are_identified_and_come_home(page: Page, browser: Browser, is_accessible: Callable[[], bool]) -> None:
    visitor = Visitor(page)
    page.goto("/exercise/a-mother-asks/")
    visitor.presses("Bring the mail")
    page.goto("/exercise/")
    visitor.presses("See how it is done")
    expect(page.get_by_role("heading", level=1)).to_have_text("11. Somebody is found, and comes home")
    assert is_accessible()
    code = visitor.code
    with at_home(browser) as her:
        her.opens_mailbox(code)
        her.reads(REPORTED)
        before = her.page_of_mailbox()

    page.goto("/exercise/remains-come-home/")
    visitor.presses("See how it is done")
    assert is_accessible()
    visitor.is_told("Papers lay with them", "Presumptive only", "A decision rests on fingerprints, teeth or DNA.")
    visitor.is_told("Two relatives give samples", "A sample of one more", "Two close relatives have given samples.")
    visitor.is_told("Experts have decided", "Helena Duarte", "Identified by experts", "Two people decide this")
    visitor.is_told("A task for one person", "Ирина Лаптева (death notifier)")
    expect(page.get_by_text(SAME)).to_have_count(5)
    expect(page.get_by_text(REPORTED)).to_have_count(2)
    with at_home(browser) as her:
        her.opens_mailbox(code)
        assert her.page_of_mailbox() == before

    page.goto("/exercise/remains-come-home/")
    expect(page.get_by_text("This has been played already.")).to_be_visible()
    assert is_accessible()
    visitor.presses("Say as Iryna: I have told them, in person")
    visitor.is_told("Only now her mailbox changes", REPORTED, NOTHING_TO_TELL)
    visitor.is_told("They come home", "S-1", "S-2", "No hand and no seal is missing.")
    assert is_accessible()
    with at_home(browser) as her:
        her.opens_mailbox(code)
        her.reads(NOTHING_TO_TELL)
        assert REPORTED not in her.says

    page.goto("/exercise/remains-come-home/")
    expect(page.get_by_text("Returned")).to_be_visible()
    visitor.presses("Андрій Лемко: Human remains")
    expect(page.get_by_text("S-2")).to_be_visible()
