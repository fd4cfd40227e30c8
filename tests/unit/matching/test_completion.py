"""Search as one types: the opening of a name, in any alphabet, leads to those who bear it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vistka.matching import Description, Register
from vistka.matching.changes import Add, Remove
from vistka.tables import read_table

LIST = """id;прізвище;ім'я;по батькові;інші імена;дата народження;місце народження;в/ч
1;Щербаков;Олексій;Іванович;;02.04.1999;Лозова;12345
2;Щербак;Ольга;Петрівна;;1987;Харків;
3;Шевченко;Іван;Олексійович;Щербина;;Лозова;
4;Жуков;Євген;Сергійович;;1991;;А0284
5;Shcherbakov;Oleg;Ivanovich;;1995-06-01;;
6;Кара-Сал;Аяс;;;1999;Кызыл;
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.from_table(read_table(LIST.encode()))


def found(register: Register, text: str, **filters: str) -> list[str]:
    return [each.registry_id for each in register.complete(text, filters)]


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("щербако", "1"),
        ("ЩЕРБАКО", "1"),
        ("shcherbako", "1"),
        ("shc", "1"),
        ("chtch", "1"),
        ("chtc", "1"),
        ("szczerb", "1"),
        ("jouk", "4"),
        ("жук", "4"),
        ("zhuk", "4"),
        ("щерб", "5"),
        ("кара-са", "6"),
        ("сал", "6"),
    ],
)
def test_the_opening_of_a_family_name_in_any_spelling_leads_to_the_person(
    register: Register, typed: str, person: str
) -> None:
    assert person in found(register, typed)


@pytest.mark.parametrize(
    ("typed", "persons"),
    [
        ("щерб олекс", ["1", "3"]),
        ("олекс щерб", ["1", "3"]),
        ("ол", ["2", "1", "3", "5"]),
        ("іван олекс", ["3", "1"]),
        ("щербаков олексій іван", ["1"]),
        ("щерб 199", ["1", "5"]),
        ("щерб 02.04.1999", ["1"]),
        ("1999", ["1", "6"]),
        ("щерб о. 1987", ["2"]),
        ("шевч, ів", ["3"]),
        ("alexey", ["1"]),
    ],
)
def test_further_words_narrow_by_given_name_patronymic_and_birth(
    register: Register, typed: str, persons: list[str]
) -> None:
    assert found(register, typed) == persons


def test_a_complete_name_comes_before_a_longer_one(register: Register) -> None:
    assert found(register, "щербак")[:2] == ["2", "1"]


def test_a_person_of_two_names_is_found_once_by_either(register: Register) -> None:
    assert found(register, "шевч") == ["3"]
    assert found(register, "щербин") == ["3"]
    assert found(register, "іван").count("3") == 1


@pytest.mark.parametrize(
    ("filters", "persons"),
    [
        ({"birth_place": "лозов"}, ["3", "1"]),
        ({"birth_date": "1999"}, ["1"]),
        ({"birth_date": "1999-04-02"}, ["1"]),
        ({"birth_date": "1998"}, []),
        ({"unit": "в/ч 12345"}, ["1"]),
        ({"unit": "whatever"}, []),
        ({"unit": ""}, ["2", "3", "1", "5"]),
    ],
)
def test_filters_must_agree_and_what_is_missing_does_not(
    register: Register, filters: dict[str, str], persons: list[str]
) -> None:
    assert found(register, "щерб", **filters) == persons


def test_filters_alone_list_who_agrees(register: Register) -> None:
    assert found(register, "", birth_place="лозов") == ["1", "3"]


def test_an_unknown_filter_is_refused_with_those_there_are(register: Register) -> None:
    with pytest.raises(ValueError, match=r"birth_date, birth_place, unit, not by rank"):
        register.complete("щерб", {"rank": "солдат"})


@pytest.mark.parametrize("typed", ["", "  ", "-", "ъ", "1900", "а б в г", "щерб xyz"])
def test_what_nobody_is_called_leads_to_nobody(register: Register, typed: str) -> None:
    assert found(register, typed) == []


def test_no_more_than_the_top_are_given(register: Register) -> None:
    assert len(register.complete("щ", top=1)) == 1


def test_a_completion_shows_the_names_and_birth_of_the_register(register: Register) -> None:
    first = register.complete("chtcherbakov")[0]
    assert (first.family, first.given, first.patronymic, first.born) == (
        "Щербаков",
        "Олексій",
        "Іванович",
        "1999-04-02",
    )


def test_completion_follows_changes() -> None:
    register = Register.from_table(read_table(LIST.encode()))
    newcomer = Description({"id": "7", "family_name": "Щербатий", "given_name": "Лев"})
    register.apply([Add(newcomer), Remove("1")], sequence=1)
    assert "7" in found(register, "щербат")
    assert "1" not in found(register, "щерб")


@settings(max_examples=200, deadline=None)
@given(typed=st.text(max_size=30))
def test_any_text_at_all_may_be_typed(register: Register, typed: str) -> None:
    assert len(register.complete(typed)) <= 10


@given(
    length=st.integers(2, 8), upper=st.booleans(), name=st.sampled_from(["Щербаков", "Shcherbakov", "Жуков", "Євген"])
)
def test_every_opening_of_a_name_leads_to_who_bears_it(register: Register, length: int, upper: bool, name: str) -> None:
    typed = name[:length].upper() if upper else name[:length]
    bearers = {each.registry_id for each in register.complete(name)}
    assert bearers <= {each.registry_id for each in register.complete(typed)}
