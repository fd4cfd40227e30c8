"""What who travels reads in her mailbox: her own next leg, and nothing of what lies behind it."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from vistka.contact.wording import day_in
from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import trust
from vistka.reunion.journeys.planning import OUTWARD
from vistka.reunion.journeys.routes import ROUTES, Leg, LegOf, Paper, routes_of
from vistka.reunion.journeys.sentences import words_in
from vistka.reunion.journeys.states import GIVEN_UP, TRAVELLING
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import CheckIn, Journey, WayHome

KYIV: Final = ZoneInfo("Europe/Kyiv")
"""All hours that she is given are of this zone."""
LEGS: Final = {leg.name: leg for route in routes_of(WayKind.HANDOVER) for leg in ROUTES[route].legs}


def is_travelling(enquirer: Enquirer) -> bool:
    """Whether she is on the road, so that a check-in may be expected. Raises `Forged`."""
    journey = _journey_of(enquirer)
    return journey is not None and journey.state in TRAVELLING


def alarmed_on_the_road(enquirer: Enquirer) -> bool:
    """Whether a check-in of her journey raised the alarm that stands: nothing she reads may then differ. Raises `Forged`."""
    journey = _journey_of(enquirer)
    if journey is None or enquirer.alarm_at is None:
        return False
    return CheckIn.objects.filter(journey=journey, came_at=enquirer.alarm_at).exists()


def next_leg(enquirer: Enquirer, language: str) -> str:
    """What she is to do next, in sentences of her language; "" when there is nothing. Raises `Forged`.

    Opens values of class FAMILY: within the reading of who asks.
    """
    journey = _journey_of(enquirer)
    if journey is None:
        return ""
    if journey.state in GIVEN_UP:
        return words_in(language).stop if journey.leg else ""
    return for_traveller(journey, language) if journey.state in TRAVELLING else ""


def for_traveller(journey: Journey, language: str) -> str:
    """The leg that she walks just now, or that she is to wait for the next one."""
    words, said = words_in(language), journey.next_leg
    if not said:
        return words.wait
    leg = Leg(said["leg"])
    by = datetime.fromisoformat(said["by"]).astimezone(KYIV)
    parts = (
        words.legs[leg],
        _papers_in(papers_of(LEGS[leg], journey.way), language),
        words.by.format(day=day_in(by.date(), language), time=by.strftime("%H:%M")),
        words.say,
        words.free,
    )
    return " ".join(filter(None, parts))


def papers_of(leg: LegOf, way: WayHome) -> tuple[Paper, ...]:
    """The papers that a leg needs. Homeward without a handover nobody was given any at the meeting: there was none."""
    if not leg.homeward or way.state in {*OUTWARD, "handed_over"}:
        return leg.papers
    return tuple(paper for paper in leg.papers if paper is not Paper.RELEASE_PAPER)


def _papers_in(papers: tuple[Paper, ...], language: str) -> str:
    """The sentence that says which papers she takes along; "" for none."""
    words = words_in(language)
    named = "; ".join(words.papers[paper] for paper in papers)
    return words.take.format(papers=named) if named else ""


def _journey_of(enquirer: Enquirer) -> Journey | None:
    """Her journey that is not over. Raises `Forged`."""
    rows = Journey.objects.filter(enquirer=enquirer, ended_at=None).select_related("way")
    journey = rows.order_by("-planned_at", "pk").first()
    if journey is not None:
        trust(journey, journey.way)
    return journey
