"""What a language's table holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.routes import Leg, Paper


@dataclass(frozen=True, kw_only=True)
class Words:
    """Every sentence for who travels. `legs` and `papers`: of the legs that she walks (`routes.HER_LEGS`).

    No sentence names where the person is or where they meet, says what lies behind the leg, or holds a code. `take` has
    {papers}, `by` has {day} and {time}. `wait`: between two legs. `stop`: after an early end, whatever the reason.
    """

    points: Mapping[Point, str]
    legs: Mapping[Leg, str]
    papers: Mapping[Paper, str]
    take: str
    by: str
    say: str
    free: str
    wait: str
    stop: str
