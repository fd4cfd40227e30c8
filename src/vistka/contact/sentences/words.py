"""What a language's table holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vistka.registry.health import HealthValue
from vistka.registry.reports import ReportSource, ReportStatus


@dataclass(frozen=True, kw_only=True)
class Words:
    """Every sentence that a family may read, with what is filled in as {day}, {address}, {health} or {source}.

    No sentence names a place or a day of capture, promises anything, or says more than its item allows. `health` has
    the seven values of annex IV B; `card` and `card_says` are the title and the
    beginning of a capture card. `day` is a day with its month, as it stands within a sentence.
    """

    day: str
    months: tuple[str, ...]
    nothing: str
    held: str
    how_to_write: str
    health_was: str
    letters: str
    call: str
    released: str
    card: str
    card_says: str
    health: Mapping[HealthValue, str]
    notified: Mapping[ReportStatus, str]
    sources: Mapping[ReportSource, str]
