"""What is read to who travels before she agrees: the points, and the wording to which her consent is bound."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

NOW: Final = "2022-03"
"""The wording that is read now. Who changes a sentence of the points gives the wording a new name."""


class Point(StrEnum):
    """Something that she is told, and says that she has understood."""

    NO_PROMISE = "no_promise"
    OWN_STATE = "own_state"
    MAY_DECLINE = "may_decline"
    MAY_TURN_BACK = "may_turn_back"
    NOTHING_DEPENDS = "nothing_depends"
    SILENCE = "silence"
    NO_PRESS = "no_press"
    CHECK_IN = "check_in"
    WHOM_TO_CALL = "whom_to_call"
