"""What this room follows: everything that decides what a family is told, and deaths."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from vistka.agenda.feed import Written
from vistka.agenda.wakes import wake
from vistka.contact.wakes import DEATHS, WEIGH
from vistka.contact.weighing import note_changes


def contact(batch: Sequence[Written]) -> None:
    """Note what has to be weighed anew, and have it done soon."""
    if note_changes((one.kind, one.row_id) for one in batch):
        wake(WEIGH)
        wake(DEATHS)


FOLLOWERS: Final[Mapping[str, Callable[[Sequence[Written]], None]]] = {"contact": contact}
