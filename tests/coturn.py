"""Debian's coturn, as docs/operations.md sets it up, on this machine alone: it listens at 127.0.0.1 and relays at 127.0.0.2.

Needs the package `coturn`, which `make packages` installs.
"""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PROGRAM: Final = "/usr/bin/turnserver"
LISTENS: Final = "127.0.0.1"
RELAYS: Final = "127.0.0.2"
SECRET: Final = "a secret of the tests"  # noqa: S105
SECONDS: Final = 20


@dataclass(frozen=True)
class Relay:
    """A running relay: its address, and the file of its log."""

    url: str
    log: Path


@contextmanager
def coturn(folder: Path) -> Iterator[Relay]:
    """A relay that relays to itself only, until the block ends."""
    port, log = _free_port(), folder / "coturn.log"
    settings = [
        f"listening-port={port}",
        f"listening-ip={LISTENS}",
        f"relay-ip={RELAYS}",
        "use-auth-secret",
        f"static-auth-secret={SECRET}",
        "realm=calls",
        "fingerprint",
        "no-cli",
        "no-tls",
        "no-dtls",
        "no-tcp-relay",
        "no-multicast-peers",
        "allow-loopback-peers",
        "denied-peer-ip=0.0.0.0-255.255.255.255",
        f"allowed-peer-ip={RELAYS}",
        "user-quota=4",
        "no-stun-backward-compatibility",
        "log-file=stdout",
        f"pidfile={folder / 'coturn.pid'}",
        f"userdb={folder / 'coturn.db'}",
    ]
    file = folder / "coturn.conf"
    file.write_text("\n".join(settings) + "\n")
    with (
        log.open("wb") as stream,
        subprocess.Popen([PROGRAM, "-c", str(file)], stdout=stream, stderr=stream) as process,  # noqa: S603
    ):
        try:
            _wait_for(port, process, log)
            yield Relay(f"turn:{LISTENS}:{port}?transport=udp", log)
        finally:
            process.terminate()
            process.wait(SECONDS)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        with suppress(OSError), socket.create_connection((LISTENS, port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind((LISTENS, 0))
        return int(bound.getsockname()[1])
