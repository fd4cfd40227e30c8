"""The parts of a handover's protocol, in the order in which two officers go through them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Part(StrEnum):
    """One part of the protocol."""

    HIS_IDENTITY = "his_identity"
    HER_IDENTITY = "her_identity"
    NO_PRESS = "no_press"
    DOOR = "door"
    EFFECTS = "effects"
    ONWARD = "onward"
    SIGNED = "signed"

    @property
    def words(self) -> Promise:
        return _PARTS[self]


_PARTS: Final[Mapping[Part, Promise]] = {
    Part.HIS_IDENTITY: _("Who the person is, checked by one officer"),
    Part.HER_IDENTITY: _("Who the receiver is, checked by another officer"),
    Part.NO_PRESS: _("No press and no camera at any leg"),
    Part.DOOR: _("Asked at the door, alone"),
    Part.EFFECTS: _("Property and packets returned against the list"),
    Part.ONWARD: _("The way onward"),
    Part.SIGNED: _("Signed by both"),
}

OTHER_PERSON: Final[Mapping[Part, Part]] = {
    Part.HIS_IDENTITY: Part.HER_IDENTITY,
    Part.HER_IDENTITY: Part.HIS_IDENTITY,
}

CALLS_AFTER: Final = (7, 30, 90)
"""Days after a handover on which somebody of us calls."""
AFTER_DECLINING: Final = 0
"""The day of the call to her when he declined: she was promised it for today or tomorrow."""
CALLED_WITHIN: Final = timedelta(days=1)
TRIED_AGAIN_AFTER: Final = timedelta(days=2)
TRIES: Final = 3

KEPT: Final[Mapping[str, timedelta]] = {
    "handed_over": timedelta(days=90),
    "declined": timedelta(days=0),
    "carried_out": timedelta(days=7),
}
"""How long escorts read of whom they brought; then it is erased, once the last call is done."""
KEPT_AT_MOST: Final = timedelta(days=120)
"""Also when nobody noted the last call."""


def open_parts(said: Mapping[str, Any]) -> tuple[Part, ...]:
    """The parts that are still to be done.

    >>> open_parts({part: {} for part in Part if part is not Part.SIGNED})
    (<Part.SIGNED: 'signed'>,)
    """
    return tuple(part for part in Part if part not in said)


def has_lapsed(said: Mapping[str, Any], today: date) -> bool:
    """Whether the yes at the door was of another day: it holds until the end of its own, in the bureau's time zone.

    >>> has_lapsed({Part.DOOR: {"on": "2022-03-08"}}, date(2022, 3, 9))
    True
    """
    return Part.DOOR in said and said[Part.DOOR].get("on") != today.isoformat()
