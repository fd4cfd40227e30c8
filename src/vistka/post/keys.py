"""The week's keys, to which the portal seals: made here, signed by the offline key, published, and destroyed in time.

A private half that is gone opens nothing any more, whoever steals the desk later. So each serves a week, and lies here
only until what was sealed to it has been opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid4

import structlog
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.agenda.wakes import wake
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.mailroom.models import PublishedKey
from vistka.mailroom.models import Submission as Sealed
from vistka.mailroom.public_keys import PublicKey
from vistka.post.errors import PostError
from vistka.post.models import SubmissionKey
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose
from vistka.vault.sealing import new_private_key, public_half
from vistka.vault.signatures import public_key, verify

KEEPER: Final = machine("keys")
"""The task that publishes keys and destroys them."""
WEEK: Final = timedelta(days=7)
GRACE: Final = timedelta(days=7)
"""So long a key may still be used when its week is over and the next one is not published yet."""
MOST_WEEKS: Final = 60
DESTROYED_AFTER: Final = timedelta(days=14)
"""After the last submission under it was opened, and never before its last day is over."""
AT_LATEST: Final = timedelta(days=60)
"""After its last day a key is destroyed whatever still comes under it, and is published no more (`Retention.KEY`)."""
NOTED_EVERY: Final = timedelta(hours=1)

_log = structlog.get_logger(__name__)


@action("post.make_keys")
def make_keys(*, by: Actor, weeks: int) -> list[SubmissionKey]:
    """New keys for so many weeks after the last that there is. Raises `NotAllowed`, `PostError`."""
    permitted(by, Permission.KEEP_KEYS)
    if not 1 <= weeks <= MOST_WEEKS:
        raise PostError(_("Make keys for 1 to 60 weeks."))
    start = _next_monday()
    keys = [_new_key(start + week * WEEK) for week in range(weeks)]
    SubmissionKey.objects.bulk_create(keys)
    return keys


@action("post.publish_keys")
def publish_keys(*, by: Actor, signed: Mapping[UUID, bytes]) -> list[SubmissionKey]:
    """Keep the offline key's signatures (64 bytes, by key) and have the keys published.

    Raises `NotAllowed`; `PostError` for a key that is not here, or that this bureau's offline key did not sign.
    """
    permitted(by, Permission.KEEP_KEYS)
    keys = []
    for key_id, signature in signed.items():
        if not SubmissionKey.objects.filter(pk=key_id, destroyed_at=None).exists():
            raise PostError(_("One of these keys is not in this installation, or is over. Take the newest file."))
        key = SubmissionKey.objects.for_change(key_id)
        if not verify(settings.OFFLINE_KEY, published(key).signed, signature):
            raise PostError(_("The bureau's offline key did not sign this. Compare the fingerprints, and sign again."))
        key.signature = signature
        key.save()
        keys.append(key)
    wake("post.keys")
    return keys


@action("post.destroy_keys")
def destroy_keys(*, by: Actor, key_ids: list[UUID]) -> None:
    """Empty the private halves of these keys: what is sealed to them opens no more. Raises `NotAllowed`."""
    if by != KEEPER:
        raise NotAllowed(_("Only the worker destroys keys, when their days are over."))
    for key_id in key_ids:
        key = SubmissionKey.objects.for_change(key_id)
        key.private, key.destroyed_at = b"", timezone.now()
        key.save()


def published(key: SubmissionKey) -> PublicKey:
    """A key as the portal sees it."""
    return PublicKey(
        key_id=key.pk,
        installation=keyring().installation,
        sealing=bytes(key.public),
        letters=letters_key(),
        first_day=key.first_day,
        last_day=key.last_day,
    )


def letters_key() -> bytes:
    """The public half (32 bytes) of the key that signs letters and mail."""
    return public_key(keyring().current(Purpose.LETTER).material)


def unsigned_keys() -> list[SubmissionKey]:
    """The keys that wait for the offline key's signature, the next first. Raises `Forged`."""
    return _proved(SubmissionKey.objects.filter(signature=b"", destroyed_at=None))


def signed_keys() -> list[SubmissionKey]:
    """The keys that the offline key has signed and that are not over for long, the oldest first. Raises `Forged`."""
    since = timezone.now().date() - AT_LATEST
    return _proved(SubmissionKey.objects.exclude(signature=b"").filter(last_day__gte=since))


def publish() -> None:
    """The mailroom holds the keys that are signed, as they are signed, and no others."""
    wanted = {key.pk: (published(key).body, bytes(key.signature)) for key in signed_keys()}
    rows = PublishedKey.objects.values_list("pk", "body", "signature")
    there = {pk: (bytes(body), bytes(signature)) for pk, body, signature in rows}
    for key_id, (body, signature) in wanted.items():
        if there.get(key_id) != (body, signature):
            PublishedKey.objects.update_or_create(pk=key_id, defaults={"body": body, "signature": signature})
    PublishedKey.objects.filter(pk__in=there.keys() - wanted.keys()).delete()


def destroy_old_keys(now: datetime | None = None) -> int:
    """Destroy the private halves whose days are over; how many. A row that other hands wrote keeps no other."""
    now, destroyed = now or timezone.now(), 0
    for key in SubmissionKey.objects.filter(destroyed_at=None):
        try:
            trust(key)
            if _is_over(key, now):
                destroy_keys(by=KEEPER, key_ids=[key.pk])
                destroyed += 1
        except Forged:
            _log.exception("the row of a key is forged", key=str(key.pk))
    return destroyed


def destroyed_from(key: SubmissionKey) -> datetime:
    """When the private half goes, if nothing more is opened with it."""
    over = _end_of(key.last_day)
    last = key.last_used_at
    return max(over, last + DESTROYED_AFTER + NOTED_EVERY) if last else over + DESTROYED_AFTER


def note_use(key_id: UUID, now: datetime) -> None:
    """A submission was opened with this key: its days count from now. Within an action; kept to the hour."""
    key = SubmissionKey.objects.get(pk=key_id)
    if key.last_used_at is None or now - key.last_used_at >= NOTED_EVERY:
        key = SubmissionKey.objects.for_change(key_id)
        key.last_used_at = now
        key.save()


def _is_over(key: SubmissionKey, now: datetime) -> bool:
    """Whether it is destroyed now: not while something waits that only it opens, but that holds for 60 days at most."""
    if now < destroyed_from(key):
        return False
    return now >= _end_of(key.last_day) + AT_LATEST or not Sealed.objects.filter(key_id=key.pk).exists()


def _new_key(first_day: date) -> SubmissionKey:
    private = new_private_key()
    return SubmissionKey(
        id=uuid4(),
        private=private,
        public=public_half(private),
        first_day=first_day,
        last_day=first_day + WEEK - timedelta(days=1) + GRACE,
    )


def _next_monday() -> date:
    """The Monday after the weeks that have keys; this week's, if they end before it."""
    today = timezone.now().date()
    this = today - timedelta(days=today.weekday())
    last = SubmissionKey.objects.order_by("-first_day").values_list("first_day", flat=True).first()
    return this if last is None else max(this, last + WEEK)


def _proved(rows: QuerySet[SubmissionKey]) -> list[SubmissionKey]:
    found = list(rows.order_by("first_day", "pk"))
    trust(*found)
    return found


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, UTC)
