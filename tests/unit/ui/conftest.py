"""The gallery in place of the desk, and a browser that asks Django's test client instead of a server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, Route
from pytest_django import Settings

_GALLERY_NEEDS = [
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
HOST = "http://localhost"


@pytest.fixture
def client(settings: Settings) -> Client:
    """A visitor of the gallery; no session and no database is behind it."""
    settings.ROOT_URLCONF = "gallery.urls"
    settings.MIDDLEWARE = _GALLERY_NEEDS
    return Client(raise_request_exception=False, headers={"host": "localhost"})


@pytest.fixture(scope="session")
def base_url() -> str:
    """Where the pages seem to lie. (pytest-playwright 0.10's own fixture is a method, of which pytest 9.2 warns.)"""
    return HOST


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """As everywhere, but of this place: pytest-playwright keeps the address of whoever asked it first, the stories."""
    return browser_context_args | {"base_url": HOST}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, which asks nobody for anything."""
    flags = "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update"
    return {
        "executable_path": "/usr/bin/chromium",
        "args": [f"--{flag}" for flag in [*flags.split(), "disable-sync"]],
    }


@pytest.fixture
def visit(page: Page, client: Client) -> Callable[[str], Page]:
    """Open a path of the gallery in the browser; anything that the page's policy forbids fails the test."""
    complaints: list[str] = []

    def answer(route: Route) -> None:
        response = client.get(route.request.url.removeprefix(HOST), headers={"accept-language": "en"})
        body = b"".join(response.streaming_content) if response.streaming else response.content
        response.close()
        route.fulfill(status=response.status_code, headers=dict(response.items()), body=body)

    def open_path(path: str) -> Page:
        page.goto(path)
        assert not complaints
        return page

    page.route("**/*", answer)
    page.on("console", lambda message: complaints.append(message.text) if "Policy" in message.text else None)
    return open_path
