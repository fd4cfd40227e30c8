"""What every server command does before it works: refuse, unlock, look whose database it is."""

from __future__ import annotations

import gc
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from vistka.config.documents_key import publish_documents_key
from vistka.config.logging import catch_the_uncaught
from vistka.config.refusals import Refused, refuse_to_start
from vistka.config.unlocking import unlock_keyring
from vistka.vault.current import use_keyring
from vistka.vault.keyring_file import Unlocked, complete
from vistka.vault.models import Installation

NOT_PROVED: Final = "restoring"
"""While this file lies in the folder a backup was brought back and is not proved: nothing starts."""


def start() -> Unlocked:
    """Everything before the first request or task: afterwards the keyring is open and the database is ours.

    `process.set_up` comes first. Asks for passphrases where the keyring is wrapped. Raises `Refused` or a `VaultError`.
    """
    refuse_to_start()
    if (settings.FOLDER / NOT_PROVED).exists():
        raise Refused(["A backup was brought back and is not proved. Run `vistka restore` to its end."])
    unlocked = unlock_keyring(settings.KEYRING)
    wrong = foreign_database(unlocked.keyring.installation)
    if wrong:
        raise Refused([wrong])
    for alias in connections:
        if pending_migrations(alias):
            raise Refused(["The databases are older than the program. Make a backup, then run `vistka migrate`."])
    unlocked = complete(settings.KEYRING, unlocked)
    publish_documents_key(settings.FOLDER, unlocked.keyring)
    connections.close_all()  # a fork must not share them
    use_keyring(unlocked.keyring)
    catch_the_uncaught()
    gc.collect()
    gc.freeze()  # what is loaded by now stays: the collector need not walk it again while ten thousand rows are written
    return unlocked


def foreign_database(installation: UUID) -> str:
    """What is wrong with the bureau database for the keyring of `installation`; empty when it belongs to it."""
    try:
        found = list(Installation.objects.values_list("id", "exercise")[:2])
    except DatabaseError:
        return "The bureau database is not set up or cannot be reached. Run `vistka doctor`."
    if not found:
        return "The bureau database belongs to no installation yet. Run `vistka init`."
    if len(found) > 1:
        return "The bureau database says that it belongs to two installations. Bring back a backup."
    if found[0][1] is not settings.EXERCISE:
        return "The bureau database belongs to the other mode. Set VISTKA_MODE or VISTKA_DATABASE_URL right."
    if found[0][0] != installation:
        return "The bureau database and the keyring belong to different installations. Bring back the right keyring."
    return ""


def pending_migrations(alias: str) -> int:
    """How many steps a database is behind the program."""
    executor = MigrationExecutor(connections[alias])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
