"""How it stands with a list of many and with each of its rows, and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ListState(StrEnum):
    """How far a list has come."""

    CHECKING = "checking"
    CHOOSING = "choosing"
    PROPOSING = "proposing"
    PROPOSED = "proposed"
    DECIDING = "deciding"
    DECIDED = "decided"
    CARRIED_OUT = "carried_out"
    DROPPED = "dropped"

    @property
    def words(self) -> Promise:
        return _LISTS[self]


_LISTS: Final[Mapping[ListState, Promise]] = {
    ListState.CHECKING: _("being compared with the register"),
    ListState.CHOOSING: _("choose who is meant"),
    ListState.PROPOSING: _("being gone through"),
    ListState.PROPOSED: _("waits for the sitting"),
    ListState.DECIDING: _("being decided"),
    ListState.DECIDED: _("decided"),
    ListState.CARRIED_OUT: _("carried out"),
    ListState.DROPPED: _("dropped"),
}


class ListStep(StrEnum):
    """What is done with a list. Each that takes long goes part by part; the machine ends it after the last row."""

    COMPARE = "compare"
    ALL_COMPARED = "all_compared"
    CHOOSE = "choose"
    GO_THROUGH = "go_through"
    ALL_GONE_THROUGH = "all_gone_through"
    DECIDE = "decide"
    ALL_DECIDED = "all_decided"
    TAKE_OFF = "take_off"
    CARRY_OUT = "carry_out"
    ALL_CARRIED_OUT = "all_carried_out"
    DROP = "drop"


class RowState(StrEnum):
    """How it stands with one row."""

    OPEN = "open"
    LEFT_OUT = "left_out"
    CHOSEN = "chosen"
    READY = "ready"
    LACKING = "lacking"
    RELEASED = "released"
    REFUSED = "refused"
    WAITS = "waits"
    GONE = "gone"

    @property
    def words(self) -> Promise:
        return _ROWS[self]


_ROWS: Final[Mapping[RowState, Promise]] = {
    RowState.OPEN: _("nobody chosen yet"),
    RowState.LEFT_OUT: _("left out"),
    RowState.CHOSEN: _("chosen"),
    RowState.READY: _("nothing is missing"),
    RowState.LACKING: _("something is missing"),
    RowState.RELEASED: _("may go"),
    RowState.REFUSED: _("refused"),
    RowState.WAITS: _("waits for an interview"),
    RowState.GONE: _("has gone"),
}

TO_GO_THROUGH: Final = (RowState.CHOSEN, RowState.LACKING, RowState.WAITS)
"""What is gone through: also who waited, once somebody has spoken with the person."""
TO_DECIDE: Final = (RowState.READY, RowState.LACKING)
MAY_BE_CHOSEN: Final = (RowState.OPEN, RowState.LEFT_OUT, RowState.CHOSEN)
"""While a row stands so, nothing was done for whom it means."""
