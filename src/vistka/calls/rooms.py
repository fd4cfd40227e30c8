"""Rooms of calls in the browser, as the desk opens and ends them: by the outbox, into the mailroom.

For the one who arranges calls: call `open_room` in the action that fixes the slot, and give each link to its side alone:
the family's into a letter of her mailbox (`post.letters`), the camp's to the officer who will sit there. Both stay
sealed in `Call` until the call is over, and the portal shows hers in her opened mailbox; a new room (`end_room`, then
`open_room`) makes new ones. `end_room` in the action of who ends the call: both pages stop within a second or two. A
room whose slot is over is taken away by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError
from vistka.agenda import boxes
from vistka.agenda.models import Outgoing
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.mailroom.calls import MINUTES, Room, Side, new_room
from vistka.mailroom.models import CallPlace, CallRoom

OPEN: Final = "calls.open"
"""Of the items in the outbox: a `mailroom.calls.Room`, written."""
END: Final = "calls.end"
"""The room's id, 16 bytes."""
DELIVERER: Final = machine("calls")
"""The task that opens and ends rooms."""

_MAILROOM: Final = "mailroom"
_ENDED_KEPT: Final = timedelta(days=1)
"""How long an ended room waits for its opening, which every round of the worker delivers."""


class NotInTheBrowser(AccessError):
    """This bureau has no call face, or no relay: the call is by telephone."""


@dataclass(frozen=True, slots=True)
class Links:
    """A room, and the link of each side: each works once, and is kept nowhere in clear."""

    room: UUID
    family: str = field(repr=False)
    camp: str = field(repr=False)


def is_set_up() -> bool:
    """Whether calls in the browser can be offered here."""
    return bool(settings.CALL_URL and settings.TURN and settings.TURN_SECRET)


def open_room(
    *, opens_at: datetime, closes_at: datetime, languages: Mapping[Side, str], picture: bool, minutes: int = MINUTES
) -> Links:
    """Put a room for this slot into the outbox, in the transaction of the moment; the links of both sides.

    `languages`: of each side's page. `picture`: whether the two may agree to see each other. `minutes`: how long they
    speak at most. Raises `NotInTheBrowser`; `ValueError` for a slot that ends before it begins.
    """
    if not is_set_up():
        raise NotInTheBrowser(_("Calls in the browser are not set up here. Arrange the call by telephone."))
    room, links = new_room(
        opens_at=opens_at,
        closes_at=closes_at,
        urls=settings.TURN,
        turn_secret=settings.TURN_SECRET,
        picture=picture,
        minutes=minutes,
    )
    boxes.post(OPEN, room.written())
    transaction.on_commit(deliver, robust=True)
    addresses = {side: link.address(settings.CALL_URL, languages[side]) for side, link in links.items()}
    return Links(room.id, addresses[Side.FAMILY], addresses[Side.CAMP])


def end_room(room: UUID) -> None:
    """End a call, or take back a room that was not used: in the transaction of the moment, delivered right after it."""
    boxes.post(END, room.bytes)
    transaction.on_commit(deliver, robust=True)


def go_round() -> None:
    """What the worker does each round: deliver what is left, and take away rooms whose slot is over."""
    deliver()
    CallRoom.objects.filter(closes_at__lte=timezone.now()).delete()


def deliver() -> None:
    """Hand over what is in the outbox, rooms before ends; what was handed over leaves it. No item is of a person."""
    with reading(DELIVERER):
        for kind, send in ((OPEN, _open), (END, _end)):
            if boxes.deliver(kind, send):
                Outgoing.objects.filter(kind=kind, delivered_at__isnull=False).delete()


def _open(_key: UUID, item: Outgoing) -> None:
    """A second time it does nothing, and never opens an ended room again."""
    room = Room.read(item.content)
    with transaction.atomic(using=_MAILROOM):
        row, new = CallRoom.objects.get_or_create(
            pk=room.id, defaults={"opens_at": room.opens_at, "closes_at": room.closes_at}
        )
        if new:
            CallPlace.objects.bulk_create(
                CallPlace(room=row, side=side, token_hash=hashed, config=sealed)
                for side, (hashed, sealed) in room.places.items()
            )


def _end(_key: UUID, item: Outgoing) -> None:
    """Also before its room came, by another deliverer: what ends first stands there ended, and opens no more."""
    now = timezone.now()
    CallRoom.objects.update_or_create(
        pk=UUID(bytes=item.content),
        defaults={"ended": True},
        create_defaults={"ended": True, "opens_at": now, "closes_at": now + _ENDED_KEPT},
    )
