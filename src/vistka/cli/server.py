"""What the server's commands have in common: how they begin, and how they say what stops them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from vistka.cli.errors import CommandError


@contextmanager
def installation() -> Iterator[None]:
    """The process hardened and the settings read; rooms with models can be imported inside.

    What an officer can mend is said in its own words, as a `CommandError`; none of them holds a value.
    """
    from vistka.config.environment import SettingsError
    from vistka.config.process import set_up

    try:
        set_up()
    except SettingsError as error:
        raise CommandError(str(error)) from error

    from django.db import DatabaseError

    from vistka.access.errors import AccessError
    from vistka.config.refusals import Refused
    from vistka.ledger.errors import LedgerError
    from vistka.vault.errors import VaultError

    try:
        yield
    except (Refused, VaultError, AccessError, LedgerError) as error:
        raise CommandError(str(error)) from error
    except DatabaseError as error:
        raise CommandError("a database cannot be used. `vistka doctor` may know why.") from error
