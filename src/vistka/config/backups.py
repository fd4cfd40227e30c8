"""The backup: one file, encrypted by age for people who keep their keys elsewhere; and the way back, with its proof."""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pyrage
from django.conf import settings
from django.db import connections

from vistka.config.copies import ALIASES, CopyFailed, copy_in, copy_out, is_empty
from vistka.config.start import NOT_PROVED
from vistka.ledger.models import Head
from vistka.vault.current import keyring

MANIFEST: Final = "manifest.json"


class BackupError(CopyFailed):
    """A backup cannot be made, or is not one of ours."""


def make_backup(out: Path, recipients: Sequence[str]) -> None:
    """Write the backup to `out`, complete or not at all. Raises `BackupError`."""
    to = _recipients(recipients)
    with _private_folder() as folder:
        for alias in ALIASES:
            copy_out(alias, folder / alias)
        (folder / MANIFEST).write_text(json.dumps(_manifest(folder)))
        bundle = folder / "bundle.tar"
        with tarfile.open(bundle, "w") as tar:
            for name in (MANIFEST, *ALIASES):
                tar.add(folder / name, name)
        sealed = folder / "bundle.age"
        pyrage.encrypt_file(str(bundle), str(sealed), to)
        _move(sealed, out)


def restore(backup: Path, identity: Path) -> dict[str, Any]:
    """Fill both databases from the backup; its manifest. They are not proved yet: `NOT_PROVED` stays until `proved`.

    Raises `BackupError` where something stands already, or for a file that is not this installation's.
    """
    mark = settings.FOLDER / NOT_PROVED
    if not mark.exists() and (full := [alias for alias in ALIASES if not is_empty(alias)]):
        raise BackupError(f"The database {full[0]} is not empty. A backup is brought back into empty ones only.")
    with _private_folder() as folder:
        manifest = _opened(backup, identity, folder)
        mark.touch(mode=0o600)
        for alias in ALIASES:
            copy_in(alias, folder / alias)
    return manifest


def proved() -> None:
    """The databases may be used."""
    (settings.FOLDER / NOT_PROVED).unlink(missing_ok=True)


def _opened(backup: Path, identity: Path, folder: Path) -> dict[str, Any]:
    bundle = folder / "bundle.tar"
    try:
        pyrage.decrypt_file(str(backup), str(bundle), _identities(identity))
        with tarfile.open(bundle) as tar:
            for name in (MANIFEST, *ALIASES):
                tar.extract(name, folder, filter="data")
    except (pyrage.DecryptError, tarfile.TarError, KeyError, OSError) as error:
        raise BackupError("This file does not open with that key, or is no backup, or is damaged.") from error
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    if manifest["installation"] != str(keyring().installation):
        raise BackupError("This backup is another installation's: its keyring is not the one that lies here.")
    if manifest["vendors"] != _vendors():
        raise BackupError(f"This backup was made of {manifest['vendors']['default']}. Name such databases.")
    if any(manifest["sha256"][alias] != _sha256(folder / alias) for alias in ALIASES):
        raise BackupError("This backup is damaged: a database in it is not as it was written.")
    return manifest


def _manifest(folder: Path) -> dict[str, Any]:
    head = Head.objects.first()
    return {
        "installation": str(keyring().installation),
        "exercise": keyring().exercise,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "entries": head.number if head else 0,
        "vendors": _vendors(),
        "sha256": {alias: _sha256(folder / alias) for alias in ALIASES},
    }


def _vendors() -> dict[str, str]:
    return {alias: connections[alias].vendor for alias in ALIASES}


def _sha256(file: Path) -> str:
    with open(file, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _recipients(texts: Iterable[str]) -> list[Any]:
    try:
        found = [pyrage.x25519.Recipient.from_str(text) for text in texts]
    except pyrage.RecipientError as error:
        raise BackupError(
            "A recipient is not an age recipient: it begins with age1. `age-keygen` makes one."
        ) from error
    if not found:
        raise BackupError("Name who can open the backup: --to age1…, or VISTKA_BACKUP_TO.")
    return found


def _identities(file: Path) -> list[Any]:
    try:
        lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
        return [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise BackupError(f"{file}: holds no age secret key.") from error


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder for the copies beside the databases, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=settings.FOLDER, prefix=".backup-") as folder:  # made with mode 0700
        yield Path(folder)


def _move(file: Path, to: Path) -> None:
    """To its place, which may be on another disk: complete, flushed, then renamed."""
    beside = to.with_name(f".{to.name}.part")
    try:
        with (
            open(file, "rb") as source,
            open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target,
        ):
            while piece := source.read(1 << 20):
                target.write(piece)
            target.flush()
            os.fsync(target.fileno())
        os.replace(beside, to)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BackupError(f"{to}: cannot be written.") from error
