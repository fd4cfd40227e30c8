"""Whom this room holds fast: who has written, or to whom a letter was let on, is not taken back with the arrival."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final
from uuid import UUID

from vistka.correspondence.models import Ban, Message


def with_letters(person_ids: Collection[UUID]) -> set[UUID]:
    """Those of whom there is a letter or a ban."""
    letters = Message.objects.filter(person_id__in=person_ids).values_list("person_id", flat=True)
    bans = Ban.objects.filter(person_id__in=person_ids).values_list("person_id", flat=True)
    return {person_id for person_id in (*letters, *bans) if person_id}


HOLDS: Final[dict[str, Callable[[Collection[UUID]], set[UUID]]]] = {"correspondence.letters": with_letters}
