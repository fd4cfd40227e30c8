"""How a call goes from being asked for to its outcome: the table of this room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission

_DECIDES, _ASKS, _RUNS = Permission.DECIDE_CALL, Permission.ASK_CALL, Permission.RUN_CALL


class State(StrEnum):
    """How it stands with a call."""

    RECEIVED = "received"
    ASKED = "asked"
    AGREED = "agreed"
    GRANTED = "granted"
    SET = "set"
    ON = "on"
    HELD = "held"
    MISSED = "missed"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"

    @property
    def words(self) -> Promise:
        return _WORDS[self]


_WORDS: Final[Mapping[State, Promise]] = {
    State.RECEIVED: _("Came in, not looked at"),
    State.ASKED: _("Asked for; the other one is to be asked"),
    State.AGREED: _("Both agree; to be decided"),
    State.GRANTED: _("Granted; the time is to be set"),
    State.SET: _("The time is set"),
    State.ON: _("They speak"),
    State.HELD: _("They have spoken"),
    State.MISSED: _("It did not come about"),
    State.REFUSED: _("Refused"),
    State.TAKEN_BACK: _("Taken back by one of the two"),
}

_BEFORE: Final = (State.ASKED, State.AGREED, State.GRANTED, State.SET, State.MISSED)
_FIRST_ASK: Final = _("First the other one is asked.")

CALL: Final = Machine(
    "calls.call",
    _("A call"),
    State,
    State.ASKED,
    {
        "let_on": leads(State.RECEIVED, to=State.ASKED, by=None, words=_("Let it be seen")),
        "person_agrees": leads(State.ASKED, to=State.AGREED, by=_ASKS, words=_("The person agrees")),
        "family_agrees": leads(State.ASKED, to=State.AGREED, by=_DECIDES, words=_("The enquirer agrees")),
        "grant": leads(State.AGREED, to=State.GRANTED, by=_DECIDES, words=_("Grant the call"), why_not=_FIRST_ASK),
        "refuse": leads(State.ASKED, State.AGREED, to=State.REFUSED, by=_DECIDES, words=_("Refuse the call")),
        "person_declines": leads(*_BEFORE, to=State.TAKEN_BACK, by=_ASKS, words=_("The person does not want it")),
        "family_declines": leads(*_BEFORE, to=State.TAKEN_BACK, by=_DECIDES, words=_("The enquirer does not want it")),
        "set": leads(State.GRANTED, State.SET, State.MISSED, to=State.SET, by=_DECIDES, words=_("Set the time")),
        "begin": leads(State.SET, to=State.ON, by=_RUNS, words=_("They begin to speak")),
        "end": leads(State.ON, to=State.HELD, by=_RUNS, words=_("End the call")),
        "miss": leads(State.SET, State.ON, to=State.MISSED, by=_RUNS, words=_("It did not come about")),
    },
)

MACHINES: Final[Mapping[str, Machine]] = {CALL.name: CALL}
