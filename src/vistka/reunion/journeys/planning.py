"""A journey is planned; who travels hears the briefing, agrees to it point by point, and is given her codes."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.reunion.actions.rows import goes_along, refuse_unless_still_eligible, way_for_change
from vistka.reunion.errors import ReunionError
from vistka.reunion.journeys.briefing import NOW, Point
from vistka.reunion.journeys.codes import Codes, new_codes, sealed
from vistka.reunion.journeys.machine import ESCORTED, MACHINE
from vistka.reunion.journeys.routes import ROUTES, Route, routes_of
from vistka.reunion.journeys.rows import ONLY_THE_TWO, legs_of, stepping
from vistka.reunion.journeys.sentences import WORDS
from vistka.reunion.journeys.states import JourneyStep
from vistka.reunion.kinds import WayKind
from vistka.reunion.models import Journey, WayHome
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

OUTWARD: Final[frozenset[str]] = frozenset({"eligible", "under_way", "at_the_door"})
"""While a way home stands so, two people have said that the person may go, and nobody has gone yet."""


@action("reunion.plan_journey")
def plan_journey(*, by: Actor, way_id: UUID, route: Route, first_day: date, contacts: str = "") -> Journey:
    """Plan a journey for a way home; who plans it is its first escort. `contacts`: whom the escorts call on the road.

    Raises `NotAllowed`, also for a third escort on the day of the handover; `ReunionError` for another route than the
    way's kind has, a day that is past, or a second journey; `NoLongerEligible`.
    """
    account = permitted(by, Permission.ESCORT)
    way = way_for_change(way_id)
    if way.state not in OUTWARD:
        raise ReunionError(_("Two people must say first that the person may go."))
    refuse_unless_still_eligible(way)
    _can_be_planned(way, route, first_day)
    _may_go_along(way, account)
    goes_along(way, account)
    way.save()
    relative = way.enquirer if way.kind == WayKind.HANDOVER else None
    journey = Journey(
        way=way,
        enquirer=relative,
        state=(MACHINE if relative else ESCORTED).begins,
        planned_at=timezone.now(),
        first_escort=account,
        itinerary={"route": route.value, "legs": _days(route, first_day), "contacts": contacts.strip()},
    )
    journey.save()
    return journey


@action("reunion.join_journey")
def join_journey(*, by: Actor, journey_id: UUID) -> Journey:
    """Go along as the second escort, of the way home too. Raises `NotAllowed`; `AccessError` when there are two."""
    account = permitted(by, Permission.ESCORT)
    way = way_for_change(Journey.objects.values_list("way_id", flat=True).get(pk=journey_id))
    journey = Journey.objects.for_change(journey_id)
    still_open(journey.second_escort, journey.ended_at)
    second_person(account, journey.first_escort)
    _may_go_along(way, account)
    journey.second_escort = account
    journey.save()
    way.first_escort, way.second_escort = journey.first_escort, account
    way.save()
    return journey


@action("reunion.brief_traveller")
def brief_traveller(*, by: Actor, journey_id: UUID, language: str) -> Journey:
    """Note that the briefing was read to her in a language she knows. Raises `NotAllowed`, `NotThisStep`."""
    if language not in WORDS:
        raise ReunionError(_("Choose the language in which you read it to her."))
    journey, account = stepping(by, journey_id, JourneyStep.BRIEF)
    journey.language, journey.briefing = language, NOW
    journey.briefed_by, journey.briefed_at = account, timezone.now()
    journey.save()
    return journey


@action("reunion.agree_to_travel")
def agree_to_travel(*, by: Actor, journey_id: UUID, points: Collection[Point]) -> Journey:
    """Note that she has understood every point and agrees. Bound to the very words that she heard.

    Raises `NotAllowed`, `NotThisStep`; `ReunionError` when a point is missing, or the words have changed since.
    """
    journey, account = stepping(by, journey_id, JourneyStep.CONSENT)
    if journey.briefing != NOW:
        raise ReunionError(_("The briefing has changed since she heard it. End this journey and plan a new one."))
    if set(points) != set(Point):
        raise ReunionError(_("She travels only when she has understood each point. Read again what is not clear."))
    journey.agreed = {"items": sorted(point.value for point in points), "bound": bound(journey.language)}
    journey.agreed_by, journey.agreed_at = account, timezone.now()
    journey.save()
    return journey


@action("reunion.give_journey_codes")
def give_journey_codes(*, by: Actor, journey_id: UUID) -> Codes:
    """Draw her codes, to be read out once; codes that she was given before hold no longer.

    Raises `NotAllowed`, `NotThisStep`.
    """
    journey, account = stepping(by, journey_id, JourneyStep.GIVE_CODES)
    codes = new_codes(len(legs_of(journey)))
    journey.codes = sealed(journey.pk, codes)
    journey.codes_by, journey.codes_at = account, timezone.now()
    journey.save()
    return codes


def bound(language: str) -> str:
    """HMAC over the points as they are read in a language."""
    said = json.dumps([WORDS[language].points[point] for point in Point], ensure_ascii=False)
    return keyring().mac(Purpose.BINDING, b"reunion.traveller_consent", NOW.encode(), said.encode()).hex()


def _may_go_along(way: WayHome, account: UUID) -> None:
    """Raises `NotAllowed` for a third escort once two have set out with him: they go on reading whom they bring."""
    if way.state in ("under_way", "at_the_door") and len(way.escorts) > 1 and account not in way.escorts:
        raise NotAllowed(ONLY_THE_TWO)


def _can_be_planned(way: WayHome, route: Route, first_day: date) -> None:
    if route not in routes_of(WayKind(way.kind)):
        raise ReunionError(_("This route is not one of this way home."))
    if first_day < timezone.localdate():
        raise ReunionError(_("This day is past. Choose a day to come."))
    open_ones = Journey.objects.filter(ended_at=None)
    hers = open_ones.filter(enquirer_id=way.enquirer_id) if way.enquirer_id else open_ones.none()
    if open_ones.filter(way=way).exists() or hers.exists():
        raise ReunionError(_("There is a journey already. It must end before another is planned."))


def _days(route: Route, first_day: date) -> list[dict[str, str]]:
    """Each leg with the day on which it is planned to end."""
    on, planned = first_day, []
    for leg in ROUTES[route].legs:
        on += timedelta(days=leg.days)
        planned.append({"leg": leg.name.value, "on": on.isoformat()})
    return planned
