"""What is due in the register, and what no longer is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from invented_cards import make_notice
from invented_departures import DEPARTURES, leaves
from vistka.agenda.clocks import tick
from vistka.agenda.models import Due
from vistka.ledger.actors import Actor
from vistka.registry import actions
from vistka.registry.clocks import CLOCKS
from vistka.registry.health import HealthValue
from vistka.registry.models import CaptureCard, Category, Person
from vistka.registry.particulars import Provenance, particular
from vistka.registry.states import EventKind

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])


def due(clock: str) -> dict[UUID, datetime]:
    return {row.row_id: row.due_at for row in CLOCKS[clock].due(timezone.now())}


def test_cards_wait_until_they_are_made_or_declined(person: Person, registrar: Actor) -> None:
    assert set(due("registry.cards").values()) == {datetime(2022, 3, 14, tzinfo=UTC)}
    family, agency = (CaptureCard.objects.get(addressee=one) for one in ("family", "agency"))
    assert due("registry.cards").keys() == {family.pk, agency.pk}
    actions.decline_card(by=registrar, card_id=family.pk)
    make_notice(registrar, agency.pk)
    assert due("registry.cards") == {}


@pytest.mark.parametrize("kind", [EventKind.DIED, EventKind.REPATRIATED, EventKind.ESCAPED])
def test_of_whoever_is_no_longer_here_nothing_is_due(
    person: Person, registrar: Actor, case_worker: Actor, kind: EventKind
) -> None:
    sick = HealthValue.SICK
    actions.record_health(by=registrar, person_id=person.pk, observed_on=date(2022, 4, 1), value=sick)
    actions.ask_question(by=case_worker, person_id=person.pk, field="residence")
    assert all(due(clock) for clock in ("registry.cards", "registry.health", "registry.questions"))
    enters = leaves if kind in DEPARTURES else actions.record_event
    enters(by=registrar, person_id=person.pk, kind=kind, said={})
    assert not any(due(clock) for clock in CLOCKS)


def test_word_of_the_seriously_ill_is_due_every_week(person: Person, registrar: Actor) -> None:
    sick = HealthValue.SICK
    actions.record_health(by=registrar, person_id=person.pk, observed_on=date(2022, 4, 1), value=sick)
    assert due("registry.health") == {person.pk: datetime(2022, 4, 8, tzinfo=UTC)}


def test_a_question_waits_for_its_answer(person: Person, registrar: Actor, case_worker: Actor) -> None:
    question = actions.ask_question(by=case_worker, person_id=person.pk, field="residence")
    assert due("registry.questions") == {question.pk: question.asked_at + timedelta(days=7)}
    answer = particular("", Provenance.UNABLE)
    actions.answer_question(by=registrar, question_id=question.pk, particular=answer)
    assert due("registry.questions") == {}


def test_what_is_withheld_is_looked_at_again(register: Callable[..., Person], registrar: Actor) -> None:
    person = register(category=Category.CIVILIAN)
    review_at = timezone.now() + timedelta(days=30)
    actions.withhold_from_power(by=registrar, person_id=person.pk, reason="a reason", review_at=review_at)
    assert due("registry.withheld") == {person.pk: review_at}


def test_of_whoever_was_taken_back_nothing_is_due(undone: Person) -> None:
    assert due("registry.cards") == {}


def test_the_tick_finds_them(person: Person) -> None:
    tick(timezone.now())
    assert Due.objects.filter(clock="registry.cards", settled_at=None).count() == 2
