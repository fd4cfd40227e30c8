"""Whom this room holds fast: who has asked for a call is not taken back with the arrival."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final
from uuid import UUID

from vistka.calls.models import Call


def with_calls(person_ids: Collection[UUID]) -> set[UUID]:
    """Those with whom, or by whom, a call was asked for."""
    found = Call.objects.filter(person_id__in=person_ids).values_list("person_id", flat=True)
    return {person for person in found if person}


HOLDS: Final[dict[str, Callable[[Collection[UUID]], set[UUID]]]] = {"calls.calls": with_calls}
