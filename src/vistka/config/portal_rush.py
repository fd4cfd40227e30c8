"""What the portal does when more ask at once than it can answer: a short wait, then a page that says so; never a reset.

Two steps. The WSGI wrapper receives the whole body, in memory, before anything works on it: a slow telephone takes a
minute for a photograph, and a minute of waiting costs a thread and no place. Then the middleware gives out places.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from vistka.portal.languages import preferred
from vistka.portal.turns import OPENING_QUEUE
from vistka.vault.uploads import MOST_SENT

PLACES: Final = 24
"""Requests that are worked on at once. Openings of mailboxes hold at most OPENING_QUEUE + 1 of them."""
WAITING: Final = 160
"""Requests that may wait for a place."""
PATIENCE_SECONDS: Final = 8.0
RETRY_SECONDS: Final = 60
MOST_AT_ONCE: Final = 320
"""Threads: those at work, those that wait, those whose bodies still arrive, and some to say that it takes longer."""
MOST_HELD: Final = 8 * MOST_SENT
"""Bytes of all bodies that are in memory at once."""
MOST_THROWN_AWAY: Final = 200_000_000
"""Bytes of a body that is too large; after so many the connection breaks."""
TOO_MANY: Final = "vistka.too_many"
"""By this name a request says that there is no room for its body."""
SMALL: Final = 64 * 1024
"""A body up to this length is always taken: it is a page's answers."""

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

assert PLACES > 2 * (OPENING_QUEUE + 1)  # who guesses codes never holds the places of those who file


class Receives:
    """The WSGI application with its bodies read; after `requests` of them `enough` is called, once."""

    def __init__(self, application: Application, requests: int, *, enough: Callable[[], None]) -> None:
        self._application = application
        self._left = requests
        self._enough = enough
        self._held = 0
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        start = _closing(start) if self._is_last() else start
        length = _length(environ)
        if length > MOST_SENT or not self._holds(length):
            environ[TOO_MANY] = length <= MOST_SENT
            _throw_away(environ["wsgi.input"], length)
            return self._application(environ | {"wsgi.input": io.BytesIO()}, start)
        try:
            body = environ["wsgi.input"].read(length) if length else b""
            if len(body) < length:
                return _cut_off(start)
            return self._application(environ | {"wsgi.input": io.BytesIO(body)}, start)
        finally:
            self._holds(-length)

    def _is_last(self) -> bool:
        """Count a request; whether this worker has answered enough, so that its connections should end."""
        with self._lock:
            self._left -= 1
            just_now = self._left == 0
        if just_now:
            self._enough()
        return self._left <= 0

    def _holds(self, length: int) -> bool:
        """Note that so many bytes more are held, or fewer; False if there is no room for them."""
        if abs(length) <= SMALL:
            return True
        with self._lock:
            if self._held + length > MOST_HELD:
                return False
            self._held += length
        return True


def in_turn(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give out places; who gets none within a few seconds reads how long it may take."""
    rooms, places = threading.BoundedSemaphore(PLACES + WAITING), threading.BoundedSemaphore(PLACES)

    def answered(request: HttpRequest) -> HttpResponse:
        if request.META.get(TOO_MANY) or not rooms.acquire(blocking=False):
            return please_wait(request)
        try:
            if not places.acquire(timeout=PATIENCE_SECONDS):
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


def _throw_away(body: Any, length: int) -> None:
    """Read a body and keep nothing of it: a browser shows no answer before it has sent everything."""
    left = min(length, MOST_THROWN_AWAY)
    while left > 0 and (piece := body.read(min(left, SMALL))):
        left -= len(piece)


def _closing(start: StartResponse) -> StartResponse:
    """Answer so that the browser connects anew for its next request."""

    def started(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start(status, [*headers, ("Connection", "close")], *more)

    return started


def _cut_off(start: StartResponse) -> Iterable[bytes]:
    """A body that ended too early: half a form must not be taken for a whole one. Mostly nobody reads this."""
    start("400 Bad Request", [("Content-Type", "text/plain"), ("Connection", "close")])
    return [b"This did not arrive whole. Please send it again."]
