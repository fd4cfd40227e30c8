"""What waits for a second officer. Nothing else of this room falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_noop

from vistka.access.models import BudgetRelease, Grant, Reset
from vistka.agenda.clocks import Clock, DueRow

SECONDED_WITHIN: Final = timedelta(hours=24)
"""A proposal that nobody looks at for a day has been forgotten."""


def grants(now: datetime) -> Iterator[DueRow]:
    """Roles that were proposed and neither seconded nor ended."""
    for grant in Grant.objects.filter(seconded_by=None, ended_at=None):
        yield DueRow(grant.pk, grant.proposed_at + SECONDED_WITHIN)


def resets(now: datetime) -> Iterator[DueRow]:
    """Resets that were proposed and neither seconded nor stopped."""
    for reset in Reset.objects.filter(seconded_by=None, stopped_at=None):
        yield DueRow(reset.pk, reset.proposed_at + SECONDED_WITHIN)


def budgets(now: datetime) -> Iterator[DueRow]:
    """Colleagues who wait today for leave to open more persons."""
    for release in BudgetRelease.objects.filter(released_at=None, day=now.date()):
        yield DueRow(release.pk, release.asked_at)


CLOCKS: Final = {
    "access.grants": Clock(gettext_noop("Second a role, or end it"), grants),
    "access.resets": Clock(gettext_noop("Second a reset, or stop it"), resets),
    "access.budgets": Clock(gettext_noop("Let a colleague open more records today, or not"), budgets),
}
