"""A look at the connections of a worker from outside: who keeps it waiting is no longer listened to.

Granian has a deadline for headers and none for a body. The kernel knows of each connection what came and when
(`tcp_info`), and `/proc/self/fd` says which there are. Granian does not say whose request came by which.

Least speed: LEAST_A_SECOND, half of what a telephone at 32 kbit/s sends. A request may fall behind it by SECONDS_BEHIND,
a tunnel's length; the more bodies arrive at once, the less. Who waits for our answer sends nothing either, and the kernel
does not tell the two apart. So nobody is ended who has been behind no longer than our oldest answer takes.
"""

from __future__ import annotations

import os
import socket
import stat
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from vistka.config.portal_receiving import Receiving

LEAST_A_SECOND: Final = 2048
"""Bytes."""
SECONDS_BEHIND: Final = 30.0
LEAST_SECONDS_BEHIND: Final = 1.0
"""For everybody, however many arrive: a page's answers are here by then."""
SECONDS_SILENT: Final = 25.0
"""After our own last word; granian ends a connection between two requests before this."""
MARGIN: Final = 0.5
"""Seconds that a whole request may need from the kernel to our code."""
SECONDS_BETWEEN_LOOKS: Final = 0.25

TCP_INFO: Final = struct.Struct("=B43xI4xI72xQ")
"""Of tcp_info (linux/tcp.h): state, last_data_sent, last_data_recv, bytes_received."""
TCP_LISTEN: Final = 10


@dataclass(slots=True)
class Seen:
    """A connection at the last look. `even`: up to this moment it has sent what the least speed asks for."""

    peer: object
    bytes: int
    even: float

    def heard(self, count: int, now: float) -> None:
        """What it sent up to now; being fast is no credit for later."""
        self.even = min(now, self.even + (count - self.bytes) / LEAST_A_SECOND)
        self.bytes = count


class Watch:
    """The connections of this process to one port."""

    def __init__(self, port: int, receiving: Receiving) -> None:
        self._port = port
        self._receiving = receiving
        self._seen: dict[int, Seen] = {}

    def go_on(self) -> None:
        """Look again and again."""
        while True:
            time.sleep(SECONDS_BETWEEN_LOOKS)
            self.look()

    def look(self) -> None:
        """End whoever is too far behind, or has been silent after our answer for too long."""
        more = self._receiving.longest_answer + MARGIN
        behind = max(LEAST_SECONDS_BEHIND, SECONDS_BEHIND * self._receiving.patience) + more
        now, before, self._seen = time.monotonic(), self._seen, {}
        for number, connection in connections(self._port):
            with suppress(OSError):  # gone meanwhile
                state, sent, received, count = told(connection)
                if state == TCP_LISTEN:
                    continue
                peer = connection.getpeername()
                seen = before.get(number)
                if seen is None or seen.peer != peer:
                    seen = Seen(peer, 0, now)
                self._seen[number] = seen
                seen.heard(count, now)
                if not count or received > sent:  # nothing asked, or ours was the last word
                    seen.even = now
                if now - seen.even > behind or (count and received > sent > (SECONDS_SILENT + more) * 1000):
                    connection.shutdown(socket.SHUT_RD)


def told(connection: socket.socket) -> tuple[int, int, int, int]:
    """What the kernel tells: state, milliseconds since data was last sent, and received; bytes received in all."""
    state, sent, received, count = TCP_INFO.unpack(
        connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, TCP_INFO.size)
    )
    return state, sent, received, count


def connections(port: int) -> Iterator[tuple[int, socket.socket]]:
    """Everybody's connections to this port, and the socket that listens: each for one turn of the loop."""
    for number in map(int, os.listdir("/proc/self/fd")):
        try:
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
            with socket.socket(fileno=os.dup(number)) as found:
                if found.family in (socket.AF_INET, socket.AF_INET6) and found.getsockname()[1] == port:
                    yield number, found
        except OSError:  # closed meanwhile
            continue
