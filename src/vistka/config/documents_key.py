"""The public half of the key that signs printed forms, as a file in the folder: `vistka verify` needs no keyring for it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vistka.config.environment import Environment
from vistka.vault.keys import Purpose
from vistka.vault.signatures import public_key

if TYPE_CHECKING:
    from vistka.vault.keyring import Keyring

FILE: Final = "documents.pub"
_EXERCISE: Final = "exercise"


def publish_documents_key(folder: Path, keyring: Keyring) -> None:
    """Write it into the folder, readable by everybody, unless it stands there already. Raises `OSError`."""
    line = f"{public_key(keyring.current(Purpose.DOCUMENT).material).hex()}\n"
    file = folder / FILE
    if file.is_file() and file.read_text("ascii", "replace") == line:
        return
    beside = folder / f".{FILE}.{os.getpid()}"
    beside.write_text(line, "ascii")
    beside.chmod(0o644)
    os.replace(beside, file)


def published_documents_key(variables: Mapping[str, str]) -> tuple[Path, bool] | None:
    """The file of the installation that these variables mean, and whether it is an exercise; None: there is none.

    Raises `SettingsError`.
    """
    env = Environment(variables)
    exercise = env.choice("VISTKA_MODE", (_EXERCISE, "bureau"), _EXERCISE) == _EXERCISE
    folder = env.path("VISTKA_FOLDER", Path("var/exercise/bureau" if exercise else "/var/lib/vistka"))
    file = folder / FILE
    return (file, exercise) if file.is_file() else None
