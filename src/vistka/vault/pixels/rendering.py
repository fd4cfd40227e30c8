"""Foreign files to clean JPEG pages: the parent's side."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Final

from PIL import Image

from vistka.vault.pixels.refusals import Refused
from vistka.vault.pixels.terms import HEAD, LONGEST_SIDE, MOST_BYTES, MOST_PAGES, REASONS, Kind, Reason, Tag, kind_of

PAGE_TYPE: Final = "image/jpeg"
QUALITY: Final = 85
SECONDS: Final = 60.0
TURNS: Final = 2
"""Children at once in one process: each may take 1 GiB and a core."""
PATIENCE_SECONDS: Final = 20.0

_turns = threading.BoundedSemaphore(TURNS)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a foreign file shows: JPEG pages in order, without metadata, no side over 2500 pixels."""

    kind: Kind
    pages: tuple[bytes, ...]


class NoAnswer(Exception):
    """The child stopped, or sent what is no answer."""


def to_pixels(data: bytes, *, seconds: float = SECONDS) -> Rendered:
    """The pages of a photograph, scan or PDF as clean pictures. Raises `Refused`, which says why in kind words.

    Whatever the file makes of the child that parses it, only pixels come back: they are checked for size and made
    into JPEG here, by us.
    """
    kind = _admitted(data)
    with _turn():
        return Rendered(kind, _asked(kind, data, seconds))


def _admitted(data: bytes) -> Kind:
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(Reason.TOO_MANY_BYTES)
    kind = kind_of(data)
    if kind is None:
        raise Refused(Reason.UNKNOWN_KIND)
    return kind


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=PATIENCE_SECONDS):
        raise Refused(Reason.BUSY)
    try:
        yield
    finally:
        _turns.release()


def _asked(kind: Kind, data: bytes, seconds: float) -> tuple[bytes, ...]:
    overdue = threading.Event()
    with _child(kind) as child, _deadline(child, seconds, overdue):
        assert child.stdin
        assert child.stdout
        with suppress(BrokenPipeError), child.stdin:
            child.stdin.write(data)
        try:
            return tuple(pages_in(child.stdout))
        except NoAnswer:
            slow = child.wait() == -signal.SIGXCPU or overdue.is_set()
            raise Refused(Reason.TOOK_TOO_LONG if slow else Reason.DAMAGED) from None


def _child(kind: Kind) -> subprocess.Popen[bytes]:
    """The child, with no environment, no folder of ours, and three pipes."""
    command = [sys.executable, "-I", "-B", "-m", "vistka.vault.pixels.child", kind]
    return subprocess.Popen(  # noqa: S603 - our own module, and a kind from the list above
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={}
    )


@contextmanager
def _deadline(child: subprocess.Popen[bytes], seconds: float, overdue: threading.Event) -> Iterator[None]:
    """End the child when its time is up, and in any case at the end of the block."""

    def end() -> None:
        overdue.set()
        child.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        child.kill()


def pages_in(answer: IO[bytes]) -> Iterator[bytes]:
    """The pages in a child's answer, which is trusted with nothing. Raises `NoAnswer`, or `Refused` as it says."""
    for page in range(MOST_PAGES + 1):
        tag, width, height = HEAD.unpack(_exactly(HEAD.size, answer))
        if tag == Tag.END and page > 0:
            return
        if tag == Tag.REFUSED and width < len(REASONS):
            raise Refused(REASONS[width])
        if tag != Tag.PAGE or not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
            raise NoAnswer
        yield _jpeg(width, height, _exactly(width * height * 3, answer))
    raise NoAnswer


def _exactly(size: int, answer: IO[bytes]) -> bytes:
    found = answer.read(size)
    if len(found) < size:
        raise NoAnswer
    return found


def _jpeg(width: int, height: int, pixels: bytes) -> bytes:
    page = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(page, "JPEG", quality=QUALITY)
    return page.getvalue()
