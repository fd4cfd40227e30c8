"""How a lead beside an enquiry goes from state to state: the table of this room. No state of it confirms anything."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission


class HintState(StrEnum):
    """What became of a lead beside an enquiry."""

    WAITING = "waiting"
    FOLLOWED = "followed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Promise:
        return _HINT[self]


_HINT: Final[Mapping[HintState, Promise]] = {
    HintState.WAITING: _("Waits for a look"),
    HintState.FOLLOWED: _("Worth following; unconfirmed"),
    HintState.REJECTED: _("Somebody else"),
    HintState.WITHDRAWN: _("Withdrawn"),
}

_UNDECIDED: Final = (HintState.WAITING, HintState.FOLLOWED)
_REVIEW: Final = Permission.REVIEW_CANDIDATE

HINT: Final = Machine(
    "tracing.hint",
    _("A lead beside an enquiry"),
    HintState,
    HintState.WAITING,
    {
        "follow": leads(HintState.WAITING, to=HintState.FOLLOWED, by=_REVIEW, words=_("Follow it")),
        "reject": leads(*_UNDECIDED, to=HintState.REJECTED, by=_REVIEW, words=_("It is somebody else")),
        "withdraw": leads(*_UNDECIDED, to=HintState.WITHDRAWN, by=None, words=_("One of the two is no longer there")),
        "find_again": leads(
            *(HintState.WITHDRAWN, HintState.REJECTED, HintState.FOLLOWED, HintState.WAITING),
            to=HintState.WAITING,
            by=None,
            words=_("One of the two has changed"),
        ),
    },
)

MACHINES: Final[Mapping[str, Machine]] = {HINT.name: HINT}
