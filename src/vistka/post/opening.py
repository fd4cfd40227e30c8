"""The worker opens what the portal left: each submission once, whatever dies in between.

The desk's row has the submission's id, and is written in one transaction with all that it produces; only then is the
mailroom's row deleted. Killed before, nothing was taken; killed between, the next round finds the desk's row and deletes.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

import structlog
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone

from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.reading import EVERYBODY
from vistka.ledger.recorded import trust
from vistka.mailroom.models import Submission as Sealed
from vistka.mailroom.submissions import SIZES, Content, DoesNotOpen, NotOfTheSchema, open_submission
from vistka.post.canary.flying import arrived
from vistka.post.intake import INTAKE, OPENER, Came, NotTaken, only_the_opener, pages_of
from vistka.post.keys import note_use
from vistka.post.models import Noted, Stuck, Submission, SubmissionKey
from vistka.post.tray import State, Why
from vistka.vault.opening import watched
from vistka.vault.pixels.refusals import Refused
from vistka.vault.sealing import SEALED_TO_OVERHEAD

LARGEST: Final = SIZES[-1] + SEALED_TO_OVERHEAD
"""Bytes of the largest submission that the portal makes. What is larger stays where it is."""
MOST_UNOPENED: Final = 200
MOST_UNOPENED_BYTES: Final = 64 * 1024 * 1024
"""So much of what does not open is kept here; more of it stays in the mailroom, and a clock says so."""
MOST_STUCK: Final = 200
"""So many whose taking failed are remembered: enough for the clock."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of one round: so many submissions, and no new one begun after so many seconds."""

    submissions: int = 200
    seconds: float = 5.0


def fetch(bounds: Bounds = Bounds()) -> int:
    """Take what lies in the mailroom, within the bounds; how many submissions left it."""
    ends, keys, taken = time.monotonic() + bounds.seconds, _Keys(), 0
    for submission_id in list(_some(bounds.submissions)):
        if time.monotonic() > ends:
            break
        try:
            taken += _take(submission_id, keys)
        except Refused:
            _log.info("no turn to draw a page: it is taken in a later round", submission=str(submission_id))
        except Exception as error:
            # One that cannot be taken stops no other. Its words stay out of the log: they may quote a value.
            _log.error("a submission could not be taken", error=type(error).__name__, submission=str(submission_id))
            _note_stuck(submission_id)
    _forget()
    return taken


def left_in_the_mailroom() -> int:
    """How many submissions lie there that are not taken: too large, no room for more that do not open, or it failed."""
    left = Sealed.objects.annotate(size=Length("sealed")).filter(size__gt=LARGEST).count()
    if not _has_room():
        return Sealed.objects.count()
    return left + Sealed.objects.filter(pk__in=list(Stuck.objects.values_list("pk", flat=True))).count()


@action("post.receive")
def receive(*, by: Actor, came: Came) -> None:
    """Take an opened submission: its row and all that it produces. Raises `NotAllowed`, `NotTaken`."""
    only_the_opener(by)
    INTAKE[came.content.kind](came)
    note_use(came.key_id, came.at)


@action("post.keep_unopened")
def keep_unopened(*, by: Actor, submission_id: UUID, key_id: UUID, sealed: bytes, why: Why) -> None:
    """Keep what does not open, as it came, for a person to see. Raises `NotAllowed`."""
    only_the_opener(by)
    Submission(
        id=submission_id, state=State.UNOPENED, opened_at=timezone.now(), unopened=sealed, key_id=key_id, why=why
    ).save()


def _take(submission_id: UUID, keys: _Keys) -> bool:
    """Whether the submission left the mailroom."""
    if not _was_taken(submission_id):
        sealed = Sealed.objects.get(pk=submission_id)
        blob = bytes(sealed.sealed)
        try:
            content = keys.opened(sealed.key_id, submission_id, blob)
            if arrived(content, timezone.now()):
                Noted(id=submission_id, key_id=sealed.key_id).save()
            else:
                private = keys.private(sealed.key_id)
                came = Came(submission_id, sealed.key_id, content, pages_of(content), timezone.now(), private)
                receive(by=OPENER, came=came)
        except NotTaken as refused:
            if not _has_room():
                return False
            keep_unopened(by=OPENER, submission_id=submission_id, key_id=sealed.key_id, sealed=blob, why=refused.why)
    Sealed.objects.filter(pk=submission_id).delete()
    return True


def _was_taken(submission_id: UUID) -> bool:
    """Whether it was taken before, and only its row in the mailroom was left; or somebody put a copy of it there."""
    return any(taken.objects.filter(pk=submission_id).exists() for taken in (Submission, Noted))


def _note_stuck(submission_id: UUID) -> None:
    if Stuck.objects.count() < MOST_STUCK:
        Stuck.objects.get_or_create(pk=submission_id)


def _forget() -> None:
    """What was stuck and has left the mailroom; and what was noted under keys that open nothing any more."""
    stuck = set(Stuck.objects.values_list("pk", flat=True))
    there = set(Sealed.objects.filter(pk__in=stuck).values_list("pk", flat=True))
    Stuck.objects.filter(pk__in=stuck - there).delete()
    Noted.objects.filter(key__destroyed_at__isnull=False).delete()


class _Keys:
    """The private halves of the week's keys, opened as they are needed in one round."""

    def __init__(self) -> None:
        self._opened: dict[UUID, bytes] = {}

    def opened(self, key_id: UUID, submission_id: UUID, blob: bytes) -> Content:
        """What was sealed to a key. Raises `NotTaken`."""
        try:
            return open_submission(blob, submission_id, key_id, self.private(key_id))
        except DoesNotOpen:
            raise NotTaken(Why.CHANGED) from None
        except NotOfTheSchema:
            raise NotTaken(Why.SCHEMA) from None

    def private(self, key_id: UUID) -> bytes:
        """The private half. Raises `NotTaken` for one that is not ours, or is gone."""
        if key_id not in self._opened:
            key = SubmissionKey.objects.filter(pk=key_id).first()
            if key is None:
                raise NotTaken(Why.NO_KEY)
            trust(key)
            with watched(EVERYBODY):
                self._opened[key_id] = bytes(key.private)
        if not self._opened[key_id]:
            raise NotTaken(Why.KEY_DESTROYED)
        return self._opened[key_id]


def _some(most: int) -> Iterator[UUID]:
    """The ids of some submissions, begun at a drawn place: what stays there must not hide what came after it."""
    start = uuid4()
    rows = Sealed.objects.annotate(size=Length("sealed")).filter(size__lte=LARGEST).order_by("pk")
    after = list(rows.filter(pk__gte=start).values_list("pk", flat=True)[:most])
    yield from after
    yield from rows.filter(pk__lt=start).values_list("pk", flat=True)[: most - len(after)]


def _has_room() -> bool:
    """Whether one more that does not open can be kept."""
    kept = Submission.objects.filter(state=State.UNOPENED)
    size = kept.aggregate(size=Sum(Length("unopened")))["size"] or 0
    return kept.count() < MOST_UNOPENED and size < MOST_UNOPENED_BYTES
