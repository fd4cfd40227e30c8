"""Which persons of the register this room holds fast: what people have judged is not taken back with its arrival."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final
from uuid import UUID

from vistka.tracing.models import LeadVerdict, Link, Verdict


def with_verdicts(person_ids: Collection[UUID]) -> set[UUID]:
    """Those of the persons of whom somebody has said whether they are sought."""
    rows = Verdict.objects.filter(candidate__person_id__in=person_ids)
    return set(rows.values_list("candidate__person_id", flat=True))


def with_leads(person_ids: Collection[UUID]) -> set[UUID]:
    """Those of whom somebody has said whether a lead shows them."""
    rows = LeadVerdict.objects.filter(candidate__person_id__in=person_ids)
    return {person_id for person_id in rows.values_list("candidate__person_id", flat=True) if person_id}


def with_links(person_ids: Collection[UUID]) -> set[UUID]:
    """Those that are or were linked to an enquiry."""
    return set(Link.objects.filter(person_id__in=person_ids).values_list("person_id", flat=True))


HOLDS: Final[dict[str, Callable[[Collection[UUID]], set[UUID]]]] = {
    "tracing.verdicts": with_verdicts,
    "tracing.leads": with_leads,
    "tracing.links": with_links,
}
