"""The case code: what a slip does, what a guess costs, and what of it anybody else learns."""

from __future__ import annotations

from uuid import uuid4

from argon2.low_level import Type, hash_secret_raw
from hypothesis import given
from hypothesis import strategies as st

from vistka.mailroom import codes
from vistka.vault.sealing import public_half

INSTALLATION = uuid4()
CODE = "615319827935350065239610"
places = st.integers(min_value=0, max_value=codes.DIGITS - 1)


def test_a_new_code_is_24_digits_of_which_the_last_checks_the_others() -> None:
    drawn = {codes.new_code() for _ in range(50)}
    assert len(drawn) == 50
    assert all(codes.is_code(code) for code in drawn)


@given(place=places, digit=st.integers(min_value=1, max_value=9))
def test_one_wrong_digit_is_noticed_at_once(place: int, digit: int) -> None:
    other = str((int(CODE[place]) + digit) % 10)
    assert not codes.is_code(CODE[:place] + other + CODE[place + 1 :])


@given(place=st.integers(min_value=0, max_value=codes.DIGITS - 2))
def test_two_neighbours_exchanged_are_noticed_unless_they_are_the_same(place: int) -> None:
    swapped = CODE[:place] + CODE[place + 1] + CODE[place] + CODE[place + 2 :]
    assert codes.is_code(swapped) is (swapped == CODE)


def test_it_is_read_however_it_was_grouped_and_in_whatever_digits() -> None:
    assert codes.clean_code(codes.grouped(CODE)) == CODE
    assert codes.clean_code(f" {CODE[:5]}-{CODE[5:]}\u00a0") == CODE
    assert codes.clean_code("٠١٢३४") == "01234"


def test_a_code_always_opens_the_same_mailbox_and_no_other_installation_s() -> None:
    opened = codes.mailbox_of(CODE, INSTALLATION)
    assert opened == codes.mailbox_of(CODE, INSTALLATION)
    assert opened.mailbox != codes.mailbox_of(CODE, uuid4()).mailbox
    assert opened.half.public == public_half(opened.private)


def test_a_guess_costs_what_was_promised() -> None:
    """19 MiB, three passes, one lane (OWASP). Changed, every code that was given opens another mailbox."""
    assert (codes.MEMORY_KIB, codes.PASSES, codes.LANES) == (19 * 1024, 3, 1)
    secret = hash_secret_raw(CODE.encode(), bytes(16), 3, 19 * 1024, 1, 32, Type.ID)
    assert len(secret) == 32


def test_what_is_printed_of_an_open_mailbox_shows_no_key() -> None:
    opened = codes.mailbox_of(CODE, INSTALLATION)
    assert opened.private.hex() not in repr(opened)
    assert repr(opened.private) not in repr(opened)
