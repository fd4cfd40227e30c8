"""What waits in this room: whom he meant, answers on their way, families who could be told more, news to be brought."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.contact.models import Addressee, Answer, DeathNews, Untold
from vistka.contact.weighing import Step

SECONDED_WITHIN: Final = timedelta(hours=24)
GIVEN_WITHIN: Final = timedelta(hours=24)
PREPARED_WITHIN: Final = timedelta(days=3)


def addressees(now: datetime) -> Iterator[DueRow]:
    """Enquirers of whom one person says that he meant her."""
    for addressee in Addressee.objects.filter(confirmed_at=None, dropped_at=None):
        yield DueRow(addressee.pk, addressee.proposed_at + SECONDED_WITHIN)


def prepared(now: datetime) -> Iterator[DueRow]:
    """Answers that wait for a second person."""
    for answer in Answer.objects.filter(approved_at=None, dropped_at=None):
        yield DueRow(answer.pk, answer.prepared_at + SECONDED_WITHIN)


def approved(now: datetime) -> Iterator[DueRow]:
    """Answers that two people let go and that no family has heard yet."""
    for answer in Answer.objects.filter(approved_at__isnull=False, given_at=None, dropped_at=None):
        assert answer.approved_at is not None
        yield DueRow(answer.pk, answer.approved_at + GIVEN_WITHIN)


def unbound(now: datetime) -> Iterator[DueRow]:
    """Enquirers whom he may have meant."""
    return _untold(Step.BIND)


def unprepared(now: datetime) -> Iterator[DueRow]:
    """Enquirers who were not told what they may be told."""
    return _untold(Step.PREPARE)


def news(now: datetime) -> Iterator[DueRow]:
    """Families who wait for a notifier without knowing it."""
    rows = DeathNews.objects.filter(done_at=None, stopped_at=None)
    return (DueRow(*row) for row in rows.values_list("pk", "due_at"))


def stopped(now: datetime) -> Iterator[DueRow]:
    """News that was taken back after somebody had taken it upon himself."""
    for one in DeathNews.objects.filter(stopped_at__isnull=False, taken_by__isnull=False, stop_read_at=None):
        assert one.stopped_at is not None
        yield DueRow(one.pk, one.stopped_at)


def _untold(step: Step) -> Iterator[DueRow]:
    for row in Untold.objects.filter(step=step):
        yield DueRow(row.pk, row.since + PREPARED_WITHIN)


CLOCKS: Final = {
    "contact.addressees": Clock(gettext_noop("Confirm whom the person meant, or drop it"), addressees),
    "contact.prepared": Clock(gettext_noop("Approve an answer, or drop it"), prepared),
    "contact.approved": Clock(gettext_noop("Give an answer to the family"), approved),
    "contact.unbound": Clock(gettext_noop("See whether the person meant this enquirer"), unbound),
    "contact.unprepared": Clock(gettext_noop("Prepare an answer"), unprepared),
    "contact.news": Clock(gettext_noop("Bring news to a family (for notifiers)"), news),
    "contact.stopped": Clock(gettext_noop("Read that news was taken back (for notifiers)"), stopped),
}
