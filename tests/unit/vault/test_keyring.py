"""What is sealed opens for the same field of the same row, and for nothing else."""

import inspect
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.vault import errors
from vistka.vault.errors import CannotOpen, KeyringError, KeySpent, NoSuchKey
from vistka.vault.keyring import LOOKUP_BYTES, OVERHEAD_BYTES, Keyring
from vistka.vault.keys import Key, Purpose
from vistka.vault.uses import MOST_USES, UseCounter

KEYRING = Keyring.new(exercise=True, uses=UseCounter(None))
OTHER_INSTALLATION = replace(KEYRING, installation=uuid4())
STAFF, IDENTITY, LOOKUP = Purpose.FIELD_STAFF, Purpose.FIELD_IDENTITY, Purpose.LOOKUP
ROW, OTHER_ROW = uuid4(), uuid4()
NAME = "Щербаков Олексій".encode()
OWN_WORDS = inspect.getsource(errors) + " ".join(Purpose)
"""What the messages say of themselves: hypothesis seals these very words."""

values = st.binary(max_size=300) | st.text(max_size=80).map(str.encode)
labels = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
purposes = st.sampled_from(Purpose)


def refused(keyring: Keyring, purpose: Purpose, label: str, row: UUID, sealed: bytes, plain: bytes) -> str:
    """The message of the refusal, which must hold neither the value nor what it was sealed to."""
    with pytest.raises(CannotOpen) as refusal:
        keyring.open(purpose, label, row, sealed)
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__
    said = f"{refusal.value!s}{refusal.value!r}".replace(f"“{label}”", "")
    for hidden in (plain.decode(errors="replace"), plain.hex(), sealed.hex(), repr(plain), str(row)):
        assert len(hidden) < 8 or hidden not in said or hidden in OWN_WORDS
    return str(refusal.value)


@given(purposes, labels, st.uuids(), values)
def test_any_value_round_trips(purpose: Purpose, label: str, row: UUID, plain: bytes) -> None:
    sealed = KEYRING.seal(purpose, label, row, plain)
    assert KEYRING.open(purpose, label, row, sealed) == plain
    assert len(sealed) == len(plain) + OVERHEAD_BYTES


