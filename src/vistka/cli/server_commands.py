"""The command line of the server: what `init`, `doctor`, `serve`, `work`, `tick` and `migrate` take, and their help."""

from __future__ import annotations

import argparse
from typing import Final

from vistka.cli.command import Command, take_nothing

FACES = ("desk",)

_INIT = """\
Make an installation in VISTKA_FOLDER: keyring, databases, and the accounts of
the first staff. The roles named here hold at once, on the word of two officers;
every later one is proposed, seconded, and waits a day. The codes for the first
sign-in are printed once. An init that was stopped goes on when run again.

In an exercise (VISTKA_MODE=exercise, the default) the people are invented, the
keyring lies open, and the desk is reached from this machine only. In a bureau
any two of the named officers open the keyring. Their passphrases and everyone's
real name are asked at the terminal, or read from standard input: a line
name:passphrase of each officer, then a line for each name."""

_DOCTOR = """\
Look through settings, keyring, databases and machine, and say what is wrong and
how to mend it, a line each: ok, warn or wrong. Opens no key and changes
nothing."""

_SERVE = """\
Answer requests to the desk until stopped (SIGTERM). In a bureau two officers
open the keyring first: at the terminal, or by two lines name:passphrase on
standard input. Refuses to start where it would not be safe."""

_WORK = """\
Work off what waits: tasks, clocks, what follows the records. Runs once, beside
`vistka serve`, and opens the keyring as that does. SIGTERM lets it finish what
it is doing."""

_TICK = """\
Ask every clock what has become due, and wake what has to be done. `vistka work`
does so each minute; this is for an hour when no worker runs."""

_MIGRATE = """\
Bring the databases to the version of the program, after an update. Stop `vistka
serve` and `vistka work`, and make a backup first."""


def _take_init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--officer",
        metavar="NAME",
        dest="officers",
        action="append",
        help="account name of an officer, for each of two or more; the first is administrator, the second "
        "data-protection officer (in an exercise staff is invented)",
    )
    parser.add_argument(
        "--staff",
        metavar="NAME:ROLE,ROLE",
        action="append",
        help="account name and roles of somebody else of the first staff, for each",
    )


def _take_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("face", choices=FACES, nargs="?", default="desk", help="what to serve (desk)")
    parser.add_argument("--host", default="127.0.0.1", help="IP address to listen on (127.0.0.1)")
    parser.add_argument("--port", metavar="N", type=_port, default=8000, help="port to listen on (8000)")


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError("must be 1 to 65535")
    return number


_port.__name__ = "port"

SERVER_COMMANDS: Final = (
    Command(
        "init",
        "make an installation: keyring, databases, first accounts",
        "vistka init --officer olena --officer taras",
        _INIT,
        _take_init,
    ),
    Command("doctor", "say what is wrong here, and how to mend it", "vistka doctor", _DOCTOR, take_nothing),
    Command("serve", "answer requests to the desk", "vistka serve desk --port 8000", _SERVE, _take_serve),
    Command("work", "work off what waits, beside serve", "vistka work", _WORK, take_nothing),
    Command("tick", "find out once what is due", "vistka tick", _TICK, take_nothing),
    Command("migrate", "bring the databases to this version", "vistka migrate", _MIGRATE, take_nothing),
)
