"""Registering somebody, and writing what is known of him."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from vistka.access.errors import NotAllowed
from vistka.identifiers.bureau_numbers import is_number
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.matching.packed import unpack
from vistka.registry import actions
from vistka.registry.errors import RegistryError
from vistka.registry.models import Event, Identifier, Person, Report, Side
from vistka.registry.newcomers import NewEvent, NewIdentifier, NewReport
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import Identity, NotAParticular, Provenance, particular
from vistka.registry.reports import ReportSource
from vistka.registry.states import DoesNotFollow, EventKind, State
from vistka.vault import numbers
from vistka.vault.fields import find_by
from vistka.vault.numbers import free_numbers

Register = Callable[..., Person]
pytestmark = pytest.mark.django_db


def described(person: Person, by: Actor) -> dict[str, str]:
    with reading(by):
        return dict(unpack("7", Person.objects.get(pk=person.pk).description).cells)


def test_whoever_is_registered_has_a_number_a_state_and_a_description(person: Person, registrar: Actor) -> None:
    with reading(registrar):
        assert is_number(person.number)
    assert person.state == State.IN_CAMP
    assert described(person, registrar) == {
        "id": "7",
        "family_name": "Щербаков",
        "given_name": "Алексей",
        "birth_date": "1999-04-02",
        "military_rank": "рядовой",
        "capture_date": "2022-03-05",
    }


def test_he_is_found_by_his_number_however_it_is_grouped(person: Person, registrar: Actor) -> None:
    with reading(registrar):
        number = person.number
    assert find_by(Person.objects.all(), "number_key", f"{number[:3]} {number[3:]}").get() == person


def test_no_number_is_given_twice(person: Person, registrar: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    with reading(registrar):
        taken = person.number
    drawn = iter([taken, taken, "1234567895", "1234567895", "9876543210"])
    monkeypatch.setattr(numbers, "new_number", lambda: next(drawn))
    assert free_numbers(Person.objects.all(), 2) == ["1234567895", "9876543210"]


def test_nothing_is_written_of_whoever_was_taken_back(undone: Person, registrar: Actor) -> None:
    with pytest.raises(RegistryError, match="taken back"):
        actions.write_note(by=registrar, person_id=undone.pk, note="x")


def test_only_a_registrar_registers(case_worker: Actor, person: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.set_custody(by=case_worker, person_id=person.pk, custody={"camp": "Invented"})


def test_events_that_cannot_follow_one_another_register_nobody(register: Register) -> None:
    with pytest.raises(DoesNotFollow):
        register(events=[NewEvent(kind=EventKind.HOSPITAL_OUT)])
    assert not Person.objects.exists()


def test_a_new_value_is_compared_and_an_unchanged_description_lies_as_it_lay(person: Person, registrar: Actor) -> None:
    before = Person.objects.get(pk=person.pk).__dict__["description"]
    quiet = {"power": particular("An invented Power", Provenance.STATED)}
    actions.change_particulars(by=registrar, person_id=person.pk, identity=Identity.CLAIMED, fields=quiet)
    assert Person.objects.get(pk=person.pk).__dict__["description"] == before

    loud = {"family_name": particular("Щербакоў", Provenance.DOCUMENT), "rank": particular("", Provenance.REFUSED)}
    actions.change_particulars(by=registrar, person_id=person.pk, identity=Identity.DOCUMENT, fields=loud)
    after = described(person, registrar)
    assert after["family_name"] == "Щербакоў"
    assert after["other_names"] == "Щербаков Алексей"
    assert after["military_rank"] == "рядовой"


def test_a_value_written_by_mistake_is_taken_away(person: Person, registrar: Actor) -> None:
    actions.change_particulars(by=registrar, person_id=person.pk, identity=Identity.CLAIMED, fields={"rank": None})
    assert "military_rank" not in described(person, registrar)


def test_a_field_that_is_not_in_the_table_is_refused(person: Person, registrar: Actor) -> None:
    wrong = {"manner_of_capture": particular("x", Provenance.STATED)}
    with pytest.raises(NotAParticular):
        actions.change_particulars(by=registrar, person_id=person.pk, identity=Identity.CLAIMED, fields=wrong)


def test_a_form_of_the_name_is_added_once_compared_and_taken_away(person: Person, registrar: Actor) -> None:
    form = {"identity": "document", "text": "Chtcherbakov Alexei", "script": "Latn", "source": "a passport"}
    actions.add_name(by=registrar, person_id=person.pk, form=form)
    assert described(person, registrar)["other_names"] == "Chtcherbakov Alexei"
    with pytest.raises(RegistryError, match="already"):
        actions.add_name(by=registrar, person_id=person.pk, form=form)
    actions.remove_name(by=registrar, person_id=person.pk, form=form)
    assert "other_names" not in described(person, registrar)
    with pytest.raises(RegistryError, match="not written here"):
        actions.remove_name(by=registrar, person_id=person.pk, form=form)


@pytest.mark.parametrize("form", [{"identity": "claimed"}, {"identity": "x", "text": "A"}, {"text": "A", "age": "9"}])
def test_what_is_no_form_of_a_name_is_refused(person: Person, registrar: Actor, form: dict[str, str]) -> None:
    with pytest.raises(RegistryError):
        actions.add_name(by=registrar, person_id=person.pk, form=form)


def test_he_is_found_by_a_number_from_elsewhere(person: Person, registrar: Actor) -> None:
    disc = NewIdentifier(kind=NumberKind.DISC, value="АБ-123456", how=Provenance.DISC)
    actions.add_identifier(by=registrar, person_id=person.pk, identifier=disc)
    assert find_by(Identifier.objects.all(), "value_key", "аб 123456").get().person_id == person.pk
    with pytest.raises(RegistryError):
        actions.add_identifier(
            by=registrar,
            person_id=person.pk,
            identifier=NewIdentifier(kind=NumberKind.DISC, value="", how=Provenance.REFUSED),
        )


def test_custody_and_note_are_written_anew(person: Person, registrar: Actor) -> None:
    actions.set_custody(by=registrar, person_id=person.pk, custody={"camp": " Invented ", "place": ""})
    actions.write_note(by=registrar, person_id=person.pk, note=" wears glasses ")
    with reading(registrar):
        row = Person.objects.get(pk=person.pk)
        assert (row.custody, row.note) == ({"camp": "Invented"}, "wears glasses")
    with pytest.raises(RegistryError):
        actions.set_custody(by=registrar, person_id=person.pk, custody={"escort": "x"})


def reported(**changes: object) -> NewReport:
    said = {"status": "held", "date": "2022-04-01", "reference": "list 7"}
    given = {"source": ReportSource.POWER, "official": True, "said": said, "received_on": date(2022, 4, 2)}
    return NewReport(**{**given, **changes})  # type: ignore[arg-type]


def test_the_two_sides_are_never_mixed(register: Register, person: Person, registrar: Actor) -> None:
    with pytest.raises(RegistryError):
        register(side=Side.REPORTED, events=[])
    with pytest.raises(RegistryError):
        register(report=reported())
    with pytest.raises(RegistryError, match="ourselves"):
        actions.record_report(by=registrar, person_id=person.pk, report=reported())


def test_nobody_but_the_power_and_the_agency_notifies(register: Register) -> None:
    with pytest.raises(RegistryError, match="officially"):
        register(side=Side.REPORTED, events=[], report=reported(source=ReportSource.OPEN_SOURCE))


def test_a_death_that_was_notified_is_an_event_and_one_that_is_told_is_not(
    register: Register, registrar: Actor
) -> None:
    person = register(side=Side.REPORTED, events=[], report=reported())
    dead = {"status": "dead", "date": "2022-05-01", "reference": "list 9"}
    told = reported(source=ReportSource.RETURNED, official=False, said=dead)
    actions.record_report(by=registrar, person_id=person.pk, report=told)
    assert Person.objects.get(pk=person.pk).state == State.REGISTERED
    actions.record_report(by=registrar, person_id=person.pk, report=reported(said=dead))
    assert Person.objects.get(pk=person.pk).state == State.DEAD
    with reading(registrar):
        assert Event.objects.get(person=person).said == {"on": "2022-05-01", "document": "list 9"}
    actions.record_report(by=registrar, person_id=person.pk, report=reported(said=dead))  # told again: once is enough
    assert Event.objects.filter(person=person).count() == 1
    assert Report.objects.filter(person=person).count() == 4


def test_one_reported_dead_when_he_is_registered_is_dead(register: Register) -> None:
    dead = {"status": "dead", "date": "", "reference": "list 9"}
    assert register(side=Side.REPORTED, events=[], report=reported(said=dead)).state == State.DEAD
