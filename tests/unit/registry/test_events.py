"""What happened to a person, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from invented_cards import make_notice
from invented_departures import DEPARTURES, leaves
from vistka.access.errors import NotAllowed
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.matching.packed import unpack
from vistka.registry import actions
from vistka.registry.errors import RegistryError
from vistka.registry.models import CaptureCard, Event, Person, Side
from vistka.registry.newcomers import NewReport
from vistka.registry.reading import events_that_count, is_dead
from vistka.registry.reports import ReportSource
from vistka.registry.states import DoesNotFollow, EventKind, State

pytestmark = pytest.mark.django_db


def event(person: Person, kind: EventKind) -> Event:
    return Event.objects.get(person=person, kind=kind)


def state(person: Person) -> State:
    return State(Person.objects.get(pk=person.pk).state)


def test_an_event_is_appended_and_the_state_follows(person: Person, registrar: Actor) -> None:
    last = actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.HOSPITAL_IN, said={"on": "2022-04"})
    assert last.place_in_order == 3
    assert state(person) is State.IN_HOSPITAL


def test_an_event_that_cannot_follow_is_refused_and_nothing_is_written(person: Person, registrar: Actor) -> None:
    with pytest.raises(DoesNotFollow):
        actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.HOSPITAL_OUT, said={})
    assert Event.objects.filter(person=person).count() == 2


def test_what_is_learned_late_goes_where_it_happened(person: Person, registrar: Actor) -> None:
    for kind, on in ((EventKind.RELEASED, "2022-09-01"), (EventKind.HOSPITAL_IN, "2022-05-02")):
        enters = leaves if kind in DEPARTURES else actions.record_event
        enters(by=registrar, person_id=person.pk, kind=kind, said={"on": on})
    assert state(person) is State.RELEASED
    with reading(registrar):
        kinds = [one.kind for one in events_that_count(person.pk)]
    assert kinds == ["captured", "arrived", "hospital_in", "released"]


def test_a_mistaken_event_is_corrected_and_stays_written(person: Person, registrar: Actor) -> None:
    wrong = actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.DIED, said={"on": "2022-05-01"})
    assert is_dead(person.pk)
    actions.correct_event(by=registrar, event_id=wrong.pk, kind=None, said={})
    assert state(person) is State.IN_CAMP
    assert not is_dead(person.pk)
    assert Event.objects.filter(pk=wrong.pk).exists()
    with pytest.raises(RegistryError, match="already"):
        actions.correct_event(by=registrar, event_id=wrong.pk, kind=None, said={})


def test_a_corrected_capture_is_compared_anew(person: Person, registrar: Actor) -> None:
    actions.correct_event(
        by=registrar, event_id=event(person, EventKind.CAPTURED).pk, kind=EventKind.CAPTURED, said={"on": "2022-03-04"}
    )
    with reading(registrar):
        assert unpack("7", Person.objects.get(pk=person.pk).description)["capture_date"] == "2022-03-04"


def test_a_correction_that_leaves_what_cannot_follow_is_refused(person: Person, registrar: Actor) -> None:
    actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.HOSPITAL_IN, said={})
    actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.HOSPITAL_OUT, said={})
    with pytest.raises(DoesNotFollow):
        actions.correct_event(by=registrar, event_id=event(person, EventKind.HOSPITAL_IN).pk, kind=None, said={})


def test_each_arrival_asks_for_two_cards_within_seven_days(person: Person) -> None:
    cards = CaptureCard.objects.filter(event=event(person, EventKind.ARRIVED))
    assert {card.addressee for card in cards} == {"family", "agency"}
    assert {card.due_at for card in cards} == {datetime(2022, 3, 14, tzinfo=UTC)}


@pytest.mark.parametrize("kind", [EventKind.TRANSFERRED, EventKind.FELL_SICK, EventKind.HOSPITAL_IN])
def test_so_does_each_transfer_sickness_and_hospital(person: Person, registrar: Actor, kind: EventKind) -> None:
    actions.record_event(by=registrar, person_id=person.pk, kind=kind, said={"on": "2022-04-01"})
    assert CaptureCard.objects.filter(event=event(person, kind), due_at=datetime(2022, 4, 8, tzinfo=UTC)).count() == 2


def test_cards_of_a_mistaken_event_fall_away_unless_they_are_made(person: Person, registrar: Actor) -> None:
    arrived = event(person, EventKind.ARRIVED)
    made = CaptureCard.objects.get(event=arrived, addressee="agency")
    make_notice(registrar, made.pk)
    right = actions.correct_event(by=registrar, event_id=arrived.pk, kind=EventKind.ARRIVED, said={"on": "2022-03-08"})
    assert set(CaptureCard.objects.filter(event=arrived)) == {made}
    assert CaptureCard.objects.filter(event=right).count() == 2


def test_he_may_decline_the_familys_card_and_not_the_agencys(person: Person, registrar: Actor) -> None:
    family, agency = (CaptureCard.objects.get(addressee=one) for one in ("family", "agency"))
    with pytest.raises(RegistryError, match="in any case"):
        actions.decline_card(by=registrar, card_id=agency.pk)
    actions.decline_card(by=registrar, card_id=family.pk)
    with pytest.raises(RegistryError, match="settled"):
        make_notice(registrar, family.pk)


def test_no_card_is_made_of_the_dead(person: Person, registrar: Actor) -> None:
    actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.DIED, said={})
    with pytest.raises(RegistryError, match="no longer held"):
        make_notice(registrar, CaptureCard.objects.first().pk)  # type: ignore[union-attr]


def test_only_a_registrar_writes_what_happened(person: Person, case_worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.record_event(by=case_worker, person_id=person.pk, kind=EventKind.DIED, said={})
    with pytest.raises(NotAllowed):
        actions.correct_event(by=case_worker, event_id=event(person, EventKind.ARRIVED).pk, kind=None, said={})


@pytest.mark.parametrize(
    "forge",
    [
        "UPDATE registry_event SET kind = 'released' WHERE kind = 'arrived'",
        "UPDATE registry_person SET state = 'released'",
        "DELETE FROM registry_event WHERE kind = 'died'",
    ],
)
def test_on_a_forged_history_nothing_is_built(
    person: Person, registrar: Actor, by_sql: Callable[..., None], forge: str
) -> None:
    actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.DIED, said={})
    by_sql(forge)
    with pytest.raises(Forged):
        actions.add_name(by=registrar, person_id=person.pk, form={"text": "Лёша"})


@pytest.mark.parametrize("kind", DEPARTURES)
def test_no_registrar_alone_lets_somebody_go_whom_we_hold(person: Person, registrar: Actor, kind: EventKind) -> None:
    with pytest.raises(RegistryError, match="Two people decide"):
        actions.record_event(by=registrar, person_id=person.pk, kind=kind, said={"on": "2022-09-01"})
    arrived = event(person, EventKind.ARRIVED)
    with pytest.raises(RegistryError, match="Two people decide"):
        actions.correct_event(by=registrar, event_id=arrived.pk, kind=kind, said={"on": "2022-09-01"})
    assert state(person) is State.IN_CAMP


def test_a_departure_that_was_decided_is_corrected_as_any_event(person: Person, registrar: Actor) -> None:
    gone = leaves(by=registrar, person_id=person.pk, kind=EventKind.RELEASED, said={"on": "2022-09-01"})
    kind = EventKind.REPATRIATED
    right = actions.correct_event(by=registrar, event_id=gone.pk, kind=kind, said={"on": "2022-09-02"})
    assert state(person) is State.REPATRIATED
    actions.correct_event(by=registrar, event_id=right.pk, kind=None, said={})
    assert state(person) is State.IN_CAMP


def test_of_one_reported_held_by_the_other_power_a_departure_is_entered(
    register: Callable[..., Person], registrar: Actor
) -> None:
    reported = NewReport(
        source=ReportSource.AGENCY,
        official=True,
        received_on=date(2022, 4, 2),
        said={"status": "held", "date": "2022-04-02", "reference": "list 2"},
    )
    elsewhere = register(side=Side.REPORTED, events=[], report=reported)
    actions.record_event(by=registrar, person_id=elsewhere.pk, kind=EventKind.RELEASED, said={"on": "2022-09-01"})
    assert state(elsewhere) is State.RELEASED
