"""A flight: the pages are looked at, then an enquiry about nobody is filed as a family files, page by page.

What it says is drawn from a key that the portal lacks, so that who holds the portal cannot know it from an enquiry; the
desk knows it when it opens it, and keeps nothing of it. An attacker who lets through what comes from the desk's address
and nothing else is not seen: let `vistka canary` fly from elsewhere, too (docs/operations.md).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.conf import settings
from django.utils import timezone

from vistka.mailroom.submissions import Content, Kind
from vistka.post.canary.pages import digests_of, known_digests
from vistka.post.canary.visitor import Unreachable, Visitor
from vistka.post.canary.walking import LANGUAGE, walk
from vistka.post.canary_models import Flight
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

EVERY: Final = timedelta(hours=1)
DELIVERED_WITHIN: Final = timedelta(minutes=15)
KEPT: Final = timedelta(days=30)

_GIVEN: Final = "Андрій Богдан Василь Григорій Данило Захар Назар Роман".split()
_FAMILY: Final = "Гнатів Дорошів Заваликут Коломиєць Небелюк Пасічник Теслюк Чорновус".split()


class Fault(StrEnum):
    """What was not right."""

    UNREACHABLE = "unreachable"
    """The portal did not answer."""
    PAGES = "pages"
    """A page is not as an officer left it."""
    REFUSED = "refused"
    """The enquiry was not taken."""


def fly_if_due() -> None:
    """Once an hour."""
    now = timezone.now()
    if not Flight.objects.filter(sent_at__gt=now - EVERY).exists():
        fly(now)


def fly(now: datetime) -> Flight:
    """Look at the pages, file, and note what was not right. Old flights are forgotten."""
    Flight.objects.filter(sent_at__lt=now - KEPT).delete()
    flight = Flight(sent_at=now)
    flight.save()
    if fault := _fault_of(Visitor(settings.PORTAL_URL), flight):
        flight.fault = fault
        flight.save(update_fields=["fault"])
    return flight


def arrived(content: Content, at: datetime) -> bool:
    """Whether an opened submission is a flight of ours; then that is noted, and nothing else of it."""
    if content.kind is not Kind.ENQUIRY:
        return False
    number = content.said.get("sought", {}).get("service_number", "")
    flown = Flight.objects.filter(sent_at__gt=at - timedelta(days=1))
    flight = next((flight for flight in flown if _number(flight) == number), None)
    if flight is None:
        return False
    Flight.objects.filter(pk=flight.pk, seen_at=None).update(seen_at=at)
    return True


def _fault_of(visitor: Visitor, flight: Flight) -> Fault | None:
    try:
        known = known_digests()
        if known is not None and digests_of(visitor) != known:
            return Fault.PAGES
        first = visitor.get(f"/{LANGUAGE}/ask/")
    except Unreachable:
        return Fault.UNREACHABLE
    try:
        return None if walk(visitor, first, _answers(flight)) else Fault.REFUSED
    except Unreachable:
        return Fault.REFUSED


def _answers(flight: Flight) -> dict[str, dict[str, str]]:
    """Page to what is typed on it: nobody, of a name and year that are drawn."""
    drawn = _drawn(flight)
    given, family = _GIVEN[drawn[8] % len(_GIVEN)], _FAMILY[drawn[9] % len(_FAMILY)]
    return {
        "ask/name": {"name": f"{family} {given}"},
        "ask/birth": {"birth_date": str(1970 + drawn[10] % 35)},
        "ask/service": {"service_number": _number(flight)},
        "ask/relation": {"relation": "mother"},
        "ask/consent": dict.fromkeys(("keep", "wish", "ask", "share", "address"), "yes"),
        "code/second": {"wanted": "no"},
    }


def _number(flight: Flight) -> str:
    return f"{int.from_bytes(_drawn(flight)[:8]) % 10**10:010}"


def _drawn(flight: Flight) -> bytes:
    return keyring().mac(Purpose.BINDING, b"canary", flight.pk.bytes)
