"""`vistka keys`: rotate the keys, see that everything opens, give the keyring to other officers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from vistka.cli.errors import CommandError
from vistka.cli.server import installation
from vistka.progress import Bar

if TYPE_CHECKING:
    from vistka.ledger.actors import Actor


def run(asked: argparse.Namespace) -> None:
    """What `asked.what` names. Raises `CommandError` where something does not open, or nothing may be done."""
    with installation():
        {"rotate": _rotate, "check": _check, "officers": _officers}[asked.what](asked)


def _rotate(asked: argparse.Namespace) -> None:
    from django.conf import settings

    from vistka.config.in_use import alone
    from vistka.config.rotating import rotate, under_way
    from vistka.config.start import start

    with alone():
        unlocked = start()
        by = _sign_in(asked.account)
        if under_way(unlocked.keyring):
            print("A rotation was begun before and goes on.", file=sys.stderr)
        with Bar("Sealing anew", "rows", sys.stderr) as sealing, Bar("Checking", "rows", sys.stderr) as checking:
            rotated = rotate(Path(settings.KEYRING), unlocked, by, sealing.show, checking.show)
    if rotated.refused:
        raise CommandError(
            f"{rotated.resealed:,} rows were sealed anew, but the old keys stay: these could not be. Mend them, "
            f"then run this again.\n{_listed(rotated.refused)}"
        )
    print(
        f"{rotated.resealed:,} rows were sealed anew, and the old keys are gone. Everybody signs in again.\n"
        "Backups made before open no longer with this keyring: make one now (`vistka backup`), and keep a copy of the "
        "keyring where no backup lies."
    )


def _check(_: argparse.Namespace) -> None:
    from vistka.config.in_use import beside_others
    from vistka.config.start import start

    with beside_others():
        start()
        from vistka.ledger.resealing import check_all

        with Bar("Checking", "rows", sys.stderr) as bar:
            swept = check_all(bar.show)
    if swept.refused:
        raise CommandError(f"{len(swept.refused):,} of what was opened do not open.\n{_listed(swept.refused)}")
    print(f"All opens: {swept.rows:,} rows, and the files.")


def _officers(asked: argparse.Namespace) -> None:
    from django.conf import settings

    from vistka.config.in_use import beside_others
    from vistka.config.rotating import note
    from vistka.config.start import start
    from vistka.config.unlocking import new_passphrases
    from vistka.vault.keyring_file import read_head, rewrap

    path = Path(settings.KEYRING)
    if not read_head(path).wrapped:
        raise CommandError("an exercise's keyring lies open; it has no officers.")
    with beside_others():
        unlocked = start()
        by = _sign_in(asked.account)
        officers = tuple(asked.officers or read_head(path).officers)
        passphrases = new_passphrases(officers)
        note(by, "vault.officers")
        rewrap(path, unlocked, passphrases)
    print(
        f"The keyring is opened by any two of: {', '.join(officers)}.\nOld copies of its file still open by the former "
        "passphrases: destroy them. Whoever could have read one makes a rotation needed (`vistka keys rotate`)."
    )


def _sign_in(account: str) -> Actor:
    from vistka.access.terminal import sign_in_at_terminal

    return sign_in_at_terminal(account, ask=getpass if sys.stdin.isatty() else _read_line)


def _read_line(_: str) -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"  {line}" for line in lines)
