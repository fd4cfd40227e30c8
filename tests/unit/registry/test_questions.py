"""A question goes to the camp: about one field, with nothing in it that a family said."""

from __future__ import annotations

import pytest

from vistka.access.errors import NotAllowed
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.matching.packed import unpack
from vistka.registry import actions
from vistka.registry.errors import RegistryError
from vistka.registry.models import Person, Question
from vistka.registry.particulars import Identity, NotAParticular, Provenance, particular
from vistka.registry.states import EventKind
from vistka.vault.fields import sealed_fields

pytestmark = pytest.mark.django_db


def test_a_question_has_no_room_for_words() -> None:
    assert sealed_fields(Question) == ()


def test_the_answer_is_written_where_it_belongs_and_compared(
    person: Person, case_worker: Actor, registrar: Actor
) -> None:
    question = actions.ask_question(by=case_worker, person_id=person.pk, field="patronymic")
    answer = particular("Иванович", Provenance.STATED)
    actions.answer_question(by=registrar, question_id=question.pk, particular=answer)
    with reading(registrar):
        row = Person.objects.get(pk=person.pk)
        assert row.identities["claimed"]["patronymic"] == answer
        assert unpack("7", row.description)["patronymic"] == "Иванович"
    with pytest.raises(RegistryError, match="answered"):
        actions.answer_question(by=registrar, question_id=question.pk, particular=answer)


def test_what_stands_on_a_document_goes_into_that_identity(
    person: Person, case_worker: Actor, registrar: Actor
) -> None:
    question = actions.ask_question(by=case_worker, person_id=person.pk, field="birth_place")
    answer = particular("Тула", Provenance.DOCUMENT)
    actions.answer_question(by=registrar, question_id=question.pk, particular=answer)
    with reading(registrar):
        assert Person.objects.get(pk=person.pk).identities["document"] == {"birth_place": answer}


def test_the_same_question_is_asked_once_at_a_time(person: Person, case_worker: Actor) -> None:
    first = actions.ask_question(by=case_worker, person_id=person.pk, field="patronymic")
    assert actions.ask_question(by=case_worker, person_id=person.pk, field="patronymic") == first


def test_what_he_would_not_say_is_not_asked_again(person: Person, case_worker: Actor, registrar: Actor) -> None:
    refused = {"residence": particular("", Provenance.REFUSED)}
    actions.change_particulars(by=registrar, person_id=person.pk, identity=Identity.CLAIMED, fields=refused)
    with pytest.raises(RegistryError, match="not asked again"):
        actions.ask_question(by=case_worker, person_id=person.pk, field="residence")


def test_of_the_dead_the_camp_is_not_asked(person: Person, case_worker: Actor, registrar: Actor) -> None:
    actions.record_event(by=registrar, person_id=person.pk, kind=EventKind.DIED, said={})
    with pytest.raises(RegistryError, match="hold now"):
        actions.ask_question(by=case_worker, person_id=person.pk, field="residence")


def test_a_question_is_about_a_field_and_an_answer_says_where_it_comes_from(
    person: Person, case_worker: Actor, registrar: Actor
) -> None:
    with pytest.raises(NotAParticular):
        actions.ask_question(by=case_worker, person_id=person.pk, field="manner_of_capture")
    question = actions.ask_question(by=case_worker, person_id=person.pk, field="residence")
    with pytest.raises(NotAParticular):
        actions.answer_question(by=registrar, question_id=question.pk, particular={"value": "Тула"})


def test_the_one_who_asks_does_not_answer(person: Person, case_worker: Actor, registrar: Actor) -> None:
    question = actions.ask_question(by=case_worker, person_id=person.pk, field="residence")
    with pytest.raises(NotAllowed):
        actions.answer_question(
            by=case_worker, question_id=question.pk, particular=particular("Тула", Provenance.STATED)
        )
    with pytest.raises(NotAllowed):
        actions.ask_question(by=registrar, person_id=person.pk, field="unit")
