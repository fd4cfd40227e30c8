"""Read a date as people write it.

The two commonest forms go a short way, since a register of a million persons has a million of them. All others are
folded (width, dashes, look-alike letters, filler words) and shown to a row of readers; the first that understands
answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from vistka.dates.numbers import read_decade, read_digits, read_pair, read_triple
from vistka.dates.pivot import FIRST_YEAR, LAST_YEAR, Horizon
from vistka.dates.ranges import DateRange, DateReading
from vistka.dates.spelled import read_spelled
from vistka.dates.words import folded, says_unknown, without_fillers

NOTHING_WRITTEN = DateReading(())
UNREADABLE = DateReading((), "the date could not be read")
MIDNIGHT_ELSEWHERE = "written in universal time at the hour of midnight in Kyiv or Moscow: the day may be the next"
_LONGEST = 80

_CLOCK = re.compile(
    r"(?:t|,? )(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(z|utc|gmt|[ap]m|[+-]\d\d:?(?:\d\d)?)?(?: ?(?:msk|мск))?$"
)
_EITHER = re.compile(r" (?:или|або|або ж|ці|or|ou|oder|lub|albo|o) ")
_FROM_TO = re.compile(
    r"(?:(?:с|со|з|зі|от|від|from|between|между|між|von|entre) )?(.+?) (?:-|по|до|to|until|till|и|та|and|bis) (.+)"
)
# ISO 8601-2 (EDTF): "2022-05/2022-06", "../1985", "2022-02-24/..".
_INTERVAL = re.compile(r"(\d{3}[^/]+|\.\.)/(\d{3}[^/]+|\.\.)")
_OPEN_END = DateReading((DateRange(date.min, date.max),))
_DOUBT_AFTER = re.compile(r"(?<=\d\d)\s*\(?[~?%]+\)?$")
_READERS: tuple[Callable[[str, Horizon], DateReading | None], ...] = (read_digits, read_triple, read_pair, read_spelled)


def read_date(text: str, *, today: date | None = None, latest_year: int | None = None) -> DateReading:
    """Read a date in any of the usual forms; never raises.

    `today` (default: this day) and `latest_year` (default: its year) settle the century of a two-digit year: it is the
    latest that does not lie beyond them.

    >>> read_date("00.00.1999").alternatives[0].precision
    'year'
    >>> read_date("31.02.1999").note
    'the month has no such day'
    """
    if len(text) == 10:
        day = _plain_day(text)
        if day is not None:
            return DateReading((DateRange(day, day),))
    if len(text) > _LONGEST:
        return UNREADABLE
    plain = folded(text)
    if says_unknown(plain):
        return NOTHING_WRITTEN
    return _read(plain, Horizon.of(today, latest_year)) or UNREADABLE


def _plain_day(text: str) -> date | None:
    """The day of `1999-04-02` and `02.04.1999`, without a regular expression."""
    try:
        if text[4] == text[7] == "-":
            day = date.fromisoformat(text)
        elif text[2] == text[5] == "." and (text[:2] + text[3:5] + text[6:]).isdecimal():
            day = date(int(text[6:]), int(text[3:5]), int(text[:2]))
        else:
            return None
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _read(plain: str, horizon: Horizon) -> DateReading | None:
    clock = _CLOCK.search(plain)
    if clock:
        return _at_local_midnight(_read_one(plain[: clock.start()], horizon), clock)
    return _read_either(plain, horizon) or _read_one(plain, horizon) or _read_from_to(plain, horizon)


def _at_local_midnight(reading: DateReading | None, clock: re.Match[str]) -> DateReading | None:
    """Programs write a birthday's midnight in universal time, so that in Moscow's zone it names the day before."""
    hour, minute, second, zone = clock.groups()
    eve = zone in ("z", "utc", "gmt") and hour in ("20", "21", "22") and minute == "00" and (second or "00") == "00"
    if not eve or reading is None or len(reading.alternatives) != 1 or not reading.alternatives[0].is_day:
        return reading
    written = reading.alternatives[0]
    next_day = written.earliest + timedelta(days=1)
    return DateReading((DateRange(next_day, next_day), written), MIDNIGHT_ELSEWHERE)


def _read_either(plain: str, horizon: Horizon) -> DateReading | None:
    """ "1998 или 1999": what each side means, in this order."""
    sides = [_read_one(side, horizon) for side in _EITHER.split(plain)]
    if len(sides) < 2 or None in sides:
        return None
    alternatives = tuple(each for side in sides if side for each in side.alternatives)
    return DateReading(tuple(dict.fromkeys(alternatives)), "the text itself offers several dates")


def _read_from_to(plain: str, horizon: Horizon) -> DateReading | None:
    """ "с 02.04.2022 по 05.04.2022", "2022-05/2022-06", "../1985": from the one's first day to the other's last.

    An open end is the first or last day the calendar has. The edtf library would read such intervals too, but prints
    what it stumbles over, a birthday as likely as not, to the standard output.
    """
    shape = _FROM_TO.fullmatch(plain) or _INTERVAL.fullmatch(plain)
    if not shape:
        return None
    first, last = (_OPEN_END if side == ".." else _read_one(side, horizon) for side in shape.groups())
    if first is last or not first or not last or not first.alternatives or not last.alternatives:
        return None
    begins, ends = first.alternatives[0], last.alternatives[0]
    if begins.earliest > ends.latest:
        return None
    doubtful = begins.approximate or ends.approximate
    return DateReading((DateRange(begins.earliest, ends.latest, doubtful),), first.note or last.note)


def _read_one(plain: str, horizon: Horizon) -> DateReading | None:
    decade = read_decade(plain, horizon)
    if decade:
        return decade
    core, doubtful = without_fillers(plain)
    bare = _DOUBT_AFTER.sub("", core)
    for reader in _READERS:
        reading = reader(bare, horizon)
        if reading:
            return _doubted(reading) if doubtful or bare != core else reading
    return None


def _doubted(reading: DateReading) -> DateReading:
    return replace(reading, alternatives=tuple(replace(each, approximate=True) for each in reading.alternatives))
