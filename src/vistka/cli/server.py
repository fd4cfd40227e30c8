"""What the server's commands have in common: how they begin, and how they say what stops them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from vistka.cli.errors import CommandError


@contextmanager
def installation() -> Iterator[None]:
    """The process hardened and the desk's settings read; rooms with models can be imported inside.

    What an officer can mend is said in its own words, as a `CommandError`; none of them holds a value.
    """
    _set_up()
    from django.db import DatabaseError

    from vistka.access.errors import AccessError
    from vistka.config.refusing import Refused
    from vistka.ledger.errors import LedgerError
    from vistka.vault.errors import VaultError

    try:
        yield
    except (Refused, VaultError, AccessError, LedgerError) as error:
        raise CommandError(str(error)) from error
    except DatabaseError as error:
        raise CommandError("a database cannot be used. `vistka doctor` may know why.") from error


@contextmanager
def portal_process() -> Iterator[None]:
    """The same for the portal, under its own settings. No room of the desk is imported, not even for its errors."""
    with _public_face("vistka.config.portal"):
        yield


@contextmanager
def call_process() -> Iterator[None]:
    """The same for the call face."""
    with _public_face("vistka.config.call"):
        yield


@contextmanager
def _public_face(settings: str) -> Iterator[None]:
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    _set_up()
    from django.db import DatabaseError

    from vistka.config.refusing import Refused

    try:
        yield
    except Refused as error:
        raise CommandError(str(error)) from error
    except DatabaseError as error:
        raise CommandError("the mailroom cannot be used.") from error


def _set_up() -> None:
    from vistka.config.environment import SettingsError
    from vistka.config.process import set_up

    try:
        set_up()
    except SettingsError as error:
        raise CommandError(str(error)) from error
