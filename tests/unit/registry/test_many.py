"""Many are registered at once, by the rules by which one is, and all of them or none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from unit.registry.conftest import soldier
from vistka.access.errors import NotAllowed
from vistka.agenda.models import Change
from vistka.ledger.actors import Actor, machine
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.ledger.recorded import trust
from vistka.registry import actions
from vistka.registry.actions.many import BATCH
from vistka.registry.clocks import cards
from vistka.registry.errors import RegistryError
from vistka.registry.models import CaptureCard, Event, Identifier, Person, Report, Side
from vistka.registry.newcomers import NewEvent, NewIdentifier, NewReport
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import Provenance
from vistka.registry.reports import ReportSource
from vistka.registry.states import DoesNotFollow, EventKind

pytestmark = pytest.mark.django_db


def test_everybody_is_registered_in_the_order_given(registrar: Actor) -> None:
    names = [f"Щербаков-{number}" for number in range(BATCH + 3)]
    people = [soldier(identities={"claimed": {"family_name": {"value": name, "how": "stated"}}}) for name in names]
    ids = actions.register_many(by=registrar, newcomers=people)
    persons = Person.objects.in_bulk(ids)
    with reading(registrar):
        assert [persons[one].identities["claimed"]["family_name"]["value"] for one in ids] == names
        assert len({person.number for person in persons.values()}) == len(names)


def test_every_row_has_its_entry_and_is_believed(registrar: Actor) -> None:
    number = NewIdentifier(kind=NumberKind.DISC, value="У-123456", how=Provenance.DISC)
    before = Entry.objects.filter(wrote=True).count()
    actions.register_many(by=registrar, newcomers=[soldier(identifiers=[number])] * 3)
    rows = [row for model in (Person, Event, CaptureCard, Identifier) for row in model.objects.all()]
    trust(*rows)
    assert Entry.objects.filter(wrote=True).count() - before == len(rows) == 3 * (1 + 2 + 2 + 1)
    assert {row.pk for row in rows} <= set(Change.objects.values_list("row_id", flat=True))


def test_a_card_for_the_family_and_one_for_the_agency_are_due_a_week_after_arrival(registrar: Actor) -> None:
    actions.register_many(by=registrar, newcomers=[soldier()])
    cards = CaptureCard.objects.order_by("addressee")
    assert [card.addressee for card in cards] == ["agency", "family"]
    assert {card.due_at for card in cards} == {datetime(2022, 3, 14, tzinfo=UTC)}


def test_cards_that_another_register_made_in_time_are_not_due_again(registrar: Actor) -> None:
    actions.register_many(by=registrar, newcomers=[soldier(cards_made=True)])
    assert {card.made_at for card in CaptureCard.objects.all()} == {datetime(2022, 3, 14, tzinfo=UTC)}
    assert not [*cards(timezone.now())]


def test_one_whom_the_other_power_holds_has_a_report_and_no_card(registrar: Actor) -> None:
    report = NewReport(
        source=ReportSource.AGENCY,
        official=True,
        said={"status": "held", "date": "2022-03-20", "reference": "L-7"},
        received_on=datetime(2022, 3, 21, tzinfo=UTC).date(),
    )
    actions.register_many(by=registrar, newcomers=[soldier(side=Side.REPORTED, events=(), report=report)])
    assert Report.objects.get().official
    assert not CaptureCard.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"events": [NewEvent(kind=EventKind.HOSPITAL_OUT)]}, DoesNotFollow),
        ({"custody": {"cell": "7"}}, RegistryError),
    ],
)
def test_when_one_cannot_be_registered_nobody_is(
    registrar: Actor, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.register_many(by=registrar, newcomers=[*[soldier()] * BATCH, soldier(**changes)])
    assert not Person.objects.exists()


def test_only_a_registrar_registers(case_worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.register_many(by=case_worker, newcomers=[soldier()])


def test_the_exercise_registers_its_people_and_in_a_bureau_there_is_none(db: None, settings: Settings) -> None:
    assert actions.register_many(by=machine("exercise"), newcomers=[soldier()])
    settings.EXERCISE = False
    with pytest.raises(NotAllowed):
        actions.register_many(by=machine("exercise"), newcomers=[soldier()])
    settings.EXERCISE = True
    with pytest.raises(NotAllowed):
        actions.register_many(by=machine("another"), newcomers=[soldier()])
