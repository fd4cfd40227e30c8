"""What people say of a possible match, and what follows from it: tables, and the functions that apply them.

No score decides. Two people confirm or two reject, the second not knowing what the first said; when they differ, a
third decides. (ICRC, commentary on Convention IV art. 138: "too many families were upset by news not intended for
them".)
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class CandidateState(StrEnum):
    """Where a candidate stands. Only `CONFIRMED` lets anybody be told anything, and two people stand behind it."""

    WAITING = "waiting"
    SECOND = "second"
    THIRD = "third"
    UNSURE = "unsure"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Says(StrEnum):
    """What one person says of a candidate."""

    CONFIRM = "confirm"
    REJECT = "reject"
    UNSURE = "unsure"

    @property
    def words(self) -> Promise:
        return _SAYS[self]


_SAYS: Final[Mapping[Says, Promise]] = {
    Says.CONFIRM: _("This is the person who is sought"),
    Says.REJECT: _("This is somebody else"),
    Says.UNSURE: _("I cannot tell"),
}

REVIEW_WITHIN: Final = timedelta(days=2)
"""How long a candidate may wait for its verdicts; the second's time runs from the same moment as the first's."""
THIRD_WITHIN: Final = timedelta(days=1)
"""Two people differ: somebody waits for news meanwhile, and the case is fresh."""
UNSURE_AGAIN_AFTER: Final = timedelta(days=30)
"""A candidate that nobody could decide is looked at again: what was not known may be known by then."""
CORRECT_WITHIN: Final = timedelta(hours=24)
"""A family that was told something wrong learns of it within a day."""

SHARE_OF_UNSURE: Final = 5
"""One in so many candidates of which the first person was unsure goes to a second nevertheless."""

DECIDED: Final = frozenset({CandidateState.CONFIRMED, CandidateState.REJECTED, CandidateState.WITHDRAWN})
"""States in which no verdict is taken."""

SAID_BY_THIRD: Final = frozenset({Says.CONFIRM, Says.REJECT})
"""What may be said once two people differ: the third decides."""

AFTER_ONE: Final[Mapping[Says, CandidateState]] = {
    Says.CONFIRM: CandidateState.SECOND,
    Says.REJECT: CandidateState.SECOND,
    Says.UNSURE: CandidateState.UNSURE,
}
"""The state after the first verdict of a round. A share of the unsure goes to a second person too."""

AFTER_MORE: Final[Mapping[tuple[int, int], CandidateState]] = {
    (0, 0): CandidateState.UNSURE,
    (0, 1): CandidateState.THIRD,
    (1, 0): CandidateState.THIRD,
    (1, 1): CandidateState.THIRD,
    (0, 2): CandidateState.REJECTED,
    (1, 2): CandidateState.REJECTED,
    (2, 0): CandidateState.CONFIRMED,
    (2, 1): CandidateState.CONFIRMED,
    (2, 2): CandidateState.THIRD,
}
"""The state after two verdicts or more: how many confirm and how many reject, each counted to two.

Nothing is confirmed by fewer than two people nor rejected by fewer, however many were unsure. (2, 2) is not reached by
way of the action, which takes no verdict on what is decided; if it were ever found, nothing follows from it.
"""


def state_of(said: Mapping[UUID, Says], candidate_id: UUID) -> CandidateState:
    """Where a candidate stands after what each person said in this round.

    >>> one, other = UUID(int=1), UUID(int=2)
    >>> state_of({one: Says.CONFIRM, other: Says.CONFIRM}, UUID(int=3)).value
    'confirmed'
    >>> state_of({one: Says.CONFIRM, other: Says.UNSURE}, UUID(int=3)).value
    'third'
    """
    verdicts = list(said.values())
    if not verdicts:
        return CandidateState.WAITING
    if len(verdicts) == 1:
        state = AFTER_ONE[verdicts[0]]
        return CandidateState.SECOND if state is CandidateState.UNSURE and drawn(candidate_id) else state
    return AFTER_MORE[min(verdicts.count(Says.CONFIRM), 2), min(verdicts.count(Says.REJECT), 2)]


def drawn(candidate_id: UUID) -> bool:
    """Whether this is one of the share that goes to a second person though the first was unsure."""
    return sha256(b"a share of the unsure" + candidate_id.bytes).digest()[0] % SHARE_OF_UNSURE == 0
