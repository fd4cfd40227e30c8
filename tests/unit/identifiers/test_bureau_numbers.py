"""Bureau numbers: random, said on the telephone, noticed when misheard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vistka.identifiers.bureau_numbers import DIGITS, clean_number, is_number, new_number


def test_a_new_number_is_one() -> None:
    number = new_number()
    assert is_number(number)
    assert len(number) == DIGITS + 1


def test_no_two_are_alike() -> None:
    assert len({new_number() for _ in range(1000)}) == 1000


def test_each_digit_comes_as_often_as_another() -> None:
    drawn = "".join(new_number()[:-1] for _ in range(2000))
    shares = [drawn.count(digit) / len(drawn) for digit in "0123456789"]
    assert all(0.08 < share < 0.12 for share in shares)


@given(st.text(" -./", max_size=3), st.integers(1, DIGITS))
def test_however_it_is_grouped_it_is_the_same_number(between: str, place: int) -> None:
    number = new_number()
    grouped = number[:place] + between + number[place:]
    assert clean_number(grouped) == number
    assert is_number(grouped)


@given(st.integers(0, DIGITS), st.sampled_from("123456789"))
def test_a_digit_misheard_is_noticed(place: int, by: str) -> None:
    number = new_number()
    wrong = str((int(number[place]) + int(by)) % 10)
    assert not is_number(number[:place] + wrong + number[place + 1 :])


def test_a_digit_too_few_or_too_many_is_noticed() -> None:
    number = new_number()
    assert not is_number(number[:-1])
    assert not is_number("0" + number)


def test_digits_of_other_scripts_are_not_guessed() -> None:
    assert clean_number("١٢٣4") == "4"
