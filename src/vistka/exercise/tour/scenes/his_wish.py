"""Step 5: a man who allowed all is asked again and wants nothing told."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from vistka.contact.composing import what_she_reads
from vistka.enquiries.models import Enquirer
from vistka.exercise.bureau.stories import ask, tell
from vistka.exercise.tour.cases import cases
from vistka.exercise.tour.scenes.found_among_thousands import TOUR
from vistka.ledger.reading import reading
from vistka.registry.models import Wish
from vistka.registry.wishes import standing_wishes


@dataclass(frozen=True)
class Scene:
    """What she reads while he allows it, and after he said “nothing”."""

    before: list[str]
    after: list[str]


def scene() -> Scene:
    """What she reads now; if he has said “nothing” on an earlier visit, he is asked once more and allows all."""
    if not _wishes():
        tell(Enquirer.objects.get(pk=cases()["told"]).enquiry_id, cases()["told person"])
    return Scene(_reads(), [])


def played() -> Scene:
    """He is asked again, and names nobody."""
    before = scene().before
    ask(cases()["told person"], ())
    return Scene(before, _reads())


def _wishes() -> list[Wish]:
    with reading(TOUR, page="tour:he_says_nothing"):
        return standing_wishes(cases()["told person"])


def _reads() -> list[str]:
    with reading(TOUR, page="tour:he_says_nothing"):
        return what_she_reads(Enquirer.objects.get(pk=cases()["told"]), get_language() or "en")
