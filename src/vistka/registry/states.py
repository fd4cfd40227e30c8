"""How an event changes a person's state: one table, one function. Events are only ever appended.

The kinds are those of Geneva Convention III art. 122(5), with capture, arrival, discharge, recapture and birth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.errors import RegistryError


class EventKind(StrEnum):
    """What happened to a person."""

    CAPTURED = "captured"
    BORN = "born"
    ARRIVED = "arrived"
    TRANSFERRED = "transferred"
    FELL_SICK = "fell_sick"
    HOSPITAL_IN = "hospital_in"
    HOSPITAL_OUT = "hospital_out"
    ESCAPED = "escaped"
    RECAPTURED = "recaptured"
    RELEASED = "released"
    REPATRIATED = "repatriated"
    DIED = "died"

    @property
    def words(self) -> Promise:
        return _EVENTS[self]


class State(StrEnum):
    """How it stands with a person, as the last events have it."""

    REGISTERED = "registered"
    CAPTURED = "captured"
    IN_CAMP = "in_camp"
    IN_HOSPITAL = "in_hospital"
    ESCAPED = "escaped"
    RELEASED = "released"
    REPATRIATED = "repatriated"
    DEAD = "dead"

    @property
    def words(self) -> Promise:
        return _STATES[self]


_EVENTS: Final[Mapping[EventKind, Promise]] = {
    EventKind.CAPTURED: _("Captured"),
    EventKind.BORN: _("Born in captivity"),
    EventKind.ARRIVED: _("Arrived"),
    EventKind.TRANSFERRED: _("Transferred"),
    EventKind.FELL_SICK: _("Fell sick"),
    EventKind.HOSPITAL_IN: _("Admitted to hospital"),
    EventKind.HOSPITAL_OUT: _("Discharged from hospital"),
    EventKind.ESCAPED: _("Escaped"),
    EventKind.RECAPTURED: _("Recaptured"),
    EventKind.RELEASED: _("Released"),
    EventKind.REPATRIATED: _("Repatriated"),
    EventKind.DIED: _("Died"),
}

_STATES: Final[Mapping[State, Promise]] = {
    State.REGISTERED: _("Registered"),
    State.CAPTURED: _("Captured, on the way"),
    State.IN_CAMP: _("In a camp"),
    State.IN_HOSPITAL: _("In hospital"),
    State.ESCAPED: _("Escaped"),
    State.RELEASED: _("Released"),
    State.REPATRIATED: _("Repatriated"),
    State.DEAD: _("Dead"),
}

_HERE: Final = frozenset({State.REGISTERED, State.CAPTURED, State.IN_CAMP, State.IN_HOSPITAL})
_HELD: Final = frozenset({State.CAPTURED, State.IN_CAMP, State.IN_HOSPITAL})
_AWAY: Final = frozenset({State.ESCAPED, State.RELEASED, State.REPATRIATED})

LEADS_TO: Final[Mapping[EventKind, tuple[frozenset[State], State | None]]] = {
    EventKind.CAPTURED: (frozenset({State.REGISTERED}), State.CAPTURED),
    EventKind.BORN: (frozenset({State.REGISTERED}), State.CAPTURED),
    EventKind.ARRIVED: (_HERE, State.IN_CAMP),
    EventKind.TRANSFERRED: (_HELD, State.IN_CAMP),
    EventKind.FELL_SICK: (_HELD, None),
    EventKind.HOSPITAL_IN: (_HERE, State.IN_HOSPITAL),
    EventKind.HOSPITAL_OUT: (frozenset({State.IN_HOSPITAL}), State.IN_CAMP),
    EventKind.ESCAPED: (_HERE, State.ESCAPED),
    EventKind.RECAPTURED: (_AWAY, State.CAPTURED),
    EventKind.RELEASED: (_HERE, State.RELEASED),
    EventKind.REPATRIATED: (_HERE, State.REPATRIATED),
    EventKind.DIED: (frozenset(State) - {State.DEAD}, State.DEAD),
}
"""From which states an event can follow, and the state after it (None: it stays as it is)."""

IN_OUR_HANDS: Final = _HERE
"""Of these we owe the Power, the Agency and the family cards and word of their health."""

CARD_WITHIN: Final = timedelta(days=7)
CARD_AFTER: Final = frozenset({EventKind.ARRIVED, EventKind.TRANSFERRED, EventKind.FELL_SICK, EventKind.HOSPITAL_IN})
"""Art. 70: a capture card not more than one week after arrival at a camp, and at each sickness, hospital or transfer."""


class DoesNotFollow(RegistryError):
    """An event that cannot follow the state before it."""

    def __init__(self, kind: EventKind, state: State) -> None:
        super().__init__(
            _("“%(event)s” cannot follow “%(state)s”. Look through the events: if one of them is wrong, correct it.")
            % {"event": kind.words, "state": state.words}
        )
        self.kind, self.state = kind, state


def after(state: State, kind: EventKind) -> State:
    """The state after the event. Raises `DoesNotFollow`.

    >>> after(State.CAPTURED, EventKind.ARRIVED)
    <State.IN_CAMP: 'in_camp'>
    """
    before, then = LEADS_TO[kind]
    if state not in before:
        raise DoesNotFollow(kind, state)
    return then or state


def state_of(kinds: Iterable[EventKind]) -> State:
    """The state after these events, in this order. Raises `DoesNotFollow`."""
    state = State.REGISTERED
    for kind in kinds:
        state = after(state, kind)
    return state
