from datetime import date
from random import Random

import pytest

from vistka.exercise.corruptions import kinds
from vistka.exercise.enquiries import BROTHER, NOBODY, enquiry_view
from vistka.exercise.hands import ENQUIRY_COLUMNS, PLAIN_COLUMNS
from vistka.exercise.invention import Exercise, invent
from vistka.exercise.persons import Person


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    return invent(3000, seed=5, enquiries=1000, columns="full")


def test_no_two_enquiries_say_the_same(exercise: Exercise) -> None:
    said = [tuple(value for column, value in row.items() if column != "id") for row in exercise.enquiries]
    assert len(set(said)) == len(said)


def test_the_truth_knows_every_enquiry_and_only_registered_persons(exercise: Exercise) -> None:
    registered = {row["id"] for row in exercise.register}
    assert [truth.enquiry_id for truth in exercise.truth] == [row["id"] for row in exercise.enquiries]
    assert {truth.registry_id for truth in exercise.truth} <= registered | {""}


def test_nobody_but_the_known_man_is_sought_twice(exercise: Exercise) -> None:
    sought = [truth.registry_id for truth in exercise.truth[3:] if truth.registry_id]
    assert len(set(sought)) == len(sought)
    assert not {"R1", "R2"} & set(sought)


def test_a_fifth_seek_somebody_who_is_not_here_and_a_fifth_of_these_a_brother(exercise: Exercise) -> None:
    hopeless = [truth for truth in exercise.truth if not truth.registry_id]
    assert len(hopeless) == 200
    assert all(truth.corruptions[0] == NOBODY for truth in hopeless)
    assert 20 < sum(BROTHER in truth.corruptions for truth in hopeless) < 60
    assert not any(NOBODY in truth.corruptions for truth in exercise.truth if truth.registry_id)


def test_the_truth_speaks_only_words_it_defines(exercise: Exercise) -> None:
    assert {kind for truth in exercise.truth for kind in truth.corruptions} <= {*kinds(), NOBODY, BROTHER}


def test_what_the_truth_says_is_seen_in_the_enquiry(exercise: Exercise) -> None:
    for row, truth in zip(exercise.enquiries, exercise.truth, strict=True):
        done = set(truth.corruptions)
        assert ("single_name" in done) == bool(row["name"])
        assert ("age" in done) == bool(row["age"])
        assert not row["patronymic"] or "no_patronymic" not in done
        assert not row["birth_date"] or not {"no_birth", "age"} & done
        assert not row["unit"] or "no_unit" not in done


def test_every_column_of_full_enquiries_is_filled_in_somewhere(exercise: Exercise) -> None:
    assert all(any(row[column] for row in exercise.enquiries) for column in ENQUIRY_COLUMNS)


def test_the_last_contact_was_before_the_capture(alexei: Person) -> None:
    contacts = [
        enquiry_view(alexei, ENQUIRY_COLUMNS, "hard", Random(seed)).row["last_contact_date"] for seed in range(50)
    ]
    assert all(date.fromisoformat(day) <= alexei.captured for day in contacts if day)
    assert "" in contacts
    assert len(set(contacts)) > 2


def test_plain_enquiries_have_the_seven_columns() -> None:
    assert all(tuple(row) == PLAIN_COLUMNS for row in invent(200, seed=1, enquiries=50).enquiries)
