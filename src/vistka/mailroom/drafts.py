"""Drafts as rows, whatever lies in them: until when they are kept, how much room all have, and that they are deleted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone

from vistka.mailroom.models import Draft

KEPT: Final = timedelta(hours=24)
"""So long at least; to the full hour after it, so that no row tells when somebody typed."""
_STEP: Final = timedelta(hours=1)
MOST_BYTES: Final = 20 * 10**9
"""Of all drafts together: ten thousand families with two megabytes of papers each. Anybody may begin one, so without a
bound anybody could fill the disk."""


def kept_until(now: datetime) -> datetime:
    """When a draft that is written now may go: a full hour."""
    whole = (now + KEPT).replace(minute=0, second=0, microsecond=0)
    return whole if whole >= now + KEPT else whole + _STEP


def held() -> int:
    """Bytes of all drafts."""
    return int(Draft.objects.aggregate(bytes=Sum(Length("sealed")))["bytes"] or 0)


def forget_old() -> None:
    """Delete every draft whose time is over: in every round of the worker, so it writes only when there is one."""
    over = Draft.objects.filter(until__lte=timezone.now())
    if over.exists():
        over.delete()
