"""The worker: it works off what tasks, followers and clocks have to do, until it is told to stop."""

from __future__ import annotations

import os
import signal
import threading

import structlog


def work() -> None:
    """Work until SIGTERM or SIGINT; what is being done is finished first. `start.start` comes first."""
    from vistka.agenda.work import run

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    log = structlog.get_logger("vistka")
    log.info("working", process=os.getpid())
    run(stop)
    log.info("stopping", process=os.getpid())
