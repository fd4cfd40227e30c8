"""What happened to a person: the events that still count, in the order in which it happened.

Events are appended as they become known, which may be late, and a mistaken one is corrected by another. So the order
of what happened is found anew: by the days, and as they were entered where the days do not tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.dates import DateRange, read_date
from vistka.registry.errors import RegistryError
from vistka.registry.models import Event
from vistka.registry.states import EventKind, State, state_of

SAID: Final = ("on", "place", "to", "document")
"""What is written of an event; how somebody was taken, and what he said, is not."""
_SLACK: Final = timedelta(days=1)


@dataclass(frozen=True)
class Happening:
    """One event, opened. `corrects`: the one that it replaces; `kind` None: which did not happen."""

    id: UUID
    kind: EventKind | None
    on: DateRange | None
    corrects: UUID | None = None


def checked_said(said: Any) -> dict[str, str]:
    """What is said of an event, its day in EDTF. Raises `RegistryError`: for a day that is ambiguous or to come, too."""
    if not isinstance(said, Mapping) or said.keys() - set(SAID):
        raise RegistryError(_("Of an event the day, the place, where to and a document are written, nothing else."))
    cells = {key: str(said[key]).strip() for key in SAID if said.get(key)}
    return {**cells, "on": checked_day(cells["on"])} if cells.get("on") else cells


def checked_day(text: str) -> str:
    """A day, month or year of the past, in EDTF. Raises `RegistryError`.

    >>> checked_day("5 березня 2022")
    '2022-03-05'
    """
    ranges = read_date(text).alternatives
    if len(ranges) != 1:
        raise RegistryError(_("Write the day so that it can be read in one way only, for example 2022-03-05."))
    if ranges[0].earliest > timezone.now().date() + _SLACK:
        raise RegistryError(_("This day is still to come. Write what has happened."))
    return str(ranges[0])


def day_of(said: Mapping[str, str]) -> DateRange | None:
    """The day of an event as a range, if it is known."""
    return next(iter(read_date(said.get("on", "")).alternatives), None)


def happening(event: Event) -> Happening:
    """The event, opened."""
    kind = EventKind(event.kind) if event.kind else None
    return Happening(event.pk, kind, day_of(event.said), event.corrects_id)


def in_order(entered: Iterable[Happening]) -> list[Happening]:
    """Those that still count, in the order in which they happened. `entered`: as they were entered."""
    found: list[Happening] = []
    for one in entered:
        place = len(found)
        if one.corrects is not None:
            place = next(i for i, earlier in enumerate(found) if earlier.id == one.corrects)
            del found[place]
        if one.kind is not None:
            found.insert(_place(found, one, place), one)
    return found


def state_after(happenings: Iterable[Happening]) -> State:
    """The state after what happened. Raises `DoesNotFollow`."""
    return state_of(one.kind for one in happenings if one.kind is not None)


def captured_on(happenings: Iterable[Happening]) -> str:
    """The day of the first capture in EDTF, or "": what a family's last contact is compared with."""
    days = (one.on for one in happenings if one.kind is EventKind.CAPTURED)
    return next((str(day) for day in days if day), "")


def first_day(on: DateRange | None, otherwise: date) -> date:
    """The earliest day that it can have been; `otherwise` where nothing is known."""
    return on.earliest if on and on.earliest > date.min else otherwise


def _place(found: Sequence[Happening], one: Happening, place: int) -> int:
    """Where it goes: at `place`, but after all that was surely earlier and before all that was surely later."""
    first = max((i + 1 for i, other in enumerate(found) if _surely_earlier(other.on, one.on)), default=0)
    last = min((i for i, other in enumerate(found) if _surely_earlier(one.on, other.on)), default=len(found))
    return min(max(place, first), last)


def _surely_earlier(one: DateRange | None, other: DateRange | None) -> bool:
    return one is not None and other is not None and one.latest < other.earliest
