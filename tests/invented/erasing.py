"""How an invented person is erased for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from invented.actions import strike
from vistka.ledger.actors import Actor


def _person(row_id: UUID, by: Actor) -> None:
    strike(by=by, person_id=row_id)


ERASE: Final[Mapping[str, Callable[[UUID, Actor], None]]] = {"invented.Person": _person}
