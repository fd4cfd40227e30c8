"""An invented bureau with those who write into the register, and a soldier who arrives in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from invented_staff import STAFF, Bureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.registry import actions
from vistka.registry.models import Category, Person, Side
from vistka.registry.newcomers import Newcomer, NewEvent
from vistka.registry.states import EventKind

WRITERS = {"yaryna": Role.REGISTRAR, "taras": Role.MEDICAL_OFFICER}


class BureauThatRegisters(Bureau):
    """The invented bureau, with Yaryna who registers and Taras the doctor."""

    def __init__(self) -> None:
        staff = {name: STAFF[name] for name in ("anna", "daryna", "olena")} | WRITERS
        newcomers = [access.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in staff.items()]
        self.codes = access.found_bureau(by=machine("init"), newcomers=newcomers)


@pytest.fixture
def bureau(db: None) -> Bureau:
    return BureauThatRegisters()


@pytest.fixture
def registrar(bureau: Bureau) -> Actor:
    return bureau.by("yaryna")


@pytest.fixture
def case_worker(bureau: Bureau) -> Actor:
    return bureau.by("olena")


def soldier(**changes: Any) -> Newcomer:
    """An invented soldier who was captured on 5 March 2022 and came to a camp two days later."""
    said = {"family_name": "Щербаков", "given_name": "Алексей", "birth_date": "1999-04-02", "rank": "рядовой"}
    given: dict[str, Any] = {
        "side": Side.HELD,
        "category": Category.PRISONER,
        "identities": {"claimed": {field: {"value": value, "how": "stated"} for field, value in said.items()}},
        "events": [
            NewEvent(kind=EventKind.CAPTURED, said={"on": "2022-03-05", "place": "Invented Hills"}),
            NewEvent(kind=EventKind.ARRIVED, said={"on": "2022-03-07", "place": "Camp of Invention"}),
        ],
    }
    return Newcomer(**given | changes)


@pytest.fixture
def register(registrar: Actor) -> Callable[..., Person]:
    """Register the soldier, with what is different about him."""
    return lambda **changes: actions.register_person(by=registrar, newcomer=soldier(**changes))


@pytest.fixture
def person(register: Callable[..., Person]) -> Person:
    return register()


class BySql:
    """What other hands do to the tables, past the actions."""

    def __call__(self, statement: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    def key(self, row: Model) -> str:
        """The key of a row as this database writes it."""
        return str(row.pk) if connection.vendor == "postgresql" else row.pk.hex


@pytest.fixture
def by_sql() -> BySql:
    return BySql()


@action("registry.undo_in_a_test")
def _undo(*, by: Actor, person_id: UUID) -> None:
    person = Person.objects.for_change(person_id)
    person.undone_at = timezone.now()
    person.save()


@pytest.fixture
def undone(person: Person, registrar: Actor) -> Person:
    """The person, whose arrival was taken back."""
    _undo(by=registrar, person_id=person.pk)
    return person
