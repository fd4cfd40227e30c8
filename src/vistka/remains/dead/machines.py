"""How a notification of death, an official enquiry and a grave go from state to state."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission


class DeathState(StrEnum):
    """How it stands with a notification of death."""

    NOTED = "noted"
    EXAMINED = "examined"
    CERTIFIED = "certified"
    BURIED = "buried"
    CREMATED = "cremated"
    CLOSED = "closed"
    TAKEN_BACK = "taken_back"

    @property
    def words(self) -> Promise:
        return _DEATH[self]


class EnquiryState(StrEnum):
    """How it stands with an official enquiry."""

    OPENED = "opened"
    REPORTED = "reported"

    @property
    def words(self) -> Promise:
        return {EnquiryState.OPENED: _("Under way"), EnquiryState.REPORTED: _("Reported")}[self]


class GraveState(StrEnum):
    """Whether relatives can find a grave."""

    LAID = "laid"
    MARKED = "marked"
    MOVED = "moved"
    EMPTIED = "emptied"

    @property
    def words(self) -> Promise:
        return _GRAVE[self]


_DEATH: Final[Mapping[DeathState, Promise]] = {
    DeathState.NOTED: _("Noted, not examined"),
    DeathState.EXAMINED: _("Examined by a doctor"),
    DeathState.CERTIFIED: _("Certified"),
    DeathState.BURIED: _("Buried"),
    DeathState.CREMATED: _("Cremated"),
    DeathState.CLOSED: _("Closed"),
    DeathState.TAKEN_BACK: _("Taken back: a mistake"),
}
_GRAVE: Final[Mapping[GraveState, Promise]] = {
    GraveState.LAID: _("Not marked yet"),
    GraveState.MARKED: _("Marked"),
    GraveState.MOVED: _("Moved, not marked yet"),
    GraveState.EMPTIED: _("Empty: taken home"),
}

_EXAMINE_FIRST: Final = _("Nobody is buried or cremated before a doctor has examined and a second person certified it.")
_REST: Final = (DeathState.BURIED, DeathState.CREMATED)

DEATH: Final = Machine(
    "remains.death",
    _("A notification of death"),
    DeathState,
    DeathState.NOTED,
    {
        "examine": leads(
            DeathState.NOTED,
            DeathState.EXAMINED,
            to=DeathState.EXAMINED,
            by=Permission.EXAMINE_DEAD,
            words=_("Write the doctor's examination"),
        ),
        "certify": leads(
            DeathState.EXAMINED,
            to=DeathState.CERTIFIED,
            by=Permission.RECORD_DEATH,
            words=_("Certify the death"),
            not_by=("examined_by",),
            why_not=_("A doctor examines first."),
        ),
        "bury": leads(
            DeathState.CERTIFIED,
            to=DeathState.BURIED,
            by=Permission.KEEP_GRAVES,
            words=_("Write the burial"),
            why_not=_EXAMINE_FIRST,
        ),
        "cremate": leads(
            DeathState.CERTIFIED,
            to=DeathState.CREMATED,
            by=Permission.KEEP_GRAVES,
            words=_("Write the cremation"),
            why_not=_EXAMINE_FIRST,
        ),
        "close": leads(
            *_REST,
            to=DeathState.CLOSED,
            by=Permission.RECORD_DEATH,
            words=_("Close the notification"),
            why_not=_("Write the burial or the cremation first."),
        ),
        "take_back": leads(
            *(state for state in DeathState if state is not DeathState.TAKEN_BACK),
            to=DeathState.TAKEN_BACK,
            by=Permission.RECORD_DEATH,
            words=_("Take the notification back"),
        ),
    },
)
OFFICIAL_ENQUIRY: Final = Machine(
    "remains.official_enquiry",
    _("An official enquiry"),
    EnquiryState,
    EnquiryState.OPENED,
    {
        "take_statement": leads(
            EnquiryState.OPENED,
            to=EnquiryState.OPENED,
            by=Permission.RECORD_DEATH,
            words=_("Note a witness's statement"),
        ),
        "report": leads(
            EnquiryState.OPENED,
            to=EnquiryState.REPORTED,
            by=Permission.RECORD_DEATH,
            words=_("Note the report to the Protecting Power"),
        ),
    },
)
GRAVE: Final = Machine(
    "remains.grave",
    _("A grave"),
    GraveState,
    GraveState.LAID,
    {
        "mark": leads(
            GraveState.LAID,
            GraveState.MOVED,
            to=GraveState.MARKED,
            by=Permission.KEEP_GRAVES,
            words=_("Write how it is marked"),
        ),
        "move": leads(
            GraveState.LAID,
            GraveState.MARKED,
            GraveState.MOVED,
            to=GraveState.MOVED,
            by=Permission.KEEP_GRAVES,
            words=_("Write a move"),
        ),
        "empty": leads(
            GraveState.LAID,
            GraveState.MARKED,
            GraveState.MOVED,
            to=GraveState.EMPTIED,
            by=Permission.KEEP_GRAVES,
            words=_("Say that it is empty"),
        ),
    },
)

MACHINES: Final[Mapping[str, Machine]] = {one.name: one for one in (DEATH, OFFICIAL_ENQUIRY, GRAVE)}
