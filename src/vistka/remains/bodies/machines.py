"""How human remains go from one state to the next. A presumption never becomes more than one by itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission


class State(StrEnum):
    """How it stands with human remains."""

    REGISTERED = "registered"
    EXAMINED = "examined"
    PRESUMPTIVE = "presumptive"
    IDENTIFIED = "identified"
    TOLD = "told"
    RETURNED = "returned"
    BURIED_HERE = "buried_here"

    @property
    def words(self) -> Promise:
        return _STATES[self]


_STATES: Final[Mapping[State, Promise]] = {
    State.REGISTERED: _("Registered"),
    State.EXAMINED: _("Examined; not known who"),
    State.PRESUMPTIVE: _("Presumptive only"),
    State.IDENTIFIED: _("Identified by experts"),
    State.TOLD: _("The family was told"),
    State.RETURNED: _("Returned"),
    State.BURIED_HERE: _("Buried here"),
}


class Step(StrEnum):
    """What leads from one state to the next."""

    EXAMINE = "examine"
    PRESUME = "presume"
    DOUBT = "doubt"
    IDENTIFY = "identify"
    TELL = "tell"
    NOTE_TOLD = "note_told"
    RETURN = "return"
    BURY = "bury"
    BURY_UNTOLD = "bury_untold"
    RECANT = "recant"


UNKNOWN: Final = frozenset({State.REGISTERED, State.EXAMINED, State.PRESUMPTIVE})
"""In these nobody says who it was."""
AFTER_TELLING: Final = frozenset({State.TOLD, State.RETURNED, State.BURIED_HERE})
LEFT: Final = frozenset({State.RETURNED, State.BURIED_HERE})

_NOT_EXAMINED: Final = _("Write the examination first.")
_NOT_TOLD: Final = _("A person tells the family first. Until then nothing moves.")

REMAINS: Final = Machine(
    name="remains",
    words=_("Human remains"),
    states=State,
    begins=State.REGISTERED,
    steps={
        Step.EXAMINE: leads(
            State.REGISTERED, to=State.EXAMINED, by=Permission.KEEP_REMAINS, words=_("Write the examination")
        ),
        Step.PRESUME: leads(
            State.EXAMINED,
            to=State.PRESUMPTIVE,
            by=Permission.KEEP_REMAINS,
            words=_("Presume who it may be"),
            why_not=_NOT_EXAMINED,
        ),
        Step.DOUBT: leads(
            State.PRESUMPTIVE, to=State.EXAMINED, by=Permission.KEEP_REMAINS, words=_("Take the presumption back")
        ),
        Step.IDENTIFY: leads(
            State.EXAMINED,
            State.PRESUMPTIVE,
            to=State.IDENTIFIED,
            by=Permission.IDENTIFY,
            words=_("Sign an expert's decision as the second"),
            not_by=("decided_by",),
            why_not=_NOT_EXAMINED,
        ),
        Step.RECANT: leads(
            State.IDENTIFIED,
            State.TOLD,
            to=State.EXAMINED,
            by=Permission.IDENTIFY,
            words=_("Take the decision back as the second"),
            not_by=("doubted_by",),
        ),
        Step.TELL: leads(State.IDENTIFIED, to=State.TOLD, by=None, words=_("Note that all kin whom we know were told")),
        Step.NOTE_TOLD: leads(
            State.IDENTIFIED,
            to=State.TOLD,
            by=Permission.KEEP_REMAINS,
            words=_("Write who told the family"),
        ),
        Step.RETURN: leads(
            State.TOLD,
            to=State.RETURNED,
            by=Permission.KEEP_REMAINS,
            words=_("Hand the remains over"),
            why_not=_NOT_TOLD,
        ),
        Step.BURY: leads(
            State.TOLD,
            to=State.BURIED_HERE,
            by=Permission.KEEP_REMAINS,
            words=_("Write the burial here"),
            why_not=_NOT_TOLD,
        ),
        Step.BURY_UNTOLD: leads(
            State.IDENTIFIED,
            to=State.BURIED_HERE,
            by=Permission.KEEP_REMAINS,
            words=_("Bury a later find as the family chose"),
        ),
    },
)

MACHINES: Final[Mapping[str, Machine]] = {"remains.human_remains": REMAINS}
