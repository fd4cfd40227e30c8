"""The command line of the server: what its commands take, and their help."""

from __future__ import annotations

import argparse
from typing import Final

from vistka.cli.command import Command, take_nothing

FACES = ("desk", "portal", "call")

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
Answer requests until stopped (SIGTERM). Refuses to start where it would not be
safe.

desk    for the bureau's staff. In a bureau two officers open the keyring first:
        at the terminal, or by two lines name:passphrase on standard input.
portal  for families. It holds no key and knows the mailroom's database only;
        a bureau runs it on a host of its own.
call    for calls in the browser. It holds no key and no secret, and knows its
        part of the mailroom's database only; again on a host of its own.

In an exercise `vistka serve` alone serves all three, as processes of their own:
the desk at --port, the portal at the next one, calls at the one after."""

_PORTAL_ROLE = """\
Hold the portal to what it must do: on PostgreSQL its user of the mailroom
database may leave submissions, read letters and published keys, write and
delete drafts, and nothing else. With --face call the same for calls in the
browser: that user may read the rooms of calls, take a place once, and add
signals. Prints the SQL; with --apply runs it. It is run at the desk, whose user
owns the tables, after `vistka init` and after every `vistka migrate`. The user
must exist: createuser --pwprompt vistka-portal."""

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


_KEYS = """\
rotate    make new keys, seal everything anew, see that all of it opens, and
          forget the old keys. Stop `vistka serve` and `vistka work` first. What
          is stopped or killed goes on when run again; a row that other hands
          wrote is named and left alone, and then the old keys stay.
check     open everything, change nothing, name what does not open.
officers  give the keyring to the officers named, and to no others.

The keys of the ledger's chain and of its signed heads are not renewed: what
they prove must stay provable."""

_BACKUP = """\
Write one file, encrypted for the age recipients named (age1…; several may be
named, one of them kept far away): both databases as they stand at one moment
each, and what is needed to prove them. The keyring is not in it, nor is any
value in clear: keep a copy of the keyring elsewhere, or the backup is noise."""

_RESTORE = """\
Bring a backup back into an installation whose keyring lies in its place and
whose databases are empty. Proves it before anybody can sign in: that it is
whole and this installation's, that everything opens, that the ledger verifies
(against the signed heads given by --heads), and erases again what was withdrawn
since (--withdrawn). What was stopped or killed goes on when run again."""

_FORMS = """\
Print blank forms for paper, each with a number of its own, a signature and a
QR that proves them, and record that they were issued. They are written to a
folder (-o), a PDF/A each, readable by you alone.

KIND: capture_card_family, capture_card_agency, correspondence_card, letter,
family_message, death_notice, repatriation_certificate, packet_inventory,
handover_protocol, journey_sheet, list_of_graves.
Languages: two of uk, ru, en, pt; the first stands in front.

With --key instead of KIND: print the public key by which others verify forms
(`vistka verify`), and its fingerprint. Give it to those who must verify."""

_CANARY = """\
fly       look at the portal's pages, then file an enquiry about nobody, page
          by page, over VISTKA_PORTAL_URL. `vistka work` does so each hour,
          knows it when it arrives, and keeps nothing of it. What is not right
          is due at the desk.
remember  say that the pages are right as they are now: after an installation,
          an update, a change of settings. From then on they are compared."""

_LEDGER = """\
verify  read every entry and every recorded row, hold them against each other
        and against signed heads kept off this host, and name what was removed,
        cut off, altered, moved or put back. Says what it cannot see.
anchor  sign the head: one line, to be kept where nobody of this host can
        change it. `vistka work` does so each hour where VISTKA_HEADS says
        whereto, and mails it each day to VISTKA_HEADS_MAIL."""


def _take_keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("rotate", "check", "officers"), help="what to do")
    parser.add_argument("officers", metavar="OFFICER", nargs="*", help="for officers: account names (the present ones)")
    parser.add_argument(
        "--as", metavar="ACCOUNT", dest="account", default="", help="who does it, for the ledger (rotate, officers)"
    )


_PORTAL_KEYS = """\
The portal seals what families write to a key of the week, and seals to no key
that the bureau's offline key has not signed. That one lies on a machine without
a network.

new      on the offline machine: make the offline key (-o, default offline.key).
         What it prints goes into VISTKA_OFFLINE_KEY of desk and portal.
make     at the desk: make keys for the next weeks (--weeks) and write those
         that wait for a signature to a file (-o).
sign     on the offline machine: sign the keys in that file (--key, -o). Compare
         aloud what it prints with what `make` printed.
publish  at the desk: check the signatures in the file that came back, and
         publish the keys.
show     at the desk: what there is, and for how long.

