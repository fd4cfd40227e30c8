"""The tray: what came by the portal and waits for a person. Where it stands, and the steps from there: one table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.schema import Kind
from vistka.post.errors import PostError
from vistka.post.models import Submission

WITHDRAWN_AFTER: Final = timedelta(days=7)
"""So long may a withdrawal be stopped, once a person has confirmed it."""
SPAM_KEPT: Final = timedelta(days=90)
"""So long may spam be taken back; then what it says is erased, and its mailbox closed."""


class State(StrEnum):
    """Where a submission stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    SPAM = "spam"
    REPEAT = "repeat"
    UNOPENED = "unopened"
    ENDED = "ended"

    @property
    def words(self) -> Promise:
        return _STATES[self]


_STATES: Final[Mapping[State, Promise]] = {
    State.WAITING: _("Waits for a person"),
    State.ACCEPTED: _("Accepted"),
    State.SPAM: _("Spam"),
    State.REPEAT: _("Sent before"),
    State.UNOPENED: _("Does not open"),
    State.ENDED: _("Ended"),
}


class Why(StrEnum):
    """Why a submission was not taken."""

    NO_KEY = "no_key"
    KEY_DESTROYED = "key_destroyed"
    CHANGED = "changed"
    SCHEMA = "schema"
    PAGES = "pages"
    MAILBOX = "mailbox"
    NOT_PROVED = "not_proved"
    NO_ASSOCIATION = "no_association"

    @property
    def words(self) -> Promise:
        return _WHY[self]


_WHY: Final[Mapping[Why, Promise]] = {
    Why.NO_KEY: _("It is sealed to a key that is not ours."),
    Why.KEY_DESTROYED: _("It is sealed to a key that was destroyed when its days were over."),
    Why.CHANGED: _("It was changed on the way, or put under another number."),
    Why.SCHEMA: _("It says what no page of ours asks. Somebody else than our portal sent it."),
    Why.PAGES: _("One of its pictures cannot be drawn."),
    Why.MAILBOX: _("It names a mailbox that belongs to somebody else."),
    Why.NOT_PROVED: _(
        "It says that it comes from a mailbox, and does not. Somebody may be writing in a family's name."
    ),
    Why.NO_ASSOCIATION: _("It is a sheet, and its mailbox belongs to no association."),
}


class Step(StrEnum):
    """What a person, the calendar or the machine does with it."""

    ACCEPT = "accept"
    SPAM = "spam"
    REPEAT = "repeat"
    TAKE_BACK = "take_back"
    PUT_AWAY = "put_away"
    STOP = "stop"
    CARRY_OUT = "carry_out"
    ERASE = "erase"
    HAND_ON = "hand_on"
    DROP = "drop"


STEPS: Final[Mapping[tuple[State, Step], State]] = {
    (State.WAITING, Step.ACCEPT): State.ACCEPTED,
    (State.WAITING, Step.SPAM): State.SPAM,
    (State.WAITING, Step.REPEAT): State.REPEAT,
    (State.SPAM, Step.TAKE_BACK): State.WAITING,
    (State.REPEAT, Step.TAKE_BACK): State.WAITING,
    (State.SPAM, Step.ERASE): State.ENDED,
    (State.UNOPENED, Step.PUT_AWAY): State.ENDED,
    # What another room takes, and no case worker reads: its words lie there alone, or nowhere.
    (State.WAITING, Step.HAND_ON): State.ACCEPTED,
    (State.WAITING, Step.DROP): State.ENDED,
    # Only a withdrawal takes effect later, and can be stopped until then.
    (State.ACCEPTED, Step.STOP): State.ENDED,
    (State.ACCEPTED, Step.CARRY_OUT): State.ENDED,
}
"""State and step to the next state; what is not here cannot be done."""


def waiting() -> QuerySet[Submission]:
    """What waits for a person, the longest first."""
    return _in(State.WAITING)


def unopened() -> QuerySet[Submission]:
    """What did not open, and nobody has put away."""
    return _in(State.UNOPENED)


def put_aside() -> QuerySet[Submission]:
    """What somebody sorted out as spam or as sent before, and may take back."""
    return _in(State.SPAM, State.REPEAT)


def withdrawals() -> QuerySet[Submission]:
    """Withdrawals that a person has confirmed, and that can still be stopped."""
    return _in(State.ACCEPTED).filter(kind=Kind.WITHDRAWAL)


def for_step(submission_id: UUID, *kinds: Kind) -> Submission:
    """The submission, locked and proved, if it is of one of these kinds (any, without). Raises `PostError`, `Forged`."""
    submission = Submission.objects.for_change(submission_id)
    if kinds and submission.kind not in kinds:
        raise PostError(_("This is something else than what the page is for. Look at the page again."))
    return submission


def take(submission: Submission, step: Step, account: UUID | None, produced: UUID | None = None) -> None:
    """Take the step and save. `account`: who decided; `produced`: what it became. Raises `PostError`."""
    after = STEPS.get((State(submission.state), step))
    if after is None:
        raise PostError(_("Somebody has settled this meanwhile. Look at the page again."))
    submission.state = after
    submission.decided_by, submission.decided_at = account, timezone.now()
    submission.produced_id = produced or submission.produced_id
    submission.save()


def _in(*states: State) -> QuerySet[Submission]:
    rows = Submission.objects.filter(state__in=states).select_related("mailbox__enquirer")
    return rows.order_by("opened_at", "pk")
