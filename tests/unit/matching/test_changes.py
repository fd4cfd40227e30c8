"""A register that changes is the register that would be read anew."""

from __future__ import annotations

import threading
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vistka.matching import Description, Register, columns
from vistka.matching.changes import Add, Change, ChangeError, Remove, Replace, planned
from vistka.tables import read_table

COLUMNS = (
    "id",
    "family_name",
    "given_name",
    "patronymic",
    "other_names",
    "birth_date",
    "birth_place",
    "unit",
    "mother_name",
)


def person(number: str, family: str = "Щербаков", **cells: str) -> Description:
    return Description({"id": number, "family_name": family, "given_name": "Олексій", **cells})


def register_of(persons: list[Description]) -> Register:
    rows = ["\t".join(COLUMNS), *("\t".join(each[column] for column in COLUMNS) for each in persons)]
    return Register.from_table(read_table("\n".join(rows).encode()))


def found(register: Register, family: str = "Щербаков") -> list[str]:
    return [each.registry_id for each in register.search(Description({"family_name": family, "given_name": "Олексій"}))]


def test_an_added_person_is_found_and_a_removed_one_is_not() -> None:
    register = register_of([person("1")])
    register.apply([Add(person("2")), Remove("1")], sequence=1)
    assert found(register) == ["2"]
    assert len(register) == 1


def test_a_replaced_person_is_found_by_his_new_name_at_his_old_place() -> None:
    register = register_of([person("1", "Мельник"), person("2")])
    register.apply([Replace(person("1"))], sequence=1)
    assert found(register) == ["1", "2"]
    assert found(register, "Мельник") == []


def test_one_who_left_and_comes_again_stands_at_the_end() -> None:
    register = register_of([person("1"), person("2")])
    register.apply([Remove("1"), Add(person("1"))], sequence=1)
    assert found(register) == ["2", "1"]


def test_what_a_replaced_person_no_longer_says_is_forgotten() -> None:
    register = register_of([person("1", mother_name="Ганна Петрівна")])
    asked = Description({"family_name": "Щербаков", "mother_name": "Ганна Петрівна"})
    assert "mother" in [each.name for each in register.search(asked)[0].evidence]
    register.apply([Replace(person("1"))], sequence=1)
    assert "mother" not in [each.name for each in register.search(asked)[0].evidence]


def test_a_detail_that_nobody_had_before_counts() -> None:
    register = register_of([person("1"), person("2")])
    register.apply([Replace(person("2", callsign="Лис"))], sequence=1)
    asked = Description({"family_name": "Щербаков", "callsign": "Лис"})
    assert register.search(asked)[0].registry_id == "2"


def test_a_batch_that_comes_twice_is_applied_once() -> None:
    register = register_of([])
    assert register.apply([Add(person("1"))], sequence=7)
    assert not register.apply([Add(person("1"))], sequence=7)
    assert not register.apply([Add(person("2"))], sequence=6)
    assert (len(register), register.sequence) == (1, 7)


@pytest.mark.parametrize(
    ("changes", "number", "why"),
    [
        ([Add(person("3")), Remove("9")], 2, "no person of this id"),
        ([Replace(person("9"))], 1, "no person of this id"),
        ([Add(person("1"))], 1, "registered already"),
        ([Remove("1"), Remove("1")], 2, "no person of this id"),
        ([Add(person(""))], 1, "no id"),
    ],
)
def test_a_batch_that_cannot_be_done_changes_nothing(changes: list[Change], number: int, why: str) -> None:
    register = register_of([person("1"), person("2")])
    with pytest.raises(ChangeError, match=why) as refused:
        register.apply(changes, sequence=1)
    assert refused.value.number == number
    assert found(register) == ["1", "2"]
    assert register.sequence == 0


def test_a_refusal_names_no_id_for_it_may_be_logged() -> None:
    with pytest.raises(ChangeError) as refused:
        planned([Remove("UA-1999-17")], {}.get, 0)
    assert "UA-1999-17" not in str(refused.value)


def test_one_who_comes_and_leaves_in_one_batch_was_never_there() -> None:
    register = register_of([person("1")])
    register.apply([Add(person("2", "Гнатюк")), Replace(person("2", "Мельник")), Remove("2")], sequence=1)
    assert (len(register), found(register, "Мельник")) == (1, [])


