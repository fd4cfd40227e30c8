"""The process that fetches one page: `python -I -B -m vistka.vault.fetching.child HOST PATH`, an answer out.

It knows no Django, no key and no database. What it answers is `terms.HEAD` and what follows it.
"""

from __future__ import annotations

import http.client
import ipaddress
import os
import socket
import ssl
import sys
from encodings import idna, latin_1
from typing import Final

from vistka.vault.fetching.terms import HEAD, MOST_BYTES, MOST_WORDS, REASONS, Reason, Tag
from vistka.vault.pixels.sandbox import NotShutIn, shut_in

ENCODINGS = (idna, latin_1)
"""Python loads an encoding when it is first used; once shut in that would be too late."""
PORT: Final = 443
SECONDS: Final = 10.0
_HEADERS: Final = {
    "User-Agent": "Mozilla/5.0 (compatible)",
    "Accept": "text/html, application/json;q=0.9, text/plain;q=0.8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
"""Nothing tells who asks, nor that a bureau does."""
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


class CannotFetch(Exception):
    """Why nothing was fetched."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def answer(host: str, path: str) -> bytes:
    """The frame that answers: a page, where it redirects, or why there is none."""
    try:
        return _fetched(host, path)
    except CannotFetch as refused:
        return HEAD.pack(Tag.REFUSED, REASONS.index(refused.reason), 0)
    except NotShutIn:
        return HEAD.pack(Tag.REFUSED, REASONS.index(Reason.NOT_SHUT_IN), 0)
    except (OSError, http.client.HTTPException, ValueError):
        return HEAD.pack(Tag.REFUSED, REASONS.index(Reason.NO_ANSWER), 0)


def _fetched(host: str, path: str) -> bytes:
    tls = _context()
    wire = socket.create_connection((_public_address(host), PORT), timeout=SECONDS)
    shut_in(wired=True)
    with tls.wrap_socket(wire, server_hostname=host) as line:
        line.sendall(_request(host, path))
        response = http.client.HTTPResponse(line, method="GET")
        response.begin()
        return _frame(response)


def _context() -> ssl.SSLContext:
    """TLS by the system's certificates, read while files can be read."""
    return ssl.create_default_context()


def _public_address(host: str) -> str:
    """One address of the host. Raises `CannotFetch` unless every one is public: nothing inside our own walls is asked."""
    try:
        found = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    except OSError:
        raise CannotFetch(Reason.NO_ANSWER) from None
    addresses = [str(place[4][0]) for place in found]
    if not addresses or not all(ipaddress.ip_address(one).is_global for one in addresses):
        raise CannotFetch(Reason.NOT_PUBLIC)
    return addresses[0]


def _request(host: str, path: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *(f"{name}: {value}" for name, value in _HEADERS.items())]
    return "\r\n".join((*lines, "", "")).encode("ascii")


def _frame(response: http.client.HTTPResponse) -> bytes:
    if response.status in _REDIRECTS:
        where = (response.getheader("Location") or "").encode("ascii", "ignore")[:MOST_WORDS]
        return HEAD.pack(Tag.REDIRECT, len(where), 0) + where
    if response.status != http.client.OK:
        raise CannotFetch(Reason.NO_PAGE)
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise CannotFetch(Reason.NO_PAGE)
    content = response.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise CannotFetch(Reason.TOO_LARGE)
    return HEAD.pack(Tag.PAGE, len(content), 0) + content


if __name__ == "__main__":
    sys.stdout.buffer.write(answer(sys.argv[1], sys.argv[2]))
    sys.stdout.buffer.flush()
    os._exit(0)
