"""The rooms of calls as the face sees them: whose token or cookie this is, whether the slot is now, and the signals."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Max

from vistka.mailroom.calls import SIGNAL_BYTES, hash_of
from vistka.mailroom.models import CallEntry, CallPlace, CallRoom, CallSignal

SESSION_BYTES: Final = 32
MOST_SIGNALS: Final = 400
"""Of one side in a call. A call that never breaks needs some twenty."""


class State(StrEnum):
    """What a browser is told of a room."""

    EARLY = "early"
    OPEN = "open"
    OVER = "over"
    USED = "used"
    UNKNOWN = "unknown"


class NoSignal(Exception):
    """What was sent is no signal: too long, out of number, too many."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What one browser tells the other, sealed between the two."""

    number: int
    sealed: bytes = field(repr=False)


def state_of(room: CallRoom, now: datetime) -> State:
    """Whether one may enter, and stay, now."""
    if room.ended or now >= room.closes_at:
        return State.OVER
    return State.OPEN if now >= room.opens_at else State.EARLY


def place_of_token(token: bytes) -> CallPlace | None:
    """The place that a link's token takes."""
    return CallPlace.objects.select_related("room").filter(token_hash=hash_of(token)).first()


def place_of_session(room: UUID, side: str, session: bytes) -> CallPlace | None:
    """The place that this browser has taken."""
    held = CallPlace.objects.select_related("room").filter(room=room, side=side)
    return held.filter(entry__session_hash=hash_of(session)).first()


def enter(place: CallPlace, session: bytes) -> bytes | None:
    """Take a place with a new cookie's value, or come back to it with the one from then; None where another has it.

    One row for each place, under the place's own key: of two who come at the same moment one gets in.
    """
    new = secrets.token_bytes(SESSION_BYTES)
    entry, taken = CallEntry.objects.get_or_create(pk=place.pk, defaults={"session_hash": hash_of(new)})
    if taken:
        return new
    return session if session and secrets.compare_digest(bytes(entry.session_hash), hash_of(session)) else None


def last_numbers(place: CallPlace) -> tuple[int, int]:
    """The number of the last signal of this side, and of the other's."""
    last = CallSignal.objects.filter(place__room=place.room_id).values_list("place").annotate(last=Max("number"))
    numbers = dict(last)
    own = numbers.pop(place.pk, 0)
    return own, max(numbers.values(), default=0)


def put(place: CallPlace, signals: Sequence[Signal]) -> None:
    """Add signals; those that arrived before, when only the answer was lost, stay as they are. Raises `NoSignal`."""
    for signal in signals:
        if not (0 < signal.number <= MOST_SIGNALS and 0 < len(signal.sealed) <= SIGNAL_BYTES):
            raise NoSignal
    rows = [CallSignal(place=place, number=signal.number, sealed=signal.sealed) for signal in signals]
    CallSignal.objects.bulk_create(rows, ignore_conflicts=True)


def from_the_other(place: CallPlace, after: int) -> list[Signal]:
    """What the other side said after that number, in its order."""
    found = CallSignal.objects.filter(place__room=place.room_id, number__gt=after).exclude(place=place)
    return [Signal(row.number, bytes(row.sealed)) for row in found.order_by("number")]
