"""A key tells nothing of itself and leaves its process by no way but the keyring's file."""

import copy
import pickle

import pytest

from vistka.vault.classes import DataClass
from vistka.vault.errors import KeyringError, Undeclared
from vistka.vault.keys import Key, Purpose


def test_a_key_shows_what_it_is_for_and_hides_its_bytes() -> None:
    key = Key(Purpose.FIELD_STAFF, 3, b"secret" * 5 + b"!!")
    assert repr(key) == "Key(purpose=<Purpose.FIELD_STAFF: 'field-staff'>, version=3)"


def test_two_new_keys_differ() -> None:
    assert Key.new(Purpose.FILE).material != Key.new(Purpose.FILE).material


@pytest.mark.parametrize("leave", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_key_cannot_be_pickled_or_copied(leave) -> None:
    with pytest.raises(TypeError, match="never"):
        leave(Key.new(Purpose.FILE))


@pytest.mark.parametrize("version", [0, -1, 65_536])
def test_a_version_that_two_bytes_cannot_hold_is_refused(version: int) -> None:
    with pytest.raises(KeyringError, match="outside 1 to 65,535"):
        Key.new(Purpose.FILE, version)


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(KeyringError, match="not 32 bytes"):
        Key(Purpose.FILE, 1, bytes(31))


def test_every_class_but_open_has_a_key_of_its_own() -> None:
    purposes = {each.purpose for each in DataClass if each is not DataClass.OPEN}
    assert purposes == {purpose for purpose in Purpose if purpose.name.startswith("FIELD_")}
    assert len(purposes) == len(DataClass) - 1
    with pytest.raises(Undeclared, match="`open` has no key"):
        _ = DataClass.OPEN.purpose
