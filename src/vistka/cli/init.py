"""`vistka init`: a new installation, and how its first staff sign in."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from vistka.cli.errors import CommandError, WrongCommandLine
from vistka.cli.server import installation

if TYPE_CHECKING:
    from vistka.access.roles import Role
    from vistka.config.founding import Founders

FEWEST: Final = 2


def run(asked: argparse.Namespace) -> None:
    """Make the installation. Raises `CommandError` where one stands already or the settings are refused."""
    with installation():
        from vistka.access.errors import AccessError
        from vistka.config.founding import finish, found

        try:
            codes = found(_founders(asked), lambda line: print(line, file=sys.stderr))
        except AccessError as error:
            raise CommandError(str(error)) from error
        print("The installation stands. Codes for the first sign-in, shown this once:\n")
        for account, code in codes.items():
            print(f"  {account:<16}{code}")
        print("\nHand each to its owner alone. Next: `vistka doctor`, `vistka serve`, `vistka work`.", flush=True)
        finish()


def _founders(asked: argparse.Namespace) -> Founders | None:
    """Who was named; None for the invented staff of an exercise."""
    from django.conf import settings

    from vistka.config.founding import Founders

    officers = tuple(asked.officers or ())
    others = tuple(_member(text) for text in asked.staff or ())
    if not officers and not others and settings.EXERCISE:
        return None
    accounts = [*officers, *(account for account, _ in others)]
    if len(officers) < FEWEST or len(set(accounts)) < len(accounts):
        raise WrongCommandLine("name two or more officers, each by --officer NAME, and nobody twice.")
    return Founders(officers, others)


def _member(text: str) -> tuple[str, tuple[Role, ...]]:
    from vistka.access.roles import Role

    account, _, roles = text.partition(":")
    try:
        return account, tuple(Role(role) for role in roles.split(","))
    except ValueError:
        raise WrongCommandLine(f"--staff takes NAME:ROLE,ROLE with roles of these: {', '.join(Role)}.") from None
