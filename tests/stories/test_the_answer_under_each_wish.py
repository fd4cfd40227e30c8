"""A mother is told what her son's wish allows, after two people have looked at everything; or what all are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from invented_answers import ADDRESS, ALL, HER_NAME, CaringBureau, Family, mother_wish
from vistka.agenda.work import follow_all
from vistka.contact.deaths import watch_deaths
from vistka.contact.weighing import weigh_all
from vistka.registry.models import Acquaintance, WishItem

TO_ALL = "сейчас мы ничего не можем Вам сообщить"
LIVES = "жив, его удерживаем мы"
LETTERS = "хочет переписываться с вами"

Desk = Callable[[str], Page]


@pytest.fixture
def bureau(live_server: LiveServer, transactional_db: None, settings: Any) -> CaringBureau:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    return CaringBureau()


@pytest.fixture
def desk_of(
    bureau: CaringBureau, live_server: LiveServer, browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Desk]:
    """The desk as somebody has it before them who gave both factors this morning."""
    contexts = []

    def open_for(account: str) -> Page:
        context = browser.new_context(**browser_context_args)
        contexts.append(context)
        for name, cookie in bureau.at_the_desk(account).cookies.items():
            context.add_cookies([{"name": name, "value": cookie.value, "url": live_server.url}])
        return context.new_page()

    yield open_for
    for context in contexts:
        context.close()


@pytest.fixture
def is_accessible_at(browser: Browser, browser_context_args: dict[str, Any]) -> Callable[[Page], None]:
    """Axe finds no fault in the page as somebody has it before them, and nothing is wider than the screen."""

    def check(page: Page) -> None:
        shown = page.content()
        with browser.new_context(**browser_context_args | {"java_script_enabled": True}) as context:
            copy = context.new_page()
            copy.route(page.url, lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
            copy.goto(page.url)
            found = Axe().run(copy)
            assert not found.violations_count, found.generate_report()
            assert copy.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    return check


@pytest.fixture
def family(bureau: CaringBureau) -> Family:
    """He is matched with the enquiry of his mother, whose papers two people have looked at."""
    family = Family(bureau)
    family.is_linked()
    family.is_kin()
    family.moves(ADDRESS)
    return family


def the_worker_goes_round() -> None:
    follow_all()
    weigh_all()


def opens_her_page(page: Page) -> None:
    page.goto("/answers/")
    page.get_by_role("link", name=HER_NAME).first.click()


def presses(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def says_whom_he_meant(page: Page, words: str) -> None:
    page.get_by_role("link", name="Say whom the person meant").click()
    page.get_by_label(words).check()
    presses(page, "Say so")


@pytest.mark.parametrize(
    ("acquaintance", "chosen", "reads", "does_not_read"),
    [
        (Acquaintance.NAMED, HER_NAME, [LIVES, ADDRESS, LETTERS], [TO_ALL]),
        (Acquaintance.RELATION_ONLY, "only the relation was said", [LIVES, ADDRESS], [LETTERS, TO_ALL]),
    ],
    ids=["he named her", "he said my parents"],
)
def test_he_wants_everything_told(
    desk_of: Desk,
    is_accessible_at: Callable[[Page], None],
    family: Family,
    acquaintance: Acquaintance,
    chosen: str,
    reads: list[str],
    does_not_read: list[str],
) -> None:
    olena, ivan = desk_of("olena"), desk_of("ivan")
    family.is_asked(mother_wish(*ALL, acquaintance=acquaintance))
    the_worker_goes_round()

    opens_her_page(olena)
    expect(olena.get_by_text(TO_ALL)).to_be_visible()
    is_accessible_at(olena)
    says_whom_he_meant(olena, chosen)

    opens_her_page(ivan)
    ivan.get_by_role("link", name="Confirm, or not").click()
    is_accessible_at(ivan)
    presses(ivan, "Yes, this is the one")

    olena.reload()
    olena.get_by_role("link", name="Prepare an answer").click()
    expect(olena.get_by_label("Русский")).to_be_checked()
    is_accessible_at(olena)
    presses(olena, "Prepare the answer")
    expect(olena.get_by_role("link", name="Approve the answer")).to_have_count(0)

    opens_her_page(ivan)
    ivan.get_by_role("link", name="Approve the answer").click()
    expect(ivan.get_by_text("The person you are looking for is alive")).to_be_visible()
    is_accessible_at(ivan)
    presses(ivan, "Approve the answer")

    olena.reload()
    olena.get_by_role("link", name="Give the answer").click()
    expect(olena.get_by_text("Never leave a message, with nobody and on no machine.")).to_be_visible()
    expect(olena.get_by_text(LIVES)).to_be_visible()
    is_accessible_at(olena)
    olena.get_by_label("On the telephone").check()
    olena.get_by_label("I was sure who it was").check()
    olena.get_by_label("I said exactly this and no more").check()
    presses(olena, "She was told")

    for words in reads:
        expect(olena.get_by_text(words).first).to_be_visible()
    for words in does_not_read:
        expect(olena.get_by_text(words)).to_have_count(0)

    family.is_asked(mother_wish())
    olena.reload()
    expect(olena.get_by_text(TO_ALL)).to_be_visible()
    expect(olena.get_by_text(LIVES)).to_have_count(0)


@pytest.mark.parametrize("wish", ["nobody asked him", "nothing to anybody", "nothing to her", "not that he lives"])
def test_without_a_wish_that_allows_it_nothing_can_be_prepared(desk_of: Desk, family: Family, wish: str) -> None:
    olena = desk_of("olena")
    if wish == "nothing to anybody":
        family.is_asked()
    elif wish == "nothing to her":
        family.is_meant(*family.is_asked(mother_wish()))
    elif wish == "not that he lives":
        family.is_meant(*family.is_asked(mother_wish(WishItem.MY_HEALTH, WishItem.HOW_TO_WRITE)))
    the_worker_goes_round()

    olena.goto("/answers/")
    expect(olena.get_by_text("No answer waits")).to_be_visible()
    olena.goto(f"/answers/{family.mother.pk}/")
    expect(olena.get_by_text(TO_ALL)).to_be_visible()
    expect(olena.get_by_role("link", name="Prepare an answer")).to_have_count(0)


def test_a_death_is_brought_by_a_person_and_changes_nothing_else(
    desk_of: Desk, is_accessible_at: Callable[[Page], None], family: Family
) -> None:
    [wish] = family.is_asked(mother_wish(*ALL))
    family.is_meant(wish)
    family.is_told("ru")
    olena, nadiia = desk_of("olena"), desk_of("nadiia")
    olena.goto(f"/answers/{family.mother.pk}/")
    before = olena.get_by_role("main").inner_text()

    family.dies()
    watch_deaths()
    nadiia.goto("/news/")
    is_accessible_at(nadiia)
    nadiia.get_by_role("link", name="News 1").click()
    expect(nadiia.get_by_text(HER_NAME)).to_have_count(0)
    nadiia.get_by_role("link", name="Take it upon yourself").click()
    presses(nadiia, "Take it upon myself")
    expect(nadiia.get_by_text(HER_NAME).first).to_be_visible()
    is_accessible_at(nadiia)
    olena.reload()
    assert olena.get_by_role("main").inner_text() == before

    nadiia.get_by_role("link", name="The family has been told").click()
    is_accessible_at(nadiia)
    for label, typed in {"When": "3 June", "Where": "At her sister's", "Who was there": "Her sister"}.items():
        nadiia.get_by_label(label, exact=True).fill(typed)
    presses(nadiia, "The family has been told")
    expect(nadiia.get_by_text("It is noted. Thank you.")).to_be_visible()
    olena.reload()
    expect(olena.get_by_text("A notifier has brought news to this family")).to_be_visible()