@given(values, st.data())
def test_any_flipped_bit_is_refused(plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(KEYRING.seal(IDENTITY, "person.name", ROW, plain))
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    refused(KEYRING, IDENTITY, "person.name", ROW, bytes(sealed), plain)


def test_every_single_flipped_bit_of_a_name_is_refused() -> None:
    sealed = KEYRING.seal(IDENTITY, "person.name", ROW, NAME)
    for bit in range(8 * len(sealed)):
        flipped = bytearray(sealed)
        flipped[bit // 8] ^= 1 << bit % 8
        refused(KEYRING, IDENTITY, "person.name", ROW, bytes(flipped), NAME)


@given(values, st.data())
def test_a_value_cut_short_or_lengthened_is_refused(plain: bytes, data: st.DataObject) -> None:
    sealed = KEYRING.seal(IDENTITY, "person.name", ROW, plain)
    cut = data.draw(st.integers(0, len(sealed) - 1))
    refused(KEYRING, IDENTITY, "person.name", ROW, sealed[:cut], plain)
    refused(KEYRING, IDENTITY, "person.name", ROW, sealed + b"\0", plain)


@given(values, st.uuids(), st.uuids())
def test_a_value_moved_to_another_row_is_refused(plain: bytes, row: UUID, other: UUID) -> None:
    sealed = KEYRING.seal(IDENTITY, "person.name", row, plain)
    if row != other:
        assert "another row" in refused(KEYRING, IDENTITY, "person.name", other, sealed, plain)


@given(values, labels, labels)
def test_a_value_moved_to_another_field_is_refused(plain: bytes, label: str, other: str) -> None:
    sealed = KEYRING.seal(IDENTITY, label, ROW, plain)
    if label != other:
        refused(KEYRING, IDENTITY, other, ROW, sealed, plain)


@given(values, purposes, purposes)
def test_a_value_moved_to_another_class_is_refused(plain: bytes, purpose: Purpose, other: Purpose) -> None:
    sealed = KEYRING.seal(purpose, "person.name", ROW, plain)
    if purpose != other:
        refused(KEYRING, other, "person.name", ROW, sealed, plain)


@given(values)
def test_a_value_moved_to_another_installation_is_refused_even_under_the_same_keys(plain: bytes) -> None:
    sealed = KEYRING.seal(IDENTITY, "person.name", ROW, plain)
    refused(OTHER_INSTALLATION, IDENTITY, "person.name", ROW, sealed, plain)


@given(values, st.integers(0, 0xFFFF))
def test_a_value_that_names_another_version_is_refused(plain: bytes, version: int) -> None:
    material = bytes(32)
    keyring = replace(KEYRING, keys=tuple(Key(IDENTITY, each, material) for each in (1, 2, 3)))
    sealed = keyring.seal(IDENTITY, "person.name", ROW, plain)
    if version != 3:
        refused(keyring, IDENTITY, "person.name", ROW, sealed[:1] + version.to_bytes(2) + sealed[3:], plain)


def test_the_same_value_sealed_twice_looks_different() -> None:
    assert len({KEYRING.seal(IDENTITY, "person.name", ROW, NAME) for _ in range(100)}) == 100


def test_what_was_sealed_by_an_earlier_vistka_still_opens() -> None:
    keyring = Keyring(UUID(int=1), True, (Key(STAFF, 7, bytes(range(32))), Key(LOOKUP, 1, bytes(32))), UseCounter(None))
    sealed = bytes.fromhex("010007d6fa9f3436638db3b39e31b127e5067e9e3c45e1a5c4686fc0d7b4ee1fc87ff1a3377cc2c2e3")
    assert keyring.open(STAFF, "staff.name", UUID(int=2), sealed).decode() == "Олена"
    assert keyring.lookup("person.number", "АА 1234").hex() == "00011ad90404549a94cd5792a1e8b7e973545370a8daf772bdde"
    assert (
        keyring.mac(STAFF, b"one", b"two").hex() == "045b56a43242c405ca0b2e3464fa3d7da624c33322c04e43eb3b623136b3f674"
    )


# Versions


def test_a_new_version_seals_and_the_old_one_still_opens() -> None:
    before = KEYRING.seal(STAFF, "staff.name", ROW, NAME)
    rotated = KEYRING.with_new_version(STAFF)
    after = rotated.seal(STAFF, "staff.name", ROW, NAME)
    assert (rotated.seal_version(before), rotated.seal_version(after)) == (1, 2)
    assert rotated.versions(STAFF) == (1, 2)
    assert rotated.current(STAFF).version == 2
    assert {rotated.open(STAFF, "staff.name", ROW, each) for each in (before, after)} == {NAME}
    assert rotated.versions(IDENTITY) == KEYRING.versions(STAFF) == (1,)


def test_a_retired_version_opens_nothing_and_says_so() -> None:
    sealed = KEYRING.seal(STAFF, "staff.name", ROW, NAME)
    rotated = KEYRING.with_new_version(STAFF).without(STAFF, 1)
    assert "the key field-staff 1 was retired" in refused(rotated, STAFF, "staff.name", ROW, sealed, NAME)
    with pytest.raises(NoSuchKey, match="was retired"):
        rotated.key(STAFF, 1)


def test_a_keyring_older_than_the_database_says_so() -> None:
    sealed = KEYRING.with_new_version(STAFF).seal(STAFF, "staff.name", ROW, NAME)
    message = refused(KEYRING, STAFF, "staff.name", ROW, sealed, NAME)
    assert "the key field-staff 2 is newer than this keyring" in message


def test_a_keyring_without_a_purpose_says_so_and_can_be_given_one() -> None:
    bare = replace(KEYRING, keys=())
    with pytest.raises(NoSuchKey, match="was never made"):
        bare.seal(STAFF, "staff.name", ROW, NAME)
    assert bare.with_new_version(STAFF).current(STAFF).version == 1


def test_the_current_key_is_never_retired_so_that_no_version_comes_back() -> None:
    with pytest.raises(KeyringError, match="in use"):
        KEYRING.without(STAFF, 1)
    assert KEYRING.with_new_version(STAFF).without(STAFF, 1).with_new_version(STAFF).versions(STAFF) == (2, 3)


def test_a_key_is_renewed_only_as_often_as_two_bytes_can_count() -> None:
    with pytest.raises(KeyringError, match="cannot be renewed"):
        replace(KEYRING, keys=(Key.new(STAFF, 65_535),)).with_new_version(STAFF)


def test_two_keys_of_one_version_are_refused() -> None:
    with pytest.raises(KeyringError, match="field-staff 1 twice"):
        replace(KEYRING, keys=(Key.new(STAFF), Key.new(STAFF)))


def test_a_spent_key_seals_no_more_but_still_opens() -> None:
    uses = UseCounter(None)
    keyring = replace(KEYRING, uses=uses)
    sealed = keyring.seal(STAFF, "staff.name", ROW, NAME)
    uses._left["field-staff", 1], uses._reserved["field-staff", 1] = 0, MOST_USES
    with pytest.raises(KeySpent, match="field-staff 1"):
        keyring.seal(STAFF, "staff.name", ROW, NAME)
    assert keyring.open(STAFF, "staff.name", ROW, sealed) == NAME
    assert keyring.with_new_version(STAFF).seal(STAFF, "staff.name", ROW, NAME)


def test_a_new_keyring_has_one_key_for_each_purpose_and_shows_none() -> None:
    keyring = Keyring.new(exercise=False, uses=UseCounter(None))
    assert [keyring.versions(purpose) for purpose in Purpose] == [(1,)] * len(Purpose)
    assert len({key.material for key in keyring.keys}) == len(Purpose)
    assert repr(keyring) == f"<Keyring of the bureau {keyring.installation}: {len(Purpose)} keys>"


# MACs and look-ups


@given(st.lists(st.binary(max_size=6), max_size=4), st.lists(st.binary(max_size=6), max_size=4))
def test_macs_are_equal_only_for_equal_parts(parts: list[bytes], others: list[bytes]) -> None:
    same = KEYRING.mac(Purpose.BINDING, *parts) == KEYRING.mac(Purpose.BINDING, *others)
    assert same == (parts == others)


def test_parts_of_a_mac_cannot_run_into_one_another() -> None:
    assert len({KEYRING.mac(STAFF, *parts) for parts in ([b"ab", b"c"], [b"a", b"bc"], [b"abc"], [b"abc", b""])}) == 4


def test_each_purpose_version_and_installation_has_macs_of_its_own() -> None:
    rotated = KEYRING.with_new_version(Purpose.BINDING)
    macs = {
        KEYRING.mac(Purpose.BINDING, NAME),
        KEYRING.mac(Purpose.LEDGER, NAME),
        rotated.mac(Purpose.BINDING, NAME),
        OTHER_INSTALLATION.mac(Purpose.BINDING, NAME),
    }
    assert len(macs) == 4
    assert rotated.mac(Purpose.BINDING, NAME, version=1) == KEYRING.mac(Purpose.BINDING, NAME)


@given(values, values)
def test_a_lookup_finds_exactly_the_same_value(value: bytes, other: bytes) -> None:
    looked_up = KEYRING.lookup("person.number", value)
    assert len(looked_up) == LOOKUP_BYTES
    assert (looked_up == KEYRING.lookup("person.number", other)) == (value == other)


def test_a_lookup_takes_text_as_its_bytes() -> None:
    assert KEYRING.lookup("person.number", "АА 1234") == KEYRING.lookup("person.number", "АА 1234".encode())


def test_nobody_sees_that_two_fields_or_installations_hold_the_same_value() -> None:
    macs = {
        KEYRING.lookup("person.number", NAME)[2:],
        KEYRING.lookup("enquirer.telephone", NAME)[2:],
        OTHER_INSTALLATION.lookup("person.number", NAME)[2:],
    }
    assert len(macs) == 3


def test_a_search_finds_rows_written_before_and_after_a_rotation() -> None:
    rotated = KEYRING.with_new_version(LOOKUP)
    before, after = KEYRING.lookup("person.number", NAME), rotated.lookup("person.number", NAME)
    assert rotated.lookups("person.number", NAME) == (before, after)
    assert (before[:2], after[:2]) == (b"\0\1", b"\0\2")
    assert before[2:] != after[2:]
