"""Making an installation: folder, keyring, databases, and the accounts of the first two officers.

Each step finds out whether it is done, so an `init` that was killed goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from vistka.access.roles import Role
from vistka.agenda.models import LastDone
from vistka.agenda.work import done
from vistka.config.exercise_keys import keys_of_an_exercise
from vistka.config.founders import INVENTED, invite_the_first, newcomers_of
from vistka.config.refusals import Refused, refuse_to_start
from vistka.config.start import foreign_database
from vistka.config.unlocking import new_passphrases, unlock_keyring
from vistka.vault.current import use_keyring
from vistka.vault.keyring import Keyring
from vistka.vault.keyring_file import uses_beside, write_keyring
from vistka.vault.models import Installation

FOUNDED: Final = "founded"
"""The name under which `LastDone` has the end of `init`."""


class Founders(NamedTuple):
    """Account names: `officers` open the keyring, the first two name the staff; `others` with their first roles."""

    officers: tuple[str, ...]
    others: tuple[tuple[str, tuple[Role, ...]], ...] = ()


def found(founders: Founders | None, say: Callable[[str], None]) -> dict[str, str]:
    """Make the installation: an invitation code for each first account. None founds an exercise of invented staff.

    Raises `Refused` when one stands here already, or when the settings are refused.
    """
    if is_founded():
        raise Refused(["An installation stands here already. Name another place in VISTKA_FOLDER."])
    refuse_to_start(made_by_init=False)
    Path(settings.FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
    keyring = _keyring(founders.officers if founders else (), say)
    use_keyring(keyring)
    migrate(say)
    _belongs_to(keyring)
    codes = invite_the_first(lambda: newcomers_of(*founders) if founders else INVENTED)
    if settings.EXERCISE:
        keys_of_an_exercise(Path(settings.FOLDER), say)
    return codes


def finish() -> None:
    """Note that the codes have been shown; until then `init` can be run again for new ones."""
    done(FOUNDED)


def is_founded() -> bool:
    """Whether `init` came to its end here. Makes no file. Raises `DatabaseError` when a server cannot be reached."""
    connection = connections["default"]
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    if LastDone._meta.db_table not in connection.introspection.table_names():
        return False
    return LastDone.objects.filter(name=FOUNDED).exists()


def migrate(say: Callable[[str], None]) -> None:
    """Bring both databases to the program's version."""
    for alias in connections:
        say(f"Database {alias} …")
        call_command("migrate", database=alias, interactive=False, verbosity=0)


def _keyring(officers: tuple[str, ...], say: Callable[[str], None]) -> Keyring:
    """The keyring that stands, opened, or a new one."""
    path = Path(settings.KEYRING)
    if not path.exists():
        say(f"Keyring {path} …")
        passphrases = None if settings.EXERCISE else new_passphrases(officers)
        keyring = Keyring.new(exercise=settings.EXERCISE, uses=uses_beside(path))
        return write_keyring(path, keyring, passphrases).keyring
    return unlock_keyring(path).keyring


def _belongs_to(keyring: Keyring) -> None:
    if not Installation.objects.exists():
        Installation.objects.create(pk=keyring.installation, exercise=keyring.exercise)
    wrong = foreign_database(keyring.installation)
    if wrong:
        raise Refused([wrong])
