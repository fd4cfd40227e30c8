"""The tables of a journey: with somebody who comes for a person, and of escorts alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission
from vistka.reunion.journeys.states import BEFORE_THE_ROAD, GIVEN_UP, JourneyState, JourneyStep

_SPEAKS, _WALKS = Permission.BRIEF_TRAVELLER, Permission.ESCORT
_S, _T = JourneyState, JourneyStep
_SET_OUT: Final = _("Set out")
_GO_ON: Final = _("Let the next leg begin")
_MEET: Final = _("Note that you met her")
_ARRIVE: Final = _("Note the arrival")
_GO_HOME: Final = _("Begin the way home")
_ABORT: Final = _("End the journey early")

MACHINE: Final = Machine(
    name="reunion.journey",
    words=_("Journey of who comes for somebody"),
    states=JourneyState,
    begins=_S.PLANNED,
    steps={
        _T.BRIEF: leads(_S.PLANNED, to=_S.BRIEFED, by=_SPEAKS, words=_("Read the briefing to her")),
        _T.CONSENT: leads(
            _S.BRIEFED,
            to=_S.CONSENTED,
            by=_SPEAKS,
            words=_("Note what she agrees to"),
            why_not=_("First somebody reads the briefing to her."),
        ),
        _T.GIVE_CODES: leads(
            _S.CONSENTED,
            _S.READY,
            to=_S.READY,
            by=_SPEAKS,
            words=_("Give her the codes"),
            why_not=_("The codes are given before she sets out, after she has agreed."),
        ),
        _T.SET_OUT: leads(
            _S.READY,
            to=_S.ON_THE_WAY,
            by=_WALKS,
            words=_SET_OUT,
            why_not=_("She first hears the briefing, agrees, and has her codes."),
        ),
        _T.GO_ON: leads(_S.ON_THE_WAY, to=_S.ON_THE_WAY, by=_WALKS, words=_GO_ON),
        _T.MEET: leads(_S.ON_THE_WAY, to=_S.ON_THE_WAY, by=_WALKS, words=_MEET),
        _T.ARRIVE: leads(_S.ON_THE_WAY, to=_S.ARRIVED, by=_WALKS, words=_ARRIVE),
        _T.GO_HOME: leads(_S.ARRIVED, to=_S.GOING_HOME, by=_WALKS, words=_GO_HOME),
        _T.GO_ON_HOME: leads(_S.GOING_HOME, to=_S.GOING_HOME, by=_WALKS, words=_GO_ON),
        _T.TURN_BACK: leads(
            *BEFORE_THE_ROAD,
            _S.ON_THE_WAY,
            _S.ARRIVED,
            to=_S.TURNED_BACK,
            by=_SPEAKS,
            words=_("Note that she turns back"),
        ),
        _T.ABORT: leads(
            *BEFORE_THE_ROAD, _S.ON_THE_WAY, _S.ARRIVED, _S.GOING_HOME, to=_S.ABORTED, by=_WALKS, words=_ABORT
        ),
        _T.CLOSE: leads(
            _S.GOING_HOME,
            *GIVEN_UP,
            to=_S.HOME,
            by=_SPEAKS,
            words=_("Note that she is home and safe"),
            why_not=_("It is noted when somebody has heard from her that she is home."),
        ),
    },
)
"""She may turn back in every state: nothing that she agreed to binds her."""

ESCORTED: Final = Machine(
    name="reunion.escorted_journey",
    words=_("Journey without a relative"),
    states=JourneyState,
    begins=_S.PLANNED,
    steps={
        _T.SET_OUT: leads(_S.PLANNED, to=_S.ON_THE_WAY, by=_WALKS, words=_SET_OUT),
        _T.GO_ON: leads(_S.ON_THE_WAY, to=_S.ON_THE_WAY, by=_WALKS, words=_GO_ON),
        _T.ARRIVE: leads(_S.ON_THE_WAY, to=_S.ARRIVED, by=_WALKS, words=_ARRIVE),
        _T.ABORT: leads(_S.PLANNED, _S.ON_THE_WAY, to=_S.ABORTED, by=_WALKS, words=_ABORT),
    },
)
"""Exchange, medical repatriation, release, transfer: no briefing, no consent and no code of a relative."""

MACHINES: Final[Mapping[str, Machine]] = {"reunion.journey": MACHINE, "reunion.escorted_journey": ESCORTED}
