"""An administrator signs in with both factors and proposes a role; the other officer seconds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from invented_staff import PASSWORD, Bureau, totp


@pytest.fixture
def bureau(live_server: Any, transactional_db: None, settings: Any) -> Bureau:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    bureau = Bureau()
    for account in ("anna", "daryna"):
        bureau.sets_up(account)
    return bureau


def signs_in(page: Page, account: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Account name").fill(account)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(totp())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good to see you")


def opens_olena(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Staff and roles").click()
    page.get_by_role("link", name=name).click()


def test_an_administrator_proposes_a_role_and_the_other_officer_seconds_it(
    page: Page,
    is_accessible: Callable[[], bool],
    browser: Browser,
    browser_context_args: dict[str, Any],
    bureau: Bureau,
) -> None:
    signs_in(page, "anna")
    assert is_accessible()
    opens_olena(page, "Olena the Invented")
    assert is_accessible()
    page.get_by_role("link", name="Propose a role").click()
    assert is_accessible()
    page.get_by_label("lead reviewer").check()
    page.get_by_role("button", name="Propose the role").click()
    expect(page.get_by_text("The role is proposed. Another officer has to second it.")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Second"))).to_have_count(0)

    with browser.new_context(**browser_context_args) as other:
        hers = other.new_page()
        signs_in(hers, "daryna")
        expect(hers.get_by_text("1 proposal waits for a second officer.")).to_be_visible()
        opens_olena(hers, "olena")
        hers.get_by_role("link", name="Second").click()
        hers.get_by_role("button", name="Second the role").click()
        expect(hers.get_by_text("The role is seconded. It takes effect in 24 hours.")).to_be_visible()

    page.goto("/ledger/")
    assert is_accessible()
    expect(page.get_by_text("Anna the Invented proposed a role")).to_be_visible()
