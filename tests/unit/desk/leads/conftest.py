"""An invented bureau with a reviewer of what comes from the open, behind the real routes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from invented_leads import REVIEWER, LeadsBureau

HOST = "http://localhost"
FILES = ("/static/ui/vistka.css", "/static/desk/review.css", "/static/desk/review.js")
PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture
def bureau(both_databases: None) -> LeadsBureau:
    cache.clear()
    return LeadsBureau()


@pytest.fixture
def vira(bureau: LeadsBureau) -> Client:
    """The browser of the reviewer."""
    return bureau.at_the_desk(REVIEWER)


@pytest.fixture
def olena(bureau: LeadsBureau) -> Client:
    """The browser of a case worker."""
    return bureau.at_the_desk("olena")


@pytest.fixture
def halyna(bureau: LeadsBureau) -> Client:
    """The browser of the hotline."""
    return bureau.at_the_desk("halyna")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a context of its own: pytest-playwright would keep our address for the stories, which come later."""
    with browser.new_context(base_url=HOST) as context:
        yield context.new_page()


@pytest.fixture
def show(page: Page) -> Callable[[str, HttpResponse], list[str]]:
    """What is wrong with an answer of the desk on a phone and on a laptop; with PICTURES, it is painted there."""
    answers: dict[str, Any] = {path: _file(path) for path in FILES}
    page.route("**/*", lambda route: _answered(route, answers))

    def faults(name: str, answer: HttpResponse) -> list[str]:
        answers["/shown/"] = answer
        page.goto("/shown/")
        wrong = [] if answer.status_code == 200 else [f"{name}: {answer.status_code}"]
        for screen, size in (("1280", LAPTOP), ("360", PHONE)):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            if folder := os.environ.get("PICTURES"):
                page.screenshot(path=Path(folder) / f"{name}-{screen}.png", full_page=True)
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                wrong.append(f"{name}: wider than a {screen}")
        found = Axe().run(page)
        return [*wrong, found.generate_report()] if found.violations_count else wrong

    return faults


def _file(path: str) -> HttpResponse:
    """A file of ours, read and closed."""
    answer = Client(headers={"host": "localhost"}).get(path)
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    answer.close()
    return HttpResponse(content, headers=dict(answer.items()))


def _answered(route: Route, answers: dict[str, HttpResponse]) -> None:
    """What was asked for beforehand. The desk is not asked here: on this stack Django would open another connection."""
    answer = answers.get(route.request.url.removeprefix(HOST).partition("#")[0])
    if answer is None:
        route.fulfill(status=404)
        return
    route.fulfill(status=answer.status_code, headers=dict(answer.items()), body=answer.content)
