"""Two people review a possible match, the second blind to the first; a third case is decided, a link undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from invented_pairs import CLAIMED, SOUGHT, ReviewingBureau, enquire, hold, pair
from invented_staff import PASSWORD, totp
from vistka.ledger.actors import Actor
from vistka.tracing.current import use_index
from vistka.tracing.index import Index
from vistka.tracing.models import Candidate


@pytest.fixture
def bureau(live_server: Any, transactional_db: None, settings: Any) -> ReviewingBureau:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    bureau = ReviewingBureau()
    for account in ("olena", "ivan", "petro"):
        bureau.sets_up(account)
    return bureau


@pytest.fixture
def candidate(bureau: ReviewingBureau, worker: Actor) -> Iterator[Candidate]:
    """A man and the enquiry of his mother, who knows only the year of his birth; his brother is registered too."""
    claimed = {
        **CLAIMED,
        "given_name": {"value": "Андрій", "how": "stated"},
        "birth_date": {"value": "", "how": "unable"},
    }
    hold(by=worker, claimed=claimed)
    found = pair(by=worker, enquiry=enquire(by=worker, sought={**SOUGHT, "birth_date": "1999"}))
    use_index(Index.from_ciphertext(lambda done, total: None))
    yield found
    use_index(None)


def signs_in(page: Page, account: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Account name").fill(account)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(totp())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good to see you")


def opens_the_first(page: Page) -> None:
    page.goto("/candidates/")
    page.get_by_role("link", name="Review").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this the person who is sought?")


def confirms(page: Page) -> None:
    page.get_by_label("This is the person who is sought").check()
    page.get_by_label("The father's name or the patronymic agrees").check()
    page.get_by_label("Scars, tattoos or other marks that you compared yourself").check()
    page.get_by_label("Why, in your own words").fill("Father and place agree, and the scar that his mother describes.")
    page.get_by_role("button", name="Give your verdict").click()


@contextmanager
def desk_of(account: str, browser: Browser, how: dict[str, Any]) -> Iterator[Page]:
    with browser.new_context(**how) as context:
        page = context.new_page()
        signs_in(page, account)
        yield page


def test_two_people_confirm_and_two_undo(
    page: Page,
    is_accessible: Callable[[], bool],
    browser: Browser,
    browser_context_args: dict[str, Any],
    bureau: ReviewingBureau,
    candidate: Candidate,
) -> None:
    signs_in(page, "olena")
    page.goto("/candidates/")
    assert is_accessible()
    opens_the_first(page)
    assert is_accessible()
    expect(page.get_by_text("Less likely than this one:")).to_be_visible()

    page.get_by_label("This is the person who is sought").check()
    page.get_by_role("button", name="Give your verdict").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick two that do not depend on each other")
    assert is_accessible()
    confirms(page)
    expect(page.get_by_text("Your verdict is kept. Others who look at it do not see it.")).to_be_visible()
    expect(page.get_by_text("Nothing waits for you")).to_be_visible()

    with desk_of("ivan", browser, browser_context_args) as his:
        opens_the_first(his)
        expect(his.get_by_text("the scar that his mother describes")).to_have_count(0)
        confirms(his)
        expect(his.get_by_text("Two people have confirmed now: the two are linked.")).to_be_visible()

    page.goto(f"/candidates/{candidate.pk}/")
    page.get_by_role("link", name="Open the link").click()
    assert is_accessible()
    page.get_by_role("link", name="Propose to undo the link").click()
    assert is_accessible()
    page.get_by_label("Why should the link be undone?").fill("The mother recognised somebody else.")
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_text("Another person has to second it; until then the link stands.")).to_be_visible()

    with desk_of("petro", browser, browser_context_args) as his:
        his.goto("/candidates/")
        his.get_by_role("link", name="Second it, or drop it").click()
        his.get_by_role("link", name="Undo the link").click()
        his.get_by_role("button", name="Undo the link").click()
        expect(his.get_by_text("What followed from it waits to be put right.")).to_be_visible()

    page.goto("/corrections/")
    assert is_accessible()
    page.get_by_role("link", name="Put it right").click()
    assert is_accessible()
    page.get_by_label("What was done to put it right?").fill("Nobody had been told anything.")
    page.get_by_role("button", name="It is put right").click()
    expect(page.get_by_text("There is nothing to put right")).to_be_visible()
