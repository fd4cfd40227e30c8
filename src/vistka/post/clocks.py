"""What falls due with the post. No clock looks at whether the sought person was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Final

from django.conf import settings
from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.mailroom.keys import published_keys
from vistka.mailroom.schema import Kind
from vistka.post import tray
from vistka.post.canary.flying import DELIVERED_WITHIN
from vistka.post.canary_models import Flight
from vistka.post.letters import waiting_letters
from vistka.post.mailing import late
from vistka.post.models import Mailbox, NewCode
from vistka.post.opening import left_in_the_mailroom
from vistka.vault.current import keyring

LOOKED_AT_WITHIN: Final = timedelta(days=2)
AT_ONCE: Final[Mapping[str, timedelta]] = {Kind.LOST_CODE: timedelta(0)}
"""Somebody else may hold her code."""
CONFIRMED_WITHIN: Final = timedelta(hours=72)
KEYS_LEFT: Final = timedelta(weeks=3)


def unsorted(now: datetime) -> Iterator[DueRow]:
    """Submissions that wait for a person."""
    for pk, kind, opened_at in tray.waiting().values_list("pk", "kind", "opened_at"):
        yield DueRow(pk, opened_at + AT_ONCE.get(kind, LOOKED_AT_WITHIN))


def unopened(now: datetime) -> Iterator[DueRow]:
    """Submissions that did not open: somebody tries something, or something is broken."""
    return (DueRow(*row) for row in tray.unopened().values_list("pk", "opened_at"))


def left(now: datetime) -> Iterator[DueRow]:
    """The mailroom holds what is not taken any more."""
    if left_in_the_mailroom():
        yield DueRow(keyring().installation, now)


def withdrawals(now: datetime) -> Iterator[DueRow]:
    """Withdrawals that were confirmed, until they are carried out."""
    for pk, takes_effect_at in tray.withdrawals().values_list("pk", "takes_effect_at"):
        assert takes_effect_at is not None
        yield DueRow(pk, takes_effect_at)


def codes(now: datetime) -> Iterator[DueRow]:
    """New codes to be confirmed by a second person, and then to be given."""
    for new in NewCode.objects.filter(given_at=None, dropped_at=None):
        yield DueRow(new.pk, new.proposed_at + CONFIRMED_WITHIN if new.confirmed_at is None else new.ready_at)


def keys(now: datetime) -> Iterator[DueRow]:
    """The week's keys, when those that lie in the mailroom, signed, end in less than three weeks."""
    there = published_keys(settings.OFFLINE_KEY)
    if not there:
        yield DueRow(keyring().installation, now)
    elif (due := datetime.combine(there[-1].last_day, time.min, UTC) - KEYS_LEFT) <= now:
        yield DueRow(there[-1].key_id, due)


def duress(now: datetime) -> Iterator[DueRow]:
    """Second mailboxes that were opened before anybody accepted the enquiry; later `enquiries.duress` says it."""
    alarmed = Mailbox.objects.filter(alarm_at__isnull=False, enquirer=None, closed_at=None)
    for pk, alarm_at in alarmed.values_list("asked_in_id", "alarm_at"):
        assert pk is not None
        assert alarm_at is not None
        yield DueRow(pk, alarm_at)


def letters(now: datetime) -> Iterator[DueRow]:
    """Letters that wait for a second person."""
    for pk, written_at in waiting_letters().values_list("pk", "written_at"):
        yield DueRow(pk, written_at + LOOKED_AT_WITHIN)


def canary(now: datetime) -> Iterator[DueRow]:
    """The last flight of the canary, when something was not right, or when it did not arrive in time."""
    last = Flight.objects.order_by("sent_at").last()
    if last and (last.fault or (last.seen_at is None and now - last.sent_at >= DELIVERED_WITHIN)):
        yield DueRow(last.pk, last.sent_at)


CLOCKS: Final = {
    "post.unsorted": Clock(gettext_noop("Look at what came by the portal"), unsorted),
    "post.unopened": Clock(gettext_noop("Something that came by the portal does not open"), unopened),
    "post.left": Clock(gettext_noop("The mailroom holds what cannot be taken. Ask who can write to it"), left),
    "post.withdrawals": Clock(gettext_noop("A withdrawal takes effect, unless somebody stops it"), withdrawals),
    "post.mail": Clock(gettext_noop("Mail for families is late: is the worker running?"), late),
    "post.codes": Clock(gettext_noop("Confirm, give or drop a new case code"), codes),
    "post.keys": Clock(gettext_noop("Make and sign new keys for the portal"), keys),
    "post.letters": Clock(gettext_noop("Approve a letter, or drop it"), letters),
    "post.canary": Clock(
        gettext_noop("The portal is not as it should be: look whether somebody else holds it"), canary
    ),
    "post.duress": Clock(gettext_noop("A second mailbox was opened: somebody may be in danger"), duress),
}
