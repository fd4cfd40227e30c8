"""Reports of persons held by the other Power: who says it, and what.

What that Power or the Central Tracing Agency has notified is official. Everything else is a lead and opens nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ReportSource(StrEnum):
    """Who says so."""

    POWER = "power"
    AGENCY = "agency"
    RETURNED = "returned"
    CORRESPONDENCE = "correspondence"
    OPEN_SOURCE = "open_source"
    OTHER = "other"

    @property
    def words(self) -> Promise:
        return _SOURCES[self]


_SOURCES: Final[Mapping[ReportSource, Promise]] = {
    ReportSource.POWER: _("The other Power"),
    ReportSource.AGENCY: _("Central Tracing Agency"),
    ReportSource.RETURNED: _("Somebody who came back"),
    ReportSource.CORRESPONDENCE: _("A letter or a call from the person"),
    ReportSource.OPEN_SOURCE: _("Something published"),
    ReportSource.OTHER: _("Somebody else"),
}

CAN_NOTIFY: Final = frozenset({ReportSource.POWER, ReportSource.AGENCY})
"""Only these can notify officially."""


class ReportStatus(StrEnum):
    """What is reported."""

    HELD = "held"
    IN_HOSPITAL = "in_hospital"
    RELEASED = "released"
    DEAD = "dead"

    @property
    def words(self) -> Promise:
        return _STATUSES[self]


_STATUSES: Final[Mapping[ReportStatus, Promise]] = {
    ReportStatus.HELD: _("Held"),
    ReportStatus.IN_HOSPITAL: _("In hospital"),
    ReportStatus.RELEASED: _("Released"),
    ReportStatus.DEAD: _("Dead"),
}
