"""Vistka's commands as processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 30
Environment = dict[str, str]


def environment_of(**settings: object) -> Environment:
    """This process's environment with these settings and no others of Vistka's."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("VISTKA_", "PYTHON", "DJANGO"))}
    return others | {f"VISTKA_{name}": str(value) for name, value in settings.items()}


def begin(environment: Environment, *arguments: str) -> subprocess.Popen[str]:
    program = [sys.executable, "-c", "import sys; from vistka.cli import main; sys.exit(main())", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(program, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True)  # noqa: S603


def run(environment: Environment, *arguments: str, given: str = "") -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    with begin(environment, *arguments) as process:
        out, err = process.communicate(given, timeout=SECONDS)
    return process.returncode, out, err


@contextmanager
def running(environment: Environment, *arguments: str, given: str = "") -> Iterator[subprocess.Popen[str]]:
    """A command that goes on until it is stopped."""
    with begin(environment, *arguments) as process:
        assert process.stdin
        process.stdin.write(given)
        process.stdin.flush()
        try:
            yield process
        finally:
            process.kill()
