"""Whom this room holds fast: who has given something into keeping is not taken back with the arrival."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final
from uuid import UUID

from vistka.effects.models import Article, Packet


def with_effects(person_ids: Collection[UUID]) -> set[UUID]:
    """Those of whom we keep, or kept, something."""
    rows = (model.objects.filter(person_id__in=person_ids) for model in (Article, Packet))
    return {person for found in rows for person in found.values_list("person_id", flat=True) if person}


HOLDS: Final[dict[str, Callable[[Collection[UUID]], set[UUID]]]] = {"effects.effects": with_effects}
