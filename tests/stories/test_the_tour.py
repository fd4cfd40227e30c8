"""A visitor without a login goes through the steps of an exercise, one click each, and acts as one of the staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from invented_bureau import load_exercise
from vistka.contact.composing import NOTHING_TO_TELL
from vistka.tracing.current import use_index


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


def goes_on(page: Page) -> None:
    """The button at the foot of a step leads to the next one."""
    page.locator(".govuk-button").last.click()


@pytest.mark.usefixtures("exercise")
def test_a_visitor_sees_in_six_steps_what_the_bureau_does(page: Page, is_accessible: Callable[[], bool]) -> None:
    page.goto("/")
    heading = page.get_by_role("heading", level=1)
    expect(page.get_by_text("Exercise: everybody here is invented")).to_be_visible()
    expect(heading).to_have_text("Word from the one who is missing")
    assert is_accessible()

    page.get_by_role("button", name="Find him").click()
    expect(heading).to_contain_text("1. One man written three ways")
    expect(page.get_by_text("It is he")).to_have_count(3)
    assert is_accessible()

    goes_on(page)
    expect(page.get_by_text("You have said already what you think of this possible match.")).to_be_visible()
    expect(page.get_by_text("There is 1 word of one person, and no match is confirmed.")).to_be_visible()
    assert is_accessible()

    goes_on(page)
    expect(page.get_by_text(NOTHING_TO_TELL)).to_have_count(4)
    expect(page.get_by_text("The same, byte for byte")).to_be_visible()
    assert is_accessible()

    goes_on(page)
    expect(page.get_by_text("No name in any of it")).to_be_visible()
    assert is_accessible()

    goes_on(page)
    expect(page.get_by_text(NOTHING_TO_TELL)).to_have_count(1)
    assert is_accessible()

    goes_on(page)
    expect(page.get_by_text(NOTHING_TO_TELL)).to_have_count(1)
    assert is_accessible()

    goes_on(page)
    expect(page.get_by_role("heading", name="What a thief of the portal finds")).to_be_visible()
    page.get_by_role("button", name="Bring the mail").click()
    expect(page.get_by_text("to every open mailbox one.")).to_be_visible()
    assert is_accessible()

    page.get_by_role("link", name="All the steps").click()
    page.get_by_role("button", name="Act as Марта Гнатюк").click()
    expect(heading).to_contain_text("Марта Гнатюк")
