"""How remains leave us: to whom, at whose request, and what is done with what is found later. Tables.

AP I art. 34(2)(c): remains return at the home State's request or, unless that State objects, at the next of kin's.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.remains.bodies.errors import BodiesError
from vistka.remains.bodies.machines import Step
from vistka.remains.bodies.sheets import Question, Sheet, checked


class How(StrEnum):
    """How remains left us."""

    HANDED_OVER = "handed_over"
    BURIED = "buried"
    CREMATED = "cremated"

    @property
    def words(self) -> Promise:
        return _HOW[self]


_HOW: Final[Mapping[How, Promise]] = {
    How.HANDED_OVER: _("Handed over"),
    How.BURIED: _("Buried here"),
    How.CREMATED: _("Cremated, as the faith asks"),
}


class LaterWish(StrEnum):
    """What a family wants done with parts that are found later: asked when it is told."""

    NOTIFY = "notify"
    BURY = "bury"
    CREMATE = "cremate"

    @property
    def words(self) -> Promise:
        return LATER_WISHES[self]


LATER_WISHES: Final[Mapping[str, Promise]] = {
    LaterWish.NOTIFY: _("Tell the family again each time"),
    LaterWish.BURY: _("Bury them without telling the family"),
    LaterWish.CREMATE: _("Cremate them as the faith asks, without telling the family"),
}

LATER: Final[Mapping[LaterWish, Step]] = {
    LaterWish.NOTIFY: Step.NOTE_TOLD,
    LaterWish.BURY: Step.BURY_UNTOLD,
    LaterWish.CREMATE: Step.BURY_UNTOLD,
}
"""What follows with a later find, as the family chose. Who was not asked is told."""

GRAVE_OF: Final[Mapping[LaterWish, How]] = {LaterWish.BURY: How.BURIED, LaterWish.CREMATE: How.CREMATED}

TOLD: Final[Sheet] = {
    "on": Question(_("Day"), needed=True, is_day=True),
    "who": Question(_("Who told the family: name"), needed=True),
    "through": Question(
        _("Through whom"),
        needed=True,
        choices={
            "notifier": _("Our notifier, in person"),
            "power": _("The Power on which the person depended"),
            "agency": _("The Central Tracing Agency"),
            "society": _("The National Society"),
        },
    ),
    "reference": Question(_("Reference of the confirmation"), needed=True),
}
"""Where the family was told by others; or again, of a later find."""

WISH: Final[Sheet] = {
    "choice": Question(_("If more is found later"), needed=True, choices=LATER_WISHES),
    "by": Question(_("Who of the family said so"), needed=True),
    "on": Question(_("Day"), needed=True, is_day=True),
}

HANDOVER: Final[Sheet] = {
    "requested_by": Question(
        _("At whose request"), needed=True, choices={"kin": _("the family's"), "state": _("the home State's")}
    ),
    "objects": Question(_("The home State objects"), needed=True, choices={"no": _("No"), "yes": _("Yes")}),
    "list_number": Question(_("Number of the handover list"), needed=True),
    "certificate": Question(_("Certificates that go with the remains: kind and number"), needed=True, lines=2),
    "signed_for_us": Question(_("Signed for us: name"), needed=True),
    "signed_for_them": Question(_("Signed for those who receive: name"), needed=True),
    "explained": Question(_("What is known about each gap or broken seal"), lines=3),
}
BURIAL: Final[Sheet] = {
    "cemetery": Question(_("Cemetery"), needed=True),
    "plot": Question(_("Plot"), needed=True),
    "coordinates": Question(_("Coordinates")),
    "marking": Question(_("What stands on the grave"), needed=True),
    "rite": Question(_("By which rite"), needed=True),
    "witness": Question(_("Who was present: name"), needed=True),
    "explained": Question(_("What is known about each gap or broken seal"), lines=3),
}


def checked_leaving(how: How, said: Mapping[str, str], *, broken: bool) -> dict[str, str]:
    """The sheet of a handover or a grave, filled. `broken`: the chain of custody has a break. Raises `BodiesError`."""
    filled = checked(HANDOVER if how is How.HANDED_OVER else BURIAL, said)
    if broken and "explained" not in filled:
        raise BodiesError(_("The chain of custody has a gap or a broken seal. Write what is known about it."))
    if filled.get("requested_by") == "kin" and filled.get("objects") == "yes":
        raise BodiesError(_("The home State objects. Then only that State can ask for the return."))
    return filled
