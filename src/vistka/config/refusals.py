"""Why the desk refuses to start: a table, applied before anything else happens.

Each line is tested on the settings as they are. `doctor` shows the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings as django_settings

from vistka.config.refusing import (
    ALIKE,
    Refusal,
    Settings,
    folder_missing,
    foreign_hosts,
    looked_at,
    open_hosts,
    open_to_others,
    refuse_by,
)
from vistka.config.refusing import Refused as Refused
from vistka.vault.errors import VaultError
from vistka.vault.keyring_file import read_head

SECRET_LENGTH: Final = 50
SECRET_LETTERS: Final = 12
"""A secret with fewer different characters is a word or a pattern, not a random value."""


def _weak_secret(settings: Settings) -> bool:
    secret = settings.SECRET_KEY
    return len(secret) < SECRET_LENGTH or len(set(secret)) < SECRET_LETTERS or secret.startswith("django-insecure")


def _keyring_missing(settings: Settings) -> bool:
    return not Path(settings.KEYRING).is_file()


def _open_keyring(settings: Settings) -> bool:
    return open_to_others(Path(settings.KEYRING))


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


REFUSALS: Final = (
    *ALIKE,
    Refusal(
        "VISTKA_SECRET_KEY is missing, short or no random value.",
        "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(48))' and name its file in "
        "VISTKA_SECRET_KEY_FILE.",
        _weak_secret,
    ),
    Refusal("VISTKA_HOSTS is open.", "Name each host under which the desk is reached.", open_hosts),
    Refusal(
        "VISTKA_HOSTS names another machine.",
        "An exercise is reached from its own machine only; leave the setting out.",
        foreign_hosts,
        also_in_exercise=True,
    ),
    Refusal("The folder is missing.", "Name it in VISTKA_FOLDER, or run `vistka init`.", folder_missing, True, True),
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
    return looked_at(REFUSALS, settings)


def refuse_to_start(settings: Settings = django_settings, *, made_by_init: bool = True) -> None:
    """Raises `Refused` with every line that is wrong; before `init`, but for what `init` makes."""
    refuse_by(REFUSALS, settings, made_by_init=made_by_init)
