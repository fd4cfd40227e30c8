"""The keyring's file: JSON, readable by its owner only, wrapped in a bureau by any two of the named officers.

The exercise's keys stand in it in clear. A bureau's are sealed by the file key, with everything else that the file
says as associated data, so that no officer, cost or mode can be changed in it unnoticed. The counts of uses lie
beside it in `<name>.uses`.
"""

from __future__ import annotations

import dataclasses
import fcntl
import json
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vistka.vault.errors import KeyringError
from vistka.vault.keyring import Keyring
from vistka.vault.keys import Key, Purpose
from vistka.vault.uses import UseCounter
from vistka.vault.wrapping import Cost, Wrapping, unwrap, wrap

FORMAT: Final = 1
_NONCE_BYTES: Final = 12
_Document = dict[str, Any]


@dataclass(frozen=True)
class KeyringHead:
    """What a keyring file tells without being opened. `officers` in order of name; none when it is not wrapped."""

    installation: UUID
    exercise: bool
    officers: tuple[str, ...]
    wrapped: bool


@dataclass(frozen=True)
class Unlocked:
    """An open keyring, and the key of its file, by which a running process reads and writes it again."""

    keyring: Keyring
    file_key: bytes | None = field(repr=False)


@dataclass(frozen=True)
class _Contents:
    """A keyring file as read. `keys` are the rows in clear, or hexadecimal digits of what the file key opens."""

    head: KeyringHead
    wrapping: Wrapping | None
    keys: Any
    bound: bytes


def uses_beside(path: Path) -> UseCounter:
    """The counter of a keyring file's keys."""
    return UseCounter(path.with_name(f"{path.name}.uses"))


def write_keyring(
    path: Path, keyring: Keyring, officers: Mapping[str, str] | None = None, *, cost: Cost | None = None
) -> Unlocked:
    """Write the file of a new keyring: a bureau's with two to ten officers and their passphrases, an exercise's none.

    Raises KeyringError when there is a file already: writing over it would lose all that is sealed under it.
    """
    with _alone_in(path.parent):
        if os.path.lexists(path):
            raise KeyringError(
                f"There is a keyring in {path} already. Move it away only if nothing is sealed under it."
            )
        return _write_wrapped(path, keyring, officers, cost)


def rewrap(path: Path, unlocked: Unlocked, officers: Mapping[str, str], *, cost: Cost | None = None) -> Unlocked:
    """Give the file to these officers and no others, under a new file key.

    A process that runs with the former one goes on, and must be started again before it can read the file again.
    """
    with _alone_in(path.parent):
        _refuse_changed(path, unlocked)
        return _write_wrapped(path, unlocked.keyring, officers, cost)


def replace(path: Path, unlocked: Unlocked, keyring: Keyring) -> Unlocked:
    """Write a changed keyring for the same officers, asking nobody.

    Raises KeyringError when the file is no longer as it was read, so that of two who change keys at once neither
    loses the other's.
    """
    with _alone_in(path.parent):
        before = _refuse_changed(path, unlocked)
        if keyring.installation != unlocked.keyring.installation:
            raise KeyringError("This keyring belongs to another installation. Write it to a file of its own.")
        changed = Unlocked(keyring, unlocked.file_key)
        _write(path, changed, before.wrapping)
        return changed


def read_head(path: Path) -> KeyringHead:
    """What the file tells without being opened; raises KeyringError when it cannot be trusted or read."""
    return _read(path).head


def unlock(path: Path, passphrases: Mapping[str, str] | None = None, *, exercise: bool) -> Unlocked:
    """Open the file, a bureau's by the passphrases of two officers.

    Raises KeyringError when it is of the other mode, readable by others, a link, or not a keyring; WrongPassphrase.
    """
    contents = _read(path)
    if contents.head.exercise != exercise:
        here, there = ("the exercise", "a bureau") if exercise else ("a bureau", "the exercise")
        raise KeyringError(f"{path} is a keyring of {there}, and this is {here}. Set VISTKA_MODE or VISTKA_KEYRING.")
    if contents.wrapping is None:
        return Unlocked(_keyring(path, contents, None), None)
    file_key = unwrap(contents.wrapping, passphrases or {})
    return Unlocked(_keyring(path, contents, file_key), file_key)


def reread(path: Path, unlocked: Unlocked) -> Unlocked:
    """The keyring as the file has it now, asking nobody: how a running process learns of a new key."""
    read = _keyring(path, _read(path), unlocked.file_key)
    return Unlocked(dataclasses.replace(read, uses=unlocked.keyring.uses), unlocked.file_key)


def complete(path: Path, unlocked: Unlocked) -> Unlocked:
    """The keyring with a key for each purpose, asking nobody: an older program wrote none for what came later."""
    if not _missing(unlocked.keyring):
        return unlocked
    with _alone_in(path.parent):
        contents = _read(path)
        now = keyring = _keyring(path, contents, unlocked.file_key)
        for purpose in _missing(now):
            keyring = keyring.with_new_version(purpose)
        completed = Unlocked(keyring, unlocked.file_key)
        if keyring is not now:  # else another process did it meanwhile
            _write(path, completed, contents.wrapping)
        return completed


