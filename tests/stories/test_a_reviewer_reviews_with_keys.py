"""A reviewer decides on an article by single keys; without a script the buttons do the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django import Settings

from invented_leads import REVIEWER, LeadsBureau
from invented_staff import PASSWORD, totp
from vistka.leads.kinds import FindingKind
from vistka.leads.machines import FindingState, ItemState
from vistka.leads.models import Item, Lead


@pytest.fixture
def bureau(live_server: Any, transactional_db: None, settings: Settings) -> LeadsBureau:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    bureau = LeadsBureau()
    bureau.sets_up(REVIEWER)
    return bureau


CYRILLIC = """document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { key: "в", code: "KeyD", bubbles: true })
)"""
"""The key d, as a Ukrainian keyboard gives it."""


def opens(page: Page, item: Item) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Account name").fill(REVIEWER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(totp())
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Leads").first.click()
    page.get_by_role("link", name="An article or a post 1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An article or a post")


def states(item: Item) -> list[str]:
    return [state for _number, state in item.findings.order_by("number").values_list("number", "state")]


@pytest.mark.browser_context_args(java_script_enabled=True)
def test_with_keys_alone(page: Page, bureau: LeadsBureau, is_accessible: Callable[[], bool]) -> None:
    item = bureau.brings()
    kinds = list(item.findings.order_by("number").values_list("kind", flat=True))
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if "Policy" in message.text else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    opens(page, item)
    expect(page.get_by_text("Keys:")).to_be_visible()
    assert is_accessible()
    # From the first: one step down and one up, by letter and by arrow.
    page.keyboard.press("j")
    page.keyboard.press("ArrowUp")
    left = page.locator("[data-left]")
    for number, kind in enumerate(kinds, 1):
        expect(page.locator(f"#finding-{number}")).to_be_focused()
        if kind == FindingKind.OFFER and number == kinds.index(FindingKind.OFFER) + 1:
            page.keyboard.press("c")
            page.get_by_label("To whom").fill("mothers of soldiers")
            page.get_by_role("button", name="Correct and accept").click()
        else:
            page.keyboard.press("a" if kind == FindingKind.PERSON else "d")
        if number < len(kinds):
            expect(left).to_have_text(_left(len(kinds) - number))
    expect(page.get_by_role("link", name="End the review")).to_be_visible()
    wanted = {FindingKind.PERSON: FindingState.ACCEPTED}
    first_offer = kinds.index(FindingKind.OFFER)
    assert states(item) == [
        FindingState.CORRECTED if at == first_offer else wanted.get(FindingKind(kind), FindingState.DROPPED)
        for at, kind in enumerate(kinds)
    ]
    assert Lead.objects.filter(item=item).count() == kinds.count(FindingKind.PERSON)
    page.get_by_role("link", name="End the review").click()
    page.get_by_role("button", name="End the review, and destroy it").click()
    expect(page.get_by_text("The review has ended.")).to_be_visible()
    assert Item.objects.get(pk=item.pk).state == ItemState.REVIEWED
    assert faults == []


@pytest.mark.browser_context_args(java_script_enabled=True)
def test_what_was_decided_meanwhile_is_said(page: Page, bureau: LeadsBureau) -> None:
    item = bureau.brings()
    opens(page, item)
    bureau.accepts(item, FindingKind(item.findings.get(number=1).kind))
    expect(page.locator("#finding-1")).to_be_focused()
    page.evaluate(CYRILLIC)
    expect(page.get_by_role("alert").or_(page.locator(".vistka-notice--error"))).to_be_visible()
    assert item.findings.get(number=1).state == FindingState.ACCEPTED


def test_without_a_script_by_buttons(page: Page, bureau: LeadsBureau) -> None:
    item = bureau.brings()
    opens(page, item)
    expect(page.get_by_text("Keys:")).to_be_hidden()
    for _number in range(3):
        page.locator("[data-finding]").first.get_by_role("button", name="Accept").click()
    assert states(item)[:3] == [FindingState.ACCEPTED] * 3
    assert page.url.endswith("#finding-4")


@pytest.mark.browser_context_args(java_script_enabled=True)
def test_a_picture_stands_in_the_browser_by_itself(page: Page, bureau: LeadsBureau) -> None:
    item = bureau.brings_picture()
    page.goto("/sign-in/")
    page.get_by_label("Account name").fill(REVIEWER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(totp())
    page.get_by_role("button", name="Go on").click()
    page.goto(f"/leads/items/{item.pk}/open/")
    page.get_by_label("to read a name or a number").check()
    page.get_by_role("button", name="Open it").click()
    page.wait_for_load_state()
    assert page.evaluate("document.images[0].naturalWidth") == 64


def _left(count: int) -> str:
    return f"{count} finding waits for you." if count == 1 else f"{count} findings wait for you."
