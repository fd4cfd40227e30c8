"""What is done after a hand was killed: look again from a new connection, and renew and retire keys."""

from __future__ import annotations

from pathlib import Path

from django.db import connection, transaction

from vistka.ledger.models import Head
from vistka.vault.current import use_keyring
from vistka.vault.keyring_file import replace, unlock
from vistka.vault.keys import Purpose

ROTATED = [purpose for purpose in Purpose if purpose.name.startswith("FIELD_")] + [Purpose.LOOKUP]


def quietly(done: int, total: int) -> None:
    pass


def reopen() -> None:
    """A new connection, once the server has ended what the dead one had begun: it may have asked for its commit."""
    connection.close()
    with transaction.atomic():
        Head.objects.select_for_update().get()


def renew(keyring_file: Path) -> None:
    """The keys of this process and of the file made one newer, for all that rotation seals anew."""
    unlocked = unlock(keyring_file, exercise=True)
    keys = unlocked.keyring
    for purpose in ROTATED:
        keys = keys.with_new_version(purpose)
    use_keyring(replace(keyring_file, unlocked, keys).keyring)


def retire(keyring_file: Path) -> None:
    """All but the newest keys gone, here and in the file."""
    unlocked = unlock(keyring_file, exercise=True)
    keys = unlocked.keyring
    for purpose in ROTATED:
        for version in keys.versions(purpose)[:-1]:
            keys = keys.without(purpose, version)
    use_keyring(replace(keyring_file, unlocked, keys).keyring)
