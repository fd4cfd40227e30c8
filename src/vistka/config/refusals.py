"""Why Vistka refuses to start: a table, and one function that applies it before anything else happens.

Each line is tested on the settings as they are. `doctor` shows the same lines.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.conf import settings as django_settings

from vistka.config.process import may_be_dumped
from vistka.vault.errors import VaultError
from vistka.vault.keyring_file import read_head

Settings = Any  # django.conf.LazySettings, or anything that has the same names

SECRET_LENGTH: Final = 50
SECRET_LETTERS: Final = 12
"""A secret with fewer different characters is a word or a pattern, not a random value."""


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


def _weak_secret(settings: Settings) -> bool:
    secret = settings.SECRET_KEY
    return len(secret) < SECRET_LENGTH or len(set(secret)) < SECRET_LETTERS or secret.startswith("django-insecure")


def _open_hosts(settings: Settings) -> bool:
    return not settings.ALLOWED_HOSTS or any(host == "*" or host.startswith(".") for host in settings.ALLOWED_HOSTS)


def _foreign_hosts(settings: Settings) -> bool:
    return bool(settings.EXERCISE) and any(host.strip("[]") not in settings.LOOPBACK for host in settings.ALLOWED_HOSTS)


def _no_tls(settings: Settings) -> bool:
    return settings.TLS not in ("certificate", "proxy")


def _no_certificate(settings: Settings) -> bool:
    files = (settings.TLS_CERTIFICATE, settings.TLS_KEY)
    return settings.TLS == "certificate" and not all(file and Path(file).is_file() for file in files)


def _open_certificate_key(settings: Settings) -> bool:
    return settings.TLS == "certificate" and _open_to_others(Path(settings.TLS_KEY))


def _no_proxy(settings: Settings) -> bool:
    return settings.TLS == "proxy" and not is_address(settings.PROXY)


def _far_database_in_clear(settings: Settings) -> bool:
    """Only `verify-full` stops another machine from answering in the database's place (libpq, "SSL Support")."""
    return any(
        "postgresql" in database["ENGINE"]
        and not (database["HOST"] == "" or database["HOST"].startswith("/") or database["HOST"] in settings.LOOPBACK)
        and database.get("OPTIONS", {}).get("sslmode") != "verify-full"
        for database in settings.DATABASES.values()
    )


def _folder_missing(settings: Settings) -> bool:
    return not Path(settings.FOLDER).is_dir()


def _open_folder(settings: Settings) -> bool:
    return _open_to_others(Path(settings.FOLDER))


def _open_database(settings: Settings) -> bool:
    return any(_open_to_others(file) for file in database_files(settings))


def _keyring_missing(settings: Settings) -> bool:
    return not Path(settings.KEYRING).is_file()


def _open_keyring(settings: Settings) -> bool:
    return _open_to_others(Path(settings.KEYRING))


def _keyring_unreadable(settings: Settings) -> bool:
    """Not a keyring at all, or one that `vault` refuses to look at."""
    if _keyring_missing(settings) or _open_keyring(settings):
        return False  # said in lines of their own
    try:
        read_head(Path(settings.KEYRING))
    except (VaultError, OSError):
        return True
    return False


def _keyring_of_the_other_mode(settings: Settings) -> bool:
    if _keyring_missing(settings) or _open_keyring(settings) or _keyring_unreadable(settings):
        return False
    return read_head(Path(settings.KEYRING)).exercise is not settings.EXERCISE


def _unwrapped_keyring(settings: Settings) -> bool:
    if _keyring_missing(settings) or _open_keyring(settings) or _keyring_unreadable(settings):
        return False
    return not read_head(Path(settings.KEYRING)).wrapped


def _dumps(_: Settings) -> bool:
    return may_be_dumped()


REFUSALS: Final = (
    Refusal("DEBUG is on.", "It shows what people wrote to whoever causes an error; switch it off.", _debug),
    Refusal(
        "VISTKA_SECRET_KEY is missing, short or no random value.",
        "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(48))' and name its file in "
        "VISTKA_SECRET_KEY_FILE.",
        _weak_secret,
    ),
    Refusal("VISTKA_HOSTS is open.", "Name each host under which the desk is reached.", _open_hosts),
    Refusal(
        "VISTKA_HOSTS names another machine.",
        "An exercise is reached from its own machine only; leave the setting out.",
        _foreign_hosts,
        also_in_exercise=True,
    ),
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
    Refusal("The folder is missing.", "Name it in VISTKA_FOLDER, or run `vistka init`.", _folder_missing, True, True),
    Refusal("Others can look into the folder.", "chmod 700 the folder in VISTKA_FOLDER.", _open_folder, True),
    Refusal("Others can read a database file.", "chmod 600 what lies in the folder.", _open_database, True),
    Refusal("The keyring is missing.", "Bring its file back, or run `vistka init`.", _keyring_missing, True, True),
    Refusal("Others can read the keyring.", "chmod 600 it, and rotate all keys.", _open_keyring, True),
    Refusal(
        "The keyring cannot be used.",
        "Bring back a good copy of its file; it must be a plain file of the user who runs Vistka.",
        _keyring_unreadable,
        True,
    ),
    Refusal(
        "The keyring belongs to the other mode.",
        "Invented and real people never share keys; set VISTKA_MODE or VISTKA_KEYRING right.",
        _keyring_of_the_other_mode,
        True,
    ),
    Refusal("The keyring is not wrapped.", "A bureau's keyring opens by two officers only.", _unwrapped_keyring),
)


def refusals(settings: Settings = django_settings) -> Iterator[tuple[Refusal, bool]]:
    """Each line that holds in this mode, and whether it is wrong."""
    for refusal in REFUSALS:
        if refusal.also_in_exercise or not settings.EXERCISE:
            yield refusal, refusal.wrong(settings)


def refuse_to_start(settings: Settings = django_settings, *, made_by_init: bool = True) -> None:
    """Raises `Refused` with every line that is wrong; before `init`, but for what `init` makes."""
    lines = [
        f"{refusal.what} {refusal.mend}"
        for refusal, wrong in refusals(settings)
        if wrong and (made_by_init or not refusal.until_init)
    ]
    if lines:
        raise Refused(lines)


def database_files(settings: Settings) -> Iterator[Path]:
    """The files of the SQLite databases that exist, with their journals."""
    for database in settings.DATABASES.values():
        if "sqlite" in database["ENGINE"]:
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


def _open_to_others(path: Path) -> bool:
    try:
        return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    except FileNotFoundError:
        return False
