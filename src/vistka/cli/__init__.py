"""The vistka command: `main` reads the command line and calls the module that bears the command's name.

A command's module is imported only when it is called: numpy and the compiler take a second, `--help` must not.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Final, cast

from vistka.cli.errors import CommandError
from vistka.cli.parser import build_parser

DONE: Final = 0
REFUSED: Final = 1
STOPPED: Final = 130  # 128 + SIGINT, as shells have it
_FRAMES = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. What is wrong is said on standard error, in words that hold no personal data."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without Cyrillic shows \u0429 rather than nothing
            stream.reconfigure(errors="backslashreplace")
    asked = build_parser().parse_args(arguments)
    try:
        _command(asked.command)(asked)
        sys.stdout.flush()
    except BrokenPipeError:  # `vistka match … | head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return _say("stopped.", STOPPED)
    except CommandError as error:
        return _say(str(error), error.exit_code)
    except Exception as error:  # a traceback quotes values, and those are people
        from vistka.tables import TableError

        return _say(str(error) if isinstance(error, TableError) else _mistake(error))
    return DONE


def _command(name: str) -> Callable[[argparse.Namespace], None]:
    return cast("Callable[[argparse.Namespace], None]", import_module(f"vistka.cli.{name.replace('-', '_')}").run)


def _say(message: str, code: int = REFUSED) -> int:
    print(f"vistka: {message}", file=sys.stderr)
    return code


def _mistake(error: Exception) -> str:
    """A mistake in the program: what kind and by which way, but not its message, which may quote a cell."""
    frames = traceback.extract_tb(error.__traceback__)[::-1][:_FRAMES]
    where = ", from ".join(f"{Path(frame.filename).name} line {frame.lineno}" for frame in frames)
    return (
        f"this is a mistake in vistka, not in your lists: {type(error).__name__} in {where}. "
        "Please report it in these words; nothing of your lists is in them."
    )
