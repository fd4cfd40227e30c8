"""What desk and portal settings have in common: addresses of databases, and what every answer forbids a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from vistka.config.environment import Environment, SettingsError

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
LANGUAGES: Final = [("uk", "Українська"), ("ru", "Русский"), ("en", "English"), ("pt", "Português")]
LOCALE: Final = Path(__file__).parent.parent / "locale"
HSTS_SECONDS: Final = 2 * 365 * 24 * 3600
POLICY: Final = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

_SQLITE: Final = {
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON",
    }
}


def database(env: Environment, variable: str, file: Path) -> dict[str, object]:
    """The database that a variable names, else the SQLite file. Raises `SettingsError`, which repeats no address."""
    try:
        found: dict[str, object] = environ.Env.db_url_config(env.secret(variable) or f"sqlite:///{file}")
    except (ValueError, KeyError, ImproperlyConfigured):  # their messages quote the address, which holds a password
        found = {}
    kind = str(found.get("ENGINE")).rpartition(".")[2]
    if kind not in ("sqlite3", "postgresql"):
        raise SettingsError(f"{variable}: is not the address of an SQLite or PostgreSQL database.")
    return found | (_SQLITE if kind == "sqlite3" else {})
