"""What follows for one row from what is missing: released, refused with each reason, or an interview first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vistka.reunion.eligibility import Condition
from vistka.reunion.lists.states import RowState

_NOT_OURS_TO_ASK: Final = frozenset({Condition.OPEN_TO_CATEGORY, Condition.HERE})
"""No interview would change it."""
_NOT_HEARD: Final = frozenset({Condition.ALONE, Condition.BODY, Condition.ASKED_SINCE_UNWELL})
"""Nobody has asked well enough: what the person said, or did not say, decides nothing yet."""
_SETTLED: Final = frozenset({Condition.WISHED, Condition.NO_FEAR, Condition.NO_BAR})


def outcome_of(missing: Iterable[Condition]) -> RowState:
    """What a sitting decides for a row of which this is missing.

    Of one who has died `UNCHANGED` alone is missing besides what was missing before, and changes as little as it can:
    who was refused before is refused still, who would have gone waits.

    >>> outcome_of([Condition.WISHED, Condition.ALONE]).value
    'waits'
    >>> outcome_of([Condition.WISHED]).value
    'refused'
    """
    lacking = frozenset(missing)
    if not lacking:
        return RowState.RELEASED
    if lacking & _NOT_OURS_TO_ASK:
        return RowState.REFUSED
    if lacking & _NOT_HEARD:
        return RowState.WAITS
    return RowState.REFUSED if lacking & _SETTLED else RowState.WAITS
