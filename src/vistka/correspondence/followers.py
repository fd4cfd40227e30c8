"""What this room follows: everything that decides whether letters go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from vistka.agenda.feed import Written
from vistka.agenda.wakes import wake
from vistka.correspondence.settling import note_changes
from vistka.correspondence.wakes import SETTLE


def letters(batch: Sequence[Written]) -> None:
    """Note which letters have to be looked at, and have it done soon."""
    if note_changes((one.kind, one.row_id) for one in batch):
        wake(SETTLE)


FOLLOWERS: Final[Mapping[str, Callable[[Sequence[Written]], None]]] = {"correspondence": letters}
