"""A call as an appointment for her own calendar. It names nobody, nothing and no place (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from django.utils.translation import gettext as _

_LINE: Final = 75
"""Bytes of a line at most; what is longer goes on in the next one, after a space (RFC 5545, section 3.1)."""
_ENDED: Final = "\r\n"
_FILLS: Final = "X-FILLS:"


def appointment(call: Mapping[str, str], stamp: datetime, size: int) -> bytes:
    """The slot of `mails.Mail.call` as a calendar file of exactly `size` bytes. Raises `ValueError` for no such slot."""
    begins, ends = (_moment(datetime.fromisoformat(call[name])) for name in ("from", "to"))
    summary = _("Appointment")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//-//-//EN",
        "BEGIN:VEVENT",
        f"UID:{begins}-{ends}",
        f"DTSTAMP:{_moment(stamp)}",
        f"DTSTART:{begins}",
        f"DTEND:{ends}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(call['zone_words'])}",
        "CLASS:PRIVATE",
        "END:VEVENT",
    ]
    last = "END:VCALENDAR" + _ENDED
    said = "".join(line + _ENDED for whole in lines for line in _folded(whole))
    room = size - len(said.encode()) - len(last)
    return (said + "".join(_filling(room)) + last).encode()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    """As a text of a calendar file is written (section 3.3.11)."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces that are short enough, each after the first with a space before it."""
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > _LINE:
            yield piece
            piece = " "
        piece += sign
    yield piece


def _filling(room: int) -> Iterator[str]:
    """Lines that mean nothing, of so many bytes together: so the file is as long as every page of a mailbox.

    >>> sorted({len("".join(_filling(room))) - room for room in range(40, 2000)})
    [0]
    """
    least = len(_FILLS + _ENDED)
    while room > 0:
        length = min(room, _LINE + len(_ENDED))
        if 0 < room - length < least:
            length = room - least
        yield _FILLS + "." * (length - least) + _ENDED
        room -= length
