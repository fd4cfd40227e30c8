"""The pages of the register in a browser: no fault that axe finds, nothing wider than the screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from invented_staff import Bureau
from vistka.desk.registry.fields import today
from vistka.registry import actions
from vistka.registry.health import HealthValue
from vistka.registry.models import CaptureCard, Event, Person
from vistka.tracing.current import use_index
from vistka.tracing.index import Index

HOST = "http://localhost"
STYLESHEET = "/static/ui/vistka.css"
PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a context of its own: pytest-playwright would keep our address for the stories, which come later."""
    with browser.new_context(base_url=HOST) as context:
        yield context.new_page()


@pytest.fixture
def show(page: Page) -> Callable[[str, HttpResponse], list[str]]:
    """What is wrong with an answer of the desk on a phone and on a laptop; with PICTURES, it is painted there."""
    answers: dict[str, HttpResponse] = {}
    page.route("**/*", lambda route: _answered(route, answers))

    def faults(name: str, answer: HttpResponse) -> list[str]:
        answers["/shown/"], answers[STYLESHEET] = answer, Client(headers={"host": "localhost"}).get(STYLESHEET)
        page.goto("/shown/")
        wrong = [] if answer.status_code == 200 else [f"{name}: {answer.status_code}"]
        for screen, size in (("laptop", LAPTOP), ("phone", PHONE)):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            if folder := os.environ.get("PICTURES"):
                page.screenshot(path=Path(folder) / f"{name}-{screen}.png", full_page=True)
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                wrong.append(f"{name}: wider than a {screen}")
        found = Axe().run(page)
        return [*wrong, found.generate_report()] if found.violations_count else wrong

    return faults


def _answered(route: Route, answers: dict[str, HttpResponse]) -> None:
    """What was asked for beforehand. The desk is not asked here: on this stack Django would open another connection."""
    answer = answers.get(route.request.url.removeprefix(HOST))
    if answer is None:
        route.fulfill(status=404)
    else:
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[arg-type]
        route.fulfill(status=answer.status_code, headers=dict(answer.items()), body=body)


@pytest.fixture
def answers(
    bureau: Bureau, desk: Callable[..., Client], asked: Person, reported: Person
) -> Iterator[dict[str, HttpResponse]]:
    """One page of each kind, as who works with it sees it."""
    use_index(Index.from_ciphertext(lambda _done, _total: None))
    question = actions.ask_question(by=bureau.by("olena"), person_id=asked.pk, field="marks")
    actions.record_health(by=bureau.by("taras"), person_id=asked.pk, observed_on=today(), value=HealthValue.SICK)
    event, card, one = Event.objects.all()[0], CaptureCard.objects.all()[0], f"/persons/{asked.pk}/"
    desks = {name: desk(name, asked, reported) for name in ("yaryna", "taras", "olena", "ivan")}
    yaryna = desks["yaryna"]
    wrong = {"rank_0": "x", "rank_1": "refused", "note": "Здався."}
    yield {
        "person-registrar": yaryna.get(one),
        "person-doctor": desks["taras"].get(one),
        "person-case-worker": desks["olena"].get(one),
        "person-reported": desks["ivan"].get(f"/persons/{reported.pk}/"),
        "register-wrong": yaryna.post("/persons/register/", wrong),
        "register-reported": yaryna.get("/persons/register-reported/"),
        "particulars": yaryna.get(f"{one}particulars/?identity=document"),
        "interview": yaryna.get(f"{one}record-interview/"),
        "interview-wrong": yaryna.post(f"{one}record-interview/", {"name_0": "x", "name_1": "y"}),
        "event": yaryna.get(f"{one}record-event/"),
        "note-wrong": yaryna.post(f"{one}write-note/", {"note": "Здався, потім допит"}),
        "correct": yaryna.get(f"/persons/events/{event.pk}/correct/"),
        "card": yaryna.get(f"/persons/cards/{card.pk}/made/"),
        "questions": yaryna.get("/questions/"),
        "question": yaryna.get(f"/questions/{question.pk}/"),
        "found": desks["olena"].post("/persons/", {"name": "щерб"}),
        "nobody": yaryna.post("/persons/", {"name": "nobody such"}),
    }
    use_index(None)


def test_no_page_has_a_fault_that_axe_finds_or_is_wider_than_a_phone(
    answers: dict[str, HttpResponse], show: Callable[[str, HttpResponse], list[str]]
) -> None:
    assert [fault for name, answer in answers.items() for fault in show(name, answer)] == []
