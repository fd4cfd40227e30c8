"""The server that forks a reader for each foreign text: `python -I -B -m vistka.vault.texts.forking`.

It loads every library and table once, then only carries bytes: it never looks into a request or an answer. Each child
shuts itself in, reads, answers and ends; whatever a text makes of a child, the next text meets a new one.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import sys
import time
from typing import IO, Any, Final

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy: a child that is shut in can start no thread

from vistka.sources.as_json import to_json
from vistka.sources.reading import read
from vistka.sources.unread import CannotRead, Reason
from vistka.vault.pixels.sandbox import NotShutIn, shut_in
from vistka.vault.texts.frames import ANSWERED, MOST_ANSWER, Ended, Tag, answer, next_request
from vistka.vault.texts.samples import SAMPLES

SECONDS: Final = 20.0
_CHUNK: Final = 1 << 16
_DESCRIPTORS: Final = 1 << 12
"""More than a server that opens two for each child ever has."""


def serve(asked: IO[bytes], answered: IO[bytes]) -> None:
    """Answer each request until the parent closes its pipe."""
    warm_up()
    while (request := next_request(asked)) is not None:
        said, data = request
        answered.write(_in_a_child(said, data, asked))
        answered.flush()


def warm_up() -> None:
    """Read one of each kind, so that no child meets a module, a table or an encoding that is not loaded."""
    for name, data in SAMPLES.items():
        to_json(read(data, name=name, published="2022-03-04"))
    gc.collect()
    gc.freeze()


def _in_a_child(said: dict[str, Any], data: bytes, asked: IO[bytes]) -> bytes:
    """The answer of a child that lives for this text only, no longer than `SECONDS`, and not without the parent."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(theirs, said, data)
    os.close(theirs)
    try:
        found = _all_from(ours, time.monotonic() + SECONDS, asked)
    finally:
        os.close(ours)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if found is None or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU):
        return _refused(Reason.TOOK_TOO_LONG)
    return found if _is_one_answer(found) else _refused(Reason.DAMAGED)


def _be_the_child(out: int, said: dict[str, Any], data: bytes) -> None:
    """Leave the server's pipes, shut this process in, and only then look at the bytes. Never returns."""
    try:
        os.dup2(out, 1)
        os.close(0)
        os.closerange(2, _DESCRIPTORS)
        body = _answer_to(said, data)
        while body:
            body = body[os.write(1, body) :]
    finally:
        os._exit(0)


def _answer_to(said: dict[str, Any], data: bytes) -> bytes:
    try:
        shut_in()
    except NotShutIn:
        return _refused(Reason.NOT_SHUT_IN)
    try:
        return answer(Tag.READ, json.dumps(to_json(read(data, **said))).encode())
    except CannotRead as fault:
        return _refused(fault.reason)
    except Exception:
        return _refused(Reason.DAMAGED)


def _all_from(pipe: int, deadline: float, asked: IO[bytes]) -> bytes | None:
    """All that comes through a pipe, or None when that takes too long. Raises `Ended` when the parent closes its own."""
    found = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        selector.register(asked, selectors.EVENT_READ)
        while len(found) <= MOST_ANSWER + ANSWERED.size:
            left = deadline - time.monotonic()
            if left <= 0 or not (ready := selector.select(left)):
                return None
            if any(key.fileobj is asked for key, _ in ready):
                raise Ended  # nobody asks before the answer is there: the parent is gone
            part = os.read(pipe, _CHUNK)
            if not part:
                break
            found += part
    return bytes(found)


def _is_one_answer(found: bytes) -> bool:
    """Whether these bytes are one frame, so that the parent never waits for the rest of one or takes two for one."""
    if len(found) < ANSWERED.size:
        return False
    _, size = ANSWERED.unpack_from(found)
    return len(found) == ANSWERED.size + int(size)


def _refused(reason: Reason) -> bytes:
    return answer(Tag.REFUSED, reason.encode())


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear; it closes the pipe
    serve(sys.stdin.buffer, sys.stdout.buffer)
