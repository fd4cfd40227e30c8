"""The desk's web server: granian, one worker process with many threads.

The keyring is unlocked in the parent and inherited by fork: when the worker dies, the parent starts another one
without asking two officers again. So is the index: the other one takes up from the feed what happened since. The parent
itself answers no request.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import structlog
from django.conf import settings
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from vistka.config.indexing import open_with_progress
from vistka.config.process import end_with_the_parent

APPLICATION: Final = "vistka.config.wsgi"
THREADS: Final = 16
SECONDS_TO_STOP: Final = 20
WAITING: Final = 256
"""Requests that may wait for a thread; further ones are not accepted."""


def serve(*, host: str, port: int) -> None:
    """Answer requests until SIGTERM or SIGINT. `start.start` comes first, and `address.refuse_the_place`.

    In a bureau with a certificate granian itself speaks TLS; behind a proxy it speaks HTTP with that proxy only.
    """
    open_with_progress()
    multiprocessing.set_start_method("fork", force=True)
    structlog.get_logger("vistka").info("serving", port=port, process=os.getpid())
    certificate = settings.TLS == "certificate"
    server = Server(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        backpressure=WAITING,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=settings.LOGGING,
        log_access=False,
        ssl_cert=Path(settings.TLS_CERTIFICATE) if certificate else None,
        ssl_key=Path(settings.TLS_KEY) if certificate else None,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_STOP,
    )
    server.serve(target_loader=_application, wrap_loader=False)
    structlog.get_logger("vistka").info("stopping", process=os.getpid())


def _application() -> Any:
    """The WSGI application, loaded in the worker, whose index follows the feed from here on."""
    from vistka.tracing.following import start_keeping_up

    end_with_the_parent()
    application = import_module(APPLICATION).application
    start_keeping_up(threading.Event())
    return application
