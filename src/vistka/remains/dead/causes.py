"""Of what somebody died, and whether an official enquiry is owed for it: one table (art. 121).

An enquiry follows every death or serious injury "caused or suspected to have been caused" by a guard, another prisoner
or anybody else, and every death of which the cause is unknown. That somebody killed himself is found out, not assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Cause(StrEnum):
    """Of what somebody died; closed, so that the manner of his capture has no place in it."""

    ILLNESS = "illness"
    WOUNDS = "wounds"
    ACCIDENT = "accident"
    HOSTILITIES = "hostilities"
    OWN_HAND = "own_hand"
    GUARD = "guard"
    PRISONER = "prisoner"
    OTHER_PERSON = "other_person"
    UNKNOWN = "unknown"

    @property
    def words(self) -> Promise:
        return _WORDS[self]


_WORDS: Final[Mapping[Cause, Promise]] = {
    Cause.ILLNESS: _("An illness"),
    Cause.WOUNDS: _("Wounds from before the person was held"),
    Cause.ACCIDENT: _("An accident"),
    Cause.HOSTILITIES: _("Shelling or other fighting"),
    Cause.OWN_HAND: _("By the person's own hand"),
    Cause.GUARD: _("By a guard"),
    Cause.PRISONER: _("By another prisoner"),
    Cause.OTHER_PERSON: _("By another person"),
    Cause.UNKNOWN: _("Not known"),
}

ENQUIRY_OWED: Final[Mapping[Cause, bool]] = {
    Cause.ILLNESS: False,
    Cause.WOUNDS: False,
    Cause.ACCIDENT: False,
    Cause.HOSTILITIES: False,
    Cause.OWN_HAND: True,
    Cause.GUARD: True,
    Cause.PRISONER: True,
    Cause.OTHER_PERSON: True,
    Cause.UNKNOWN: True,
}


def is_enquiry_owed(cause: Cause, *, suspected: bool) -> bool:
    """Whether art. 121 asks for an official enquiry. `suspected`: that somebody else had a hand in it.

    >>> is_enquiry_owed(Cause.ILLNESS, suspected=False), is_enquiry_owed(Cause.ILLNESS, suspected=True)
    (False, True)
    """
    return suspected or ENQUIRY_OWED[cause]
