"""A visitor plays the way home by clicks: a mother fetches her son, and a man says no at the door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Locator, Page, expect

from invented_bureau import load_exercise
from vistka.contact.composing import NOTHING_TO_TELL
from vistka.exercise.bureau.people import CAMPS
from vistka.reunion.interviews import NOT_COMING
from vistka.tracing.current import use_index

pytestmark = pytest.mark.usefixtures("exercise")

HELD = "alive and is held by us"
REFUSALS = (
    "What must be true first: the person wants to go this way",
    "it needs an officer who neither proposed it nor gains by it",
    "She first hears the briefing, agrees, and has her codes.",
    "She travels only when she has understood each point.",
    "The check-in of the leg before has not come.",
    "The escorts must meet her first.",
    "Parts of the protocol are still open",
    "Something is still kept.",
)
"""What the program answers on the way, each to somebody who tries it too early or alone."""


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

    def plays(self, button: str, heading: str) -> None:
        """One click on the first page of the tour plays a story."""
        self.page.goto("/exercise/")
        self.page.get_by_role("button", name=button).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def moment(self, title: str) -> Locator:
        """One moment of the story."""
        heading = self.page.get_by_role("heading", level=2, name=title, exact=True)
        return self.page.locator("section").filter(has=heading)

    def sees(self, *texts: str) -> None:
        """All of this stands on the page."""
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()

    def opens(self, story: str, door: str, heading: str) -> None:
        """The real page, as one of the staff, from the story that was played."""
        self.page.goto(f"/exercise/{story}/")
        self.page.get_by_role("button", name=door).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def never_read_a_place(self) -> None:
        """No page of a story names the camp."""
        assert not any(camp in self.page.locator("main").inner_text() for camp in CAMPS)


def test_a_mother_fetches_her_son_by_minsk_and_warsaw(page: Page, is_accessible: Callable[[], bool]) -> None:
    visitor = Visitor(page)
    visitor.plays("Go with her", "9. A mother fetches her son, by Minsk and Warsaw")
    assert is_accessible()
    visitor.never_read_a_place()
    visitor.sees(*REFUSALS, "In a bureau days pass between these moments.")
    expect(visitor.moment("She is told that he lives")).to_contain_text(HELD)
    ticked = visitor.moment("What must be true first").get_by_role("row")
    expect(ticked.get_by_text("yes", exact=True)).to_have_count(15)
    expect(ticked.get_by_text("not yet")).to_have_count(0)
    first, second = visitor.moment("1. Home – Minsk"), visitor.moment("2. Minsk – Brest – Terespol")
    expect(first).to_contain_text("Travel to Minsk on your own.")
    expect(first).not_to_contain_text("Warsaw")
    expect(second).to_contain_text("Call who travels: a check-in is late")
    asked = visitor.moment("Asked at the door, alone")
    expect(asked).to_contain_text("You may say no. Then you stay, and nothing bad follows from it.")
    returned = visitor.moment("Who they are, and what is his").get_by_role("row")
    expect(returned.get_by_text("Returned")).to_have_count(2)
    expect(visitor.moment("Four signatures").get_by_role("row")).to_have_count(9)
    after = visitor.moment("Calls after it")
    expect(after.get_by_role("cell", name="90")).to_be_visible()
    expect(after).to_contain_text(NOTHING_TO_TELL)

    page.goto("/exercise/the-handover/")
    visitor.sees("This has been played already. You see what is written since.", "by the mailbox")
    assert is_accessible()

    visitor.opens("the-handover", "Марта Гнатюк: Way home", "Handover to the family")
    visitor.sees("handed over", "iryna", "Calls after it")
    visitor.opens("the-handover", "Марта Гнатюк: Journey", "Journey")
    visitor.sees("home and safe", "Check-ins")
    visitor.opens("the-handover", "Богдан Ткач: Handover", "Handover to the family")
    visitor.sees("handed over", "Asked at the door, alone", "zoya")
    visitor.opens("the-handover", "Богдан Ткач: Journey", "Journey")
    visitor.sees("By Minsk and Warsaw", "Brest – Terespol, into Poland")


def test_a_man_says_no_at_the_door(page: Page, is_accessible: Callable[[], bool]) -> None:
    visitor = Visitor(page)
    visitor.plays("Stand at the door", "10. At the door he says no")
    assert is_accessible()
    visitor.never_read_a_place()
    expect(visitor.moment("Asked at the door, alone")).to_contain_text("He says: no.")
    nothing = visitor.moment("What follows for him: nothing")
    expect(nothing.get_by_text("In a camp", exact=True)).to_have_count(2)
    expect(nothing.get_by_text("may go", exact=True)).to_have_count(2)
    expect(nothing).to_contain_text("declined by the person")
    expect(nothing).to_contain_text("“Finish the handover” is not possible now.")
    her = visitor.moment("Who speaks with her")
    expect(her).to_contain_text(str(NOT_COMING[0]))
    expect(her).to_contain_text("Марта Гнатюк")
    expect(her).to_contain_text(HELD)
    expect(visitor.moment("7. Kyiv – Jahodyn – Dorohusk")).to_contain_text("Your escorts bring you over the border")
    expect(visitor.moment("What she reads afterwards")).to_contain_text("exchange letters with you")

    page.goto("/exercise/he-declines/")
    visitor.sees("This has been played already.", "declined by the person", "may go")
    assert is_accessible()

    visitor.opens("he-declines", "Марта Гнатюк: Way home", "Handover to the family")
    visitor.sees("declined by the person", "the person does not want to go this way")
    visitor.opens("he-declines", "Марта Гнатюк: Journey", "Journey")
    visitor.sees("home and safe")
    visitor.opens("he-declines", "Богдан Ткач: Handover", "Handover to the family")
    visitor.sees("Say this to who came, and no more", *map(str, NOT_COMING))
