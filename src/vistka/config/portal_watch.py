"""A look at the connections of a worker from outside: who keeps it waiting is no longer listened to.

Granian has a deadline for headers and none for a body. The kernel knows of each connection what came and when
(`tcp_info`); only a reading of `/proc/self/fd` says which there are.

Least speed: LEAST_A_SECOND, half of what a telephone at 32 kbit/s sends. A request may fall behind it by SECONDS_BEHIND,
a tunnel's length; while many bodies arrive, by SECONDS_BEHIND_CROWDED. Who waits for our answer sends nothing either, and
the kernel does not tell the two apart. So nobody is ended who has been behind no longer than our oldest answer takes.
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
from typing import Final, NamedTuple

from vistka.config.portal_receiving import Receiving

LEAST_A_SECOND: Final = 2048
"""Bytes."""
SECONDS_BEHIND: Final = 30.0
SECONDS_BEHIND_CROWDED: Final = 3.0
SECONDS_SILENT: Final = 25.0
"""After our own last word; granian ends a connection between two requests before this."""
MARGIN: Final = 1.0
"""Seconds that a whole request may need from the kernel to our code."""
SECONDS_BETWEEN_LOOKS: Final = 0.25


class Told(NamedTuple):
    """What the kernel tells of a connection: milliseconds since data was last sent and received, bytes received."""

    state: int
    sent: int
    received: int
    bytes: int

    FORM: Final = struct.Struct("=B43xI4xI72xQ")  # type: ignore[misc]  # linux/tcp.h, struct tcp_info


TCP_INFO: Final = struct.Struct("=B43xI4xI72xQ")
"""Of tcp_info (linux/tcp.h): state, last_data_sent, last_data_recv, bytes_received."""
TCP_LISTEN: Final = 10


@dataclass(slots=True)
class Seen:
    """A connection at the last look. `even`: the moment at which it sent as much as the least speed asks for."""

    peer: object
    bytes: int
    even: float


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
        """End whoever is too far behind."""
        patience = SECONDS_BEHIND_CROWDED if self._receiving.is_crowded else SECONDS_BEHIND
        patience += self._receiving.longest_answer + MARGIN
        before, self._seen = self._seen, {}
        for number, connection in connections(self._port):
            with suppress(OSError):  # gone meanwhile
                if self._behind(number, connection, before.get(number)) > patience:
                    connection.shutdown(socket.SHUT_RD)
