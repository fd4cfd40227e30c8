"""What happens after sending, in dates: the same for everybody, counted from the day of sending alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from vistka.portal.days import in_words

SPOKEN_WITH_WITHIN: Final = timedelta(days=30)
"""As `enquiries.closing.ANSWER_WITHIN`, which the portal must not know."""
_TO_BE_OPENED: Final = timedelta(hours=1)
"""So long before a mail a request must come, so that the desk has opened it by then."""


@dataclass(frozen=True, slots=True)
class Afterwards:
    """The first mail (UTC); in words, the day by which somebody speaks with her."""

    mail_at: datetime
    spoken_with_by: str


def first_mail(sent_at: datetime) -> datetime:
    """The moment (UTC) of the first mail that can lie in the mailbox of what was sent then."""
    ready = sent_at + _TO_BE_OPENED
    hours = sorted(time.fromisoformat(hour) for hour in settings.MAIL_HOURS)
    days = (ready.astimezone(UTC).date() + timedelta(days=later) for later in range(2))
    return next(at for day in days for hour in hours if (at := datetime.combine(day, hour, UTC)) >= ready)


def marker() -> dict[str, str]:
    """What stays in the draft once the request is sent."""
    now = timezone.now()
    return {"on": timezone.localdate(now).isoformat(), "mail_at": first_mail(now).isoformat()}


def afterwards(sent: Mapping[str, str]) -> Afterwards:
    """Read from the marker."""
    on = date.fromisoformat(sent["on"])
    return Afterwards(datetime.fromisoformat(sent["mail_at"]), in_words(on + SPOKEN_WITH_WITHIN))
