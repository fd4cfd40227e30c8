"""Every page of this room in a browser: no fault that axe finds, nothing wider than a phone.

With PICTURES=folder in the environment it leaves a picture of each there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route

from invented_calls import typed
from invented_families import enquiry
from invented_staff import Bureau
from vistka.enquiries import actions
from vistka.enquiries.models import Enquirer, Enquiry, KinshipClaim, KinshipLevel, Paper
from vistka.tracing.current import use_index
from vistka.tracing.index import Index

HOST: Final = "http://localhost"
PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a context of its own: pytest-playwright would keep our address for the stories, which come later."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def faults(page: Page) -> Callable[[str, Client, HttpResponse], list[str]]:
    """Look at a page on both screens; what is wrong with it. Pictures in it are asked of the same desk."""
    shown: dict[str, Any] = {}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        response = shown[path]
        body = b"".join(response.streaming_content) if response.streaming else response.content
        route.fulfill(status=response.status_code, headers=dict(response.items()), body=body)

    def look(name: str, browser: Client, response: HttpResponse) -> list[str]:
        if response.status_code != 200:
            return [f"{name}: {response.status_code}"]
        # Asked before: what a browser asks by itself comes on another stack, which has no connection to the test's data.
        pictures = re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', response.content.decode())
        shown.update({path: browser.get(path) for path in pictures} | {"/shown/": response})
        page.goto(f"{HOST}/shown/")
        found = [f"{name}: wider than {size['width']}" for size in (PHONE, LAPTOP) if not _fits(page, name, size)]
        axe = Axe().run(page)
        return [*found, f"{name}: {axe.generate_report()}"] if axe.violations_count else found

    page.route("**/*", answer)
    return look


def _fits(page: Page, name: str, size: Any) -> bool:
    page.set_viewport_size(size)
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png", full_page=True)
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.fixture
def index(db: None) -> Iterator[Callable[[], None]]:
    """Call it when everybody is sought."""
    yield lambda: use_index(Index.from_ciphertext(lambda done, total: None))
    use_index(None)


def test_every_page_is_whole_on_a_phone_and_on_a_laptop(
    faults: Callable[..., list[str]],
    index: Callable[[], None],
    bureau: Bureau,
    desk: Callable[..., Client],
    his: Enquiry,
    her: Enquirer,
    wife: Enquirer,
    claim: KinshipClaim,
    paper: Paper,
) -> None:
    again = actions.take_enquiry(by=bureau.by("halka"), enquiry=enquiry(given_name="Олексій"))
    closed = actions.take_enquiry(by=bureau.by("halyna"), enquiry=enquiry(family_name="Невстановлений"))
    (last,) = Enquirer.objects.filter(enquiry=closed)
    actions.record_conversation(by=bureau.by("olena"), enquirer_id=last.pk, words="She asked how it stands.")
    actions.close_enquiry(by=bureau.by("olena"), enquiry_id=closed.pk, outcome="not_located")
    actions.use_code_word(by=bureau.by("olena"), enquirer_id=her.pk, word="калина")
    actions.record_conversation(by=bureau.by("olena"), enquirer_id=her.pk, words="Она плакала. Договорились на среду.")
    association = actions.found_association(by=bureau.by("olena"), name="Mothers of Invention", contact="+000 33")
    index()
    halyna, olena, ivan = desk("halyna"), desk("olena", his, again, closed), desk("ivan", his)
    reasons = "Birth certificate looked at, names agree."
    one, hers, its = f"/enquiries/{his.pk}/", f"/enquiries/enquirers/{her.pk}/", f"/enquiries/claims/{claim.pk}/"
    files = {"file": b"nonsense"}
    steps = ("sought", "enquirer", "reach", "consent")
    looked = [
        ("hotline-list", halyna, halyna.get("/enquiries/")),
        ("hotline-enquiry", halyna, halyna.get(one)),
        ("list", olena, olena.get("/enquiries/")),
        ("list-resting", olena, olena.get("/enquiries/?state=resting")),
        ("list-wrong-number", olena, olena.post("/enquiries/", {"number": "123"})),
        ("take-1", halyna, halyna.get("/enquiries/take/")),
        ("take-1-wrong", halyna, halyna.post("/enquiries/take/", typed(at="sought", **{"sought-age": "x"}))),
        *(
            (f"take-{place + 1}", halyna, halyna.post("/enquiries/take/", typed(*steps[:place], at=steps[place - 1])))
            for place in (1, 2, 3)
        ),
        ("take-3-wrong", halyna, halyna.post("/enquiries/take/", typed(*steps[:2], at="reach"))),
        (
            "take-4-refused",
            halyna,
            halyna.post("/enquiries/take/", typed(*steps, at="consent", **{"consent-keep": "no"})),
        ),
        ("take-5", halyna, halyna.post("/enquiries/take/", typed(*steps, at="consent"))),
        ("take-5-caseworker", olena, olena.post("/enquiries/take/", typed(*steps, at="consent"))),
        ("receipt", halyna, halyna.get(f"{hers}receipt/")),
        ("enquiry", olena, olena.get(one)),
        ("enquiry-resting", olena, olena.get(f"/enquiries/{closed.pk}/")),
        ("change-sought", olena, olena.get(f"{one}change/")),
        ("same-person", olena, olena.get(f"{one}same-person/")),
        ("same-person-none", olena, olena.get(f"/enquiries/{closed.pk}/same-person/")),
        ("join", olena, olena.get(f"{one}join/")),
        ("join-to", olena, olena.get(f"{one}join/{again.pk}/")),
        ("close", olena, olena.get(f"{one}close/")),
        ("reopen", olena, olena.get(f"/enquiries/{closed.pk}/reopen/")),
        *(
            (name, olena, olena.get(f"{hers}{name}/"))
            for name in (
                "code-word",
                "more-code-words",
                "conversation",
                "step",
                "contact",
                "consent",
                "kinship",
                "withdraw",
            )
        ),
        ("conversation-wrong", olena, olena.post(f"{hers}conversation/", {"words": "x"})),
        ("claims", ivan, ivan.get("/enquiries/claims/")),
        ("claim-verifier", ivan, ivan.get(its)),
        ("claim", olena, olena.get(its)),
        ("paper-kind", olena, olena.get(f"{its}add-paper/")),
        ("add-paper", olena, olena.get(f"{its}add-paper/?kind=marriage")),
        ("add-paper-wrong", olena, olena.post(f"{its}add-paper/?kind=identity", files)),
        ("paper", ivan, ivan.get(f"/enquiries/papers/{paper.pk}/")),
        ("propose-level", ivan, ivan.get(f"{its}propose-level/")),
        ("associations", olena, olena.get("/associations/")),
        ("found-association", olena, olena.get("/associations/found/")),
        ("end-association", olena, olena.get(f"/associations/{association.pk}/end/")),
    ]
    wrong = [fault for name, browser, response in looked for fault in faults(name, browser, response)]
    level = actions.propose_level(by=bureau.by("ivan"), claim_id=claim.pk, level=KinshipLevel.PARTIAL, reasons=reasons)
    for name, path in (
        ("claim-waits", its),
        ("confirm-level", f"/enquiries/levels/{level.pk}/confirm/"),
        ("drop-level", f"/enquiries/levels/{level.pk}/drop/"),
    ):
        wrong += faults(name, olena, olena.get(path))
    actions.confirm_level(by=bureau.by("olena"), decision_id=level.pk, reasons=reasons)
    wrong += faults("claim-set", ivan, ivan.get(its))
    actions.end_association(by=bureau.by("olena"), association_id=association.pk)
    wrong += faults("associations-ended", olena, olena.get("/associations/"))
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        later = desk("olena", his)
        wrong += faults("step-due", later, later.get(one))
    assert wrong == []
