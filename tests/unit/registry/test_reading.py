"""What other rooms ask of the register is proved, and the last word cannot be taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.registry import actions
from vistka.registry.health import HealthValue
from vistka.registry.models import Person, Side
from vistka.registry.newcomers import NewReport
from vistka.registry.reading import is_dead, latest_health, latest_official
from vistka.registry.reports import ReportSource

pytestmark = pytest.mark.django_db


def report(status: str, day: int, *, official: bool = True) -> NewReport:
    said = {"status": status, "date": "", "reference": f"list {day}"}
    source = ReportSource.AGENCY if official else ReportSource.RETURNED
    return NewReport(source=source, official=official, said=said, received_on=date(2022, 4, day))


@pytest.fixture
def elsewhere(register: Callable[..., Person]) -> Person:
    """One whom the other Power holds, as it notified on 2 April."""
    return register(side=Side.REPORTED, events=[], report=report("held", 2))


def notified(person: Person, by: Actor) -> str | None:
    with reading(by):
        found = latest_official(person.pk)
        return found and str(found.said["reference"])


def test_the_last_official_report_counts_whatever_else_is_told(elsewhere: Person, registrar: Actor) -> None:
    assert notified(elsewhere, registrar) == "list 2"
    actions.record_report(by=registrar, person_id=elsewhere.pk, report=report("in_hospital", 5))
    actions.record_report(by=registrar, person_id=elsewhere.pk, report=report("released", 9, official=False))
    actions.record_report(by=registrar, person_id=elsewhere.pk, report=report("held", 4))
    assert notified(elsewhere, registrar) == "list 5"


@pytest.mark.parametrize("first", ["held", "dead"])
def test_a_death_is_no_word_that_a_family_is_told(
    register: Callable[..., Person], registrar: Actor, first: str
) -> None:
    person = register(side=Side.REPORTED, events=[], report=report(first, 2))
    actions.record_report(by=registrar, person_id=person.pk, report=report("dead", 5))
    assert notified(person, registrar) == ("list 2" if first == "held" else None)


def test_a_lead_alone_is_no_notification(register: Callable[..., Person]) -> None:
    person = register(side=Side.REPORTED, events=[], report=report("held", 2, official=False))
    assert latest_official(person.pk) is None


def test_of_somebody_never_examined_no_health_is_known(person: Person) -> None:
    assert latest_health(person.pk) is None


@pytest.mark.parametrize(
    "forge",
    [
        "UPDATE registry_person SET notified_id = NULL",
        "UPDATE registry_person SET notified_id = '{first}'",
        "UPDATE registry_report SET official = NOT official",
        "DELETE FROM registry_report WHERE id <> '{first}'",
        "UPDATE registry_person SET state = 'dead'",
    ],
)
def test_a_notification_by_other_hands_is_refused(elsewhere: Person, registrar: Actor, by_sql: Any, forge: str) -> None:
    first = latest_official(elsewhere.pk)
    actions.record_report(by=registrar, person_id=elsewhere.pk, report=report("released", 9))
    by_sql(forge.format(first=by_sql.key(first)))
    with pytest.raises(Forged):
        latest_official(elsewhere.pk)


def test_a_death_by_other_hands_is_refused(person: Person, by_sql: Any) -> None:
    assert not is_dead(person.pk)
    by_sql("UPDATE registry_person SET state = 'dead'")
    with pytest.raises(Forged):
        is_dead(person.pk)


def test_deleting_the_last_word_of_his_health_does_not_bring_back_the_one_before(
    person: Person, registrar: Actor, by_sql: Any
) -> None:
    for day, value in ((1, HealthValue.GOOD), (2, HealthValue.SERIOUSLY_WOUNDED)):
        actions.record_health(by=registrar, person_id=person.pk, observed_on=date(2022, 4, day), value=value)
    last = latest_health(person.pk)
    by_sql(
        "UPDATE registry_person SET health_note_id = (SELECT id FROM registry_healthnote WHERE id <> %s)",
        by_sql.key(last),
    )
    by_sql("DELETE FROM registry_healthnote WHERE id = %s", by_sql.key(last))
    with pytest.raises(Forged):
        latest_health(person.pk)
