"""Which persons a room holds fast: those with whom something has happened are not taken back with their arrival.

Each room above declares its own in its `holds.py`, as `HOLDS`: name to a function that gives, of some persons, those
it holds. The register cannot ask those rooms, so it asks the table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final
from uuid import UUID

from django.db.models import Count, F

from vistka.agenda.declared import declared
from vistka.registry.models import CaptureCard, Event, Exposure, HealthNote, Interview, Question, Report
from vistka.registry.models.about import AboutPerson

Held = Callable[[Collection[UUID]], set[UUID]]


def held_fast(person_ids: Collection[UUID]) -> set[UUID]:
    """Those of the persons whom any room holds."""
    holds: dict[str, Held] = declared("holds", "HOLDS")
    return set[UUID]().union(*(held(person_ids) for held in holds.values()))


def _with_later_events(person_ids: Collection[UUID]) -> set[UUID]:
    """Those with whom something has happened after they were registered."""
    later = Event.objects.filter(person_id__in=person_ids).exclude(recorded_at=F("person__registered_at"))
    return set(later.values_list("person_id", flat=True))


def _with_further_reports(person_ids: Collection[UUID]) -> set[UUID]:
    """Those of whom more was reported than the table said."""
    reports = Report.objects.filter(person_id__in=person_ids).values("person_id").annotate(reports=Count("pk"))
    return set(reports.filter(reports__gt=1).values_list("person_id", flat=True))


def _with_any(model: type[AboutPerson]) -> Held:
    return lambda person_ids: set(
        model._default_manager.filter(person_id__in=person_ids).values_list("person_id", flat=True)
    )


def _with_cards_settled(person_ids: Collection[UUID]) -> set[UUID]:
    """Those of whom a card has left the house, or for whom one was declined."""
    settled = CaptureCard.objects.filter(person_id__in=person_ids).exclude(made_at=None, declined_at=None)
    return set(settled.values_list("person_id", flat=True))


HOLDS: Final[dict[str, Held]] = {
    "registry.events": _with_later_events,
    "registry.exposures": _with_any(Exposure),
    "registry.health": _with_any(HealthNote),
    "registry.interviews": _with_any(Interview),
    "registry.questions": _with_any(Question),
    "registry.reports": _with_further_reports,
    "registry.cards": _with_cards_settled,
}
