"""Whom this room holds fast: who has died, or was gravely hurt, is not taken back with the arrival."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final
from uuid import UUID

from vistka.remains.models import Death, HumanRemains, Identification, OfficialEnquiry


def with_deaths(person_ids: Collection[UUID]) -> set[UUID]:
    """Those of whom a death or an official enquiry is noted."""
    rows = (model.objects.filter(person_id__in=person_ids) for model in (Death, OfficialEnquiry))
    return {person for found in rows for person in found.values_list("person_id", flat=True)}


def with_remains(person_ids: Collection[UUID]) -> set[UUID]:
    """Those whom remains may be, or are."""
    rows = (model.objects.filter(person_id__in=person_ids) for model in (HumanRemains, Identification))
    return {person for found in rows for person in found.values_list("person_id", flat=True) if person}


HOLDS: Final[dict[str, Callable[[Collection[UUID]], set[UUID]]]] = {
    "remains.deaths": with_deaths,
    "remains.bodies": with_remains,
}
