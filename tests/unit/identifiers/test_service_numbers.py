"""A number is the same however it is typed, and one slip of the pen is seen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.identifiers import NumberKind, digits_apart, read_number, what_number

SECOND_OF_APRIL = date(1999, 4, 2)


@pytest.mark.parametrize(
    "text", ["АБ-123456", "AБ-123456", "№ АБ 123456", "аб123456", "личный номер АБ-123456", "жетон: АБ 123 456"]
)
def test_a_number_is_the_same_on_any_keyboard_and_with_any_separators(text: str) -> None:
    assert read_number(text) == read_number("АБ123456")


@pytest.mark.parametrize("text", ["", "нет", "н/д", "1" * 31])
def test_without_a_digit_or_too_long_it_is_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("13958", "13958", 0),
        ("13958", "13957", 1),
        ("13958", "1395", 1),
        ("13958", "113958", 1),
        ("13958", "13985", 1),
        ("13958", "31958", 1),
        ("13958", "13589", None),
        ("13958", "13977", None),
        ("", "1", 1),
        ("", "12", None),
    ],
)
def test_one_slip_is_one_apart(one: str, other: str, apart: int | None) -> None:
    assert digits_apart(one, other) == apart
    assert digits_apart(other, one) == apart


@given(st.text("0123456789", min_size=1, max_size=8), st.data())
def test_every_single_slip_is_seen(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    slips = (
        number[:place] + number[place + 1 :],
        number[:place] + digit + number[place:],
        number[:place] + digit + number[place + 1 :],
        number[:place] + number[place : place + 2][::-1] + number[place + 2 :],
    )
    assert all(digits_apart(number, slip) in (0, 1) for slip in slips)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3625101230", NumberKind("UA tax number", True, SECOND_OF_APRIL, "m")),
        ("3625101246", NumberKind("UA tax number", True, SECOND_OF_APRIL, "f")),
        ("3020499A001PB2", NumberKind("BY identity number", True, SECOND_OF_APRIL, "m")),
        ("4020499Н012РВ0", NumberKind("BY identity number", True, SECOND_OF_APRIL, "f")),
        ("5310101K003BI1", NumberKind("BY identity number", True, date(2001, 1, 31), "m")),
        ("112-233-445 95", NumberKind("RU insurance number", True)),
        ("11223344595", NumberKind("RU insurance number", True)),
        ("500100732259", NumberKind("RU taxpayer number", True)),
        ("45 08 123456", NumberKind("RU passport")),
        ("4508 123456", NumberKind("RU passport")),
        ("4508123456", NumberKind("RU passport")),
        ("АН 1234567", NumberKind("RU military ID")),
        ("Ф-123456", NumberKind("RU personal number")),
        ("АБ-123456", NumberKind("RU personal number")),
        ("КМ 123456", NumberKind("UA passport")),
        ("123456789", NumberKind("UA passport")),
    ],
)
def test_a_papers_number_says_what_it_is_and_when_its_holder_was_born(text: str, kind: NumberKind) -> None:
    assert what_number(text) == kind


@pytest.mark.parametrize(
    "text",
    ["", "0000000000", "000-000-000 00", "112-233-445 96", "500100732258", "3020499A001PB3", "3310299A001PB2", "12345"],
)
def test_a_number_with_a_wrong_check_digit_is_not_of_that_kind(text: str) -> None:
    assert what_number(text) is None


def test_a_number_grouped_as_a_passport_is_one_though_it_passes_the_tax_numbers_check() -> None:
    assert what_number("36 25 101230") == NumberKind("RU passport")


@given(st.dates(date(1930, 1, 1), date(2010, 1, 1)), st.integers(0, 9999))
def test_one_check_digit_of_ten_is_right_for_a_tax_number(birth: date, serial: int) -> None:
    days = (birth - date(1899, 12, 31)) // timedelta(days=1)
    read = [what_number(f"{days:05}{serial:04}{check}") for check in range(10)]
    right = [kind for kind in read if kind and kind.kind == "UA tax number"]
    assert [kind.birth for kind in right] == [birth]


@given(st.text(max_size=40))
def test_no_text_makes_the_readers_fail(text: str) -> None:
    number = read_number(text)
    assert number is None or read_number(number.key) == number
    kind = what_number(text)
    assert kind is None or any(sign.isdecimal() for sign in text)
