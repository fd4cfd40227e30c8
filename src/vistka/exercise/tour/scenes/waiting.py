"""Step 6: how a family waits of whose son nothing is known: what she reads, and the days on which she hears of us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language

from vistka.contact.composing import what_she_reads
from vistka.enquiries.calendar import STEPS
from vistka.enquiries.models import Enquirer
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes.found_among_thousands import TOUR
from vistka.ledger.reading import reading


@dataclass(frozen=True)
class Day:
    """A day on which something happens for every family alike."""

    at: datetime
    words: Promise


@dataclass(frozen=True)
class Scene:
    """What she reads, since when she waits, and what comes."""

    paragraphs: list[str]
    since: datetime
    days: list[Day]


def scene() -> Scene:
    """The wait of one of the many."""
    with reading(TOUR, page="tour:the_wait"):
        enquirer = Enquirer.objects.select_related("enquiry").get(pk=cases()["unknown"])
        paragraphs = what_she_reads(enquirer, get_language() or "en")
    since = enquirer.enquiry.taken_at
    return Scene(paragraphs, since, [Day(since + step.after, step.words) for step in STEPS.values()])
