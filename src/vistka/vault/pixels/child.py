"""The process that reads a foreign file: `python -I -B -m vistka.vault.pixels.child KIND`, file in, frames out.

It imports its libraries, gives up everything it could do harm with, and only then reads. It knows no Django, no key
and no database.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import IO

from PIL import Image

from vistka.vault.pixels.papers import papers
from vistka.vault.pixels.pictures import pictures
from vistka.vault.pixels.sandbox import NotShutIn, shut_in
from vistka.vault.pixels.terms import HEAD, REASONS, CannotRender, Kind, Reason, Tag


def frames(data: bytes, kind: Kind) -> Iterator[bytes]:
    """The answer to a file, frame by frame. What was already sent counts for nothing once it ends in a refusal."""
    try:
        for page in papers(data) if kind is Kind.PDF else pictures(data, kind):
            yield HEAD.pack(Tag.PAGE, page.width, page.height)
            yield page.tobytes()
    except Exception as fault:
        yield refused(reason_of(fault))
    else:
        yield HEAD.pack(Tag.END, 0, 0)


def reason_of(fault: Exception) -> Reason:
    """Why the file is refused. The parsers raise whatever they please at a damaged file."""
    if isinstance(fault, CannotRender):
        return fault.reason
    if isinstance(fault, MemoryError | Image.DecompressionBombError):
        return Reason.TOO_MANY_PIXELS
    return Reason.DAMAGED


def refused(reason: Reason) -> bytes:
    """The frame that refuses."""
    return HEAD.pack(Tag.REFUSED, REASONS.index(reason), 0)


def answer(kind: Kind, foreign: IO[bytes], out: IO[bytes]) -> None:
    """Shut this process in, read the foreign file, write the frames."""
    try:
        shut_in()
    except NotShutIn:
        out.write(refused(Reason.NOT_SHUT_IN))
        return
    for frame in frames(foreign.read(), kind):
        out.write(frame)


if __name__ == "__main__":
    answer(Kind(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    os._exit(0)  # without the libraries' farewells, which may want what was given up
