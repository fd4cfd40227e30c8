"""Sending: sealed to the week's key in the request that receives it, and written once however often she taps."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from vistka.mailroom.codes import Opened
from vistka.mailroom.keys import PublicKey, key_of, published_keys
from vistka.mailroom.models import Submission
from vistka.mailroom.submissions import Content, proved, seal_submission


def todays_key(today: date | None = None) -> PublicKey:
    """The key to which the portal seals today. Raises `NoKey`: then nothing may be asked either."""
    return key_of(today or timezone.now().date(), published_keys(settings.OFFLINE_KEY))


def send(content: Content, submission_id: UUID, opened: Opened | None = None) -> None:
    """Seal and leave it for the desk; a second time under the same id does nothing. `opened`: the mailbox it comes from.

    Raises `NoKey`, `TooLarge`, `NotOfTheSchema`.
    """
    key = todays_key()
    if opened:
        content = proved(content, submission_id, key, opened)
    row = Submission(pk=submission_id, key_id=key.key_id, sealed=seal_submission(content, submission_id, key))
    try:
        with transaction.atomic(using="mailroom"):
            row.save(force_insert=True)
    except IntegrityError:
        pass  # sent before: a double tap, or the back button
