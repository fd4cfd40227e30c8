"""`vistka portal-role`: what a public face's database user may do."""

from __future__ import annotations

import argparse
from typing import Final

from vistka.cli.errors import CommandError
from vistka.cli.server import installation

FACES: Final = {"portal": "The portal's", "call": "The call face's"}


def run(asked: argparse.Namespace) -> None:
    """Print the SQL, or run it with the desk's own connection. Raises `CommandError` where there are no users."""
    with installation():
        from django.db import ProgrammingError, connections, transaction

        from vistka.mailroom.grants import statements

        connection = connections["mailroom"]
        if connection.vendor != "postgresql":
            raise CommandError("the mailroom is a file, which knows no users. A bureau's mailroom is PostgreSQL.")
        lines = list(statements(asked.role, connection, asked.face))
        if not asked.apply:
            print(";\n".join(lines) + ";")
            return
        try:
            with transaction.atomic(using="mailroom"), connection.cursor() as cursor:
                for line in lines:
                    cursor.execute(line)
        except ProgrammingError as error:
            raise CommandError(
                "the database refused. Does that user exist, and do the tables belong to the user in "
                "VISTKA_MAILROOM_URL?"
            ) from error
        print(f"{FACES[asked.face]} user may do what it must, and nothing else.")
