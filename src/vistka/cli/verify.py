"""`vistka verify`: whether a printed form is the bureau's and unchanged. No server, no keyring, no Django."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Final

from vistka.cli.errors import CommandError
from vistka.config.documents_key import published_documents_key
from vistka.config.environment import SettingsError
from vistka.documents.proofs import Claim, NotProved, Unreadable, key_in, read_code, read_file, read_key
from vistka.vault.signatures import fingerprint

_MOST_BYTES: Final = 50_000_000
_HEX_DIGITS: Final = frozenset("0123456789abcdefABCDEF")
_KEY_DIGITS: Final = 64


class CannotRead(CommandError):
    """What was given is no form, no code, or no key."""

    exit_code = 2


def run(asked: argparse.Namespace) -> None:
    """Prove what was given. Raises `CommandError` (exit code 1) if it is not proved, `CannotRead` (2)."""
    try:
        _verify(asked)
    except Unreadable as error:
        raise CannotRead(str(error)) from error
    except NotProved as error:
        raise CommandError(f"NOT PROVED. {error}") from error


def _verify(asked: argparse.Namespace) -> None:
    given = asked.key if asked.key is not None else _installed()
    if asked.code is not None:
        if given is None:
            raise CannotRead("a code is proved by the bureau's public key only: name it with --key.")
        key = _key(given)
        _say(read_code(asked.code, key), key, "The form itself was not looked at: only its file proves what it says.")
        return
    pdf = _bytes_of(asked.file)
    key = _key(given) if given is not None else _own_key(pdf)
    claim = read_file(pdf, key)
    if given is None:
        raise NotProved(
            f"The file was not changed since it was signed, but whose key signed it is not shown.\n"
            f"  its key: {fingerprint(key)}\nCompare that with the bureau's, or name the bureau's key with --key."
        )
    _say(claim, key, "Not changed: every byte of the file is as it was issued.")


def _say(claim: Claim, key: bytes, proved: str) -> None:
    kind = claim.kind.replace("_", " ") + (" (blank, filled in by hand)" if claim.blank else "")
    number = f"{claim.number[:3]} {claim.number[3:6]} {claim.number[6:]}"
    print(
        f"PROVED: issued by the holder of this key.\n"
        f"  form       {kind}\n"
        f"  number     {number}\n"
        f"  issued on  {claim.issued_on.isoformat()}\n"
        f"  key        {fingerprint(key)}\n"
        f"{proved}"
    )


def _installed() -> str | None:
    """The file of the installation here, if there is one; whose key it is, is said."""
    try:
        found = published_documents_key(os.environ)
    except SettingsError as error:
        raise CannotRead(str(error)) from error
    if found is None:
        return None
    file, exercise = found
    print(f"Held against the key of the installation here: {file}")
    if exercise:
        print("It is the key of an exercise, and proves nothing of a real bureau.")
    return str(file)


def _key(given: str) -> bytes:
    """The key itself, or the file that holds it."""
    if len(given) == _KEY_DIGITS and set(given) <= _HEX_DIGITS:
        return read_key(given)
    try:
        return read_key(_bytes_of(given).decode("ascii"))
    except UnicodeDecodeError:
        raise Unreadable("A key is 64 hexadecimal digits, as `vistka forms --key` prints it.") from None


def _own_key(pdf: bytes) -> bytes:
    key = key_in(pdf)
    if key is None:
        raise Unreadable("This is not a form that a bureau issued with Vistka.")
    return key


def _bytes_of(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            found = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise CannotRead(f"{name}: cannot be read.") from error
    if len(found) > _MOST_BYTES:
        raise CannotRead(f"{name}: is too large for a form.")
    return found
