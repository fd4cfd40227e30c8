"""Step 7: ask at the portal, see what lies in the mailroom, have the desk open it, and read the mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings

from vistka.exercise.bureau.mailboxes import bring_mail
from vistka.mailroom.models import Mail, Submission
from vistka.post.opening import fetch

EXCERPT: Final = 48


@dataclass(frozen=True)
class Lying:
    """Rows of one table: their sizes, and a piece of one."""

    sizes: list[int]
    excerpt: str


@dataclass(frozen=True)
class Scene:
    """Where the portal is, what lies in its mailroom, and how many mails went out just now (None before)."""

    portal: str
    submissions: Lying
    mails: Lying
    sent: int | None = None


def scene() -> Scene:
    """What a thief of the portal finds."""
    return Scene(settings.PORTAL_URL, _lying(Submission), _lying(Mail))


def played() -> Scene:
    """The desk takes what was sent, and every mailbox gets its mail, news or none."""
    fetch()
    sent = bring_mail()
    return Scene(settings.PORTAL_URL, _lying(Submission), _lying(Mail), sent)


def _lying(kind: type[Submission] | type[Mail]) -> Lying:
    blobs = [bytes(blob) for blob in kind._default_manager.order_by("pk").values_list("sealed", flat=True)[:100]]
    middle = len(blobs[0]) // 2 if blobs else 0
    return Lying(sorted({len(blob) for blob in blobs}), blobs[0][middle : middle + EXCERPT].hex(" ") if blobs else "")
