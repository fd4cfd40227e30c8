"""The browser of the stories: a narrow phone without JavaScript, on the desk as it really runs.

A story that is about scripts says `@pytest.mark.browser_context_args(java_script_enabled=True)`; one about a wide
screen gives `viewport` in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from invented_desk import Desk

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """The desk, so that a story visits paths."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """An old phone: what works here works everywhere."""
    return browser_context_args | {"viewport": PHONE, "java_script_enabled": False}


@pytest.fixture
def context(context: BrowserContext, base_url: str) -> Iterator[BrowserContext]:
    """Every page asks our own server alone."""
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url))
    yield context
    assert {url for url in asked if not url.startswith((f"{base_url}/", "data:"))} == set()


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """A desk with its portal; for tests that work on both databases."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with Desk.at_work() as desk:
        yield desk


@pytest.fixture
def is_accessible(page: Page, browser: Browser, browser_context_args: dict[str, Any]) -> Callable[[], bool]:
    """Whether axe finds no fault in the page as it is now, and nothing is wider than the screen."""

    def check() -> bool:
        with browser.new_context(**browser_context_args | {"java_script_enabled": True}) as context:
            copy = _copy_of(page, context)
            found = Axe().run(copy)
            assert not found.violations_count, found.generate_report()
            return bool(copy.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))

    return check


def _copy_of(page: Page, context: BrowserContext) -> Page:
    """The page once more, where scripts run: axe is one, and waits for timers."""
    shown, copy = page.content(), context.new_page()
    copy.route(page.url, lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
    copy.goto(page.url)
    return copy
