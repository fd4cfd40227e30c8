"""Refusing to start: what a line of a table of refusals is, what desk and portal refuse alike, and what applies them.

The desk's own lines are in `refusals`, the portal's in `portal_refusals`; nothing here touches a keyring.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final, NamedTuple

from vistka.config.process import may_be_dumped

Settings = Any  # django.conf.LazySettings, or anything that has the same names


class Refused(Exception):
    """Vistka does not start like this. Each line says what is wrong and how to mend it."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("refuses to start.\n" + "\n".join(f"  {line}" for line in lines))


class Refusal(NamedTuple):
    """`wrong` is true of settings that are refused; in the exercise it is asked only where `also_in_exercise`."""

    what: str
    mend: str
    wrong: Callable[[Settings], bool]
    also_in_exercise: bool = False
    until_init: bool = False
    """True before `vistka init`, which makes what is missing."""


def _debug(settings: Settings) -> bool:
    return bool(settings.DEBUG)


def _no_tls(settings: Settings) -> bool:
    return settings.TLS not in ("certificate", "proxy")


def _no_certificate(settings: Settings) -> bool:
    files = (settings.TLS_CERTIFICATE, settings.TLS_KEY)
    return settings.TLS == "certificate" and not all(file and Path(file).is_file() for file in files)


def _open_certificate_key(settings: Settings) -> bool:
    return settings.TLS == "certificate" and open_to_others(Path(settings.TLS_KEY))


def _no_proxy(settings: Settings) -> bool:
    return settings.TLS == "proxy" and not is_address(settings.PROXY)


def _far_database_in_clear(settings: Settings) -> bool:
    """Only `verify-full` stops another machine from answering in the database's place (libpq, "SSL Support")."""
    return any(
        "postgresql" in database.get("ENGINE", "")
        and not (database["HOST"] == "" or database["HOST"].startswith("/") or database["HOST"] in settings.LOOPBACK)
        and database.get("OPTIONS", {}).get("sslmode") != "verify-full"
        for database in settings.DATABASES.values()
    )


def _open_folder(settings: Settings) -> bool:
    return open_to_others(Path(settings.FOLDER))


def _open_database(settings: Settings) -> bool:
    return any(open_to_others(file) for file in database_files(settings))


def _dumps(_: Settings) -> bool:
    return may_be_dumped()


def open_hosts(settings: Settings) -> bool:
    """Whether any name whatever would be answered to."""
    return not settings.ALLOWED_HOSTS or any(host == "*" or host.startswith(".") for host in settings.ALLOWED_HOSTS)


def foreign_hosts(settings: Settings) -> bool:
    """Whether an exercise would answer to the name of another machine."""
    return bool(settings.EXERCISE) and any(host.strip("[]") not in settings.LOOPBACK for host in settings.ALLOWED_HOSTS)


def folder_missing(settings: Settings) -> bool:
    """Whether there is no such folder."""
    return not Path(settings.FOLDER).is_dir()


ALIKE: Final = (
    Refusal("DEBUG is on.", "It shows what people wrote to whoever causes an error; switch it off.", _debug),
    Refusal("Nobody encrypts the connection.", "Set VISTKA_TLS to certificate or proxy.", _no_tls),
    Refusal(
        "The certificate or its key is missing.",
        "Name two files in VISTKA_TLS_CERTIFICATE and VISTKA_TLS_KEY.",
        _no_certificate,
    ),
    Refusal("Others can read the certificate's key.", "chmod 600 the file in VISTKA_TLS_KEY.", _open_certificate_key),
    Refusal("The proxy is not named.", "Set VISTKA_PROXY to its IP address.", _no_proxy),
    Refusal(
        "A database on another machine is reached without its certificate being checked.",
        "Add ?sslmode=verify-full to its address.",
        _far_database_in_clear,
    ),
    Refusal("Crashes could write memory to a disk.", "Let Vistka set RLIMIT_CORE and prctl.", _dumps, True),
    Refusal("Others can look into the folder.", "chmod 700 the folder in VISTKA_FOLDER.", _open_folder, True),
    Refusal("Others can read a database file.", "chmod 600 what lies in the folder.", _open_database, True),
)
"""What desk and portal refuse alike."""


def looked_at(table: Iterable[Refusal], settings: Settings) -> Iterator[tuple[Refusal, bool]]:
    """Each line of the table that holds in this mode, and whether it is wrong."""
    for refusal in table:
        if refusal.also_in_exercise or not settings.EXERCISE:
            yield refusal, refusal.wrong(settings)


def refuse_by(table: Iterable[Refusal], settings: Settings, *, made_by_init: bool = True) -> None:
    """Raises `Refused` with every line that is wrong; before `init`, but for what `init` makes."""
    lines = [
        f"{refusal.what} {refusal.mend}"
        for refusal, wrong in looked_at(table, settings)
        if wrong and (made_by_init or not refusal.until_init)
    ]
    if lines:
        raise Refused(lines)


def database_files(settings: Settings) -> Iterator[Path]:
    """The files of the SQLite databases that exist, with their journals."""
    for database in settings.DATABASES.values():
        if "sqlite" in database.get("ENGINE", ""):
            yield from (
                file for end in ("", "-wal", "-shm", "-journal") if (file := Path(f"{database['NAME']}{end}")).exists()
            )


def is_address(text: str) -> bool:
    """Whether it is an IP address."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def open_to_others(path: Path) -> bool:
    """Whether anybody but its owner may do anything with a file or folder; not if there is none."""
    try:
        return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    except FileNotFoundError:
        return False
