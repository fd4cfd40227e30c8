"""The check digit notices what a hand or an ear gets wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.identifiers.damm import check_digit, is_checked

digits = st.text("0123456789", min_size=1, max_size=24)


@given(digits)
def test_a_number_with_its_check_digit_holds(number: str) -> None:
    assert is_checked(number + check_digit(number))


@given(digits, st.data())
def test_every_single_wrong_digit_is_noticed(number: str, data: st.DataObject) -> None:
    whole = number + check_digit(number)
    place = data.draw(st.integers(0, len(whole) - 1))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != whole[place]]))
    assert not is_checked(whole[:place] + wrong + whole[place + 1 :])


@given(digits)
def test_every_exchange_of_two_neighbours_is_noticed(number: str) -> None:
    whole = number + check_digit(number)
    for place in range(len(whole) - 1):
        first, second = whole[place], whole[place + 1]
        if first != second:
            assert not is_checked(whole[:place] + second + first + whole[place + 2 :])


def test_nothing_is_no_number() -> None:
    assert not is_checked("")


def test_what_is_not_a_digit_has_no_check_digit() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        check_digit("12a")
