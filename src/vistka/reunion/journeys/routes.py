"""The routes, as data: legs, borders, papers, windows, and who walks with whom.

Borders are public facts; where somebody is held and where they meet has no name here. The way by Minsk or Kaliningrad is
that of the offer of March 2022. Routes of exchange, repatriation, release and transfer have no relative on any leg.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.reunion.kinds import WayKind


class Route(StrEnum):
    """A road."""

    BY_MINSK = "by_minsk"
    BY_KALININGRAD = "by_kaliningrad"
    TO_EXCHANGE = "to_exchange"
    TO_HOSPITAL = "to_hospital"
    TO_FREEDOM = "to_freedom"
    TO_NEUTRAL = "to_neutral"

    @property
    def words(self) -> Promise:
        return ROUTES[self].words


class Leg(StrEnum):
    """A stretch of road, at whose end somebody checks in."""

    TO_MINSK = "to_minsk"
    TO_TERESPOL = "to_terespol"
    TO_KALININGRAD = "to_kaliningrad"
    TO_GRZECHOTKI = "to_grzechotki"
    TO_WARSAW = "to_warsaw"
    TO_JAHODYN = "to_jahodyn"
    TO_KYIV = "to_kyiv"
    TO_THE_HOUSE = "to_the_house"
    BACK_TO_DOROHUSK = "back_to_dorohusk"
    BACK_TO_WARSAW = "back_to_warsaw"
    BACK_HOME = "back_home"
    TO_THE_LINE = "to_the_line"
    OVER_THE_LINE = "over_the_line"
    TO_THE_AIRFIELD = "to_the_airfield"
    TO_THE_BORDER = "to_the_border"
    TO_THE_COUNTRY = "to_the_country"


class Border(StrEnum):
    """A border that is crossed."""

    BREST_TERESPOL = "brest_terespol"
    MAMONOVO_GRZECHOTKI = "mamonovo_grzechotki"
    DOROHUSK_JAHODYN = "dorohusk_jahodyn"
    AS_AGREED = "as_agreed"

    @property
    def words(self) -> Promise:
        return _BORDERS[self]


_BORDERS: Final[Mapping[Border, Promise]] = {
    Border.BREST_TERESPOL: _("Brest – Terespol, into Poland"),
    Border.MAMONOVO_GRZECHOTKI: _("Mamonovo – Grzechotki, into Poland"),
    Border.DOROHUSK_JAHODYN: _("Dorohusk – Jahodyn, between Poland and Ukraine"),
    Border.AS_AGREED: _("as agreed for this one time"),
}


class Paper(StrEnum):
    """A paper without which a leg is not begun."""

    FOREIGN_PASSPORT = "foreign_passport"
    SCHENGEN_VISA = "schengen_visa"
    ENTRY_PERMIT = "entry_permit"
    KINSHIP_PAPERS = "kinship_papers"
    RELEASE_PAPER = "release_paper"
    EXCHANGE_LIST = "exchange_list"
    MEDICAL_FILE = "medical_file"
    STAY_PERMIT = "stay_permit"

    @property
    def words(self) -> Promise:
        return _PAPERS[self]


_PAPERS: Final[Mapping[Paper, Promise]] = {
    Paper.FOREIGN_PASSPORT: _("passport for travel abroad"),
    Paper.SCHENGEN_VISA: _("Schengen visa for several entries"),
    Paper.ENTRY_PERMIT: _("permit to enter Ukraine"),
    Paper.KINSHIP_PAPERS: _("papers that show kinship; for a child also the other parent's consent"),
    Paper.RELEASE_PAPER: _("certificate of release or repatriation"),
    Paper.EXCHANGE_LIST: _("list of exchange, signed by both sides"),
    Paper.MEDICAL_FILE: _("medical file, sealed"),
    Paper.STAY_PERMIT: _("permit to stay in the country of destination"),
}


class Walks(StrEnum):
    """Who walks with who travels."""

    ALONE = "alone"
    ESCORTED = "escorted"


@dataclass(frozen=True, kw_only=True)
class LegOf:
    """One leg of a route. `days`: how long after the one before it is planned to end; `longest`: its window, from the hour
    it begins to the hour by which somebody must have checked in. `homeward`: it lies behind the meeting.
    """

    name: Leg
    words: Promise
    days: int
    longest: timedelta
    border: Border | None = None
    papers: tuple[Paper, ...] = ()
    walks: Walks = Walks.ESCORTED
    homeward: bool = False


@dataclass(frozen=True, kw_only=True)
class RouteOf:
    """A route. `kinds`: of which ways home; one who comes for somebody walks it only where that is a handover."""

    words: Promise
    kinds: frozenset[WayKind]
    legs: tuple[LegOf, ...]


def _hours(hours: int) -> timedelta:
    return timedelta(hours=hours)


_INTO_POLAND: Final = (Paper.FOREIGN_PASSPORT, Paper.SCHENGEN_VISA)
_INTO_UKRAINE: Final = (Paper.FOREIGN_PASSPORT, Paper.SCHENGEN_VISA, Paper.ENTRY_PERMIT, Paper.KINSHIP_PAPERS)

_FROM_WARSAW: Final = (
    LegOf(
        name=Leg.TO_JAHODYN,
        words=_("Warsaw – Dorohusk – Jahodyn; two escorts meet her behind the checkpoint"),
        days=1,
        longest=_hours(24),
        border=Border.DOROHUSK_JAHODYN,
        papers=_INTO_UKRAINE,
        walks=Walks.ALONE,
    ),
    LegOf(name=Leg.TO_KYIV, words=_("Jahodyn – Kyiv"), days=1, longest=_hours(24)),
    LegOf(name=Leg.TO_THE_HOUSE, words=_("Kyiv – the meeting house"), days=1, longest=_hours(48)),
    LegOf(
        name=Leg.BACK_TO_DOROHUSK,
        words=_("Kyiv – Jahodyn – Dorohusk"),
        days=1,
        longest=_hours(36),
        border=Border.DOROHUSK_JAHODYN,
        papers=(Paper.FOREIGN_PASSPORT, Paper.SCHENGEN_VISA, Paper.RELEASE_PAPER),
        homeward=True,
    ),
    LegOf(
        name=Leg.BACK_TO_WARSAW,
        words=_("Dorohusk – Warsaw"),
        days=1,
        longest=_hours(24),
        papers=_INTO_POLAND,
        walks=Walks.ALONE,
        homeward=True,
    ),
    LegOf(
        name=Leg.BACK_HOME,
        words=_("Warsaw – home, or where they want to live"),
        days=2,
        longest=_hours(72),
        papers=(Paper.FOREIGN_PASSPORT, Paper.RELEASE_PAPER),
        walks=Walks.ALONE,
        homeward=True,
    ),
)


def _warsaw_from(words: Promise) -> LegOf:
    return LegOf(name=Leg.TO_WARSAW, words=words, days=1, longest=_hours(24), papers=_INTO_POLAND, walks=Walks.ALONE)


def _first(name: Leg, words: Promise) -> LegOf:
    papers = (Paper.FOREIGN_PASSPORT,)
    return LegOf(name=name, words=words, days=0, longest=_hours(72), papers=papers, walks=Walks.ALONE)


def _into_poland(name: Leg, words: Promise, border: Border) -> LegOf:
    return LegOf(
        name=name, words=words, days=1, longest=_hours(24), border=border, papers=_INTO_POLAND, walks=Walks.ALONE
    )


_TO_THE_LINE: Final = LegOf(
    name=Leg.TO_THE_LINE, words=_("From the camp to the agreed place"), days=0, longest=_hours(24)
)

ROUTES: Final[Mapping[Route, RouteOf]] = {
    Route.BY_MINSK: RouteOf(
        words=_("By Minsk and Warsaw"),
        kinds=frozenset({WayKind.HANDOVER}),
        legs=(
            _first(Leg.TO_MINSK, _("Home – Minsk")),
            _into_poland(Leg.TO_TERESPOL, _("Minsk – Brest – Terespol"), Border.BREST_TERESPOL),
            _warsaw_from(_("Terespol – Warsaw")),
            *_FROM_WARSAW,
        ),
    ),
    Route.BY_KALININGRAD: RouteOf(
        words=_("By Kaliningrad and Warsaw"),
        kinds=frozenset({WayKind.HANDOVER}),
        legs=(
            _first(Leg.TO_KALININGRAD, _("Home – Kaliningrad")),
            _into_poland(Leg.TO_GRZECHOTKI, _("Kaliningrad – Grzechotki"), Border.MAMONOVO_GRZECHOTKI),
            _warsaw_from(_("Grzechotki – Warsaw")),
            *_FROM_WARSAW,
        ),
    ),
    Route.TO_EXCHANGE: RouteOf(
        words=_("To an exchange"),
        kinds=frozenset({WayKind.EXCHANGE}),
        legs=(
            _TO_THE_LINE,
            LegOf(
                name=Leg.OVER_THE_LINE,
                words=_("Over the line, into the hands of the other side"),
                days=0,
                longest=_hours(12),
                border=Border.AS_AGREED,
                papers=(Paper.EXCHANGE_LIST, Paper.RELEASE_PAPER),
            ),
        ),
    ),
    Route.TO_HOSPITAL: RouteOf(
        words=_("Medical repatriation"),
        kinds=frozenset({WayKind.MEDICAL}),
        legs=(
            LegOf(
                name=Leg.TO_THE_AIRFIELD,
                words=_("From the hospital to the airfield or the border, with a doctor"),
                days=0,
                longest=_hours(24),
                papers=(Paper.MEDICAL_FILE,),
            ),
            LegOf(
                name=Leg.TO_THE_COUNTRY,
                words=_("To a hospital of the person's own country, with a doctor"),
                days=1,
                longest=_hours(24),
                border=Border.AS_AGREED,
                papers=(Paper.MEDICAL_FILE, Paper.RELEASE_PAPER),
            ),
        ),
    ),
    Route.TO_FREEDOM: RouteOf(
        words=_("Release"),
        kinds=frozenset({WayKind.RELEASE}),
        legs=(
            LegOf(
                name=Leg.TO_THE_BORDER,
                words=_("From the camp to the border that the person chooses"),
                days=0,
                longest=_hours(36),
                border=Border.AS_AGREED,
                papers=(Paper.RELEASE_PAPER,),
            ),
        ),
    ),
    Route.TO_NEUTRAL: RouteOf(
        words=_("Transfer to a neutral country"),
        kinds=frozenset({WayKind.NEUTRAL}),
        legs=(
            _TO_THE_LINE,
            LegOf(
                name=Leg.TO_THE_COUNTRY,
                words=_("To the neutral country, with its officers"),
                days=1,
                longest=_hours(48),
                border=Border.AS_AGREED,
                papers=(Paper.STAY_PERMIT, Paper.RELEASE_PAPER),
            ),
        ),
    ),
}


def routes_of(kind: WayKind) -> tuple[Route, ...]:
    """The routes of this way home.

    >>> [route.value for route in routes_of(WayKind.HANDOVER)]
    ['by_minsk', 'by_kaliningrad']
    """
    return tuple(route for route, of in ROUTES.items() if kind in of.kinds)


def outward_legs(route: Route) -> int:
    """How many legs lie before the meeting, or before the end where nobody comes.

    >>> outward_legs(Route.BY_MINSK), outward_legs(Route.TO_EXCHANGE)
    (6, 2)
    """
    return sum(not leg.homeward for leg in ROUTES[route].legs)


def lengths_of(kind: WayKind) -> tuple[int, int]:
    """How many legs lead to the meeting, and how many there are in all: the same on each route of this way home.

    So a clock knows which leg was the last without opening an itinerary.

    >>> lengths_of(WayKind.HANDOVER)
    (6, 9)
    """
    route = routes_of(kind)[0]
    return outward_legs(route), len(ROUTES[route].legs)


HER_LEGS: Final = frozenset(leg.name for route in routes_of(WayKind.HANDOVER) for leg in ROUTES[route].legs)
"""The legs that somebody who comes for a person walks; the sentences for her have words for each."""
