from __future__ import annotations

import io
import threading
from collections.abc import Iterable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from invented_visitors import OfflineBureau, as_the_portal
from vistka.config import portal_receiving, portal_rush
from vistka.config.portal_receiving import Receiving
from vistka.config.portal_rush import LEFT_FOR_PAGES, MOST_AT_ONCE, PLACES, TOO_MANY, WAITING, Receives, in_turn
from vistka.portal.turns import FILING_QUEUE, OPENING_QUEUE
from vistka.vault.uploads import MOST_SENT


def told(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    """An application that says what reached it."""
    start("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read(), b" too many" if environ.get(TOO_MANY) else b""]


class Visit:
    """What one request was answered."""

    def __init__(self, application: Receives, body: bytes = b"", length: int | None = None) -> None:
        self.sent = io.BytesIO(body)
        said = len(body) if length is None else length
        environ = {"wsgi.input": self.sent, "CONTENT_LENGTH": str(said) if said else ""}
        self.body = b"".join(application(environ, self._start))

    def _start(self, status: str, headers: list[tuple[str, str]]) -> None:
        self.status, self.headers = status, dict(headers)


def nothing() -> None:
    pass


class Silent:
    """A body of which nothing comes until it may, and then its end."""

    def __init__(self) -> None:
        self.may_end, self.is_read = threading.Event(), threading.Event()

    def read(self, _: int) -> bytes:
        self.is_read.set()
        self.may_end.wait(10)
        return b""


def test_a_worker_asks_once_for_the_next_and_closes_its_connections_from_then_on() -> None:
    asked: list[bool] = []
    receives = Receives(told, 3, enough=lambda: asked.append(True))
    visits = [Visit(receives) for _ in range(5)]
    assert [visit.headers.get("Connection") for visit in visits] == [None, None, "close", "close", "close"]
    assert asked == [True]


def test_a_body_that_was_cut_off_is_not_taken_for_a_whole_one() -> None:
    visit = Visit(Receives(told, 9, enough=nothing), b"name=Ost", length=100)
    assert visit.status.startswith("400")
    assert b"Ost" not in visit.body


def test_a_body_that_is_too_large_is_read_to_its_end_and_not_kept() -> None:
    visit = Visit(Receives(told, 9, enough=nothing), b"x" * (MOST_SENT + 1))
    assert visit.body == b""
    assert visit.sent.read() == b""


def test_no_more_bodies_are_held_than_there_is_memory_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for three, the fourth is told so; a page's few answers are always taken, and places become free."""
    monkeypatch.setattr(portal_receiving, "MOST_HELD", 300_000)
    large, begun = b"x" * 100_000, 0
    said: list[bytes] = []

    def held(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        nonlocal begun
        begun = number = begun + 1
        if number <= 3:
            said.append(Visit(receives, large).body)
        if number == 3:
            said.append(Visit(receives, b"small").body)
        return told(environ, start)

    receives = Receives(held, 99, enough=nothing)
    assert Visit(receives, large).body == large
    assert said == [b" too many", b"small", large, large]
    assert Visit(receives, large).body == large


def test_slow_bodies_leave_room_for_pages_and_one_more_body_is_answered_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unread, since a read cannot be given up. Patience with the slow ones is gone by then."""
    monkeypatch.setattr(portal_receiving, "RECEIVING", 2)
    receiving, slow = Receiving(), Silent()
    receives = Receives(told, 99, enough=nothing, receiving=receiving)
    environ = {"wsgi.input": slow, "CONTENT_LENGTH": "60000"}
    threads = [threading.Thread(target=lambda: receives(environ, lambda *_: None)) for _ in range(2)]
    assert receiving.patience == 1
    for thread in threads:
        thread.start()
        assert slow.is_read.wait(10)
        slow.is_read.clear()
    assert receiving.patience == 0
    late = Visit(receives, b"name=Ost")
    assert late.body == b" too many"
    assert late.headers["Connection"] == "close"
    assert late.sent.read() == b"name=Ost"
    assert Visit(receives).body == b""  # a page
    slow.may_end.set()
    for thread in threads:
        thread.join()
    assert Visit(receives, b"name=Ost").body == b"name=Ost"


def test_who_sends_slowly_who_files_and_who_guesses_leave_threads_and_places() -> None:
    assert MOST_AT_ONCE - portal_receiving.RECEIVING > PLACES + WAITING
    assert PLACES - (OPENING_QUEUE + 1) - (FILING_QUEUE + 1) >= LEFT_FOR_PAGES


def test_a_body_has_half_an_hour_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal_receiving, "SECONDS_A_BODY", 0)
    visit = Visit(Receives(told, 9, enough=nothing), b"x" * 100_000)
    assert visit.body == b" too many"
    assert len(visit.sent.read()) > 90_000


@pytest.mark.django_db(databases=["default", "mailroom"])
def test_who_finds_no_place_reads_when_to_come_back_in_her_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places for all who work, places for all who wait; the next one is told, and how many they are is not."""
    monkeypatch.setattr(portal_rush, "PATIENCE_SECONDS", 0.2)
    may_end, inside = threading.Event(), threading.Semaphore(0)

    def slow(request: HttpRequest) -> HttpResponse:
        inside.release()
        may_end.wait(10)
        return HttpResponse("done")

    answer, said = in_turn(slow), []
    asking = [
        threading.Thread(target=lambda: said.append(answer(RequestFactory().get("/en/ask/")).status_code))
        for _ in range(PLACES)
    ]
    with as_the_portal(OfflineBureau()):
        for one in asking:
            one.start()
        for _ in asking:
            inside.acquire(timeout=10)
        late = answer(RequestFactory().get("/uk/ask/name/"))
        may_end.set()
        for one in asking:
            one.join()
        assert answer(RequestFactory().get("/en/")).status_code == 200
    assert late.status_code == 503
    assert late.headers["Retry-After"] == "60"
    page = late.content.decode()
    assert '<html lang="uk"' in page
    assert "name/" not in page  # nor which page it was
    assert str(PLACES) not in page
    assert str(WAITING) not in page
    assert said == [200] * PLACES
