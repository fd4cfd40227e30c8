"""What the portal does when more ask at once than it can answer: a short wait, then a page that says so; never a reset.

Two steps. The WSGI wrapper has the whole body in memory before anything works on it (`portal_receiving`): a slow
telephone takes minutes for a photograph, and those minutes cost no place. Then the middleware gives out places.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from vistka.config.portal_receiving import RECEIVING, Receiving
from vistka.portal.languages import preferred
from vistka.portal.turns import FILING_QUEUE, OPENING_QUEUE, InOrder

PLACES: Final = 32
"""Requests that are worked on at once. Openings of mailboxes hold at most OPENING_QUEUE + 1 of them, codes that are typed
back at most FILING_QUEUE + 1."""
LEFT_FOR_PAGES: Final = 8
"""Places that neither of these ever holds."""
WAITING: Final = 160
"""Requests that may wait for a place."""
PATIENCE_SECONDS: Final = 8.0
RETRY_SECONDS: Final = 60
MOST_AT_ONCE: Final = 512
"""Threads: those at work, those that wait, those whose bodies still arrive, and some to say that it takes longer."""
TOO_MANY: Final = "vistka.too_many"
"""By this name a request says that there is no room for its body."""

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

assert PLACES >= OPENING_QUEUE + 1 + FILING_QUEUE + 1 + LEFT_FOR_PAGES
assert MOST_AT_ONCE > RECEIVING + PLACES + WAITING  # who sends slowly leaves a thread for whoever asks


class Receives:
    """The WSGI application with its bodies read; after `requests` of them `enough` is called, once."""

    def __init__(
        self,
        application: Application,
        requests: int,
        *,
        enough: Callable[[], None],
        receiving: Receiving | None = None,
    ) -> None:
        self._application = application
        self._left = requests
        self._enough = enough
        self._receiving = receiving or Receiving()
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        start = _closing(start) if self._is_last() else start
        with self._receiving.body(environ["wsgi.input"], _length(environ)) as body, self._receiving.answering():
            if body.is_cut_off:
                return _cut_off(start)
            start = _closing(start) if body.refused else start
            return self._application(environ | {"wsgi.input": body.content, TOO_MANY: body.refused}, start)

    def _is_last(self) -> bool:
        """Count a request; whether this worker has answered enough, so that its connections should end."""
        with self._lock:
            self._left -= 1
            just_now = self._left == 0
        if just_now:
            self._enough()
        return self._left <= 0


def in_turn(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give out places; who gets none within a few seconds reads how long it may take."""
    rooms, places = threading.BoundedSemaphore(PLACES + WAITING), InOrder(PLACES)

    def answered(request: HttpRequest) -> HttpResponse:
        if request.META.get(TOO_MANY) or not rooms.acquire(blocking=False):
            return please_wait(request)
        try:
            if not places.acquire(PATIENCE_SECONDS):
                return please_wait(request)
            try:
                return answer(request)
            finally:
                places.release()
        finally:
            rooms.release()

    return answered


def please_wait(request: HttpRequest) -> HttpResponse:
    """The page that says when to try again; never how many others there are."""
    code = translation.get_language_from_path(request.path) or preferred(request)
    bare = HttpRequest()  # nothing of what was asked stands on the page
    bare.path = f"/{code}/"
    with translation.override(code):
        response = render(bare, "portal/errors/please_wait.html", status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _length(environ: Environ) -> int:
    """What a request says of its length; 0 if it says nothing that can be understood."""
    said = environ.get("CONTENT_LENGTH", "")
    return int(said) if said.isascii() and said.isdigit() else 0


def _closing(start: StartResponse) -> StartResponse:
    """Answer so that the browser connects anew for its next request."""

    def started(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start(status, [*headers, ("Connection", "close")], *more)

    return started


def _cut_off(start: StartResponse) -> Iterable[bytes]:
    """A body that ended too early: half a form must not be taken for a whole one. Mostly nobody reads this."""
    start("400 Bad Request", [("Content-Type", "text/plain"), ("Connection", "close")])
    return [b"This did not arrive whole. Please send it again."]
