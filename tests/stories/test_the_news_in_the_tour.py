"""A visitor sees on what the news rest, and looks at the article as the reviewer does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from invented_bureau import load_exercise
from vistka.tracing.current import use_index

pytestmark = pytest.mark.usefixtures("exercise")


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


@pytest.mark.parametrize("width", [360, 1280])
def test_the_news_are_used_and_not_believed(page: Page, is_accessible: Callable[[], bool], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/exercise/")
    page.get_by_role("button", name="See on what it rests", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("12. What the news says, without believing it")
    expect(page.get_by_text("1 independent source").first).to_be_visible()
    expect(page.get_by_text("open source, unconfirmed", exact=True)).to_have_count(2)
    assert is_accessible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"v-news-{width}.png", full_page=True)
    page.get_by_role("button", name="Віра Сорока: An article or a post", exact=True).click()
    expect(page.get_by_text("Não sabíamos")).to_have_count(0)
    expect(page.get_by_text("Foi tomada a decisão").first).to_be_visible()
