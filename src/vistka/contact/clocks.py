"""What waits in this room: whom he meant, answers on their way, families who could be told more, news to be brought."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.contact.models import Addressee, Answer, DeathNews, Recognition, Untold
from vistka.contact.weighing import Step

SECONDED_WITHIN: Final = timedelta(hours=24)
GIVEN_WITHIN: Final = timedelta(hours=24)
PREPARED_WITHIN: Final = timedelta(days=3)
ASKED_WITHIN: Final = timedelta(days=7)
CONFIRMED_WITHIN: Final = timedelta(days=7)


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
    rows = DeathNews.objects.filter(done_at=None, stopped_at=None, handed_on_at=None)
    return (DueRow(*row) for row in rows.values_list("pk", "due_at"))


def handed_on(now: datetime) -> Iterator[DueRow]:
    """News that others were to bring, and of which they have not confirmed that they did."""
    for one in DeathNews.objects.filter(done_at=None, stopped_at=None, handed_on_at__isnull=False):
        assert one.handed_on_at is not None
        yield DueRow(one.pk, one.handed_on_at + CONFIRMED_WITHIN)


def stopped(now: datetime) -> Iterator[DueRow]:
    """News that was taken back after somebody had taken it upon himself."""
    for one in DeathNews.objects.filter(stopped_at__isnull=False, taken_by__isnull=False, stop_read_at=None):
        assert one.stopped_at is not None
        yield DueRow(one.pk, one.stopped_at)


def _untold(step: Step) -> Iterator[DueRow]:
    for row in Untold.objects.filter(step=step):
        yield DueRow(row.pk, row.since + PREPARED_WITHIN)


def to_ask(now: datetime) -> Iterator[DueRow]:
    """Questions that the person is to be asked at the camp."""
    for pk, asked_at in Recognition.objects.filter(asked_at__isnull=False, his_at=None).values_list("pk", "asked_at"):
        assert asked_at is not None
        yield DueRow(pk, asked_at + ASKED_WITHIN)


def to_compare(now: datetime) -> Iterator[DueRow]:
    """Two answers that wait to be compared."""
    for pk, his_at in Recognition.objects.filter(his_at__isnull=False, compared_at=None).values_list("pk", "his_at"):
        assert his_at is not None
        yield DueRow(pk, his_at + SECONDED_WITHIN)


CLOCKS: Final = {
    "contact.to_ask": Clock(gettext_noop("Ask a person the question that an enquirer answered"), to_ask),
    "contact.to_compare": Clock(gettext_noop("Compare two answers"), to_compare),
    "contact.addressees": Clock(gettext_noop("Confirm whom the person meant, or drop it"), addressees),
    "contact.prepared": Clock(gettext_noop("Approve an answer, or drop it"), prepared),
    "contact.approved": Clock(gettext_noop("Give an answer to the family"), approved),
    "contact.unbound": Clock(gettext_noop("See whether the person meant this enquirer"), unbound),
    "contact.unprepared": Clock(gettext_noop("Prepare an answer"), unprepared),
    "contact.news": Clock(gettext_noop("Bring news to a family (for notifiers)"), news),
    "contact.handed_on": Clock(
        gettext_noop("Ask whether news that was handed on was brought (for notifiers)"), handed_on
    ),
    "contact.stopped": Clock(gettext_noop("Read that news was taken back (for notifiers)"), stopped),
}
