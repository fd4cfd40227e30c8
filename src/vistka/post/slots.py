"""When a call is, by her clock and by ours: hours and offsets, since the name of a zone names a place."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from vistka.contact.wording import day_in

OURS: Final = "Europe/Kyiv"


def in_zones(begins: str, ends: str, zone: str, language: str) -> str:
    """The slot (ISO 8601) by the clocks of her zone, then of ours; once where they show the same, or hers is not known.

    >>> in_zones("2026-12-01T12:00:00+00:00", "2026-12-01T12:15:00+00:00", "Asia/Omsk", "en")
    '1 December 2026, 18:00–18:15 (UTC+6) = 1 December 2026, 14:00–14:15 (UTC+2)'
    """
    moments = datetime.fromisoformat(begins), datetime.fromisoformat(ends)
    shown = [_by_clock(*moments, ZoneInfo(one), language) for one in (zone or OURS, OURS)]
    return " = ".join(dict.fromkeys(shown))


def _by_clock(begins: datetime, ends: datetime, zone: ZoneInfo, language: str) -> str:
    here = begins.astimezone(zone)
    offset = f"{here:%z}"
    minutes = "" if offset.endswith("00") else f":{offset[-2:]}"
    hours = f"{here:%H:%M}–{ends.astimezone(zone):%H:%M}"
    return f"{day_in(here.date(), language)}, {hours} (UTC{offset[0]}{int(offset[1:3])}{minutes})"
