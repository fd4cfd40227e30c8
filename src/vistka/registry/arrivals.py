"""A unit's arrival as one table: what holds for all of it, a row a person, and the states that it goes through.

A row is {column: cell} in the columns of `vistka.tables`. What is found about it lies beside it: {wrong: codes of
`sheets.WRONG`, same_as: the number of an earlier row or None, perhaps: ids of persons who may be the same, or None while
they are not looked for, left_out: whether it is passed over}.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.errors import RegistryError
from vistka.registry.happened import checked_day
from vistka.registry.models import Arrival, Category, Side
from vistka.registry.particulars import WITHOUT_VALUE, Provenance
from vistka.registry.reports import CAN_NOTIFY, ReportSource, ReportStatus
from vistka.registry.states import EventKind

ROWS_AT_MOST: Final = 10_000

Row = Mapping[str, str]
Found = dict[str, Any]


class ArrivalState(StrEnum):
    """How far a table has come."""

    CHECKING = "checking"
    STAGED = "staged"
    COMMITTED = "committed"
    UNDONE = "undone"
    DROPPED = "dropped"

    @property
    def words(self) -> Promise:
        return _WORDS[self]


_WORDS: Final[Mapping[ArrivalState, Promise]] = {
    ArrivalState.CHECKING: _("Being checked"),
    ArrivalState.STAGED: _("Ready to be looked through"),
    ArrivalState.COMMITTED: _("Registered"),
    ArrivalState.UNDONE: _("Taken back"),
    ArrivalState.DROPPED: _("Dropped"),
}


class Step(StrEnum):
    """What is done to a table."""

    CHANGE_ROW = "change_row"
    LEAVE_OUT_ROW = "leave_out_row"
    NOTE_FINDINGS = "note_findings"
    COMMIT = "commit"
    UNDO = "undo"
    DROP = "drop"


_UNSETTLED: Final = frozenset({ArrivalState.CHECKING, ArrivalState.STAGED})

STATES: Final[Mapping[Step, tuple[frozenset[ArrivalState], ArrivalState | None]]] = {
    Step.CHANGE_ROW: (_UNSETTLED, ArrivalState.CHECKING),
    Step.LEAVE_OUT_ROW: (_UNSETTLED, None),
    Step.NOTE_FINDINGS: (frozenset({ArrivalState.CHECKING}), None),
    Step.COMMIT: (frozenset({ArrivalState.STAGED}), ArrivalState.COMMITTED),
    Step.UNDO: (frozenset({ArrivalState.COMMITTED}), ArrivalState.UNDONE),
    Step.DROP: (_UNSETTLED, ArrivalState.DROPPED),
}
"""In which states a step can be taken, and the state after it. None: checking until each row is checked, then staged."""


def may_follow(state: ArrivalState, step: Step) -> bool:
    """Whether the step can be taken in this state.

    >>> may_follow(ArrivalState.CHECKING, Step.COMMIT)
    False
    """
    return state in STATES[step][0]


def after(arrival: Arrival, step: Step, findings: Sequence[Found]) -> ArrivalState:
    """The state after the step. Raises `RegistryError` in a state in which it cannot be taken."""
    if not may_follow(ArrivalState(arrival.state), step):
        raise RegistryError(_("This table has moved on meanwhile. Look at its page again."))
    return STATES[step][1] or (ArrivalState.CHECKING if unchecked(findings) else ArrivalState.STAGED)


def unchecked(findings: Sequence[Found]) -> int:
    """How many rows are still to be compared with the register; those left out are not."""
    return sum(map(is_unchecked, findings))


def is_unchecked(found: Found) -> bool:
    """Whether a row is still to be compared with the register."""
    return found["perhaps"] is None and not found["left_out"]


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What holds for every row of a table.

    `event`: captured or arrived, of persons held by us, on the day `on`, at `place`. Of those reported held by the
    other Power, `on` is the day of which the report speaks. `how`: where the values of the rows come from.
    """

    on: str
    event: EventKind = EventKind.ARRIVED
    place: str = ""
    camp: str = ""
    how: Provenance = Provenance.STATED
    source: ReportSource | None = None
    official: bool = False
    reference: str = ""
    received_on: date | None = field(default=None)


def checked_shared(side: Side, shared: Shared) -> dict[str, Any]:
    """It as it is sealed. Raises `RegistryError`: for a day that is ambiguous or to come, for a report without source."""
    if shared.event not in (EventKind.CAPTURED, EventKind.ARRIVED) or shared.how in WITHOUT_VALUE:
        raise RegistryError(_("A table says that people were captured or arrived, and where its values come from."))
    if (side is Side.REPORTED) is (shared.source is None or shared.received_on is None):
        raise RegistryError(_("Say who reported these people and when, if the other Power holds them; and only then."))
    if shared.official and shared.source not in CAN_NOTIFY:
        raise RegistryError(_("Only the other Power and the Central Tracing Agency notify officially."))
    return {
        "on": checked_day(shared.on),
        "event": shared.event.value,
        "place": shared.place.strip(),
        "camp": shared.camp.strip(),
        "how": shared.how.value,
        "source": shared.source.value if shared.source else "",
        "official": shared.official,
        "reference": shared.reference.strip(),
        "received_on": shared.received_on.isoformat() if shared.received_on else "",
        "status": ReportStatus.HELD.value if shared.source else "",
    }


def side_of(arrival: Arrival) -> Side:
    """Who holds the people of a table."""
    return Side(arrival.side)


def category_of(arrival: Arrival) -> Category:
    """As what they are held."""
    return Category(arrival.category)
