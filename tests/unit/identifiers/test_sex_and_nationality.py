"""Sex and citizenship in the words of lists; a people is not a citizenship."""

import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.identifiers import read_nationality, read_sex


@pytest.mark.parametrize("text", ["м", "М", "муж.", "ч", "чол.", "чоловіча", "male", "M", "masculino", "homem", "(м)"])
def test_male(text: str) -> None:
    assert read_sex(text) == "m"


@pytest.mark.parametrize("text", ["ж", "Ж.", "жен.", "жін.", "жіноча", "female", "F", "feminino", "mulher"])
def test_female(text: str) -> None:
    assert read_sex(text) == "f"


@pytest.mark.parametrize("text", ["", "?", "w", "1", "м/ж", "невідомо"])
def test_anything_else_says_nothing_of_the_sex(text: str) -> None:
    assert read_sex(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("росіянин", "RU"), ("россиянин", "RU"), ("гражданин РФ", "RU"), ("Russian", "RU"),
        ("Российская Федерация", "RU"),
        ("citizen of the Russian Federation", "RU"), ("громадянин України", "UA"), ("Ukraine", "UA"), ("Україна", "UA"),
        ("украинец", "UA"), ("Республика Беларусь", "BY"), ("білорус", "BY"), ("гражданин Узбекистана", "UZ"),
        ("Nepal", "NP"), ("непалець", "NP"), ("Sri Lanka", "LK"), ("КНДР", "KP"), ("North Korea", "KP"), ("США", "US"),
        ("USA", "US"), ("КНР", "CN"), ("Куба", "CU"), ("Республіка Молдова", "MD"), ("Great Britain", "GB"),
        ("Китай", "CN"), ("Таджикистан", "TJ"), ("Kazakhstan", "KZ"), ("Ємен", "YE"), ("колумбієць", "CO"),
    ],
)  # fmt: skip
def test_a_citizenship_is_its_states_code(text: str, code: str) -> None:
    assert read_nationality(text) == code


@pytest.mark.parametrize("text", ["татарин", "бурят", "чеченець", "Tuvan", "башкир", "узбек", "таджик", "русский"])
def test_a_people_is_no_citizenship(text: str) -> None:
    assert read_nationality(text) is None


@pytest.mark.parametrize(
    "text", ["", "-", "Корея", "Россия/Узбекистан", "Россия, Узбекистан", "без гражданства", "ДНР"]
)
def test_none_or_several_states_are_not_guessed(text: str) -> None:
    assert read_nationality(text) is None


def test_one_state_named_twice_is_one() -> None:
    assert read_nationality("Россия / РФ") == "RU"


@given(st.text(max_size=40))
def test_no_text_makes_the_readers_fail(text: str) -> None:
    assert read_sex(text) in ("m", "f", None)
    code = read_nationality(text)
    assert code is None or len(code) == 2


@pytest.mark.parametrize(
    "module",
    ["", ".units", ".ranks", ".numbers", ".sex", ".nationality", ".known_numbers"],
)
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    result = doctest.testmod(importlib.import_module("vistka.identifiers" + module))
    assert result.attempted
    assert result.failed == 0
