"""Where results go: standard output, or a file that nobody but its owner can read, complete or not there at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vistka.cli.errors import CommandError


@contextmanager
def private_output(out: str | None) -> Iterator[BinaryIO]:
    """A stream to write results to: `out`, or standard output for None and "-".

    A file is written beside its place under a passing name, with mode 0600 from its first byte, and takes its place
    only when all is written; what stood there stays if anything fails. Raises `CommandError` if it cannot be written.
    """
    try:
        if out is None or out == "-":
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            yield from _file(Path(os.path.realpath(out)))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"{out or 'standard output'}: cannot be written ({_reason(error)}).") from error


def _file(place: Path) -> Iterator[BinaryIO]:
    if place.exists() and not place.is_file():
        with place.open("wb") as stream:  # a pipe or a device cannot be replaced, only written to
            yield stream
    else:
        yield from _replacing(place)


def _replacing(place: Path) -> Iterator[BinaryIO]:
    handle, passing = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)  # mode 0600
    try:
        with open(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(passing, place)
    except BaseException:
        Path(passing).unlink(missing_ok=True)
        raise


def _reason(error: OSError) -> str:
    return os.strerror(error.errno).lower() if error.errno else "write error"
