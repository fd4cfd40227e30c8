"""The portal as a process of its own, a browser that speaks HTTP with it, and a look into its memory."""

from __future__ import annotations

import base64
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPMessage
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from processes import SECONDS, Environment

_PROGRAM: Final = (sys.executable, "-c", "import sys; from vistka.cli import main; sys.exit(main())", "serve", "portal")
FORM_COOKIE: Final = "vistka-form"


@dataclass
class Answer:
    """An answer, with the names that Django's test client has."""

    status_code: int
    headers: HTTPMessage
    content: bytes = field(repr=False)


class Browser:
    """Forms, cookies, and a new connection for each request. Stands where a test client is wanted."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        """Load a page."""
        return self._ask("GET", path)

    def post(self, path: str, data: Mapping[str, Any] | None = None) -> Answer:
        """Send a form; with a file in it as browsers send files."""
        if FORM_COOKIE not in self.cookies:
            self.get(path)
        said = {"csrfmiddlewaretoken": self.cookies.get(FORM_COOKIE, ""), **(data or {})}
        if any(hasattr(value, "read") for value in said.values()):
            return self._ask("POST", path, encode_multipart(BOUNDARY, said), MULTIPART_CONTENT)
        return self._ask("POST", path, urlencode(said, doseq=True).encode(), "application/x-www-form-urlencoded")

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(method, path, body, headers | ({"Content-Type": kind} if kind else {}))
            found = connection.getresponse()
            answer = Answer(found.status, found.headers, found.read())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        return answer


@dataclass
class PortalProcess:
    """`vistka serve portal`: the parent, and where it listens and logs."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def worker(self) -> int:
        """The process that answers; of several the newest, which was begun last."""
        return children(self.process.pid)[-1]

    def replace_worker(self) -> int:
        """Have another one answer; the process that is gone now."""
        old = self.worker
        self.process.send_signal(signal.SIGHUP)
        wait(lambda: self.worker != old)
        with suppress(ProcessLookupError):  # it may have ended by itself: nobody is connected
            os.kill(old, signal.SIGTERM)
        wait(lambda: old not in children(self.process.pid))
        return old


@contextmanager
def portal_process(environment: Environment, folder: Path) -> Iterator[PortalProcess]:
    """The portal, as soon as it answers; its log lies in `folder`."""
    port, log = free_port(), folder / "portal.log"
    with (
        log.open("wb") as stream,
        subprocess.Popen([*_PROGRAM, "--port", str(port)], env=environment, stdout=stream, stderr=stream) as process,  # noqa: S603
    ):
        try:
            wait(lambda: process.poll() is not None or answers(port))
            assert process.poll() is None, log.read_text()
            yield PortalProcess(process, port, log)
        finally:
            process.terminate()
            process.wait(SECONDS)


def answers(port: int) -> bool:
    """Whether somebody answers there."""
    with suppress(OSError, HTTPException):
        return Browser(port).get("/en/").status_code < 500
    return False


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def children(process: int) -> list[int]:
    """The processes that one has started, oldest first."""
    listed = "".join(path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children"))
    return sorted(int(number) for number in listed.split())


def wait(until: Callable[[], object]) -> None:
    """Wait for something that happens soon."""
    deadline = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)


def open_files(process: int) -> set[str]:
    """What a process has open."""
    found = set()
    for one in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):
            found.add(os.readlink(one))
    return found


def memory_of(process: int) -> Iterator[bytes]:
    """Each part of the memory that a process can write to. Only root reads it: the portal cannot be dumped."""
    with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            start, end, rights = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\S+)", line).groups()  # type: ignore[union-attr]
            if rights.startswith("rw"):
                memory.seek(int(start, 16))
                with suppress(OSError):
                    yield _read(memory, int(end, 16) - int(start, 16))


def _read(memory: Any, length: int) -> bytes:
    pieces = []
    while length > 0 and (piece := memory.read(min(length, 1 << 26))):
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def shapes_of_bytes(secret: bytes) -> list[bytes]:
    """How a key may lie about: as it is, backwards, in hexadecimal, and in base64 wherever it begins there."""
    hexes = [secret.hex().encode(), secret.hex().upper().encode()]
    shifted = [base64.b64encode(b"\0" * shift + secret)[4 * bool(shift) : -4] for shift in range(3)]
    return [
        secret,
        secret[::-1],
        *hexes,
        *shifted,
        *(piece.translate(bytes.maketrans(b"+/", b"-_")) for piece in shifted),
    ]


def shapes_of_text(text: str) -> list[bytes]:
    """How a text may lie about: in UTF-8, as Python keeps it, in a form as it was sent, and in JSON."""
    sent = urlencode({"": text}).encode()[1:]
    wide = [text.encode("utf-16-le")] if not text.isascii() else []
    return list({text.encode(), sent, text.encode("ascii", "backslashreplace"), *wide})


def copies_of(shapes: list[bytes], parts: Iterator[bytes] | list[bytes]) -> int:
    """How often any of the shapes lies in what is given."""
    return sum(part.count(shape) for part in parts for shape in set(shapes))
