"""How a record goes from one state to the next: a table a record, and one function that applies it.

Each room declares its machines in `machines.py` as `MACHINES`, by name; `docs/states.md` is drawn from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Protocol
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.permissions import Permission
from vistka.ledger.actors import Actor


class HasState(Protocol):
    """A row that a machine steers."""

    state: str


@dataclass(frozen=True, kw_only=True)
class Leads:
    """A step: from where, to where, who takes it. `words`: what one does, as a link or a button says it.

    `permission` None: only the machine. `not_by`: fields of the row that name who may not take this step, because two
    people are needed. `why_not`: said to who tries it too early, beside the state.
    """

    before: frozenset[str]
    after: str
    permission: Permission | None
    words: Promise
    not_by: tuple[str, ...] = ()
    why_not: Promise | str = ""


class NotThisStep(AccessError):
    """A step that does not follow from the state in which the record is."""

    def __init__(self, leads: Leads, state: Promise | str) -> None:
        reason = f" {leads.why_not}" if leads.why_not else ""
        words = _("“%(step)s” is not possible now. This stands at “%(state)s”.")
        super().__init__(str(words % {"step": leads.words, "state": state}) + reason)


@dataclass(frozen=True)
class Machine:
    """The table of one kind of record. `states` have `words`; `steps`: the step's name to where it leads."""

    name: str
    words: Promise
    states: type[StrEnum]
    begins: str
    steps: Mapping[str, Leads] = field(repr=False)

    def take(self, row: HasState, step: str, by: Actor) -> UUID | None:
        """Put the row into the state after the step; the account that took it, None for the machine. It is not saved.

        Raises `NotAllowed` for who may not, and for who took the step before; `NotThisStep`.
        """
        leads = self.steps[step]
        account = self._who(leads, by)
        if row.state not in leads.before:
            state: Any = self.states(row.state)
            raise NotThisStep(leads, state.words)
        if account is not None:
            second_person(account, *(getattr(row, name) for name in leads.not_by))
        row.state = leads.after
        return account

    @staticmethod
    def _who(leads: Leads, by: Actor) -> UUID | None:
        if leads.permission is not None:
            return permitted(by, leads.permission)
        if by.kind != "machine":
            raise NotAllowed(_("Only the machine does this, by itself."))
        return None


def leads(
    *before: str,
    to: str,
    by: Permission | None,
    words: Promise,
    not_by: tuple[str, ...] = (),
    why_not: Promise | str = "",
) -> Leads:
    """One line of a machine's table."""
    return Leads(before=frozenset(before), after=to, permission=by, words=words, not_by=not_by, why_not=why_not)


MACHINES_OF: Final = ("machines", "MACHINES")
"""The module and the dict in which each room declares its own (`agenda.declared`)."""
MACHINES: Final[Mapping[str, Machine]] = {}
"""Of this room: none."""
