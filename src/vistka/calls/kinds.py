"""By which way two speak, why a call is refused, how it came out: the closed lists of this room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AskedBy(StrEnum):
    """Who asked for the call."""

    PERSON = "person"
    FAMILY = "family"

    @property
    def words(self) -> Promise:
        return {AskedBy.PERSON: _("The held person"), AskedBy.FAMILY: _("The enquirer")}[self]


class Way(StrEnum):
    """By which way they speak."""

    BRIDGED = "bridged"
    TELEPHONE = "telephone"
    BROWSER = "browser"

    @property
    def words(self) -> Promise:
        return _WAYS[self]


class Refusal(StrEnum):
    """Why a call is refused. That somebody has died is never a reason: then no call is open, and nothing is said."""

    COURT = "court"
    NO_MEANS = "no_means"
    NOT_NOW = "not_now"

    @property
    def words(self) -> Promise:
        return _REFUSALS[self]


class Outcome(StrEnum):
    """How it came out."""

    SPOKE = "spoke"
    CUT_OFF = "cut_off"
    ENDED_BY_OPERATOR = "ended_by_operator"
    FAMILY_AWAY = "family_away"
    PERSON_AWAY = "person_away"
    LINE_FAILED = "line_failed"

    @property
    def words(self) -> Promise:
        return _OUTCOMES[self]


_WAYS: Final[Mapping[Way, Promise]] = {
    Way.BRIDGED: _("An operator calls both and joins them: neither sees the other's number"),
    Way.TELEPHONE: _("By the camp's telephone"),
    Way.BROWSER: _("In the browser, by a link that works once"),
}
_REFUSALS: Final[Mapping[Refusal, Promise]] = {
    Refusal.COURT: _("A court or a prosecutor has to allow it, and has not"),
    Refusal.NO_MEANS: _("There is no line at the camp"),
    Refusal.NOT_NOW: _("It is not possible now; it can be asked for again"),
}
_OUTCOMES: Final[Mapping[Outcome, Promise]] = {
    Outcome.SPOKE: _("They spoke"),
    Outcome.CUT_OFF: _("They spoke, and the line broke"),
    Outcome.ENDED_BY_OPERATOR: _("The operator ended it"),
    Outcome.FAMILY_AWAY: _("The enquirer did not answer"),
    Outcome.PERSON_AWAY: _("The person could not come"),
    Outcome.LINE_FAILED: _("The line failed"),
}


class InRoom(StrEnum):
    """Who sits with the person. A closed list: it is told to a family, and free words could name a place."""

    OFFICER = "officer"
    DELEGATE = "delegate"
    INTERPRETER = "interpreter"

    @property
    def words(self) -> Promise:
        return _IN_ROOM[self]


_IN_ROOM: Final[Mapping[InRoom, Promise]] = {
    InRoom.OFFICER: _("an officer of the camp"),
    InRoom.DELEGATE: _("a delegate of the Red Cross"),
    InRoom.INTERPRETER: _("an interpreter"),
}
SPOKEN: Final = frozenset({Outcome.SPOKE, Outcome.CUT_OFF, Outcome.ENDED_BY_OPERATOR})
