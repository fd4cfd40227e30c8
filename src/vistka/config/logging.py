"""What may be written down about a running process: no value of anybody's, whatever is logged.

Every record, our own and every library's, is rendered by `redact` alone:

- a message is shown if it stands word for word in the source file that logs it, so nothing was put into it;
- of its arguments, only numbers, ids and names of rows; of structlog's keys, only those in `KEYS`, each in its form;
- a request is its route, never its path; an exception its type and the lines it passed, never its message or variables.
"""

from __future__ import annotations

import ast
import logging
import logging.config
import re
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Final
from uuid import UUID

import structlog
from django.db.models import Model
from structlog.typing import EventDict

WITHHELD: Final = "[withheld]"
_FRAMES: Final = 8

_is_name = re.compile(r"[a-z][a-z0-9_]*([.:-][a-z0-9_]+)*", re.ASCII).fullmatch


def _is_count(value: object) -> bool:
    return type(value) is int


def _is_duration(value: object) -> bool:
    return type(value) in (int, float)


def _is_id(value: object) -> bool:
    return isinstance(value, UUID)


def _is_method(value: object) -> bool:
    return value in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def _is_route(value: object) -> bool:
    return isinstance(value, str) and _is_name(value) is not None


KEYS: Final[Mapping[str, Callable[[object], bool]]] = {
    "id": _is_id,
    "count": _is_count,
    "port": _is_count,
    "process": _is_count,
    "status": _is_count,
    "milliseconds": _is_duration,
    "method": _is_method,
    "route": _is_route,
    "part": _is_route,
}
"""The keys that a record may have, and the form of each value."""


def redact(_: object, level: str, event: EventDict) -> EventDict:
    """The one processor that every record passes."""
    record: logging.LogRecord = event.pop("_record")
    ours = event.pop("_from_structlog")
    shown: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "level": level,
        "event": _message(event.pop("event", None), record),
        "where": f"{Path(record.pathname).name}:{record.lineno}",
    }
    shown |= _exception(event.pop("exc_info", None))
    if not ours:
        return shown | _of_a_library(record, event.get("positional_args"))
    for key, value in event.items():
        fits = key in KEYS and KEYS[key](value)
        shown[key if key in KEYS else WITHHELD] = _plain(value) if fits else WITHHELD
    return shown


def logging_settings() -> dict[str, Any]:
    """Django's LOGGING: one handler, one formatter, and no logger with a handler of its own."""
    quiet: dict[str, Any] = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "redacted": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [redact, structlog.processors.JSONRenderer()],
                "use_get_message": False,
                "pass_foreign_args": True,
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "redacted"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django": quiet | {"level": "WARNING"},
            "django.server": quiet,
            "django.request": quiet | {"level": "ERROR"},
            "django_tasks": quiet | {"level": "WARNING"},
            "django_tasks_db": quiet | {"level": "WARNING"},
            "_granian": quiet | {"level": "ERROR"},
            "granian.access": quiet | {"level": "CRITICAL"},
        },
    }


def configure(settings: dict[str, Any]) -> None:
    """Django's LOGGING_CONFIG: all logging of this process, and every exception that nobody catches."""
    logging.config.dictConfig(settings)
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # a record that cannot be rendered would be printed with its arguments
    structlog.configure(
        processors=[structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def catch_the_uncaught() -> None:
    """Log what nobody catches: Python itself would print the message of the exception, and the message its value."""

    def log(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        structlog.get_logger("vistka").error("exception", exc_info=(kind, error, trace))

    sys.excepthook = log
    threading.excepthook = lambda caught: log(caught.exc_type, caught.exc_value, caught.exc_traceback)
    sys.unraisablehook = lambda caught: log(caught.exc_type, caught.exc_value, caught.exc_traceback)


def _message(message: object, record: logging.LogRecord) -> str:
    return message if isinstance(message, str) and message in texts_in(record.pathname) else WITHHELD


@cache
def texts_in(file: str) -> frozenset[str]:
    """Every text that stands whole in a Python source file; pieces of f-strings are not among them."""
    try:
        tree = ast.parse(Path(file).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    joined = (part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node))
    pieces = {id(part) for part in joined}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in pieces)
    return frozenset(node.value for node in constants if isinstance(node.value, str))


def _plain(value: object) -> object:
    """A number or an id as it is, a row as its model and key; anything else is withheld."""
    if _is_duration(value):
        return value
    if _is_id(value):
        return str(value)
    if isinstance(value, Model) and _is_id(value.pk):
        return f"{value._meta.label} {value.pk}"
    return value if _is_route(value) or _is_method(value) else WITHHELD


def _of_a_library(record: logging.LogRecord, arguments: object) -> dict[str, Any]:
    """The arguments that name nobody, and for a request of ours its route and status."""
    shown: dict[str, Any] = {}
    if isinstance(arguments, tuple) and arguments:
        shown["arguments"] = [WITHHELD if isinstance(value, str) else _plain(value) for value in arguments]
    route = route_of(getattr(record, "request", None))
    if route:
        shown["route"] = route
    status = getattr(record, "status_code", None)
    if _is_count(status):
        shown["status"] = status
    return shown


def route_of(request: object) -> str:
    """The name of the route that a request took; empty for none."""
    name = getattr(getattr(request, "resolver_match", None), "view_name", "")
    return name if _is_route(name) else ""


def _exception(exc_info: object) -> dict[str, Any]:
    """The type of an exception and the lines it passed, innermost first, with those that it came from."""
    if exc_info is True:
        exc_info = sys.exc_info()
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    if not isinstance(error, BaseException):
        return {}
    kinds, seen = [], set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        kinds.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        cause = cause.__cause__ or cause.__context__
    frames = traceback.extract_tb(error.__traceback__)[::-1][:_FRAMES]
    return {"exception": kinds, "lines": [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]}
