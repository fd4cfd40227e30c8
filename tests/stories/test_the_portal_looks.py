"""Every page of the portal that needs nothing, on an old telephone: in four languages, at 320 pixels, without a script.

The pages are fetched before the browser asks for them: a handler of Playwright runs where Django may open no database.
With PICTURES=folder in the environment a picture of each page is left there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.finders import find
from playwright.sync_api import Browser, Page, PdfMargins, Route, expect

from invented_visitors import OfflineBureau, as_the_portal
from portal_routes import FIXED, LANGUAGES, OF_THE_BUREAU, Gives, address, that_give

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])

HOST: Final = "http://localhost"
PHONE, LAPTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
EDGES: Final[PdfMargins] = {"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}
TOO_SMALL: Final = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
  .filter(element => !element.closest('p, li li, td, dd, main li') && !element.matches('.govuk-skip-link'))
  .filter(element => element.getBoundingClientRect().height < 44)
  .map(element => element.outerHTML)"""
TOO_WIDE: Final = "document.documentElement.scrollWidth > window.innerWidth"
TWICE_AS_LARGE: Final = "document.documentElement.style.fontSize = '200%'"

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    """The pages, once they were fetched."""
    return {}


@pytest.fixture
def pages(kept: dict[str, Any]) -> dict[str, Any]:
    """All pages in all languages by their path, with an open mailbox and a draft, so that all there is stands on them."""
    if kept:
        return kept
    bureau = OfflineBureau()
    bureau.publish()
    with as_the_portal(bureau, **OF_THE_BUREAU) as client:
        client.cookies.load({"vistka-draft": "none", "vistka-open": "none"})
        paths = [url for language in LANGUAGES for url in that_give(Gives.PAGE, language)]
        paths += [f"/{language}/nothing/" for language in LANGUAGES] + ["/xx/"]
        kept.update({path: client.get(path) for path in paths})
    return kept


@pytest.fixture
def visit(browser: Browser, pages: dict[str, Any]) -> Iterator[Visit]:
    """Open a page in a browser of its own: `scripts` for axe, which is one; `styles` to see the page without any."""
    opened = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path.startswith("/static/"):
            route.fulfill(path=str(find(path.removeprefix("/static/"))), content_type="text/css")
        else:
            found = pages[path]
            route.fulfill(status=found.status_code, headers=dict(found.items()), body=found.content)

    def open_page(path: str, *, size: Any = PHONE, scripts: bool = False, styles: bool = True) -> Page:
        context = browser.new_context(viewport=size, java_script_enabled=scripts, base_url=HOST)
        opened.append(context)
        context.route("**/*", answer)
        if not styles:
            context.route("**/*.css", lambda route: route.abort())
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in opened:
        context.close()


def keep_picture(page: Page, path: str, name: str) -> None:
    """Leave a picture for human eyes when PICTURES names a folder."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{path.strip('/').replace('/', '-')}-{name}.png", full_page=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_small_telephone_and_axe_finds_no_fault(
    visit: Visit, pages: dict[str, Any], language: str
) -> None:
    page = visit(f"/{language}/", scripts=True)
    faults: dict[str, list[str]] = {}
    for path in (path for path in pages if path.startswith(f"/{language}/")):
        page.goto(path)
        found = Axe().run(page)
        faults[path] = [found.generate_report()] if found.violations_count else []
        faults[path] += page.evaluate(TOO_SMALL)
        faults[path] += ["wider than the screen"] * page.evaluate(TOO_WIDE)
        keep_picture(page, path, "phone")
        page.evaluate(TWICE_AS_LARGE)
        faults[path] += ["wider than the screen when twice as large"] * page.evaluate(TOO_WIDE)
    assert {path: wrong for path, wrong in faults.items() if wrong} == {}


def test_the_pages_that_say_something_fit_a_laptop(visit: Visit) -> None:
    page = visit("/xx/", size=LAPTOP, scripts=True)
    for path in ["/xx/", "/en/nothing/", *(address(name, "en") for name in FIXED)]:
        page.goto(path)
        keep_picture(page, path, "laptop")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_a_mother_reads_her_way_without_scripts_and_styles(visit: Visit) -> None:
    page = visit("/en/", styles=False)
    page.get_by_role("link", name="First read how to stay safe on this telephone").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stay safe on this telephone")
    page.get_by_role("link", name="Other ways to reach us").click()
    expect(page.get_by_text("Call +380 44 000 00 00.")).to_be_visible()
    page.get_by_role("link", name="Українська").click()
    assert page.url == f"{HOST}/uk/other-ways/"
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Is this letter really from the bureau?").click()
    expect(page.get_by_label("Paste or type the whole letter here")).to_be_visible()
    expect(page.get_by_role("button", name="Close my mailbox")).to_be_visible()
    expect(page.get_by_role("button", name="Delete now what I have written")).to_be_visible()
    keep_picture(page, "/en/is-it-ours/", "without-styles")


def test_the_way_out_is_the_first_thing_but_one_for_the_keyboard(visit: Visit) -> None:
    page = visit("/en/help/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave this page")).to_be_focused()
    keep_picture(page, "/en/help/", "keyboard")


def test_the_way_out_stays_in_sight(visit: Visit) -> None:
    page = visit("/en/help/", scripts=True)
    page.evaluate("window.scrollTo(0, 2000)")
    expect(page.get_by_role("link", name="Leave this page")).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_prints_on_two_sheets(visit: Visit, language: str, tmp_path: Path) -> None:
    paper = visit(f"/{language}/form/").pdf(format="A4", margin=EDGES)
    if folder := os.environ.get("PICTURES"):
        (Path(folder) / f"{language}-form.pdf").write_bytes(paper)
    assert paper.count(b"/Type /Page\n") == 2
