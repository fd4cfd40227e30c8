"""Papers of the request: drawn anew from pixels, made small enough for one submission, kept in the draft."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import uuid4

from django.utils.translation import gettext_lazy as _
from PIL import Image

from vistka.mailroom.schema import MOST_PAPERS
from vistka.mailroom.submissions import SIZES
from vistka.portal.asking.draft import Asking

Paper = dict[str, Any]
"""{number, id, digest, paper, note, pages: [bytes of each page]}, as the draft has it."""

ROOM: Final = SIZES[-1] - 16 * 1024
"""Bytes of the pages of one paper; the rest is for its words."""
MOST_PAGES: Final = 12
"""More would not fit so that they can be read; nobody has to wait until that is tried."""
_STEPS: Final = ((2500, 70), (2000, 70), (1600, 65), (1400, 55))
"""Longest side in pixels and JPEG quality, the best first. At 1400 pixels an A4 page has 120 dots an inch, where print
can still be read."""


GONE: Final = _("This file is no longer here: its day is over. Add it again.")


class TooManyPages(Exception):
    """The pages do not fit into one submission, however small they may become and still be read."""


def fitted(pages: Sequence[bytes], room: int = ROOM) -> list[bytes]:
    """The pages (JPEG, drawn by us), smaller where they must be to be of `room` bytes. Raises `TooManyPages`."""
    if len(pages) > MOST_PAGES:
        raise TooManyPages
    ways = (pages, *((_drawn(page, side, quality) for page in pages) for side, quality in _STEPS))
    for way in ways:
        if fitting := _within(way, room):
            return fitting
    raise TooManyPages


def _within(pages: Iterable[bytes], room: int) -> list[bytes] | None:
    """The pages, if all of them fit; no further one is drawn once they do not."""
    found: list[bytes] = []
    for page in pages:
        room -= len(page)
        if room < 0:
            return None
        found.append(page)
    return found


def _drawn(page: bytes, side: int, quality: int) -> bytes:
    smaller = io.BytesIO()
    with Image.open(io.BytesIO(page), formats=["JPEG"]) as image:
        image.thumbnail((side, side))
        image.save(smaller, "JPEG", quality=quality)
    return smaller.getvalue()


def papers_of(asking: Asking) -> list[Paper]:
    """What she sent so far."""
    found: list[Paper] = asking.answers.get("papers", [])
    return found


def digest_of(data: bytes) -> str:
    """By which the same file, sent by a double tap, is known."""
    return hashlib.sha256(data).hexdigest()


def is_there(asking: Asking, digest: str) -> bool:
    """Whether this very file was sent before."""
    return any(paper["digest"] == digest for paper in papers_of(asking))


def add(asking: Asking, pages: Sequence[bytes], said: dict[str, str], digest: str) -> None:
    """Keep a paper under the first free number; the id under which it is sent is drawn now."""
    asking.begin()
    taken = {paper["number"] for paper in papers_of(asking)}
    number = next(number for number in range(MOST_PAPERS) if number not in taken)
    asking.writing.put_file(number, b"".join(pages))
    paper = {"number": number, "id": uuid4().hex, "digest": digest, "pages": [len(page) for page in pages], **said}
    asking.answers["papers"] = [*papers_of(asking), paper]


def remove(asking: Asking, paper_id: str) -> None:
    """Delete a paper; nothing happens when it is gone already."""
    for paper in papers_of(asking):
        if paper["id"] == paper_id:
            asking.writing.drop_file(paper["number"])
    asking.answers["papers"] = [paper for paper in papers_of(asking) if paper["id"] != paper_id]


def is_gone(asking: Asking, paper: Paper) -> bool:
    """Whether its day is over while she went on with other pages."""
    return asking.writing.file(paper["number"]) is None


def pages_of(asking: Asking, paper: Paper) -> list[bytes]:
    """The pages of a paper; none when its day is over."""
    whole = asking.writing.file(paper["number"]) or b""
    if len(whole) != sum(paper["pages"]):
        return []
    file = io.BytesIO(whole)
    return [file.read(length) for length in paper["pages"]]
