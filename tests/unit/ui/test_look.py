"""Every part of the page in a browser: no fault that axe finds, nothing wider than the screen, nothing too small to hit."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Visit = Callable[[str], Page]
PATHS = ["/parts/", "/form/", "/form/wrong/", "/confirm/", "/errors/403/", "/persons/x/", "/errors/500/"]
PHONE, LAPTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}

TOO_SMALL = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
  .filter(element => !element.closest('p, li, td, dd, details') && !element.matches('.govuk-skip-link'))
  .filter(element => element.getBoundingClientRect().height < 44)
  .map(element => element.outerHTML)"""


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_fault_that_axe_finds(visit: Visit, path: str) -> None:
    page = visit(path)
    for name, size in (("phone", PHONE), ("laptop", LAPTOP)):
        page.set_viewport_size(size)
        keep_picture(page, path, name)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_small_phone(visit: Visit, path: str) -> None:
    page = visit(path)
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("path", PATHS)
def test_what_one_presses_is_44_pixels_high(visit: Visit, path: str) -> None:
    assert visit(path).evaluate(TOO_SMALL) == []


def keep_picture(page: Page, path: str, name: str) -> None:
    """Leave a picture for human eyes when PICTURES names a folder."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{path.strip('/').replace('/', '-')}-{name}.png", full_page=True)
