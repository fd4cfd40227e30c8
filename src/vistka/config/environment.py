"""Settings out of the environment, read strictly: what is misspelt or means nothing stops the program."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PREFIX: Final = "VISTKA_"
FROM_FILE: Final = "_FILE"
SETTINGS_MODULE: Final = "vistka.config.settings"

VARIABLES: Final[Mapping[str, str]] = {
    "VISTKA_MODE": "exercise (invented people, this machine only) or bureau (real people) (exercise)",
    "VISTKA_NAME": "name of the bureau, as its pages show it (Vistka)",
    "VISTKA_FOLDER": "where keyring and databases lie (var/exercise/bureau; in a bureau /var/lib/vistka)",
    "VISTKA_KEYRING": "the keyring file, which no backup may hold (keyring in the folder)",
    "VISTKA_SECRET_KEY": "50 or more random characters that sign cookies (needed in a bureau)",
    "VISTKA_DATABASE_URL": "address of the bureau database (SQLite in the folder)",
    "VISTKA_MAILROOM_URL": "address of the mailroom database (SQLite in the folder)",
    "VISTKA_HOSTS": "host names under which the desk is reached, with commas between (127.0.0.1,localhost)",
    "VISTKA_TLS": "who encrypts the connection: none (exercise only), certificate (vistka itself) or proxy (none)",
    "VISTKA_TLS_CERTIFICATE": "file of the certificate and its chain, for VISTKA_TLS=certificate",
    "VISTKA_TLS_KEY": "file of the certificate's private key, for VISTKA_TLS=certificate",
    "VISTKA_PROXY": "IP address of the one proxy whose requests are answered, for VISTKA_TLS=proxy",
    "VISTKA_HEADS": "folder off this host to which signed heads of the ledger are written, hourly (none)",
    "VISTKA_HEADS_MAIL": "mail addresses to which they are sent too, daily, with commas between (none)",
    "VISTKA_SMTP": "address of the mail server, as in smtp+tls://user:password@host:587 (none)",
    "VISTKA_MAIL_FROM": "sender of its mails (vistka@localhost)",
    "VISTKA_BACKUP_TO": "age recipients of backups, with commas between (none)",
    "VISTKA_OFFLINE_KEY": "public half of the bureau's offline key, 64 hexadecimal digits (in an exercise offline.pub)",
    "VISTKA_PORTAL_HOSTS": "host names under which the portal is reached, with commas between (127.0.0.1,localhost)",
    "VISTKA_PORTAL_URL": "address of the portal, for the hourly canary and for printed pages (http://127.0.0.1:8001)",
    "VISTKA_PORTAL_REQUESTS": "after so many requests the portal's worker process is replaced (1000)",
    "VISTKA_ONION": "onion address of the portal, shown to families (none)",
    "VISTKA_HOTLINE": "telephone number of the bureau's hotline, shown to families (none)",
    "VISTKA_POST_ADDRESS": "postal address of the bureau, shown to families (none)",
    "VISTKA_SUPPORT": "where families find support, a line that every page of waiting shows (none)",
    "VISTKA_EXIT": "address of an ordinary page to which the portal's exit leads (https://www.wikipedia.org/)",
    "VISTKA_MAIL_HOURS": "hours at which every mailbox gets its mail, UTC, with commas between (06:00)",
    "VISTKA_NOTICE_DAY": "day of the week on which notices go out, 1 Monday to 7 Sunday (1)",
    "VISTKA_NOTICE_SMTP": "mail server of notices, of a neutral domain of its own (none: notices by mail are off)",
    "VISTKA_NOTICE_FROM": "sender of notices, of that neutral domain (none)",
    "VISTKA_NOTICE_DROP": "folder into which notices by SMS and messenger are written (none: they are off)",
    "VISTKA_CALL_HOSTS": "host names under which calls in the browser are reached, with commas (127.0.0.1,localhost)",
    "VISTKA_CALL_URL": "address of the call face, for the links of calls (in an exercise http://127.0.0.1:8002)",
    "VISTKA_TURN": "addresses of the relay of calls, as in turns:relay.example:443, with commas between (none)",
    "VISTKA_TURN_SECRET": "secret that the desk shares with the relay, its static-auth-secret (none)",
    "VISTKA_FETCH": "sites whose pages reviewers may fetch by address, with commas, as in example.org (none)",
    "VISTKA_LANGUAGE": "language of a page whose reader asks for none: uk, ru, en or pt (en)",
    "VISTKA_TIME_ZONE": "time zone in which pages show times, as in Europe/Kyiv (UTC)",
}
"""Every variable and what it means; in brackets what holds without it."""

SECRETS: Final = frozenset(
    {
        *("VISTKA_SECRET_KEY", "VISTKA_DATABASE_URL", "VISTKA_MAILROOM_URL", "VISTKA_SMTP", "VISTKA_NOTICE_SMTP"),
        "VISTKA_TURN_SECRET",
    }
)
"""May also come from a file, which NAME_FILE names: systemd and containers hand secrets over so."""


OF_THE_DESK: Final = (
    *("VISTKA_DATABASE_URL", "VISTKA_KEYRING", "VISTKA_SECRET_KEY", "VISTKA_SMTP", "VISTKA_NOTICE_SMTP"),
    *("VISTKA_HEADS", "VISTKA_HEADS_MAIL", "VISTKA_BACKUP_TO", "VISTKA_TURN_SECRET"),
)
"""What portal and call face must not be told."""


class SettingsError(Exception):
    """A variable cannot be used. The message names the variable, never what stood in it."""


class Environment:
    """The variables of a process. Raises `SettingsError` for a `VISTKA_` variable that does not exist."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._given = {name: value for name, value in variables.items() if name.startswith(PREFIX)}
        for name in sorted(self._given.keys() - VARIABLES.keys() - {secret + FROM_FILE for secret in SECRETS}):
            raise SettingsError(f"{name}: there is no such setting; docs/operations.md lists them.")

    def text(self, name: str, default: str = "") -> str:
        """What stands in `name`, without the spaces around it."""
        if name not in VARIABLES:
            raise SettingsError(f"{name}: is read but not described in {__name__}.VARIABLES.")
        return self._given.get(name, default).strip()

    def choice(self, name: str, choices: tuple[str, ...], default: str) -> str:
        """One of `choices`, written exactly so."""
        found = self.text(name, default)
        if found not in choices:
            raise SettingsError(f"{name}: must be one of {', '.join(choices)}.")
        return found

    def words(self, name: str, default: str) -> list[str]:
        """What stands between the commas."""
        return [word for part in self.text(name, default).split(",") if (word := part.strip())]

    def number(self, name: str, default: int) -> int:
        """A whole number above 0."""
        found = self.text(name, str(default))
        if not (found.isascii() and found.isdigit() and int(found) > 0):
            raise SettingsError(f"{name}: must be a whole number above 0.")
        return int(found)

    def path(self, name: str, default: Path) -> Path:
        """A place in the file system; a relative one is meant from the folder the program was started in."""
        return Path(self.text(name) or default).absolute()

    def secret(self, name: str, default: str = "") -> str:
        """A secret from `name`, or from the file that `name_FILE` names."""
        file = self._given.get(name + FROM_FILE)
        if file is None:
            return self.text(name, default)
        if name in self._given:
            raise SettingsError(f"{name}: is given twice, also by {name + FROM_FILE}; keep one.")
        try:
            return Path(file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{name + FROM_FILE}: that file cannot be read.") from error


def forget_secrets() -> None:
    """Take the secrets out of the environment once the settings are read.

    Granian copies the environment into every request (granian/wsgi.py), and a child process would inherit it.
    """
    for name in SECRETS:
        os.environ.pop(name, None)