def test_the_columns_are_sorted_anew_when_much_has_changed() -> None:
    with mock.patch.object(columns, "_FEWEST_LOOSE", 3):
        register = register_of([person(str(n)) for n in range(10)])
        for n in range(10, 20):
            register.apply([Add(person(str(n))), Remove(str(n - 10))], sequence=n)
    assert sorted(found(register)) == [str(n) for n in range(10, 20)]
    assert register.bytes_per_person < 60 + 4 * 13 * 3  # no dead row left, but the starts of a short list's few codes


# -- the same as a register read anew -------------------------------------------------------------------------------------

described = st.fixed_dictionaries(
    {
        "family_name": st.sampled_from(
            ["Щербаков", "Щербакова", "Shcherbakov", "Гнатюк", "Мельник", "Іванов-Петренко", ""]
        ),
        "given_name": st.sampled_from(["Олексій", "Алексей", "О.", "Petro"]),
        "patronymic": st.sampled_from(["", "Іванович", "Ivanovych"]),
        "other_names": st.sampled_from(["", "", "Коваль", "Лис; Бондар Петро"]),
        "birth_date": st.sampled_from(["", "02.04.1999", "1999", "1987"]),
        "birth_place": st.sampled_from(["", "с. Лозова", "Харків"]),
        "unit": st.sampled_from(["", "в/ч 12345", "А0284"]),
        "mother_name": st.sampled_from(["", "", "Ганна"]),
    }
)
batches = st.lists(st.lists(st.tuples(st.integers(0, 5), st.booleans(), described), max_size=4), max_size=5)
asked = described.map(Description)


@pytest.mark.parametrize("fewest_loose", [0, 3, 1000])
@settings(max_examples=40, deadline=None)
@given(first=st.lists(described, max_size=5), batches=batches, enquiry=asked)
def test_after_any_changes_a_search_gives_what_a_register_read_anew_gives(
    fewest_loose: int,
    first: list[dict[str, str]],
    batches: list[list[tuple[int, bool, dict[str, str]]]],
    enquiry: Description,
) -> None:
    persons = {str(n): Description({"id": str(n), **cells}) for n, cells in enumerate(first)}
    register = register_of(list(persons.values()))
    with mock.patch.object(columns, "_FEWEST_LOOSE", fewest_loose):
        for sequence, batch in enumerate(batches, 1):
            changes: list[Change] = []
            for number, leaves, cells in batch:
                after = Description({"id": str(number), **cells})
                if str(number) not in persons:
                    changes.append(Add(after))
                    persons[str(number)] = after
                elif leaves:
                    changes.append(Remove(str(number)))
                    del persons[str(number)]
                else:
                    changes.append(Replace(after))
                    persons[str(number)] = after
            register.apply(changes, sequence)
    anew = register_of(list(persons.values()))
    assert len(register) == len(anew)
    for everyone in (False, True):
        ours, theirs = (each.search(enquiry, 6, everyone=everyone) for each in (register, anew))
        assert [each.registry_id for each in ours] == [each.registry_id for each in theirs]
        # Sums over the vocabulary are taken in another order, which may round a weight by a thousandth of a bit.
        assert [each.bits for each in ours] == pytest.approx([each.bits for each in theirs], abs=0.01)
        assert [each.probability for each in ours] == pytest.approx([each.probability for each in theirs], rel=0.01)


def test_readers_see_all_of_a_batch_or_nothing_while_names_are_new_in_each() -> None:
    register = register_of([person("0")])
    seen: list[list[str]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(found(register))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    with mock.patch.object(columns, "_FEWEST_LOOSE", 20):
        for n in range(1, 60):
            newcomer = Add(person(f"new {n}", f"Бондар{'абвгдежзик'[n % 10]}{'енко' * (n % 3)}{n % 7 * 'у'}"))
            register.apply([newcomer, Add(person(str(n))), Remove(str(n - 1))], sequence=n)
    done.set()
    for reader in readers:
        reader.join()
    assert {len(each) for each in seen} == {1}
