"""A form proves itself by the bureau's public key alone: kind, number and day by its code, every byte by its file."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented_papers import PUBLIC, SEED, claim_of, printed
from vistka.documents.kinds import DocumentKind
from vistka.documents.proofs import (
    Claim,
    NotProved,
    Unreadable,
    code_of,
    key_in,
    read_code,
    read_file,
    read_key,
    signed_file,
)
from vistka.vault.signatures import public_key

OTHER = bytes(32)
LETTER = printed(DocumentKind.LETTER)
SAMPLES = sorted({*random.Random(6).sample(range(len(LETTER)), 400), 0, len(LETTER) - 1})


def test_an_unchanged_file_says_what_it_is() -> None:
    assert read_file(LETTER, PUBLIC) == claim_of(DocumentKind.LETTER)
    assert key_in(LETTER) == PUBLIC


@pytest.mark.parametrize("place", SAMPLES)
def test_a_flipped_bit_anywhere_is_seen(place: int) -> None:
    changed = bytearray(LETTER)
    changed[place] ^= 1
    with pytest.raises(NotProved):
        read_file(bytes(changed), PUBLIC)


def test_each_byte_of_the_proof_itself_counts_in_each_place_where_it_stands() -> None:
    marks = [place for place in range(len(LETTER)) if LETTER.startswith(b"vistka-proof:", place)]
    assert len(marks) >= 2
    for mark in marks:
        for place in (mark, mark + 13, mark + 13 + 127):
            changed = bytearray(LETTER)
            changed[place] = ord("0") if changed[place] != ord("0") else ord("1")
            with pytest.raises(NotProved):
                read_file(bytes(changed), PUBLIC)


@pytest.mark.parametrize("more", [b"\n", b"%%EOF\n", b"vistka-proof:" + b"0" * 128])
def test_nothing_can_be_added_or_cut_off(more: bytes) -> None:
    with pytest.raises(NotProved):
        read_file(LETTER + more, PUBLIC)
    with pytest.raises(NotProved):
        read_file(LETTER[: -len(more)], PUBLIC)


def test_another_key_proves_nothing() -> None:
    with pytest.raises(NotProved):
        read_file(LETTER, public_key(OTHER))
    with pytest.raises(NotProved):
        read_code(code_of(claim_of(DocumentKind.LETTER), SEED), public_key(OTHER))


@given(
    st.sampled_from(DocumentKind),
    st.dates(date(2000, 1, 1)),
    st.from_regex(r"[0-9]{10}", fullmatch=True),
    st.booleans(),
)
def test_a_code_holds_kind_number_day_and_nothing_that_a_qr_writes_large(
    kind: DocumentKind, day: date, number: str, blank: bool
) -> None:
    claim = Claim(kind.value, number, day, blank)
    code = code_of(claim, SEED)
    assert read_code(code, PUBLIC) == read_code(f" {code.lower()}\n", PUBLIC) == claim
    assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")


def test_a_changed_code_proves_nothing() -> None:
    code = code_of(claim_of(DocumentKind.LETTER, blank=True), SEED)
    for forged in (
        code.replace("-BLANK", ""),
        code.replace("LETTER", "CERTIFICATE"),
        code.replace("20261123", "20261124"),
    ):
        with pytest.raises(NotProved):
            read_code(forged, PUBLIC)


@pytest.mark.parametrize(
    "code", ["", "VISTKA1", "VISTKA2.LETTER.1.20261123.AAAA", "VISTKA1.LETTER.1.2026.A", "VISTKA1.L.1.20261123.1"]
)
def test_what_is_no_code_is_said_to_be_none(code: str) -> None:
    with pytest.raises(Unreadable):
        read_code(code, PUBLIC)


def test_a_code_from_a_form_does_not_sign_a_file_and_the_other_way_round() -> None:
    with pytest.raises(Unreadable):
        signed_file(b"%PDF-1.7 without a place", SEED)
    with pytest.raises(Unreadable):
        read_file(b"%PDF-1.7", PUBLIC)


@pytest.mark.parametrize("text", ["", "ab", "zz" * 32, "00" * 33])
def test_what_is_no_key_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Unreadable):
        read_key(text)
    assert read_key(f" {PUBLIC.hex()}\n") == PUBLIC
