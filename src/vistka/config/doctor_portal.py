"""What the desk can see of the portal: its offline key, the keys of the coming weeks, whether it answers, its clock.

The desk looks outward; nothing here opens a key, and the portal is asked for nothing but its first page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from vistka.config.finding import Finding, Line
from vistka.mailroom.keys import published_keys
from vistka.vault.signatures import fingerprint

FEW_WEEKS: Final = 3
"""With fewer the offline key has to be fetched from its safe soon."""
SECONDS_TO_ANSWER: Final = 5
_KINDS: Final[Mapping[str, type[HTTPConnection]]] = {"http": HTTPConnection, "https": HTTPSConnection}
MOST_APART: Final = timedelta(minutes=1)
"""Keys change at midnight UTC and mail has its hours: two clocks that differ more make families wait for nothing."""


def portal_lines(now: datetime) -> Iterator[Line]:
    """A line for each thing. Raises `DatabaseError` when the mailroom cannot be reached."""
    if settings.OFFLINE_KEY:
        yield Line(
            Finding.OK, f"The offline key is {fingerprint(settings.OFFLINE_KEY)}. The portal's must be the same."
        )
        yield _keys(now.date())
    else:
        mend = "Run `vistka portal-keys new` on the machine without a network, and set VISTKA_OFFLINE_KEY."
        yield Line(_grave(), f"There is no offline key: the portal takes nothing. {mend}")
    yield from _answer(now)


def days_covered(today: date) -> int:
    """For how many days from today on, without a gap, there is a published key to seal to."""
    keys = published_keys(settings.OFFLINE_KEY)
    day = today
    while any(key.is_good_on(day) for key in keys):
        day += timedelta(days=1)
    return (day - today).days


def _keys(today: date) -> Line:
    days = days_covered(today)
    mend = "Run `vistka portal-keys make`, sign on the machine without a network, publish."
    if not days:
        return Line(_grave(), f"No published key is good today: the portal takes nothing. {mend}")
    if days < FEW_WEEKS * 7:
        return Line(Finding.WARN, f"Published keys are good for {days} days more. {mend}")
    return Line(Finding.OK, f"Published keys are good for {days // 7} weeks.")


def _answer(now: datetime) -> Iterator[Line]:
    try:
        with closing(_connection()) as connection:
            connection.request("GET", f"/{settings.LANGUAGE_CODE}/")
            answer = connection.getresponse()
            answer.read()
    except (OSError, HTTPException, ValueError):
        yield Line(Finding.WARN, "The portal does not answer at VISTKA_PORTAL_URL. Look at its host and its journal.")
        return
    if answer.status != 200:
        yield Line(Finding.WARN, f"The portal answers {answer.status} at VISTKA_PORTAL_URL. Look at its journal.")
        return
    yield Line(Finding.OK, "The portal answers.")
    yield _clocks(answer, now)


def _connection() -> HTTPConnection:
    """Raises `ValueError` for an address that is none."""
    place = urlsplit(settings.PORTAL_URL)
    if place.scheme not in _KINDS or not place.hostname:
        raise ValueError
    return _KINDS[place.scheme](place.hostname, place.port, timeout=SECONDS_TO_ANSWER)


def _clocks(answer: HTTPResponse, now: datetime) -> Line:
    there = parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
    if abs(there - now) > MOST_APART:
        return Line(Finding.WARN, f"The portal's clock says {there:%Y-%m-%d %H:%M} UTC, ours does not. Set both.")
    return Line(Finding.OK, "The portal's clock and ours agree.")


def _grave() -> Finding:
    return Finding.WARN if settings.EXERCISE else Finding.WRONG
