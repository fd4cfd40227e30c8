"""The tables of this room's records: handovers, other ways home, journeys, lists of many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Leads, Machine, leads
from vistka.access.permissions import Permission
from vistka.reunion.journeys.machine import MACHINES as JOURNEYS
from vistka.reunion.kinds import WayKind
from vistka.reunion.lists.machine import MACHINES as LISTS
from vistka.reunion.models import WayHome
from vistka.reunion.states import LIVE, HandoverState, ReturnState, Step

_PROPOSE: Final = _("Propose that the person may go")
_DECIDE: Final = _("Say as the second that the person may go")
_REFUSE: Final = _("Refuse this way home")
_END: Final = _("End it, since the person has gone another way")
_CLOSE: Final = _("Close it, and erase what the escorts read")
_NOT_DECIDED: Final = _("Two people must say first that the person may go.")

_DECIDED_BY_TWO: Final[Mapping[str, Leads]] = {
    Step.PROPOSE: leads("open", to="proposed", by=Permission.DECIDE_RELEASE, words=_PROPOSE),
    Step.DECIDE: leads("proposed", to="eligible", by=Permission.DECIDE_RELEASE, words=_DECIDE, not_by=("proposed_by",)),
    Step.REFUSE: leads("open", "proposed", "eligible", to="refused", by=Permission.DECIDE_RELEASE, words=_REFUSE),
}
HANDOVER: Final = Machine(
    name="reunion.handover",
    words=_("Handover to the family"),
    states=HandoverState,
    begins=HandoverState.OPEN,
    steps={
        **_DECIDED_BY_TWO,
        Step.SET_OUT: leads("eligible", to="under_way", by=Permission.ESCORT, words=_("Set out"), why_not=_NOT_DECIDED),
        Step.ARRIVE: leads("under_way", to="at_the_door", by=Permission.ESCORT, words=_("Arrive at the door")),
        Step.TURN_BACK: leads(
            "under_way", "at_the_door", to="eligible", by=Permission.ESCORT, words=_("Turn back for today")
        ),
        Step.HAND_OVER: leads(
            "at_the_door",
            to="handed_over",
            by=Permission.ESCORT,
            words=_("Finish the handover"),
            why_not=_("A handover is finished at the door only."),
        ),
        Step.DECLINE: leads(
            "eligible",
            "under_way",
            "at_the_door",
            to="declined",
            by=Permission.ESCORT,
            words=_("Note that the person declines"),
        ),
        Step.END: leads(*LIVE, to="ended", by=None, words=_END),
        Step.CLOSE: leads("handed_over", "declined", to="closed", by=None, words=_CLOSE),
    },
)
"""The offer of March 2022. That he declines at the door is an outcome, not a failure."""

RETURN: Final = Machine(
    name="reunion.return",
    words=_("Exchange, repatriation, release, transfer"),
    states=ReturnState,
    begins=ReturnState.OPEN,
    steps={
        **_DECIDED_BY_TWO,
        Step.CARRY_OUT: leads(
            "eligible",
            to="carried_out",
            by=Permission.ESCORT,
            words=_("Note that the person has gone"),
            why_not=_NOT_DECIDED,
        ),
        Step.GO_WITH_LIST: leads(
            "eligible",
            to="carried_out",
            by=Permission.DECIDE_RELEASE,
            words=_("Note that the person has gone with a list"),
            why_not=_NOT_DECIDED,
        ),
        Step.END: leads("open", "proposed", "eligible", to="ended", by=None, words=_END),
        Step.CLOSE: leads("carried_out", to="closed", by=None, words=_CLOSE),
    },
)
"""Geneva Convention III art. 109-118. None of these asks anything of a family."""

MACHINES: Final[Mapping[str, Machine]] = {"reunion.handover": HANDOVER, "reunion.return": RETURN, **JOURNEYS, **LISTS}


def machine_of(way: WayHome) -> Machine:
    """The table of this way home."""
    return HANDOVER if way.kind == WayKind.HANDOVER else RETURN
