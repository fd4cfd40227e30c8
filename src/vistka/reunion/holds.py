"""Whom this room holds fast: with whom somebody has spoken about going home is not taken back with an arrival."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final
from uuid import UUID

from vistka.reunion.models import ListRow, Standing, WayHome


def _with_a_way(person_ids: Collection[UUID]) -> set[UUID]:
    """Those for whom a way home was ever opened."""
    return set(WayHome.objects.filter(person_id__in=person_ids).values_list("person_id", flat=True))


def _asked(person_ids: Collection[UUID]) -> set[UUID]:
    """Those who were asked, or of whom it was looked whether the law stands in the way."""
    return set(Standing.objects.filter(person_id__in=person_ids).values_list("person_id", flat=True))


def _listed(person_ids: Collection[UUID]) -> set[UUID]:
    """Those whom somebody chose for a row of a list of many."""
    return set(ListRow.objects.filter(person_id__in=person_ids).values_list("person_id", flat=True))


HOLDS: Final[dict[str, Callable[[Collection[UUID]], set[UUID]]]] = {
    "reunion.ways": _with_a_way,
    "reunion.interviews": _asked,
    "reunion.lists": _listed,
}
