"""The journey sheet: her own next leg, and never the whole road."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.journeys.acts import page_of
from vistka.desk.papers.printing import Print
from vistka.documents.kinds import DocumentKind, Values
from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.for_her import KYIV, LEGS, papers_of
from vistka.reunion.journeys.routes import Leg
from vistka.reunion.journeys.sentences import words_in
from vistka.reunion.models import Journey

_NOT_ON_PAPER: Final = frozenset({Point.CHECK_IN})
"""Whoever finds the sheet on her must not read that one of her codes says she is being forced."""


def sheet_values(journey: Journey) -> Values:
    """Her next leg and the points of the briefing, in her language; where she is met is written in by hand, or not."""
    words, said = words_in(journey.language), journey.next_leg
    points = "\n".join(sentence for point, sentence in words.points.items() if point not in _NOT_ON_PAPER)
    sheet = {"traveller": journey.way.her_brief.get("name", ""), "briefing": points}
    if not said:
        return sheet
    leg, by = Leg(said["leg"]), datetime.fromisoformat(said["by"]).astimezone(KYIV)
    return sheet | {
        "next_to": words.legs[leg],
        "next_on": by.date().isoformat(),
        "next_time": f"{by:%H:%M} (Kyiv)",
        "papers_needed": "\n".join(words.papers[paper] for paper in papers_of(LEGS[leg], journey.way)),
    }


PRINTS: Final[tuple[Print[Journey], ...]] = (
    Print(
        name="print_journey",
        path="journeys/<uuid:row_id>/print/",
        permission=Permission.BRIEF_TRAVELLER,
        on=Journey,
        kind=DocumentKind.JOURNEY_SHEET,
        values_of=sheet_values,
        person_of=lambda journey: journey.way.person_id,
        back=page_of,
        purpose=Purpose.BRING_HOME,
        fits=lambda journey: journey.enquirer_id is not None and bool(journey.language) and journey.ended_at is None,
    ),
)
