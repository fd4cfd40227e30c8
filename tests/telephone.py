"""An old telephone at the portal: Chromium, 320 pixels wide, without scripts. It finds its way by routes and field names.

So it walks in every language, whatever the words are. Each page that it sees is kept, for axe and the rules of widths to
look at in a window with scripts; with PICTURES=folder in the environment a picture of each is left there.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final, Self

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, ViewportSize, expect

SMALL: Final[ViewportSize] = {"width": 320, "height": 640}
SENDS: Final = "main form button.govuk-button:not(.govuk-button--secondary)"
GOES_ON: Final = "main a.govuk-button"
OURS, NOT_OURS, TAKE_CARE = (f".vistka-notice--{tone}" for tone in ("success", "error", "warning"))

_FAULTS: Final = """async () => {
  const page = document.documentElement, faults = [], tooWide = () => page.scrollWidth > window.innerWidth;
  for (const {id, nodes} of (await axe.run({resultTypes: ['violations']})).violations)
    for (const {html} of nodes) faults.push(`axe, ${id}: ${html}`);
  for (const element of document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary'))
    if (!element.closest('p, li li, td, dd, main li') && !element.matches('.govuk-skip-link')
        && element.getBoundingClientRect().height < 44) faults.push(`too small: ${element.outerHTML}`);
  if (tooWide()) faults.push('wider than the screen');
  page.style.fontSize = '200%';
  if (tooWide()) faults.push('wider than the screen when twice as large');
  return faults;
}"""
"""What axe finds, what is too small for a finger, and whether one has to scroll sideways."""
_MOST_TABS: Final = 60
_PICTURES: Final[defaultdict[str, count[int]]] = defaultdict(lambda: count(1))
"""The numbers of the pictures, by language."""


class Telephone:
    """A browser at the portal. `seen`: each page by its address and what it says."""

    def __init__(self, browser: Browser, context: BrowserContext, language: str) -> None:
        self.browser = browser
        self.page: Page = context.new_page()
        self.language = language
        self.seen: dict[tuple[str, str], str] = {}

    @classmethod
    @contextmanager
    def at(cls, browser: Browser, url: str, language: str, *, styles: bool = True) -> Iterator[Self]:
        """Within the block a telephone at this portal, which asks nobody else for anything."""
        asked: set[str] = set()
        with browser.new_context(base_url=url, viewport=SMALL, java_script_enabled=False) as context:
            context.set_default_timeout(10_000)
            context.on("request", lambda request: asked.add(request.url))
            if not styles:
                context.route("**/*.css", lambda route: route.abort())
            yield cls(browser, context, language)
        assert {each for each in asked if not each.startswith((f"{url}/", "data:"))} == set()

    def goes_to(self, path: str = "") -> None:
        """Open a page of the portal in her language."""
        self.page.goto(f"/{self.language}/{path}")
        self._sees()

    def follows(self, what: str) -> None:
        """Tap a link or a button: a selector."""
        self.page.locator(what).first.click()
        self._sees()

    def follows_way_to(self, path: str) -> None:
        """Tap the link to a page."""
        self.follows(f'main a[href="/{self.language}/{path}"]')

    def sends(self, **answers: Any) -> None:
        """Fill in the form and send it."""
        self.fills_in(**answers)
        self.follows(SENDS)

    def fills_in(self, **answers: Any) -> None:
        """Fill in fields by their names: text, the value of a choice, a file; "on" for a tick."""
        for name, answer in answers.items():
            self._fills(name, answer)

    def goes_back(self) -> None:
        """The browser's own back."""
        self.page.go_back()
        self._sees()

    def is_at(self, path: str) -> None:
        """Here she stands."""
        assert self.path == f"/{self.language}/{path}"

    @property
    def path(self) -> str:
        """The address without its host."""
        return "/" + self.page.url.split("/", 3)[3]

    @property
    def says(self) -> str:
        """What the page says, without its header and footer."""
        return self.page.locator("main").inner_text()

    def reads(self, words: str) -> None:
        """These words stand on the page."""
        expect(self.page.locator("main")).to_contain_text(words)

    def tabs_to(self, what: str, key: str = "") -> None:
        """Go there by the keyboard alone, and press a key."""
        there = self.page.locator(what).first
        for _tab in range(_MOST_TABS):
            self.page.keyboard.press("Tab")
            if there.evaluate("element => element === document.activeElement"):
                break
        else:
            raise AssertionError(f"the keyboard does not reach {what}")
        if key:
            self.page.keyboard.press(key)

    def has_arrived(self, path: str) -> None:
        """Wait until she is there; for keys, which wait for nothing."""
        self.page.wait_for_url(f"**/{self.language}/{path}")
        self._sees()

    def faults(self) -> list[tuple[str, list[str]]]:
        """What axe finds on the pages that were seen, and what is too wide, or too small for a finger, by page."""
        with self.browser.new_context(viewport=SMALL) as context:
            window = context.new_page()
            found = [(path, _faults(window, self._at(path), text)) for (path, _says), text in self.seen.items()]
        return [(path, wrong) for path, wrong in found if wrong]

    def _at(self, path: str) -> str:
        return "/".join(self.page.url.split("/", 3)[:3]) + path

    def _fills(self, name: str, answer: Any) -> None:
        fields = self.page.locator(f'main [name="{name}"]')
        match self._kind(fields.first):
            case "radio":
                self.page.locator(f'main [name="{name}"][value="{answer}"]').check()
            case "checkbox":
                fields.first.set_checked(answer == "on")
            case "file":
                fields.first.set_input_files(answer)
            case "select":
                fields.first.select_option(answer)
            case _:
                fields.first.fill(answer)

    def _kind(self, field: Locator) -> str:
        return field.get_attribute("type") or field.evaluate("element => element.localName")

    def _sees(self) -> None:
        self.page.wait_for_load_state()
        shown = self.path, self.says
        if shown not in self.seen:
            self.seen[shown] = self.page.content()
            self._keeps_picture()

    def _keeps_picture(self) -> None:
        if folder := os.environ.get("PICTURES"):
            words = re.sub(r"[/\d-]+", "-", self.path.split("/", 2)[2]).strip("-") or "start"
            name = f"{self.language}-{next(_PICTURES[self.language]):03}-{words}.png"
            self.page.screenshot(path=Path(folder) / name, full_page=True)


def _faults(window: Page, url: str, text: str) -> list[str]:
    """The page once more, where scripts run: axe is one."""
    window.unroute_all()
    window.route(url, lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"))
    window.goto(url)
    window.evaluate(AXE_SCRIPT)
    faults: list[str] = window.evaluate(_FAULTS)
    return faults


def picture(name: str, content: bytes) -> FilePayload:
    """A file to be chosen on a page."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}
