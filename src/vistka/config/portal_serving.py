"""The portal's web server: granian, one worker process at a time, replaced after so many requests.

What a worker read from families lies in its memory until it ends: Python frees memory and does not wipe it. So a worker
ends soon, and the kernel takes its memory back. The parent itself answers no request and never sees one.

- One worker takes connections, and old ones see their last connections off; `portal.turns` bounds Argon2id for all of
  them together.
- All take them from one listening socket, which the parent keeps open: what arrives while workers change waits in the
  kernel, and nothing is lost. (Granian's own way on Linux, a socket for each worker by SO_REUSEPORT, resets what waits
  at the one that ends.)
- A worker that has answered enough stops listening, asks the parent for the next one, and closes each connection with
  its next answer. It ends when it has none left: mostly at once; those that send nothing time out, and a slow one has
  its time.
- A worker watches its connections (`portal_watch`): who sends too slowly is ended.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import structlog
from django.conf import settings
from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from vistka.config.portal import REQUESTS_A_WORKER
from vistka.config.portal_receiving import Receiving
from vistka.config.portal_rush import MOST_AT_ONCE, Receives
from vistka.config.portal_watch import Watch, connections
from vistka.config.process import end_with_the_parent

CONNECTIONS: Final = 512
"""Connections that are open at once; further ones wait in the kernel, in a queue of BACKLOG, and are not refused."""
BACKLOG: Final = 1024
IDLE_SECONDS: Final = 20
"""So long a connection may be silent before its first request, or between two."""
SECONDS_TO_STOP: Final = 20
SECONDS_TO_RETIRE: Final = 300
"""A slow telephone may need so long for a photograph; then an old worker is ended all the same."""
SECONDS_BETWEEN_LOOKS: Final = 0.2
MOST_RETIRING: Final = 8
"""Old workers at once, in a rush; beyond that the oldest is ended."""


def serve_portal(*, host: str, port: int, application: Any) -> None:
    """Answer requests until SIGTERM or SIGINT. `portal_refusals.refuse_the_portal` comes first."""
    multiprocessing.set_start_method("fork", force=True)
    structlog.get_logger("vistka").info("serving", port=port, process=os.getpid())
    certificate = settings.TLS == "certificate"
    server = ReplacingServer(
        "portal",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=MOST_AT_ONCE,
        backlog=BACKLOG,
        backpressure=CONNECTIONS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=IDLE_SECONDS * 1000),
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=settings.LOGGING,
        log_access=False,
        ssl_cert=Path(settings.TLS_CERTIFICATE) if certificate else None,
        ssl_key=Path(settings.TLS_KEY) if certificate else None,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_STOP,
    )

    def in_the_worker() -> Any:
        end_with_the_parent()
        receiving = Receiving()
        threading.Thread(target=Watch(port, receiving).go_on, daemon=True).start()
        return Receives(application, REQUESTS_A_WORKER, enough=server.ask_for_the_next, receiving=receiving)

    server.serve(target_loader=in_the_worker, wrap_loader=False)
    structlog.get_logger("vistka").info("stopping", process=os.getpid())


class ReplacingServer(MPServer):
    """Granian's server with one listening socket for all its workers, and old workers that finish in their own time."""

    pid: Any
    _sso: Any
    _shd: Any

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._retiring: list[Any] = []

    def ask_for_the_next(self) -> None:
        """In a worker: stop listening, and have the parent start the next one (granian reloads at SIGHUP).

        Granian cannot stop listening without ending the connections that have sent nothing yet. So another socket, to
        which nobody can connect, takes the place of the listening one under its number.
        """
        with socket.socket(socket.AF_UNIX) as nowhere:
            nowhere.bind("")  # a name that the kernel makes up (unix(7), autobind)
            nowhere.listen(1)
            nowhere.setblocking(False)
            os.dup2(nowhere.fileno(), self._sso.fileno(), inheritable=False)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGHUP)
        threading.Thread(target=_end_without_connections, args=(self.bind_port,), daemon=True).start()

    def _init_shared_socket(self) -> None:
        """As granian does where there is no SO_REUSEPORT: the parent keeps the socket, a forked worker inherits it."""
        family = socket.AF_INET6 if ":" in self.bind_addr else socket.AF_INET
        self._sso = socket.create_server((self.bind_addr, self.bind_port), family=family, backlog=self.backlog)
        self._sso.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._ssp = None
        self._shd = SocketHolder(self._sso.fileno(), False, self.backlog)  # type: ignore[call-arg]

    def _reload(self, spawn_target: Any, target_loader: Any) -> None:
        """Start the next worker, and see the old one off."""
        self.reload_signal = False
        self.main_loop_interrupt.clear()
        old = self.wrks.pop()
        old.interrupt_by_parent = True  # its end is no failure
        worker = self._spawn_worker(idx=0, target=spawn_target, callback_loader=target_loader)
        worker.start()  # type: ignore[no-untyped-call]
        self.wrks.append(worker)
        structlog.get_logger("vistka").info("worker replaced", process=worker.inner.pid)
        self._retiring = [one for one in self._retiring if one.is_alive()] + [old]
        for one in self._retiring[:-MOST_RETIRING]:
            one.kill()
        threading.Thread(target=_see_off, args=(old,), daemon=True).start()

    def _stop_workers(self) -> None:
        self.wrks += [one for one in self._retiring if one.is_alive()]
        super()._stop_workers()  # type: ignore[no-untyped-call]


def _end_without_connections(port: int) -> None:
    """In a worker that no longer listens: end it as soon as nobody is connected to it."""
    while any(True for _ in connections(port)):
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)


def _see_off(old: Any) -> None:
    """End an old worker that has not ended by itself: what is being answered may be finished, within its time."""
    old.join(IDLE_SECONDS + 1)
    if old.is_alive():
        old.terminate()
        old.join(SECONDS_TO_RETIRE)
    if old.is_alive():
        old.kill()
