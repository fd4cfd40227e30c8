"""What parent, server and child say to each other through their pipes.

A request is two lengths, a head in JSON (name, link, published) and the foreign bytes. An answer is a tag, a length and
that many bytes: of JSON after `READ`, of a reason's name after `REFUSED`.
"""

from __future__ import annotations

import json
import struct
from enum import IntEnum
from typing import IO, Any, Final

from vistka.sources.unread import MOST_BYTES

ASKED: Final = struct.Struct(">II")
ANSWERED: Final = struct.Struct(">BI")
MOST_HEAD: Final = 16_384
MOST_ANSWER: Final = 16_000_000


class Tag(IntEnum):
    """What an answer is."""

    READ = 1
    REFUSED = 2


class Ended(Exception):
    """The other side stopped, or sent what is no frame."""


def request(data: bytes, **said: str) -> bytes:
    """A request as it goes through the pipe."""
    head = json.dumps(said).encode()
    return ASKED.pack(len(head), len(data)) + head + data


def next_request(source: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """What is asked and the foreign bytes; None at the end. Raises `Ended`."""
    sizes = source.read(ASKED.size)
    if not sizes:
        return None
    if len(sizes) < ASKED.size:
        raise Ended
    head, data = ASKED.unpack(sizes)
    if head > MOST_HEAD or data > MOST_BYTES:
        raise Ended
    return json.loads(_exactly(head, source)), _exactly(data, source)


def answer(tag: Tag, body: bytes) -> bytes:
    """An answer as it goes through the pipe."""
    return ANSWERED.pack(tag, len(body)) + body


def next_answer(source: IO[bytes]) -> tuple[Tag, bytes]:
    """The tag of an answer and its body. Raises `Ended`."""
    tag, size = ANSWERED.unpack(_exactly(ANSWERED.size, source))
    if tag not in tuple(Tag) or size > MOST_ANSWER:
        raise Ended
    return Tag(tag), _exactly(size, source)


def _exactly(size: int, source: IO[bytes]) -> bytes:
    found = source.read(size)
    if len(found) < size:
        raise Ended
    return found
