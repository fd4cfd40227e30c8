"""What is sealed for somebody else's key opens with that key alone, and only as what it was sealed as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.vault import sealing
from vistka.vault.sealing import DoesNotOpen

PRIVATE = bytes.fromhex("77076d0a7318a57d3c16c17251b26645df4c57b2ed5d5a5cd2c0e4c1f2f5d6e7")
"""An X25519 key of the tests."""
ABOUT = b"a submission"


@given(plain=st.binary(max_size=300), about=st.binary(max_size=40))
def test_what_was_sealed_to_a_key_opens_with_its_private_half(plain: bytes, about: bytes) -> None:
    sealed = sealing.seal_to(sealing.public_half(PRIVATE), plain, about)
    assert sealing.open_with(PRIVATE, sealed, about) == plain
    assert len(sealed) == len(plain) + sealing.SEALED_TO_OVERHEAD


def test_sealing_the_same_twice_gives_nothing_to_compare() -> None:
    public = sealing.public_half(PRIVATE)
    assert sealing.seal_to(public, b"son", ABOUT) != sealing.seal_to(public, b"son", ABOUT)


def test_no_other_key_opens_it() -> None:
    sealed = sealing.seal_to(sealing.public_half(PRIVATE), b"son", ABOUT)
    with pytest.raises(DoesNotOpen):
        sealing.open_with(sealing.new_private_key(), sealed, ABOUT)


def test_moved_elsewhere_it_does_not_open() -> None:
    sealed = sealing.seal_to(sealing.public_half(PRIVATE), b"son", ABOUT)
    with pytest.raises(DoesNotOpen):
        sealing.open_with(PRIVATE, sealed, b"another submission")


@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_a_changed_bit_anywhere_is_noticed(place: int, bit: int) -> None:
    sealed = bytearray(sealing.seal_to(sealing.public_half(PRIVATE), b"Ivan", ABOUT))
    sealed[place % len(sealed)] ^= 1 << bit
    with pytest.raises(DoesNotOpen):
        sealing.open_with(PRIVATE, bytes(sealed), ABOUT)


@given(st.binary(max_size=60))
def test_whatever_lies_there_instead_is_refused_and_breaks_nothing(rubbish: bytes) -> None:
    with pytest.raises(DoesNotOpen):
        sealing.open_with(PRIVATE, rubbish, ABOUT)
    with pytest.raises(DoesNotOpen):
        sealing.open_under(PRIVATE, rubbish, ABOUT)


@given(plain=st.binary(max_size=300))
def test_under_a_secret_it_opens_with_that_secret_and_as_what_it_was_sealed(plain: bytes) -> None:
    sealed = sealing.seal_under(PRIVATE, plain, ABOUT)
    assert sealing.open_under(PRIVATE, sealed, ABOUT) == plain
    with pytest.raises(DoesNotOpen):
        sealing.open_under(PRIVATE, sealed, b"another draft")


def test_two_uses_of_a_secret_tell_nothing_of_each_other() -> None:
    assert sealing.derived(PRIVATE, "mailbox name") != sealing.derived(PRIVATE, "mailbox key")


@given(plain=st.binary(max_size=100))
def test_padding_comes_off_as_it_went_on(plain: bytes) -> None:
    padded = sealing.pad_to_one_of(plain, (32, 101))
    assert len(padded) in (32, 101)
    assert sealing.without_padding(padded) == plain


def test_what_is_longer_than_the_largest_size_is_refused() -> None:
    with pytest.raises(ValueError, match="longer"):
        sealing.pad_to_one_of(bytes(32), (32,))
    with pytest.raises(DoesNotOpen):
        sealing.without_padding(b"never padded")
