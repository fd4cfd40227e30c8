"""The local rule of calls: how long, whether recorded, for how long that is kept, when it is decided. One table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

_FRIDAY: Final = 4


@dataclass(frozen=True)
class LocalRule:
    """What the Power that holds somebody has ruled. `recording_kept` None: nothing is recorded."""

    most: timedelta
    recording_kept: timedelta | None
    window: timedelta
    """How long the link of a call in the browser holds: who comes late speaks as long as the others."""
    decided_within: int
    """Working days."""
    picture: bool
    """Whether the two may see each other at all, where both ask for it."""


LOCAL: Final = LocalRule(
    most=timedelta(minutes=15),
    window=timedelta(minutes=30),
    recording_kept=timedelta(days=365),
    decided_within=3,
    picture=True,
)
"""Ukraine, since February 2025: fifteen minutes, a decision in three working days, sound recorded and kept for a year."""


def working_days_after(moment: datetime, days: int) -> datetime:
    """The same hour so many working days later; Saturdays and Sundays do not count.

    >>> working_days_after(datetime(2026, 11, 20, 9), 3).isoformat()
    '2026-11-25T09:00:00'
    """
    while days:
        moment += timedelta(days=1)
        days -= moment.weekday() <= _FRIDAY
    return moment
