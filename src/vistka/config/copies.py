"""A whole database as one file, and back: SQLite by its own copy, PostgreSQL by pg_dump and pg_restore.

What is copied is ciphertext already. The copies still lie in a private folder only while a backup is made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

from django.db import connections

from vistka.vault.errors import VaultError

ALIASES: Final = ("default", "mailroom")


class CopyFailed(VaultError):
    """A database could not be copied or brought back."""


def copy_out(alias: str, to: Path) -> None:
    """Write the database as it stands at one moment to a new file. Raises `CopyFailed`."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(to)])
    else:
        _run(alias, "pg_dump", "--format=custom", "--no-owner", f"--file={to}")
    os.chmod(to, 0o600)


def is_empty(alias: str) -> bool:
    """Whether nothing stands in the database yet."""
    return not connections[alias].introspection.table_names()


def copy_in(alias: str, copy: Path) -> None:
    """Fill the database from a copy, whole or not at all. Raises `CopyFailed`."""
    connection = connections[alias]
    settings = connection.settings_dict
    connection.close()
    if connection.vendor == "sqlite":
        place = Path(str(settings["NAME"]))
        for journal in ("-wal", "-shm"):
            place.with_name(place.name + journal).unlink(missing_ok=True)
        beside = place.with_name(f"{place.name}.restoring")
        shutil.copyfile(copy, beside)
        os.chmod(beside, 0o600)
        os.replace(beside, place)
    else:
        _run(alias, "pg_restore", "--single-transaction", "--no-owner", "--clean", "--if-exists", str(copy))


def _run(alias: str, program: str, *arguments: str) -> None:
    """The password goes by the environment of the child alone: arguments can be seen by everybody."""
    settings: dict[str, Any] = connections[alias].settings_dict
    environment = os.environ | {
        f"PG{name}": str(value)
        for name, value in {
            "HOST": settings["HOST"],
            "PORT": settings["PORT"],
            "USER": settings["USER"],
            "PASSWORD": settings["PASSWORD"],
            **{name.upper(): value for name, value in settings["OPTIONS"].items() if name.startswith("ssl")},
        }.items()
        if value
    }
    where = ("--dbname", str(settings["NAME"]))
    try:
        subprocess.run([program, *where, *arguments], env=environment, check=True, capture_output=True)  # noqa: S603
    except FileNotFoundError as error:
        raise CopyFailed(f"{program} is not installed here. Install postgresql-client.") from error
    except subprocess.CalledProcessError as error:  # what it says may quote rows
        raise CopyFailed(
            f"{program} failed ({error.returncode}). Its database may be out of reach or too new."
        ) from None
