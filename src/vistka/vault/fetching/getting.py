"""A page from the open: the parent's side. Only hosts that the settings name are asked, and only by https."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.vault.errors import VaultError
from vistka.vault.fetching.terms import HEAD, MOST_BYTES, MOST_REDIRECTS, MOST_WORDS, REASONS, Reason, Tag

SECONDS: Final = 20.0
"""Of one answer."""
SECONDS_IN_ALL: Final = 30.0
"""Of a page, wherever it leads."""
TURNS: Final = 2
"""Pages at once in one process."""
PATIENCE_SECONDS: Final = 20.0
_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")

_turns = threading.BoundedSemaphore(TURNS)

WORDS: Final[Mapping[Reason, Promise]] = {
    Reason.NOT_ALLOWED: _(
        "Pages of this site are not fetched from here. Save the page in your browser and bring the file, or paste its text."
    ),
    Reason.NO_ADDRESS: _("This is no address of a page. It begins with https:// and a name."),
    Reason.NOT_PUBLIC: _("This address does not lead to the open internet. Nothing was fetched."),
    Reason.NO_ANSWER: _(
        "The site did not answer. Try again later, or save the page in your browser and bring the file."
    ),
    Reason.NO_PAGE: _("There is no page at this address any more, or it cannot be read without a browser."),
    Reason.TOO_LARGE: _("This page is larger than 8 MB. Save its text in your browser and bring that."),
    Reason.TOO_MANY_REDIRECTS: _("This address leads round in a circle. Nothing was fetched."),
    Reason.NOT_SHUT_IN: _(
        "Pages cannot be fetched safely on this machine. "
        "Tell the administrator: Linux with seccomp on x86_64 or aarch64 is needed."
    ),
    Reason.BUSY: _("Many files are being opened just now. Nothing is lost; send this one again in a minute."),
}


class NotFetched(VaultError):
    """A page was not fetched. `words` says why and what to do instead."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(WORDS[reason])
        self.reason, self.words = reason, WORDS[reason]


def fetch(address: str, allowed: Collection[str]) -> bytes:
    """The bytes of a page, as they came. `allowed`: names of hosts, each with all below it. Raises `NotFetched`."""
    with _turn():
        return _fetched(address, allowed, monotonic() + SECONDS_IN_ALL)


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=PATIENCE_SECONDS):
        raise NotFetched(Reason.BUSY)
    try:
        yield
    finally:
        _turns.release()


def _fetched(address: str, allowed: Collection[str], deadline: float) -> bytes:
    for _hop in range(MOST_REDIRECTS + 1):
        parts = _admitted(address, allowed)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + _query(parts)
        left = deadline - monotonic()
        if left <= 0:
            raise NotFetched(Reason.NO_ANSWER)
        tag, content = _asked(str(parts.hostname), path, min(SECONDS, left))
        if tag == Tag.PAGE:
            return content
        address = urljoin(address, content.decode("ascii"))
    raise NotFetched(Reason.TOO_MANY_REDIRECTS)


def _admitted(address: str, allowed: Collection[str]) -> SplitResult:
    """The parts of an address that may be asked. Raises `NotFetched`."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise NotFetched(Reason.NO_ADDRESS) from None
    host = parts.hostname or ""
    if parts.scheme != "https" or port not in (None, 443) or parts.username or len(address) > MOST_WORDS:
        raise NotFetched(Reason.NO_ADDRESS)
    if not _HOST.fullmatch(host) or host.replace(".", "").isdigit():
        raise NotFetched(Reason.NO_ADDRESS)
    if not any(host == one or host.endswith(f".{one}") for one in allowed):
        raise NotFetched(Reason.NOT_ALLOWED)
    return parts


def _query(parts: SplitResult) -> str:
    return "?" + quote(parts.query, safe="%&=+/?:@!$'()*,;~-._") if parts.query else ""


def _asked(host: str, path: str, seconds: float) -> tuple[Tag, bytes]:
    """What the child answers, which is trusted with nothing. Raises `NotFetched`."""
    command = [sys.executable, "-I", "-B", "-m", "vistka.vault.fetching.child", host, path]
    with subprocess.Popen(  # noqa: S603 - our own module; host and path were checked, and are no options
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={}
    ) as child:
        assert child.stdout
        timer = threading.Timer(seconds, child.kill)
        timer.start()
        try:
            answer = child.stdout.read(HEAD.size + MOST_BYTES + 1)
        finally:
            timer.cancel()
            child.kill()
    return answer_in(answer)


def answer_in(answer: bytes) -> tuple[Tag, bytes]:
    """Tag and content of a child's answer. Raises `NotFetched`, as it says or because it is none."""
    if len(answer) < HEAD.size:
        raise NotFetched(Reason.NO_ANSWER)
    tag, number, _zero = HEAD.unpack_from(answer)
    content = answer[HEAD.size :]
    if tag == Tag.REFUSED and number < len(REASONS):
        raise NotFetched(REASONS[number])
    most = {Tag.PAGE: MOST_BYTES, Tag.REDIRECT: MOST_WORDS}.get(tag, -1)
    if number > most or len(content) != number:
        raise NotFetched(Reason.NO_ANSWER)
    return Tag(tag), content
