"""The invented bureau with a registrar and a doctor; one who is held, one who is reported, and four desks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pytest
from django.core.cache import cache
from django.test import Client

from invented_staff import STAFF, Bureau
from vistka.access import actions as access
from vistka.access.gate import SAID
from vistka.access.purposes import Purpose
from vistka.access.roles import Role
from vistka.ledger.actors import machine
from vistka.registry import actions
from vistka.registry.models import Acquaintance, Category, HowSigned, Person, Side, WishItem
from vistka.registry.newcomers import Newcomer, NewEvent, NewIdentifier, NewReport
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import Provenance
from vistka.registry.reports import ReportSource
from vistka.registry.states import EventKind
from vistka.registry.wishes import HeldInterview, Relation, StatedWish, told_first

ROLES: Final = {"yaryna": Role.REGISTRAR, "taras": Role.MEDICAL_OFFICER}
FOUR: Final = ("yaryna", "taras", "olena", "ivan")
"""Registrar, medical officer, case worker, verifier."""

FAMILY_NAME, CAMP, MOTHER = "Щербаков", "Camp of Invention", "Invented Mother"


class BureauThatRegisters(Bureau):
    """The invented bureau, with Yaryna who registers and Taras the doctor."""

    def __init__(self) -> None:
        staff = STAFF | ROLES
        newcomers = [access.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in staff.items()]
        self.codes = access.found_bureau(by=machine("init"), newcomers=newcomers)


@pytest.fixture
def bureau(db: None) -> Bureau:
    cache.clear()
    return BureauThatRegisters()


def soldier(**changes: Any) -> Newcomer:
    """An invented soldier who was captured and came to a camp two days later."""
    stated = {"family_name": FAMILY_NAME, "given_name": "Алексей", "birth_date": "1999-04-02"}
    claimed = {field: {"value": value, "how": "stated"} for field, value in stated.items()}
    papers = {"family_name": {"value": "Chtcherbakov", "how": "document"}}
    given: dict[str, Any] = {
        "side": Side.HELD,
        "category": Category.PRISONER,
        "identities": {"claimed": claimed | {"unit": {"value": "", "how": "refused"}}, "document": papers},
        "names": [{"identity": "document", "text": "Chtcherbakov Alexei", "source": "military ID"}],
        "events": [
            NewEvent(kind=EventKind.CAPTURED, said={"on": "2022-03-05", "place": "Invented Hills"}),
            NewEvent(kind=EventKind.ARRIVED, said={"on": "2022-03-07", "place": CAMP}),
        ],
        "identifiers": [NewIdentifier(kind=NumberKind.CAMP, value="K-0417", how=Provenance.THIRD_PARTY)],
        "custody": {"camp": CAMP, "mail_address": "Postbox 12, Inventsk"},
        "note": "Wears glasses.",
    }
    return Newcomer(**given | changes)


@pytest.fixture
def held(bureau: Bureau) -> Person:
    """Somebody whom we hold."""
    return actions.register_person(by=bureau.by("yaryna"), newcomer=soldier())


@pytest.fixture
def reported(bureau: Bureau) -> Person:
    """Somebody whom the other Power holds, as somebody who came back reports."""
    report = NewReport(
        source=ReportSource.RETURNED,
        official=False,
        said={"status": "held", "date": "2022-05"},
        received_on=date(2022, 6, 1),
    )
    nothing: dict[str, Any] = {"events": (), "custody": {}, "identifiers": (), "side": Side.REPORTED, "report": report}
    return actions.register_person(by=bureau.by("yaryna"), newcomer=soldier(**nothing))


@pytest.fixture
def asked(bureau: Bureau, held: Person) -> Person:
    """The same, after he was asked: his mother may be told that he lives."""
    mother = StatedWish(
        relation=Relation.MOTHER, name=MOTHER, acquaintance=Acquaintance.NAMED, items=[WishItem.THAT_I_LIVE]
    )
    interview = HeldInterview(
        held_on=date(2022, 3, 9),
        held_by="Delegate of Invention",
        language="русский",
        how_signed=HowSigned.SIGNED,
        told_first=told_first(Category.PRISONER),
        wishes=[mother],
    )
    actions.record_interview(by=bureau.by("yaryna"), person_id=held.pk, interview=interview)
    return held


Desk = Callable[..., Client]


@pytest.fixture
def desk(bureau: Bureau) -> Desk:
    """The browser of an account, in which it was said for what these persons are opened."""

    def of(account: str, *persons: Person) -> Client:
        browser = bureau.at_the_desk(account)
        session = browser.session
        session[SAID] = {str(person.pk): Purpose.CORRECT_RECORD.value for person in persons}
        session.save()
        return browser

    return of