def _missing(keyring: Keyring) -> list[Purpose]:
    return [purpose for purpose in Purpose if not keyring.versions(purpose)]


# Writing


def _write_wrapped(path: Path, keyring: Keyring, officers: Mapping[str, str] | None, cost: Cost | None) -> Unlocked:
    if keyring.exercise:
        if officers:
            raise KeyringError("The exercise's keyring is not wrapped. Name officers in a bureau only.")
        unlocked, wrapping = Unlocked(keyring, None), None
    else:
        wrapping, file_key = wrap(officers or {}, cost or Cost())
        unlocked = Unlocked(keyring, file_key)
    _write(path, unlocked, wrapping)
    return unlocked


def _write(path: Path, unlocked: Unlocked, wrapping: Wrapping | None) -> None:
    """Whole or not at all: a new file beside the old one, flushed to the disk, takes its place."""
    keyring = unlocked.keyring
    document: _Document = {
        "format": FORMAT,
        "installation": str(keyring.installation),
        "exercise": keyring.exercise,
        "wrapping": wrapping.as_json() if wrapping else None,
    }
    rows = [[key.purpose, key.version, key.material.hex()] for key in keyring.keys]
    document["keys"] = _sealed(rows, unlocked.file_key, _bound(document)) if unlocked.file_key else rows
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # made with mode 0600
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(descriptor)
        if _keyring(Path(name), _read(Path(name)), unlocked.file_key) != keyring:
            raise KeyringError("The keyring as written does not read back. The former file stands; try again.")
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    with _folder(path.parent) as folder:
        os.fsync(folder)


def _sealed(rows: list[list[Any]], file_key: bytes, bound: bytes) -> str:
    nonce = os.urandom(_NONCE_BYTES)
    return (nonce + AESGCM(file_key).encrypt(nonce, json.dumps(rows).encode(), bound)).hex()


def _bound(document: _Document) -> bytes:
    """Everything in the file but the keys, as one spelling."""
    return json.dumps({name: value for name, value in document.items() if name != "keys"}, sort_keys=True).encode()


def _refuse_changed(path: Path, unlocked: Unlocked) -> _Contents:
    contents = _read(path)
    if _keyring(path, contents, unlocked.file_key) != unlocked.keyring:
        raise KeyringError(f"{path} was changed by another command meanwhile. Nothing was written; run this again.")
    return contents


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One process at a time changes a keyring of this folder."""
    with _folder(folder) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


# Reading


def _read(path: Path) -> _Contents:
    try:
        document = json.loads(_content(path))
        if document["format"] != FORMAT:
            raise KeyringError(f"{path} was not written by this Vistka. Install the newest.")
        wrapping = Wrapping.from_json(document["wrapping"]) if document["wrapping"] else None
        if document["exercise"] is not (wrapping is None):
            raise KeyringError(f"{path} is wrapped as neither an exercise's nor a bureau's. Bring back a good copy.")
        names = wrapping.names if wrapping else ()
        head = KeyringHead(UUID(document["installation"]), wrapping is None, names, wrapping is not None)
        return _Contents(head, wrapping, document["keys"], _bound(document))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeyringError(f"{path} is not a keyring, or is damaged. Bring back a good copy.") from None


def _content(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError:
        raise KeyringError(f"There is no keyring in {path}. Set VISTKA_KEYRING, or run “vistka init”.") from None
    except OSError as fault:
        raise KeyringError(f"{path} cannot be read as a keyring: {fault.strerror}. It must be a plain file.") from None
    try:
        _refuse_reachable(path, os.fstat(descriptor))
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(descriptor)


def _refuse_reachable(path: Path, status: os.stat_result) -> None:
    """Raises KeyringError for anything but a plain file that only this process's own user, or root, can reach."""
    if not stat.S_ISREG(status.st_mode):
        raise KeyringError(f"{path} is not a plain file. Set VISTKA_KEYRING to the keyring itself.")
    if stat.S_IMODE(status.st_mode) & 0o077:
        raise KeyringError(f"Others may read or change {path}. Run “chmod 600 {path}”; if they could, rotate keys.")
    if status.st_uid not in (os.geteuid(), 0):
        raise KeyringError(f"{path} belongs to another user. Make it this process's own with “chown”.")


def _keyring(path: Path, contents: _Contents, file_key: bytes | None) -> Keyring:
    try:
        rows = _opened(contents, file_key) if file_key else contents.keys
        keys = tuple(Key(Purpose(purpose), version, bytes.fromhex(material)) for purpose, version, material in rows)
    except (InvalidTag, ValueError, TypeError):
        raise KeyringError(
            f"{path} is damaged, or was given to other officers since. Start again; else bring back a good copy."
        ) from None
    return Keyring(contents.head.installation, contents.head.exercise, keys, uses_beside(path))


def _opened(contents: _Contents, file_key: bytes) -> Any:
    sealed = bytes.fromhex(contents.keys)
    return json.loads(AESGCM(file_key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], contents.bound))