new and sign need neither an installation nor a database."""


def _take_portal_keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("new", "make", "sign", "publish", "show"), help="what to do")
    parser.add_argument("file", metavar="FILE", nargs="?", help="for sign and publish: the file that was carried over")
    parser.add_argument("--weeks", metavar="N", type=int, default=26, help="for make: so many weeks (26)")
    parser.add_argument("--key", metavar="FILE", default="offline.key", help="for sign: the offline key (offline.key)")
    parser.add_argument("-o", dest="out", metavar="OUT", help="for new, make and sign: the file to write")
    parser.add_argument(
        "--as", metavar="ACCOUNT", dest="account", default="", help="who does it, for the ledger (make, publish)"
    )


def _take_forms(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("kind", metavar="KIND", nargs="?", help="which form")
    what.add_argument("--key", action="store_true", help="print the public key of the forms")
    parser.add_argument("--languages", metavar="A,B", default="uk,en", help="the two languages (uk,en)")
    parser.add_argument("--count", metavar="N", type=int, default=1, help="so many forms (1)")
    parser.add_argument("-o", dest="out", metavar="FOLDER", default="forms", help="the folder to write to (forms)")
    parser.add_argument("--as", metavar="ACCOUNT", dest="account", default="", help="who issues them, for the ledger")


def _take_canary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=("fly", "remember"), help="what to do")
    parser.add_argument("--as", metavar="ACCOUNT", dest="account", default="", help="for remember: who says so")


def _take_ledger(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=("verify", "anchor"), help="what to do")
    parser.add_argument(
        "--heads", metavar="FILE", action="append", help="for verify: a file of signed heads, a line each"
    )
    parser.add_argument("-o", dest="out", metavar="OUT", help="for anchor: write the head here (standard output)")


def _take_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", dest="out", metavar="OUT", required=True, help="the file to write")
    parser.add_argument(
        "--to", metavar="RECIPIENT", action="append", help="age recipient, for each (those of VISTKA_BACKUP_TO)"
    )


def _take_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP", help="the file that `vistka backup` wrote")
    parser.add_argument("--identity", metavar="FILE", required=True, help="file with the age secret key")
    parser.add_argument("--heads", metavar="FILE", action="append", help="a file of signed heads, a line each")
    parser.add_argument("--withdrawn", metavar="FILE", help="the file of withdrawals kept beside the signed heads")


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
    parser.add_argument("face", choices=FACES, nargs="?", help="what to serve (in an exercise all)")
    parser.add_argument("--host", default="127.0.0.1", help="IP address to listen on (127.0.0.1)")
    parser.add_argument("--port", metavar="N", type=_port, help="port to listen on (desk 8000, portal 8001, call 8002)")


def _take_portal_role(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("role", metavar="NAME", help="that face's user of the mailroom database")
    parser.add_argument("--face", choices=("portal", "call"), default="portal", help="whose user it is (portal)")
    parser.add_argument("--apply", action="store_true", help="run the SQL instead of printing it")


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
    Command(
        "serve",
        "answer requests: the desk for staff, the portal for families, calls",
        "vistka serve desk --port 8000\n  vistka serve portal --host 192.0.2.20 --port 8443",
        _SERVE,
        _take_serve,
    ),
    Command(
        "portal-role",
        "hold the portal's database user to what it must do",
        "vistka portal-role vistka-portal --apply",
        _PORTAL_ROLE,
        _take_portal_role,
    ),
    Command("work", "work off what waits, beside serve", "vistka work", _WORK, take_nothing),
    Command("tick", "find out once what is due", "vistka tick", _TICK, take_nothing),
    Command("keys", "renew the keys, or see that everything opens", "vistka keys rotate --as olena", _KEYS, _take_keys),
    Command(
        "portal-keys",
        "make, sign and publish the keys to which the portal seals",
        "vistka portal-keys make --weeks 26 -o unsigned.json --as olena",
        _PORTAL_KEYS,
        _take_portal_keys,
    ),
    Command(
        "forms",
        "print blank forms, numbered and signed, for paper",
        "vistka forms capture_card_family --languages uk,en --count 50 --as stepan\n  vistka forms --key > bureau.key",
        _FORMS,
        _take_forms,
    ),
    Command(
        "canary",
        "file at the portal as a family does, and compare its pages",
        "vistka canary remember --as olena",
        _CANARY,
        _take_canary,
    ),
    Command(
        "ledger",
        "prove what was done and who looked, or sign its head",
        "vistka ledger verify --heads /mnt/elsewhere/heads.jsonl",
        _LEDGER,
        _take_ledger,
    ),
    Command(
        "backup",
        "write one encrypted file of everything but the keys",
        "vistka backup -o /mnt/elsewhere/2026-11-23.age --to age1...",
        _BACKUP,
        _take_backup,
    ),
    Command(
        "restore",
        "bring a backup back, and prove it",
        "vistka restore 2026-11-23.age --identity officer.key --heads heads.jsonl",
        _RESTORE,
        _take_restore,
    ),
    Command("migrate", "bring the databases to this version", "vistka migrate", _MIGRATE, take_nothing),
)
