"""A process seals and opens only after somebody has opened the keyring."""

from collections.abc import Iterator

import pytest

from vistka.vault.current import keyring, use_keyring
from vistka.vault.errors import KeyringLocked
from vistka.vault.keyring import Keyring
from vistka.vault.uses import UseCounter


@pytest.fixture(autouse=True)
def locked_before_and_after() -> Iterator[None]:
    use_keyring(None)
    yield
    use_keyring(None)


def test_a_locked_keyring_says_what_to_do() -> None:
    with pytest.raises(KeyringLocked, match="Start again with “vistka serve”"):
        keyring()


def test_the_process_uses_the_keyring_it_was_given_until_it_is_locked_again() -> None:
    opened = Keyring.new(exercise=True, uses=UseCounter(None))
    use_keyring(opened)
    assert keyring() is opened
    use_keyring(None)
    with pytest.raises(KeyringLocked):
        keyring()
