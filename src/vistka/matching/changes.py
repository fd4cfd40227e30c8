"""Changes to a register, one batch at a time: who comes, who leaves, who is described otherwise by now.

A batch is first planned against who is registered, so that one which cannot be done is refused before anything is
touched. A replaced person keeps his place in the input, which decides between equals; one who left and comes again
stands at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from vistka.matching.description import Description


@dataclass(frozen=True, slots=True)
class Add:
    """A person comes to the register; the description carries his id."""

    description: Description


@dataclass(frozen=True, slots=True)
class Remove:
    """The person of an id leaves the register."""

    id: str


@dataclass(frozen=True, slots=True)
class Replace:
    """The person of the description's id is described so from now on."""

    description: Description


Change = Add | Remove | Replace


class ChangeError(ValueError):
    """A batch that cannot be applied. The message tells which change (1, 2, …) but no id, so that it may be logged."""

    def __init__(self, number: int, change: Change, why: str) -> None:
        super().__init__(f"change {number} ({type(change).__name__.lower()}): {why}; nothing of the batch was applied")
        self.number, self.change = number, change


@dataclass
class Plan:
    """What a batch comes to.

    `ids`: ids of the new places, from `first` on; `described`: descriptions by place, new ones and others that replace
    what stood there; `gone`: old places whose rows go, for those others or for good; `places`: where each id of the
    batch stands after it.
    """

    first: int
    ids: list[str] = field(default_factory=list)
    described: dict[int, Description] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    places: dict[str, int | None] = field(default_factory=dict)

    @property
    def more(self) -> int:
        """How many persons more the register has after it."""
        return sum(place is not None for place in self.places.values()) - len(self.gone)


def planned(changes: Iterable[Change], place_of: Callable[[str], int | None], first: int) -> Plan:
    """Plan a batch. `place_of` tells where a person stands, `first` is the next free place. Raises `ChangeError`."""
    plan = Plan(first)
    for number, change in enumerate(changes, 1):
        person = change.id if isinstance(change, Remove) else change.description.id
        place = plan.places[person] if person in plan.places else place_of(person)
        refused = _why_not(change, person, place)
        if refused:
            raise ChangeError(number, change, refused)
        if place is None:
            place = first + len(plan.ids)
            plan.ids.append(person)
        elif place < first:
            plan.gone.add(place)
        if isinstance(change, Remove):
            plan.described.pop(place, None)
            plan.places[person] = None
        else:
            plan.described[place] = change.description
            plan.places[person] = place
    return plan


def _why_not(change: Change, person: str, place: int | None) -> str:
    if not person:
        return "the person has no id"
    if isinstance(change, Add):
        return "a person of this id is registered already" if place is not None else ""
    return "no person of this id is registered" if place is None else ""
