"""How it stands with a journey, what is done with it, and why one is ended early."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class JourneyState(StrEnum):
    """How it stands with a journey."""

    PLANNED = "planned"
    BRIEFED = "briefed"
    CONSENTED = "consented"
    READY = "ready"
    ON_THE_WAY = "on_the_way"
    ARRIVED = "arrived"
    GOING_HOME = "going_home"
    TURNED_BACK = "turned_back"
    ABORTED = "aborted"
    HOME = "home"

    @property
    def words(self) -> Promise:
        return _STATES[self]


_STATES: Final[Mapping[JourneyState, Promise]] = {
    JourneyState.PLANNED: _("planned"),
    JourneyState.BRIEFED: _("briefed"),
    JourneyState.CONSENTED: _("agreed"),
    JourneyState.READY: _("ready to set out"),
    JourneyState.ON_THE_WAY: _("on the way"),
    JourneyState.ARRIVED: _("arrived"),
    JourneyState.GOING_HOME: _("on the way home"),
    JourneyState.TURNED_BACK: _("turned back"),
    JourneyState.ABORTED: _("ended early"),
    JourneyState.HOME: _("home and safe"),
}

BEFORE_THE_ROAD: Final = frozenset(
    {JourneyState.PLANNED, JourneyState.BRIEFED, JourneyState.CONSENTED, JourneyState.READY}
)
TRAVELLING: Final = frozenset({JourneyState.ON_THE_WAY, JourneyState.GOING_HOME})
"""A leg is being walked, or the next one waits to begin."""
GIVEN_UP: Final = frozenset({JourneyState.TURNED_BACK, JourneyState.ABORTED})
"""Ended early; somebody still has to hear that she is home."""


class JourneyStep(StrEnum):
    """What is done with a journey."""

    BRIEF = "brief"
    CONSENT = "consent"
    GIVE_CODES = "give_codes"
    SET_OUT = "set_out"
    GO_ON = "go_on"
    MEET = "meet"
    ARRIVE = "arrive"
    GO_HOME = "go_home"
    GO_ON_HOME = "go_on_home"
    TURN_BACK = "turn_back"
    ABORT = "abort"
    CLOSE = "close"


class How(StrEnum):
    """By what a check-in came."""

    MAILBOX = "mailbox"
    TELEPHONE = "telephone"
    ESCORT = "escort"

    @property
    def words(self) -> Promise:
        return _HOW[self]


_HOW: Final[Mapping[How, Promise]] = {
    How.MAILBOX: _("by the mailbox"),
    How.TELEPHONE: _("by telephone"),
    How.ESCORT: _("from an escort"),
}
