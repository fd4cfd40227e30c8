"""How a person is, in the seven values of the card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from invented_staff import Bureau
from vistka.access.errors import NotAllowed
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.registry import actions
from vistka.registry.errors import RegistryError
from vistka.registry.health import SERIOUS, HealthValue
from vistka.registry.models import HealthNote, Person
from vistka.registry.newcomers import NewEvent
from vistka.registry.reading import latest_health
from vistka.registry.states import EventKind

pytestmark = pytest.mark.django_db


def due(person: Person) -> datetime | None:
    return Person.objects.get(pk=person.pk).health_due_at


def test_the_card_knows_seven_values() -> None:
    assert len(HealthValue) == 7
    assert {HealthValue.SICK, HealthValue.SERIOUSLY_WOUNDED} == SERIOUS


def test_of_the_seriously_wounded_word_is_due_a_week_later(person: Person, bureau: Bureau) -> None:
    doctor = bureau.by("taras")
    wounded = HealthValue.SERIOUSLY_WOUNDED
    actions.record_health(by=doctor, person_id=person.pk, observed_on=date(2022, 4, 1), value=wounded, hospital="No. 7")
    assert due(person) == datetime(2022, 4, 8, tzinfo=UTC)
    recovered = HealthValue.RECOVERED
    actions.record_health(by=doctor, person_id=person.pk, observed_on=date(2022, 5, 1), value=recovered)
    assert due(person) is None


def test_what_is_learned_late_does_not_undo_what_is_newer(person: Person, registrar: Actor) -> None:
    for day, value in ((date(2022, 5, 1), HealthValue.SICK), (date(2022, 4, 1), HealthValue.GOOD)):
        actions.record_health(by=registrar, person_id=person.pk, observed_on=day, value=value)
    assert due(person) == datetime(2022, 5, 8, tzinfo=UTC)
    with reading(registrar):
        found = latest_health(person.pk)
        assert found is not None
        assert found.value == HealthValue.SICK


def test_word_is_due_of_whoever_comes_into_hospital(person: Person, registrar: Actor) -> None:
    assert due(person) is None
    said = {"on": "2022-04-01"}
    actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.HOSPITAL_IN, said=said)
    assert due(person) == datetime(2022, 4, 8, tzinfo=UTC)


def test_word_is_due_of_whoever_is_registered_in_hospital(register: Callable[..., Person]) -> None:
    assert due(register(events=[NewEvent(kind=EventKind.HOSPITAL_IN, said={"on": "2022-04"})])) == datetime(
        2022, 4, 8, tzinfo=UTC
    )


def test_nobody_knows_how_he_will_be(person: Person, registrar: Actor) -> None:
    with pytest.raises(RegistryError, match="still to come"):
        actions.record_health(by=registrar, person_id=person.pk, observed_on=date(2999, 1, 1), value=HealthValue.GOOD)


def test_of_the_dead_no_health_is_written(person: Person, registrar: Actor) -> None:
    actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.DIED, said={})
    with pytest.raises(RegistryError, match="held here now"):
        actions.record_health(by=registrar, person_id=person.pk, observed_on=date(2022, 4, 1), value=HealthValue.GOOD)


def test_a_case_worker_writes_no_health(person: Person, case_worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.record_health(by=case_worker, person_id=person.pk, observed_on=date(2022, 4, 1), value=HealthValue.GOOD)
    assert not HealthNote.objects.exists()
