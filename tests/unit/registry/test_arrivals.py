"""A unit's arrival: staged, looked through, registered whole or not at all, taken back whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invented_cards import make_notice
from vistka.access.errors import NotAllowed
from vistka.ledger.actors import Actor, machine
from vistka.ledger.reading import reading
from vistka.registry import actions
from vistka.registry.arrivals import STATES, ArrivalState, Shared, Step, may_follow
from vistka.registry.errors import RegistryError
from vistka.registry.models import Arrival, CaptureCard, Category, Event, Identifier, Person, Report, Side
from vistka.registry.newcomers import NewIdentifier
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import Provenance, best
from vistka.registry.reports import ReportSource
from vistka.registry.sheet_checks import known_numbers
from vistka.registry.sheets import descriptions_to_look_for, read_sheet
from vistka.registry.states import EventKind, State

pytestmark = pytest.mark.django_db

UNIT = (
    {"name": "Щербаков Олексій Іванович", "birth_date": "02.04.1999", "military_rank": "рядовий"},
    {"family_name": "Chtcherbakov", "given_name": "Alexei", "age": "23", "unit": "в/ч 12345"},
    {"callsign": "Грач", "service_number": "У-123456", "capture_date": "5.03.2022"},
)
TRACING = machine("tracing")

Stage = Callable[..., Arrival]


@pytest.fixture
def stage(registrar: Actor) -> Stage:
    def stage(*rows: dict[str, str], side: Side = Side.HELD, **shared: Any) -> Arrival:
        given = {"on": "2022-03-09", "place": "Invented Hills", "camp": "Camp of Invention"} | shared
        return actions.stage_arrival(
            by=registrar, side=side, category=Category.PRISONER, shared=Shared(**given), rows=rows or UNIT
        )

    return stage


def looked_for(arrival: Arrival, who: Sequence[UUID] = ()) -> Arrival:
    """Tracing has compared every row with the register."""
    arrival.refresh_from_db()
    with reading(TRACING):
        descriptions = descriptions_to_look_for(arrival)
    actions.note_findings(by=TRACING, arrival_id=arrival.pk, perhaps=dict.fromkeys(descriptions, who))
    arrival.refresh_from_db()
    return arrival


def wrong(arrival: Arrival) -> list[list[str]]:
    arrival.refresh_from_db()
    with reading(TRACING):
        return [found["wrong"] for found in arrival.findings]


def state(arrival: Arrival) -> str:
    arrival.refresh_from_db()
    return arrival.state


# What is read


def test_a_list_is_read_whatever_its_headings_and_encoding() -> None:
    text = "№;Прізвище;Ім'я;Дата народження;Улюблена страва\n1;Щербаков;Олексій;02.04.1999;борщ\n"
    for source in (text, text.encode("cp1251")):
        sheet = read_sheet(source)
        assert sheet.rows == [
            {"id": "1", "family_name": "Щербаков", "given_name": "Олексій", "birth_date": "02.04.1999"}
        ]
        assert any("Улюблена страва" in note for note in sheet.notes)


def test_a_column_that_the_register_has_no_field_for_is_named() -> None:
    sheet = read_sheet("name,last contact date\nЩербаков Олексій,2022-02-24\n")
    assert "last_contact_date" not in sheet.rows[0]
    assert any("last_contact_date" in note for note in sheet.notes)


@pytest.mark.parametrize("source", [b"%PDF-1.7", "", "no headings here"])
def test_what_is_no_list_is_refused_with_what_to_do(source: bytes | str) -> None:
    with pytest.raises(RegistryError):
        read_sheet(source)


def test_more_than_ten_thousand_people_are_no_table() -> None:
    with pytest.raises(RegistryError):
        read_sheet("name\n" + "Щербаков Олексій\n" * 10_001)


# What is wrong with a row


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"military_rank": "рядовий"}, "no_name"),
        ({"name": "Лис Іван", "birth_date": "somewhen"}, "birth_date"),
        ({"name": "Лис Іван", "birth_date": "2199-01-01"}, "birth_date"),
        ({"name": "Лис Іван", "birth_date": "1799-01-01"}, "birth_date"),
        ({"name": "Лис Іван", "birth_date": "2/4/1999"}, "birth_unclear"),
        ({"name": "Лис Іван", "capture_date": "2/4/2021"}, "capture_date"),
        ({"name": "Лис Іван", "capture_date": "2022-03-10"}, "captured_later"),
        ({"name": "Лис Іван", "marks": "здався в полон"}, "warned"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(stage: Stage, row: dict[str, str], code: str) -> None:
    assert wrong(stage(row)) == [[code]]


def test_of_a_sound_row_nothing_is_said(stage: Stage) -> None:
    assert wrong(stage()) == [[], [], []]


@pytest.mark.parametrize(
    "second",
    [
        {"family_name": "ЛИС", "given_name": "Іван", "birth_date": "1999"},
        {"name": "Петренко Олег", "service_number": "y-12"},
    ],
)
def test_the_same_person_twice_is_noticed_until_one_is_left_out(
    registrar: Actor, stage: Stage, second: dict[str, str]
) -> None:
    arrival = stage({"name": "Іван Лис", "birth_date": "1999", "service_number": "У 12"}, second)
    assert wrong(arrival) == [[], ["twice"]]
    actions.leave_out_row(by=registrar, arrival_id=arrival.pk, number=1)
    assert wrong(arrival) == [[], []]


def test_a_number_that_is_somebodys_already_is_noticed(registrar: Actor, register: Callable[..., Person]) -> None:
    number = NewIdentifier(kind=NumberKind.DISC, value="У-123456", how=Provenance.DISC)
    person = register(identifiers=[number])
    with reading(registrar):
        rows = [{"id": person.number}, {"service_number": "у 123456"}, {"service_number": "У-654321"}]
    assert known_numbers(rows) == {rows[0]["id"], "у 123456"}


# How it goes on


def test_each_state_allows_its_steps_and_no_other() -> None:
    allowed = {(state, step) for state, step in product(ArrivalState, Step) if may_follow(state, step)}
    assert allowed == {(state, step) for step, (states, _) in STATES.items() for state in states}
    assert not {state for state, _ in allowed} & {ArrivalState.UNDONE, ArrivalState.DROPPED}


def test_a_table_is_staged_when_each_row_is_looked_for(stage: Stage) -> None:
    arrival = stage()
    with reading(TRACING):
        first, *others = descriptions_to_look_for(arrival)
    actions.note_findings(by=TRACING, arrival_id=arrival.pk, perhaps={first: [uuid4()]})
    assert state(arrival) == ArrivalState.CHECKING
    actions.note_findings(by=TRACING, arrival_id=arrival.pk, perhaps=dict.fromkeys(others, ()))
    assert state(arrival) == ArrivalState.STAGED
    with reading(TRACING):
        assert [len(found["perhaps"]) for found in arrival.findings] == [1, 0, 0]


def test_a_changed_row_is_looked_for_again_and_what_was_found_of_the_old_one_is_forgotten(
    registrar: Actor, stage: Stage
) -> None:
    arrival = looked_for(stage({"name": "Лис Іван", "birth_date": "somewhen"}), [uuid4()])
    with reading(TRACING):
        old = descriptions_to_look_for(stage({"name": "Лис Іван", "birth_date": "somewhen"}))
    actions.change_row(by=registrar, arrival_id=arrival.pk, number=1, row={"name": "Лис Іван", "birth_date": "1999"})
    assert wrong(arrival) == [[]]
    actions.note_findings(by=TRACING, arrival_id=arrival.pk, perhaps={one: [uuid4()] for one in old})
    assert state(arrival) == ArrivalState.CHECKING
    assert looked_for(arrival).state == ArrivalState.STAGED


@pytest.mark.parametrize("number", [0, 4])
def test_there_is_no_row_outside_the_table(registrar: Actor, stage: Stage, number: int) -> None:
    with pytest.raises(RegistryError):
        actions.leave_out_row(by=registrar, arrival_id=stage().pk, number=number)


# Registered, and taken back


def test_a_registered_table_is_a_person_a_row(registrar: Actor, stage: Stage) -> None:
    arrival = looked_for(stage())
    ids = actions.commit_arrival(by=registrar, arrival_id=arrival.pk)
    first, second, third = (Person.objects.get(pk=one) for one in ids)
    with reading(registrar):
        assert [best(first.identities, name) for name in ("family_name", "given_name", "patronymic", "rank")] == [
            "Щербаков",
            "Олексій",
            "Іванович",
            "рядовий",
        ]
        assert first.custody == {"place": "Invented Hills", "camp": "Camp of Invention"}
        assert best(second.identities, "birth_date") == "1998-03-10/1999-03-09"
        assert "2022-03-05" in third.description
    assert {person.state for person in (first, second, third)} == {State.IN_CAMP}
    assert [event.kind for event in Event.objects.filter(person=third).order_by("place_in_order")] == [
        EventKind.CAPTURED,
        EventKind.ARRIVED,
    ]
    assert CaptureCard.objects.count() == 6
    assert state(arrival) == ArrivalState.COMMITTED


def test_of_those_reported_by_the_other_power_each_row_is_a_report(registrar: Actor, stage: Stage) -> None:
    arrival = stage(side=Side.REPORTED, source=ReportSource.POWER, official=True, received_on=date(2022, 3, 12))
    ids = actions.commit_arrival(by=registrar, arrival_id=looked_for(arrival).pk)
    reports = Report.objects.filter(person__in=ids)
    with reading(registrar):
        assert [report.said for report in reports] == [{"status": "held", "date": "2022-03-09", "reference": ""}] * 3


@pytest.mark.parametrize(
    ("side", "shared"),
    [
        (Side.REPORTED, {}),
        (Side.HELD, {"source": ReportSource.POWER, "received_on": date(2022, 3, 12)}),
        (Side.REPORTED, {"source": ReportSource.OTHER, "official": True, "received_on": date(2022, 3, 12)}),
        (Side.HELD, {"on": "2/4/2021"}),
        (Side.HELD, {"event": EventKind.DIED}),
    ],
)
def test_what_cannot_hold_for_a_unit_is_refused(stage: Stage, side: Side, shared: dict[str, Any]) -> None:
    with pytest.raises(RegistryError):
        stage(side=side, **shared)


def test_while_a_row_cannot_be_registered_nobody_is(registrar: Actor, stage: Stage) -> None:
    arrival = looked_for(stage(*UNIT, {"military_rank": "рядовий"}))
    with pytest.raises(RegistryError):
        actions.commit_arrival(by=registrar, arrival_id=arrival.pk)
    assert not Person.objects.exists()
    actions.leave_out_row(by=registrar, arrival_id=arrival.pk, number=4)
    assert len(actions.commit_arrival(by=registrar, arrival_id=arrival.pk)) == 3


def test_while_it_is_not_known_who_may_be_there_already_nobody_is_registered(registrar: Actor, stage: Stage) -> None:
    with pytest.raises(RegistryError):
        actions.commit_arrival(by=registrar, arrival_id=stage().pk)


def test_a_table_is_registered_once(registrar: Actor, stage: Stage) -> None:
    arrival = looked_for(stage())
    actions.commit_arrival(by=registrar, arrival_id=arrival.pk)
    with pytest.raises(RegistryError):
        actions.commit_arrival(by=registrar, arrival_id=arrival.pk)


def test_a_dropped_table_registers_nobody(registrar: Actor, stage: Stage) -> None:
    arrival = stage()
    actions.drop_arrival(by=registrar, arrival_id=arrival.pk)
    assert state(arrival) == ArrivalState.DROPPED
    with pytest.raises(RegistryError):
        actions.commit_arrival(by=registrar, arrival_id=arrival.pk)


def test_a_table_with_whose_people_something_has_happened_is_not_taken_back(registrar: Actor, stage: Stage) -> None:
    arrival = looked_for(stage())
    person, *_ = actions.commit_arrival(by=registrar, arrival_id=arrival.pk)
    actions.record_event(by=registrar, person_id=person, kind=EventKind.HOSPITAL_IN, said={"on": "2022-03-12"})
    with pytest.raises(RegistryError, match="1"):
        actions.undo_arrival(by=registrar, arrival_id=arrival.pk)
    assert not Person.objects.exclude(undone_at=None).exists()
    assert state(arrival) == ArrivalState.COMMITTED


def test_a_table_of_which_a_card_has_left_is_not_taken_back(registrar: Actor, stage: Stage) -> None:
    arrival = looked_for(stage())
    actions.commit_arrival(by=registrar, arrival_id=arrival.pk)
    make_notice(registrar, CaptureCard.objects.filter(addressee="agency")[0].pk)
    with pytest.raises(RegistryError):
        actions.undo_arrival(by=registrar, arrival_id=arrival.pk)


_CELLS = st.sampled_from(["", "Іван", "Лис", "Щербаков", "1999", "2.4.99", "5.3.2022", "У-123456", "здався", "?"])
_ROWS = st.dictionaries(
    st.sampled_from(["id", "name", "family_name", "given_name", "birth_date", "age", "service_number", "capture_date"]),
    _CELLS,
    min_size=1,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(_ROWS, min_size=1, max_size=6), left_out=st.sets(st.integers(1, 6)))
def test_whatever_the_table_all_of_its_rows_become_persons_or_none_and_taken_back_nobody_is_found(
    registrar: Actor, stage: Stage, rows: list[dict[str, str]], left_out: set[int]
) -> None:
    try:
        arrival = stage(*rows)
    except RegistryError:
        assert not any(cell for row in rows for cell in row.values())
        return
    left_out = {number for number in left_out if number <= arrival.rows}
    for number in left_out:
        actions.leave_out_row(by=registrar, arrival_id=arrival.pk, number=number)
    looked_for(arrival) if arrival.rows > len(left_out) else None
    of_table = Person.objects.filter(arrival=arrival)
    try:
        actions.commit_arrival(by=registrar, arrival_id=arrival.pk)
    except RegistryError:
        assert not of_table.exists()
        return
    assert of_table.count() == arrival.rows - len(left_out)
    actions.undo_arrival(by=registrar, arrival_id=arrival.pk)
    assert not of_table.filter(undone_at=None).exists()
    with reading(registrar):
        assert known_numbers([{"id": person.number} for person in of_table]) == frozenset()
    assert state(arrival) == ArrivalState.UNDONE


# Who may


@pytest.mark.parametrize("name", ["commit_arrival", "undo_arrival", "drop_arrival"])
def test_only_a_registrar_settles_a_table(case_worker: Actor, stage: Stage, name: str) -> None:
    with pytest.raises(NotAllowed):
        getattr(actions, name)(by=case_worker, arrival_id=stage().pk)


def test_only_the_machine_says_who_may_be_there_already(registrar: Actor, stage: Stage) -> None:
    with pytest.raises(NotAllowed):
        actions.note_findings(by=registrar, arrival_id=stage().pk, perhaps={})


def test_no_identifier_is_made_of_what_the_list_calls_a_row(registrar: Actor, stage: Stage) -> None:
    actions.commit_arrival(by=registrar, arrival_id=looked_for(stage({"id": "7", "name": "Лис Іван"})).pk)
    assert not Identifier.objects.exists()
