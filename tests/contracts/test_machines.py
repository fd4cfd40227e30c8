"""Every state machine of every room: whole tables, refused steps, and the people that each step needs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest

from invented_staff import Bureau
from vistka.access import actions
from vistka.access.actions import Newcomer
from vistka.access.errors import NotAllowed
from vistka.access.machines import MACHINES_OF, Leads, Machine, NotThisStep
from vistka.access.permissions import GIVEN
from vistka.access.roles import Role
from vistka.agenda.declared import declared
from vistka.ledger.actors import Actor, machine

MACHINES: dict[str, Machine] = declared(*MACHINES_OF)
pytestmark = pytest.mark.django_db
each_machine = pytest.mark.parametrize("table", MACHINES.values(), ids=MACHINES)


class EveryRole(Bureau):
    """A bureau with somebody in every role."""

    def __init__(self) -> None:
        staff = [Newcomer(account=role.replace("_", "-"), name="Invented", roles=[role]) for role in Role]
        self.codes = actions.found_bureau(by=machine("init"), newcomers=staff)

    def somebody_for(self, leads: Leads) -> Actor:
        """Somebody who may take this step, or the machine."""
        if leads.permission is None:
            return machine("a test")
        return self.by(min(GIVEN[leads.permission]).replace("_", "-"))


@pytest.fixture
def bureau() -> EveryRole:
    return EveryRole()


def states_of(table: Machine) -> set[str]:
    """The states between which the table leads."""
    return {table.begins} | {state for leads in table.steps.values() for state in (*leads.before, leads.after)}


@each_machine
def test_a_machine_has_words_for_all_and_no_state_stands_alone(table: Machine) -> None:
    joined = states_of(table)
    assert joined <= set(table.states)
    # Two kinds of one record may go through other states of it: together they go through all.
    assert set().union(*(states_of(one) for one in MACHINES.values() if one.states is table.states)) == set(
        table.states
    )
    said: list[Any] = [*map(table.states, joined), *table.steps.values()]
    assert all(str(one.words) for one in said)


@each_machine
def test_every_step_that_does_not_follow_is_refused_with_the_state_and_every_other_is_taken(
    table: Machine, bureau: EveryRole
) -> None:
    for step, leads in table.steps.items():
        by = bureau.somebody_for(leads)
        for state in table.states:
            row = SimpleNamespace(state=state.value, **dict.fromkeys(leads.not_by, uuid4()))
            if state in leads.before:
                table.take(row, step, by)
                assert row.state == leads.after
            else:
                with pytest.raises(NotThisStep) as refused:
                    table.take(row, step, by)
                assert str(state.words) in str(refused.value)  # type: ignore[attr-defined]
                assert row.state == state


@each_machine
def test_who_may_not_take_a_step_does_not_take_it(table: Machine, bureau: EveryRole) -> None:
    for step, leads in table.steps.items():
        others = set(Role) - GIVEN[leads.permission] if leads.permission else set(Role)
        row = SimpleNamespace(state=min(leads.before), **dict.fromkeys(leads.not_by))
        with pytest.raises(NotAllowed):
            table.take(row, step, bureau.by(min(others).replace("_", "-")))
        assert row.state in leads.before


@each_machine
def test_where_two_people_are_needed_the_first_is_not_the_second(table: Machine, bureau: EveryRole) -> None:
    for step, leads in table.steps.items():
        by = bureau.somebody_for(leads)
        for name in leads.not_by:
            row = SimpleNamespace(state=min(leads.before), **{**dict.fromkeys(leads.not_by), name: UUID(by.id)})
            with pytest.raises(NotAllowed):
                table.take(row, step, by)
