"""How it stands with a way home, and what is done with it, as the tables in `machines` have it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class HandoverState(StrEnum):
    """How it stands with a handover to the family."""

    OPEN = "open"
    PROPOSED = "proposed"
    ELIGIBLE = "eligible"
    UNDER_WAY = "under_way"
    AT_THE_DOOR = "at_the_door"
    HANDED_OVER = "handed_over"
    DECLINED = "declined"
    REFUSED = "refused"
    ENDED = "ended"
    CLOSED = "closed"

    @property
    def words(self) -> Promise:
        return _WORDS[self]


class ReturnState(StrEnum):
    """How it stands with any other way home."""

    OPEN = "open"
    PROPOSED = "proposed"
    ELIGIBLE = "eligible"
    CARRIED_OUT = "carried_out"
    REFUSED = "refused"
    ENDED = "ended"
    CLOSED = "closed"

    @property
    def words(self) -> Promise:
        return _WORDS[self]


_WORDS: Final[Mapping[str, Promise]] = {
    "open": _("open"),
    "proposed": _("proposed"),
    "eligible": _("may go"),
    "under_way": _("under way"),
    "at_the_door": _("at the door"),
    "handed_over": _("handed over"),
    "carried_out": _("carried out"),
    "declined": _("declined by the person"),
    "refused": _("refused"),
    "ended": _("ended"),
    "closed": _("closed"),
}


class Step(StrEnum):
    """What is done with a way home."""

    PROPOSE = "propose"
    DECIDE = "decide"
    REFUSE = "refuse"
    SET_OUT = "set_out"
    ARRIVE = "arrive"
    TURN_BACK = "turn_back"
    HAND_OVER = "hand_over"
    DECLINE = "decline"
    CARRY_OUT = "carry_out"
    GO_WITH_LIST = "go_with_list"
    END = "end"
    CLOSE = "close"


LIVE: Final = frozenset({"open", "proposed", "eligible", "under_way", "at_the_door"})
"""While a way home stands so, nobody has gone yet and nothing is settled."""
TO_JOIN: Final = frozenset({"eligible", "under_way", "at_the_door"})
"""While a way home stands so, an escort may go along."""
FOR_ESCORTS: Final = frozenset({"eligible", "under_way", "at_the_door", "handed_over", "declined", "carried_out"})
"""What the escorts' list shows."""
