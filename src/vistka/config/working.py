"""The worker: it works off what tasks, followers and clocks have to do, until it is told to stop."""

from __future__ import annotations

import os
import signal
import threading

import structlog


def work() -> None:
    """Work until SIGTERM or SIGINT; what is being done is finished first. `start.start` comes first."""
    from vistka.agenda.work import run
    from vistka.config.indexing import open_with_progress
    from vistka.tracing.following import start_keeping_up

    open_with_progress()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    log = structlog.get_logger("vistka")
    log.info("working", process=os.getpid())
    following = start_keeping_up(stop, with_snapshots=True)
    run(stop)
    log.info("stopping", process=os.getpid())
    following.join()
