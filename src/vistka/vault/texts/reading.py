"""Foreign texts to findings: the parent's side."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Final, Self

from vistka.sources.as_json import NotAReading, from_json
from vistka.sources.findings import Reading
from vistka.sources.unread import MOST_BYTES, Reason
from vistka.vault.texts.frames import Ended, Tag, next_answer, request
from vistka.vault.texts.refusals import Unreadable

SECONDS: Final = 20.0
"""As in `forking`, which this module does not import: it would load the libraries that are to stay in the child."""
_GRACE_SECONDS: Final = 15.0
"""For a server that has still to load its libraries, on a busy machine."""
_MOST_WORDS: Final = 2_000
TURNS: Final = 2
"""Servers at once that read one text each, in one process: each may take 1 GiB and a core."""
PATIENCE_SECONDS: Final = 20.0
_SERVER: Final = (sys.executable, "-I", "-B", "-m", "vistka.vault.texts.forking")

_turns = threading.BoundedSemaphore(TURNS)


def read_foreign(data: bytes, *, name: str = "", link: str = "", published: str = "") -> Reading:
    """What is said in one foreign text. Raises `Unreadable`. For several, `Reader` is a second quicker for each."""
    with _turn(), Reader() as reader:
        return reader.read(data, name=name, link=link, published=published)


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=PATIENCE_SECONDS):
        raise Unreadable(Reason.BUSY)
    try:
        yield
    finally:
        _turns.release()


class Reader:
    """Reads foreign texts one after the other, for all threads, in children of one server. A context manager."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._has_answered = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._turn:
            self._stop()

    def read(self, data: bytes, *, name: str = "", link: str = "", published: str = "") -> Reading:
        """What is said in one foreign text; `published`: an ISO day, where who brought it knows it. Raises `Unreadable`."""
        if not data:
            raise Unreadable(Reason.EMPTY)
        if len(data) > MOST_BYTES:
            raise Unreadable(Reason.TOO_LARGE)
        said = {"name": name[:_MOST_WORDS], "link": link[:_MOST_WORDS], "published": published[:_MOST_WORDS]}
        with self._turn:
            tag, body = self._asked(request(data, **said))
        if tag is Tag.REFUSED:
            raise Unreadable(_reason(body))
        try:
            return from_json(json.loads(body))
        except (NotAReading, ValueError, RecursionError):
            raise Unreadable(Reason.DAMAGED) from None

    def _asked(self, frame: bytes) -> tuple[Tag, bytes]:
        """The answer to a request. A server that gives none is ended, and the next text gets a new one."""
        try:
            server = self._running()
        except OSError:
            raise Unreadable(Reason.NOT_SHUT_IN) from None
        assert server.stdin
        assert server.stdout
        with _deadline(server) as overdue:
            try:
                server.stdin.write(frame)
                server.stdin.flush()
                found = next_answer(server.stdout)
            except (Ended, OSError):
                # A server only carries bytes: one that ends before its first answer did not start.
                fault = Reason.DAMAGED if self._has_answered else Reason.NOT_SHUT_IN
                self._stop()
                raise Unreadable(Reason.TOOK_TOO_LONG if overdue.is_set() else fault) from None
            self._has_answered = True
            return found

    def _running(self) -> subprocess.Popen[bytes]:
        """The server, with no environment, no folder of ours, and three pipes."""
        if self._server is None or self._server.poll() is not None:
            self._stop()
            self._has_answered = False
            self._server = subprocess.Popen(  # noqa: S603 - our own module
                _SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={}
            )
        return self._server

    def _stop(self) -> None:
        if self._server is None:
            return
        self._server.kill()
        for pipe in (self._server.stdin, self._server.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._server.wait()
        self._server = None


@contextmanager
def _deadline(server: subprocess.Popen[bytes]) -> Iterator[threading.Event]:
    """End the server when it is long over its time; it ends its own children before."""
    overdue = threading.Event()

    def end() -> None:
        overdue.set()
        server.kill()

    timer = threading.Timer(SECONDS + _GRACE_SECONDS, end)
    timer.daemon = True
    timer.start()
    try:
        yield overdue
    finally:
        timer.cancel()


def _reason(body: bytes) -> Reason:
    try:
        return Reason(body.decode("ascii"))
    except ValueError:
        return Reason.DAMAGED
