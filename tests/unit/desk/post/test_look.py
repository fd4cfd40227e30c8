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
from uuid import UUID, uuid4

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route

from foreign_files import flag, saved
from invented_post import PostBureau, new_half
from vistka.enquiries import actions as enquiries
from vistka.enquiries.models import Enquirer
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.codes import Half
from vistka.mailroom.models import Submission as Sealed
from vistka.mailroom.schema import Kind
from vistka.post import actions
from vistka.post.letters import write_letter
from vistka.post.models import Mailbox, NewCode, Submission
from vistka.post.opening import fetch
from vistka.post.tray import State
from vistka.tracing.current import use_index
from vistka.tracing.index import Index
from vistka.vault.opening import watched

HOST: Final = "http://localhost"
PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
Look = Callable[[str, Client, HttpResponse], list[str]]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a context of its own: pytest-playwright would keep our address for the stories, which come later."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def faults(page: Page) -> Look:
    """Look at a page on both screens; what is wrong with it. Pictures in it are asked of the same desk."""
    shown: dict[str, Any] = {}

    def answer(route: Route) -> None:
        response = shown[route.request.url.removeprefix(HOST)]
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
def came(post: PostBureau, her: Enquirer, half: Half, from_her: Callable[..., UUID]) -> Iterator[dict[str, UUID]]:
    """One of each kind waits, by its name."""
    contact = {"channel": "email", "address": "g@invented.example", "language": "uk"}
    yield {
        "enquiry": post.takes(Kind.ENQUIRY, **_another()),
        "paper": from_her(Kind.PAPER, [saved(flag((640, 400)), "JPEG")], paper="birth", note="Перша сторінка"),
        "message": from_her(Kind.MESSAGE, words="Чи є щось нове? " * 20),
        "correction": from_her(Kind.CORRECTION, sought={"unit": "в/ч 99999"}, words="Номер був інший."),
        "contact": from_her(
            Kind.CONTACT, contact=contact, notices={"channel": "email", "address": "n@invented.example"}
        ),
        "relative": from_her(Kind.RELATIVE, relative={"name": "Віра", "relation": "wife", "address": "+000 44"}),
        "withdrawal": from_her(Kind.WITHDRAWAL, words="Досить."),
        "lost": post.takes(Kind.LOST_CODE, enquirer={"name": "Галина"}, sought_name="Алексей Щербаков"),
    }
    use_index(None)


def _another() -> dict[str, Any]:
    return {
        "language": "uk",
        "mailbox": {"mailbox": (half := new_half()).mailbox.hex, "public": half.public.hex()},
        "sought": {"name": "Невідомий Іван", "unit": "в/ч 1", "circumstances": "Востаннє дзвонив у березні. " * 8},
        "enquirer": {"name": "Невідома Олена", "relation": "wife"},
        "contact": {"channel": "telephone", "address": "+000 55", "flags": {"never_leave_message": True}},
        "consent": {"wording": "2026-1", "language": "uk", "items": {"keep": True, "wish": True}},
        "code_words": ["одне", "друге", "третє"],
    }


def test_every_page_is_whole_on_a_phone_and_on_a_laptop(
    faults: Look, post: PostBureau, her: Enquirer, came: dict[str, UUID], works_on: Callable[[Client], Client]
) -> None:
    use_index(Index.from_ciphertext(lambda _done, _total: None))
    by = post.by("olena")
    actions.sort_out(by=by, submission_id=post.takes(Kind.LOST_CODE), state=State.SPAM)
    Sealed.objects.create(pk=uuid4(), key_id=post.keys[0].pk, sealed=b"?" * 5000)
    fetch()
    unopened = Submission.objects.get(state=State.UNOPENED)
    own = Mailbox.objects.filter(enquirer=her).order_by("-opened_at", "pk")
    mailbox = next(one for one in own if not _is_second(one))
    letter = write_letter(by=by, mailbox_id=mailbox.pk, title="Ваші папери", text="Дорога Галино,\n" + "слово " * 80)
    association = enquiries.found_association(by=by, name="Mothers of Invention", contact="+000 33")
    olena, ivan, anna = works_on(post.at_the_desk("olena")), post.at_the_desk("ivan"), post.at_the_desk("anna")
    oksana = post.at_the_desk("oksana")
    hers = f"/enquiries/enquirers/{her.pk}/"
    wrong: list[str] = []

    def look(name: str, browser: Client, url: str, typed: dict[str, str] | None = None) -> None:
        response = browser.get(url) if typed is None else browser.post(url, typed)
        wrong.extend(faults(name, browser, response))

    look("tray", olena, "/post/")
    look("tray-none", olena, "/post/?kind=sheet")
    look("put-aside", olena, "/post/put-aside/")
    look("unopened", olena, "/post/unopened/")
    look("one-unopened", olena, f"/post/{unopened.pk}/")
    for name, row_id in came.items():
        look(f"came-{name}", olena, f"/post/{row_id}/")
    look("spam", olena, f"/post/{came['enquiry']}/sort-spam/")
    look("repeat", olena, f"/post/{came['enquiry']}/sort-repeat/")
    look("accept-enquiry", olena, f"/post/{came['enquiry']}/accept-enquiry/")
    look("accept-withdrawal", olena, f"/post/{came['withdrawal']}/accept-withdrawal/")
    look("accept-paper-kind", olena, f"/post/{came['paper']}/accept-paper/")
    look("accept-paper", olena, f"/post/{came['paper']}/accept-paper/?kind=birth")
    look("accept-paper-wrong", olena, f"/post/{came['paper']}/accept-paper/?kind=birth", {})
    look("accept-correction", olena, f"/post/{came['correction']}/accept-correction/")
    look("find-enquiry", olena, f"/post/{came['lost']}/find-enquiry/")
    look("mailbox", olena, f"/enquiries/{her.enquiry_id}/")
    look("letters", ivan, "/post/letters/")
    look("letters-none", post.at_the_desk("oksana"), "/post/letters/")
    look("approve-letter", ivan, f"/post/letters/{letter.pk}/approve/")
    look("write-letter", olena, f"{hers}letter/")
    look("write-letter-wrong", olena, f"{hers}letter/", {"title": "", "text": "?"})
    look("caller-word", olena, f"{hers}caller-word/")
    look("caller-word-said", olena, f"{hers}caller-word/", {})
    look("new-code", olena, f"{hers}new-code/")
    look("associations", olena, "/associations/")
    look("association-code", olena, f"/associations/{association.pk}/new-code/")
    actions.propose_code(by=by, enquirer_id=her.pk, word="калина")
    new = NewCode.objects.get()
    look("codes", oksana, "/post/codes/")
    look("confirm-code", oksana, f"/post/codes/{new.pk}/confirm/")
    actions.confirm_code(by=post.by("oksana"), new_code_id=new.pk)
    look("keys", anna, "/post/keys/")
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        later = post.at_the_desk("oksana")
        look("codes-ready", later, "/post/codes/")
        look("give-code", later, f"/post/codes/{new.pk}/give/")
        look("code", later, f"/post/codes/{new.pk}/give/", {"tap": str(uuid4())})
    assert wrong == []


def _is_second(mailbox: Mailbox) -> bool:
    with watched(EVERYBODY):
        return bool(mailbox.about.get("second"))
