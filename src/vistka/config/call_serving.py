"""The call face's web server: granian, one worker process with a few threads.

Nothing that it reads can be opened by it: its memory holds hashes and sealed values, so unlike the portal's worker this
one is not replaced. Two browsers of a call ask once a second, for some milliseconds each.
"""

from __future__ import annotations

import multiprocessing
import os
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import structlog
from django.conf import settings
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from vistka.config.process import end_with_the_parent

APPLICATION: Final = "vistka.config.call_wsgi"
THREADS: Final = 32
WAITING: Final = 256
IDLE_SECONDS: Final = 20
SECONDS_TO_STOP: Final = 10


def serve_calls(*, host: str, port: int) -> None:
    """Answer requests until SIGTERM or SIGINT. `call_start.start_calls` comes first."""
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
    server.serve(target_loader=_application, wrap_loader=False)
    structlog.get_logger("vistka").info("stopping", process=os.getpid())


def _application() -> Any:
    end_with_the_parent()
    return import_module(APPLICATION).application
