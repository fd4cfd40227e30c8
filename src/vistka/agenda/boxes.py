"""Inbox and outbox between the two databases, which no transaction spans.

Inbox: a submission's key is written with what it produced, in one transaction; only then is the other database's row
marked. Whatever dies in between, the second try finds the key and produces nothing twice. Outbox: an item is delivered
under its own key, which the other side takes once, and only then marked.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from vistka.agenda.models import Outgoing, Received


def receive_once(submission_id: UUID, take: Callable[[], None]) -> bool:
    """Do `take` in one transaction with noting the submission; False when it was taken before."""
    with transaction.atomic():
        _, new = Received.objects.get_or_create(submission_id=submission_id, defaults={"at": timezone.now()})
        if new:
            take()
    return new


def post(kind: str, content: bytes) -> Outgoing:
    """Put something in the outbox, in the transaction of the moment."""
    item = Outgoing(kind=kind, content=content, made_at=timezone.now())
    item.save()
    return item


def deliver(kind: str, send: Callable[[UUID, Outgoing], None]) -> int:
    """Hand every undelivered item of `kind` to `send` with its key, mark what `send` did not refuse; how many.

    `send` may be called again with the same key after a crash, and must then do nothing.
    """
    delivered = 0
    for item in Outgoing.objects.filter(kind=kind, delivered_at=None).order_by("made_at").iterator():
        send(item.pk, item)
        delivered += Outgoing.objects.filter(pk=item.pk, delivered_at=None).update(delivered_at=timezone.now())
    return delivered
